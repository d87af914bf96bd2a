#include "app/sandbox/scenario.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using sandbox::ScenarioError;

/// The part of a scenario that tells of groups, and the built-in scenarios that need more than one person.
class tst_ScenarioGroups : public QObject
{
    Q_OBJECT

private slots:
    void rubbishIsRefusedWithItsPath_data();
    void rubbishIsRefusedWithItsPath();
    void everyFieldIsRead();
    void defaultsAreThePlatformsOwn();
    void theOnlyMemberNeedsNoName();
    void peopleAndGroupsAreFoundByNameOrOpenid();
    void ownIdIsTheSeedWithItsSwitchOn();
    void fourRepliesWantsMoreThanItsPlatformAllows();
    void groupChatHasTwoMembersAndReceivesAll();
};

namespace {

const QString anna = u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s;
const QString ben = u"F9E8D7C6B5A493827160F5E4D3C2B1A0"_s;
const QString team = u"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"_s;

/// A scenario with Anna, Ben and a group of what `group` says.
QByteArray withGroup(const QByteArray &group, const QByteArray &more = {})
{
    return R"({"version":1,"name":"n","people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"anna"},)"
           R"({"openid":"F9E8D7C6B5A493827160F5E4D3C2B1A0","name":"ben"}],"groups":[{)"
        + group + "}]" + more + '}';
}

QByteArray withTeam(const QByteArray &more)
{
    return withGroup(R"("openid":"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6","name":"team","members":["anna"])", more);
}

sandbox::Scenario read(const QByteArray &json)
{
    const auto scenario = sandbox::parseScenario(json);
    if (!scenario)
        qFatal("%s: %s", qPrintable(scenario.error().path), qPrintable(scenario.error().reason));
    return *scenario;
}

sandbox::Scenario builtIn(const QString &name)
{
    const auto scenario = sandbox::loadScenario(name);
    return scenario ? *scenario : sandbox::Scenario();
}

void addRowsOfTheGroup()
{
    using enum ScenarioError::Kind;
    const QByteArray openid = R"("openid":"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6")";
    QTest::newRow("no openid") << withGroup(R"("members":["anna"])") << Missing << u"$.groups[0].openid"_s;
    QTest::newRow("a person's openid") << withGroup(R"("openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","members":["anna"])")
                                       << BadValue << u"$.groups[0].openid"_s;
    QTest::newRow("nobody in it") << withGroup(openid) << Missing << u"$.groups[0].members"_s;
    QTest::newRow("a stranger in it") << withGroup(openid + R"(,"members":["anna","carl"])") << BadValue
                                      << u"$.groups[0].members[1]"_s;
    QTest::newRow("a number in it") << withGroup(openid + R"(,"members":[1])") << BadValue
                                    << u"$.groups[0].members[0]"_s;
    QTest::newRow("twice in it") << withGroup(openid + R"(,"members":["anna","0A1B2C3D4E5F60718293A4B5C6D7E8F9"])")
                                 << BadValue << u"$.groups[0].members[1]"_s;
    QTest::newRow("flag as text") << withGroup(openid + R"(,"members":["anna"],"receive_all":"yes")") << WrongType
                                  << u"$.groups[0].receive_all"_s;
    QTest::newRow("misspelt key") << withGroup(openid + R"(,"members":["anna"],"recieve_all":true)") << UnknownKey
                                  << u"$.groups[0].recieve_all"_s;
}

void addRowsOfThePlay()
{
    using enum ScenarioError::Kind;
    QTest::newRow("no such group") << withTeam(R"(,"steps":[{"as":"anna","in":"club","say":"a"}])") << BadValue
                                   << u"$.steps[0].in"_s;
    QTest::newRow("no member") << withTeam(R"(,"steps":[{"as":"ben","in":"team","say":"a"}])") << BadValue
                               << u"$.steps[0].as"_s;
    QTest::newRow("mention to a person") << withTeam(R"(,"steps":[{"as":"anna","say":"a","mention":true}])")
                                         << UnknownKey << u"$.steps[0].mention"_s;
    QTest::newRow("mention as number") << withTeam(R"(,"steps":[{"in":"team","say":"a","mention":1}])") << WrongType
                                       << u"$.steps[0].mention"_s;
    QTest::newRow("a person's event") << withTeam(R"(,"steps":[{"in":"team","event":"FRIEND_ADD"}])") << BadValue
                                      << u"$.steps[0].event"_s;
    QTest::newRow("a group's event") << withTeam(R"(,"steps":[{"as":"ben","event":"GROUP_ADD_ROBOT"}])") << BadValue
                                     << u"$.steps[0].event"_s;
    QTest::newRow("six replies") << withTeam(R"(,"rules":{"group_replies":6})") << BadValue
                                 << u"$.rules.group_replies"_s;
    QTest::newRow("no window") << withTeam(R"(,"rules":{"group_window_minutes":0})") << BadValue
                               << u"$.rules.group_window_minutes"_s;
    QTest::newRow("unknown switch") << withTeam(R"(,"switches":{"anchor":true})") << UnknownKey
                                    << u"$.switches.anchor"_s;
    QTest::newRow("switch as text") << withTeam(R"(,"switches":{"anchor_on_own_id":"on"})") << WrongType
                                    << u"$.switches.anchor_on_own_id"_s;
}

} // namespace

void tst_ScenarioGroups::rubbishIsRefusedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ScenarioError::Kind>("kind");
    QTest::addColumn<QString>("path");
    addRowsOfTheGroup();
    addRowsOfThePlay();
}

void tst_ScenarioGroups::rubbishIsRefusedWithItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(ScenarioError::Kind, kind);
    QFETCH(QString, path);
    const auto scenario = sandbox::parseScenario(json);
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().path, path);
    QCOMPARE(scenario.error().kind, kind);
}

void tst_ScenarioGroups::everyFieldIsRead()
{
    const sandbox::Scenario scenario = read(withGroup(
        R"("openid":"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6","name":"team","members":["ben","anna"],"receive_all":true)",
        R"(,"rules":{"group_replies":3,"group_window_minutes":2},"switches":{"anchor_on_own_id":true},)"
        R"("steps":[{"as":"anna","in":"team","say":"hi","mention":false},{"in":"team","event":"GROUP_MSG_REJECT"},)"
        R"({"wait":"last_round"}])"));
    QCOMPARE(scenario.groups.size(), 1);
    QCOMPARE(scenario.groups.first(),
        (sandbox::Group{core::PeerId(team), u"team"_s, {core::PeerId(ben), core::PeerId(anna)}, true}));
    QCOMPARE(scenario.rules.groupReplies, 3);
    QCOMPARE(scenario.rules.groupWindow, core::Milliseconds(2 * 60 * 1000));
    QVERIFY(scenario.switches.anchorOnOwnId);
    const auto say = std::get<sandbox::SayInGroup>(scenario.steps.at(0).act);
    QCOMPARE(say.group.value, team);
    QCOMPARE(say.person.value, anna);
    QCOMPARE(say.text, u"hi"_s);
    QVERIFY(!say.mention);
    QCOMPARE(std::get<sandbox::Push>(scenario.steps.at(1).act).place,
        (sandbox::Place{protocol::Scene::Group, core::PeerId(team)}));
    QVERIFY(std::holds_alternative<sandbox::WaitForLastRound>(scenario.steps.at(2).act));
}

void tst_ScenarioGroups::defaultsAreThePlatformsOwn()
{
    const sandbox::Scenario scenario = read(withTeam(R"(,"steps":[{"as":"anna","in":"team","say":"hi"}])"));
    QCOMPARE(scenario.rules.groupReplies, 5);
    QCOMPARE(scenario.rules.groupWindow, core::Milliseconds(5 * 60 * 1000));
    QVERIFY(!scenario.groups.first().receiveAll);
    QVERIFY(!scenario.switches.anchorOnOwnId);
    QVERIFY(std::get<sandbox::SayInGroup>(scenario.steps.first().act).mention);
}

void tst_ScenarioGroups::theOnlyMemberNeedsNoName()
{
    const sandbox::Scenario scenario = read(withTeam(R"(,"steps":[{"in":"team","say":"hi"}])"));
    QCOMPARE(std::get<sandbox::SayInGroup>(scenario.steps.first().act).person.value, anna);
}

void tst_ScenarioGroups::peopleAndGroupsAreFoundByNameOrOpenid()
{
    const sandbox::Scenario scenario = read(withTeam(
        R"(,"steps":[{"as":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","in":"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6","say":"a"}])"));
    QCOMPARE(std::get<sandbox::SayInGroup>(scenario.steps.first().act).group.value, team);
    const sandbox::Cast cast{scenario.people, scenario.groups, {}};
    QCOMPARE(cast.person(core::PeerId(ben))->name, u"ben"_s);
    QCOMPARE(cast.group(core::PeerId(team))->name, u"team"_s);
    QVERIFY(!cast.person(core::PeerId(team)) && !cast.group(core::PeerId(anna)));
}

void tst_ScenarioGroups::ownIdIsTheSeedWithItsSwitchOn()
{
    const sandbox::Scenario seed = builtIn(u"seed-three-messages"_s);
    const sandbox::Scenario own = builtIn(u"own-id"_s);
    QVERIFY(own.switches.anchorOnOwnId && !seed.switches.anchorOnOwnId);
    QCOMPARE(own.people, seed.people);
    QCOMPARE(own.rules, seed.rules);
    QCOMPARE(std::get<sandbox::Say>(own.steps.first().act).text, std::get<sandbox::Say>(seed.steps.first().act).text);
    const QList<sandbox::Round> rounds = own.model.rules.first().rounds;
    QCOMPARE(rounds.size(), 2);
    for (qsizetype i = 0; i < rounds.size(); ++i) {
        const sandbox::Round &told = seed.model.rules.first().rounds.at(i);
        QCOMPARE(rounds.at(i).content, told.content);
        QCOMPARE(rounds.at(i).contentAfterError, told.contentAfterError);
        QCOMPARE(rounds.at(i).toolCalls.size(), told.toolCalls.size());
        for (qsizetype j = 0; j < told.toolCalls.size(); ++j)
            QCOMPARE(rounds.at(i).toolCalls.at(j).arguments, told.toolCalls.at(j).arguments);
    }
}

void tst_ScenarioGroups::fourRepliesWantsMoreThanItsPlatformAllows()
{
    const sandbox::Scenario scenario = builtIn(u"four-replies"_s);
    QCOMPARE(scenario.rules.replies, 4);
    const QList<sandbox::Round> first = scenario.model.rules.at(0).rounds;
    QCOMPARE(first.at(0).toolCalls.size(), 5);
    QVERIFY(first.at(0).content.isEmpty() && !first.at(1).content.isEmpty() && first.at(1).contentAfterError);
    const QList<sandbox::Round> second = scenario.model.rules.at(1).rounds;
    QCOMPARE(second.at(0).toolCalls.size(), 1);
    QVERIFY(second.at(0).content.isEmpty() && !second.at(1).content.isEmpty());
}

void tst_ScenarioGroups::groupChatHasTwoMembersAndReceivesAll()
{
    const sandbox::Scenario scenario = builtIn(u"group-chat"_s);
    QCOMPARE(scenario.groups.size(), 1);
    QCOMPARE(scenario.groups.first().members.size(), 2);
    QVERIFY(scenario.groups.first().receiveAll);
    const auto count = [&scenario](bool mention) {
        return std::ranges::count_if(scenario.steps, [mention](const sandbox::Step &step) {
            const auto *say = std::get_if<sandbox::SayInGroup>(&step.act);
            return say && say->mention == mention;
        });
    };
    QCOMPARE(count(true), 2);
    QCOMPARE(count(false), 2);
}

QTEST_GUILESS_MAIN(tst_ScenarioGroups)
#include "tst_scenariogroups.moc"
