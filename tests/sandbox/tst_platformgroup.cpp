#include "app/protocol/frame.h"
#include "app/sandbox/platform.h"
#include "tests/sandbox/client.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

/// Groups and changes at run time, over real sockets; the rules themselves are tst_SendBookGroup's.
class tst_PlatformGroup : public QObject
{
    Q_OBJECT

private slots:
    void aMentionComesWithItsOwnTagCutOut();
    void receivingAllAMentionComesTwiceUnderOneId();
    void receivingAllTalkWithoutAMentionComesOnce();
    void talkWithoutAMentionIsNotPushedOtherwise();
    void onlyMembersAreHeard();
    void aMemberHasAnotherOpenidInEachGroup();
    void aGroupSendIsSeenInTheGroup();
    void anAnchorOfAPersonIsInvalidInAGroup();
    void groupEventsCarryTheGroup_data();
    void groupEventsCarryTheGroup();
    void eventsOfTheOtherSceneAreNotPushed();
    void theGroupsWindowEndsByTheClock();
    void rulesChangeForTheNextSend();
    void whoComesLaterIsHeardAndAnswered();
    void aMentionIsWaitedForAndTalkIsNot();
};

namespace {

/// A platform with Anna, Ben and the team, and a client that has identified.
struct Fixture
{
    explicit Fixture(const QByteArray &group = {}, const QByteArray &more = {})
        : platform(peopleAndTeam(group, more), clock)
    {
        if (!platform.open())
            qFatal("no port");
        const QJsonObject credentials{{u"appId"_s, u"102000001"_s}, {u"clientSecret"_s, QString::fromUtf8(secret)}};
        const QByteArray token
            = client.post(platform.tokenUrl(), credentials).json().value("access_token"_L1).toString().toUtf8();
        authorization = "QQBot " + token;
        const Answer gateway = client.get(url(u"/gateway"_s), authorization);
        socket = std::make_unique<Socket>(QUrl(gateway.json().value("url"_L1).toString()));
        std::ignore = socket->frame(0);
        socket->send(identify(token));
        std::ignore = socket->frame(1);
    }
    QUrl url(const QString &path) const { return QUrl(platform.apiBase().toString() + path); }
    /// What a client of ours reads in the event with that index, the first being 0.
    protocol::UserMessage message(qsizetype index)
    {
        const auto frame = protocol::parseFrame(QJsonDocument(socket->frame(index + 2)).toJson());
        const auto *dispatch = frame ? std::get_if<protocol::Dispatch>(&frame->payload) : nullptr;
        const auto *message = dispatch ? std::get_if<protocol::UserMessage>(&dispatch->event) : nullptr;
        return message ? *message : protocol::UserMessage();
    }
    /// Events that came, after the ones that are still under way.
    qsizetype events()
    {
        std::ignore = client.get(url(u"/users/@me"_s), authorization);
        return socket->count() - 2;
    }
    Answer send(const QString &route, const QString &openid, const QString &msgId, int seq = 1)
    {
        return client.post(url(u"/v2/%1/%2/messages"_s.arg(route, openid)),
            {{u"msg_type"_s, 0}, {u"content"_s, u"好"_s}, {u"msg_id"_s, msgId}, {u"msg_seq"_s, seq}}, authorization);
    }
    bool sayInTeam(const QString &text, bool mention = true, const QString &who = anna)
    {
        return platform.sayInGroup(core::PeerId(team), core::PeerId(who), text, mention).has_value();
    }

    SetClock clock;
    sandbox::Platform platform;
    Client client;
    QByteArray authorization;
    std::unique_ptr<Socket> socket;
};

const QByteArray receiveAll = R"(,"receive_all":true)";

} // namespace

void tst_PlatformGroup::aMentionComesWithItsOwnTagCutOut()
{
    Fixture f;
    QVERIFY(f.sayInTeam(u"查天气"_s));
    const protocol::UserMessage message = f.message(0);
    QCOMPARE(f.socket->frame(2).value("t"_L1).toString(), u"GROUP_AT_MESSAGE_CREATE"_s);
    QCOMPARE(message.scene, protocol::Scene::Group);
    QCOMPARE(message.peer.value, team);
    QCOMPARE(message.sender, sandbox::memberOpenid(core::PeerId(team), core::PeerId(anna)));
    QCOMPARE(message.username, u"anna"_s);
    QCOMPARE(message.content, u" 查天气"_s);
    QVERIFY(message.addressed && message.mentions.isEmpty());
    QCOMPARE(f.events(), 1);
}

void tst_PlatformGroup::receivingAllAMentionComesTwiceUnderOneId()
{
    Fixture f(receiveAll);
    QVERIFY(f.sayInTeam(u"查天气"_s));
    const protocol::UserMessage at = f.message(0);
    const protocol::UserMessage full = f.message(1);
    QCOMPARE(f.socket->frame(3).value("t"_L1).toString(), u"GROUP_MESSAGE_CREATE"_s);
    QVERIFY(!at.msgId.isEmpty());
    QCOMPARE(full.msgId, at.msgId);
    QVERIFY(full.eventId != at.eventId);
    QVERIFY(at.addressed && full.addressed);
    QCOMPARE(displayText(full), u"@sandbox 查天气"_s);
    QCOMPARE(f.send(u"groups"_s, team, at.msgId.value, 1).status, 200);
    QCOMPARE(f.send(u"groups"_s, team, full.msgId.value, 1).code(), 40054005); // one anchor
}

void tst_PlatformGroup::receivingAllTalkWithoutAMentionComesOnce()
{
    Fixture f(receiveAll);
    QVERIFY(f.sayInTeam(u"今天好热"_s, false));
    const protocol::UserMessage message = f.message(0);
    QCOMPARE(message.content, u"今天好热"_s);
    QVERIFY(!message.addressed);
    QCOMPARE(f.events(), 1);
    QCOMPARE(f.send(u"groups"_s, team, message.msgId.value).status, 200); // it anchors all the same
}

void tst_PlatformGroup::talkWithoutAMentionIsNotPushedOtherwise()
{
    Fixture f;
    QVERIFY(f.sayInTeam(u"今天好热"_s, false));
    QCOMPARE(f.events(), 0);
}

void tst_PlatformGroup::onlyMembersAreHeard()
{
    Fixture f(receiveAll);
    QVERIFY(!f.sayInTeam(u"hi"_s, true, ben));
    QVERIFY(!f.sayInTeam(u"hi"_s, true, team));
    QVERIFY(!f.platform.sayInGroup(core::PeerId(anna), core::PeerId(anna), u"hi"_s, true));
    QVERIFY(!f.platform.say(core::PeerId(team), u"hi"_s));
    QCOMPARE(f.events(), 0);
}

void tst_PlatformGroup::aMemberHasAnotherOpenidInEachGroup()
{
    static const QRegularExpression form(u"^[0-9A-F]{32}$"_s);
    const core::PeerId person(anna);
    const core::PeerId one = sandbox::memberOpenid(core::PeerId(team), person);
    const core::PeerId other = sandbox::memberOpenid(core::PeerId(ben), person);
    QVERIFY(form.match(one.value).hasMatch());
    QVERIFY(one != person && other != person && one != other);
    QCOMPARE(sandbox::memberOpenid(core::PeerId(team), person), one);
}

void tst_PlatformGroup::aGroupSendIsSeenInTheGroup()
{
    Fixture f;
    QVERIFY(f.sayInTeam(u"查天气"_s));
    const QString msgId = f.message(0).msgId.value;
    QCOMPARE(f.send(u"groups"_s, team, msgId, 3).status, 200);
    QVERIFY(f.platform.say(core::PeerId(anna), u"hello"_s));
    QCOMPARE(f.send(u"users"_s, anna, f.message(1).msgId.value).status, 200);
    const QList<sandbox::SeenMessage> seen = f.platform.record().seen;
    QCOMPARE(seen.size(), 2);
    QCOMPARE(seen.first().scene, protocol::Scene::Group);
    QCOMPARE(seen.first().peer.value, team);
    QCOMPARE(seen.first().anchor, msgId);
    QCOMPARE(seen.first().msgSeq, 3);
    QCOMPARE(seen.last().scene, protocol::Scene::C2c);
    QCOMPARE(seen.last().peer.value, anna);
    const QByteArray json = sandbox::toJson(f.platform.record());
    QVERIFY(json.contains("\"scene\":\"group\"") && json.contains("\"scene\":\"c2c\""));
    QVERIFY(json.contains("\"peer\":\"" + team.toLatin1()));
}

void tst_PlatformGroup::anAnchorOfAPersonIsInvalidInAGroup()
{
    Fixture f;
    QVERIFY(f.platform.say(core::PeerId(anna), u"hello"_s));
    QVERIFY(f.sayInTeam(u"查天气"_s));
    const QString annas = f.message(0).msgId.value;
    const QString teams = f.message(1).msgId.value;
    const Answer refused = f.send(u"groups"_s, team, annas);
    QCOMPARE(refused.status, 400);
    QCOMPARE(refused.code(), 40034024);
    QCOMPARE(f.send(u"users"_s, anna, teams).code(), 40034024);
    QCOMPARE(f.send(u"users"_s, team, teams).code(), 11255);
    QVERIFY(f.platform.record().seen.isEmpty());
}

void tst_PlatformGroup::groupEventsCarryTheGroup_data()
{
    QTest::addColumn<QString>("type");
    for (const QString &type : sandbox::eventTypes(protocol::Scene::Group))
        QTest::newRow(qPrintable(type)) << type;
}

void tst_PlatformGroup::groupEventsCarryTheGroup()
{
    QFETCH(QString, type);
    Fixture f;
    QVERIFY(f.platform.push({protocol::Scene::Group, core::PeerId(team)}, type));
    const QJsonObject frame = f.socket->frame(2);
    QCOMPARE(frame.value("t"_L1).toString(), type);
    QVERIFY(frame.value("id"_L1).toString().startsWith(type + u':'));
    const QJsonObject d = frame.value("d"_L1).toObject();
    QCOMPARE(d.value("group_openid"_L1).toString(), team);
    const bool interaction = type == "INTERACTION_CREATE"_L1;
    QCOMPARE(d.value(interaction ? "group_member_openid"_L1 : "op_member_openid"_L1).toString(),
        sandbox::memberOpenid(core::PeerId(team), core::PeerId(anna)).value);
}

void tst_PlatformGroup::eventsOfTheOtherSceneAreNotPushed()
{
    Fixture f;
    QVERIFY(!f.platform.push({protocol::Scene::Group, core::PeerId(team)}, u"FRIEND_ADD"_s));
    QVERIFY(!f.platform.push({protocol::Scene::C2c, core::PeerId(anna)}, u"GROUP_ADD_ROBOT"_s));
    QVERIFY(!f.platform.push({protocol::Scene::C2c, core::PeerId(anna)}, u"C2C_MESSAGE_CREATE"_s));
    QVERIFY(!f.platform.push({protocol::Scene::C2c, core::PeerId(team)}, u"FRIEND_ADD"_s));
    QCOMPARE(f.events(), 0);
}

void tst_PlatformGroup::theGroupsWindowEndsByTheClock()
{
    Fixture f;
    QVERIFY(f.sayInTeam(u"a"_s));
    const QString msgId = f.message(0).msgId.value;
    f.clock.now += std::chrono::minutes(5) - core::Milliseconds(1);
    QCOMPARE(f.send(u"groups"_s, team, msgId, 1).status, 200);
    f.clock.now += core::Milliseconds(1);
    QCOMPARE(f.send(u"groups"_s, team, msgId, 2).code(), 40034128);
}

void tst_PlatformGroup::rulesChangeForTheNextSend()
{
    Fixture f;
    QSignalSpy changed(&f.platform, &sandbox::Platform::castChanged);
    QVERIFY(f.platform.say(core::PeerId(anna), u"hello"_s));
    const QString msgId = f.message(0).msgId.value;
    for (int seq = 1; seq <= 4; ++seq)
        QCOMPARE(f.send(u"users"_s, anna, msgId, seq).status, 200);
    f.platform.setRules({.replies = 4, .proactiveAllowed = false});
    QCOMPARE(f.send(u"users"_s, anna, msgId, 5).code(), 40034128);
    QCOMPARE(f.send(u"users"_s, anna, {}).code(), 40034102);
    f.platform.setRules({});
    QCOMPARE(f.send(u"users"_s, anna, msgId, 5).status, 200);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.first().first().value<sandbox::Cast>().rules.replies, 4);
    QCOMPARE(f.platform.cast().rules, sandbox::Rules());
}

void tst_PlatformGroup::whoComesLaterIsHeardAndAnswered()
{
    Fixture f;
    f.platform.addPerson(u"cleo"_s);
    const sandbox::Person cleo = f.platform.cast().people.last();
    QCOMPARE(cleo.name, u"cleo"_s);
    f.platform.addGroup(u"新群"_s, {cleo.openid, core::PeerId(ben), core::PeerId(team)}, true);
    const sandbox::Group group = f.platform.cast().groups.last();
    QCOMPARE(group.name, u"新群"_s);
    QCOMPARE(group.members, (QList<core::PeerId>{cleo.openid, core::PeerId(ben)})); // a group is no member
    QVERIFY(f.platform.say(cleo.openid, u"hello"_s));
    QCOMPARE(f.send(u"users"_s, cleo.openid.value, f.message(0).msgId.value).status, 200);
    QVERIFY(f.platform.sayInGroup(group.openid, cleo.openid, u"大家好"_s, false));
    QCOMPARE(f.send(u"groups"_s, group.openid.value, f.message(1).msgId.value).status, 200);
}

void tst_PlatformGroup::aMentionIsWaitedForAndTalkIsNot()
{
    Fixture f(receiveAll);
    QSignalSpy said(&f.platform, &sandbox::Platform::said);
    QSignalSpy arrived(&f.platform, &sandbox::Platform::sendArrived);
    const sandbox::Place place{protocol::Scene::Group, core::PeerId(team)};
    QVERIFY(f.sayInTeam(u"talk"_s, false));
    QCOMPARE(said.count(), 0);
    QVERIFY(f.sayInTeam(u"question"_s));
    QCOMPARE(said.count(), 1);
    QCOMPARE(said.first().first().value<sandbox::Place>(), place);
    QCOMPARE(f.send(u"groups"_s, team, u"made up"_s).code(), 40034024);
    QCOMPARE(arrived.count(), 1);
    QCOMPARE(arrived.first().first().value<sandbox::Place>(), place);
}

QTEST_GUILESS_MAIN(tst_PlatformGroup)
#include "tst_platformgroup.moc"
