#include "app/sandbox/scenario.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using sandbox::ScenarioError;

class tst_Scenario : public QObject
{
    Q_OBJECT

private slots:
    void rubbishIsRefusedWithItsPath_data();
    void rubbishIsRefusedWithItsPath();
    void aFileOverOneMebibyteIsTooLarge();
    void moreThanAThousandStepsAreTooMany();
    void nestingBeyondTheLimitIsTooDeep_data();
    void nestingBeyondTheLimitIsTooDeep();
    void everyFieldIsRead();
    void defaultsAreThePlatformsOwn();
    void theNonceIsPutIntoEveryText();
    void otherPlaceholdersStayForTheAnswer();
    void builtInScenariosAreValid_data();
    void builtInScenariosAreValid();
    void theSeedIsToldWordForWord();
    void anUnknownNameIsNotFound();
};

namespace {

QByteArray withPeople(const QByteArray &more)
{
    return R"({"version":1,"name":"n","people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"anna"}])" + more
        + '}';
}

ScenarioError errorOf(const QByteArray &json)
{
    const auto scenario = sandbox::parseScenario(json);
    return scenario ? ScenarioError{} : scenario.error();
}

void addRowsOfTheWhole()
{
    using enum ScenarioError::Kind;
    QTest::newRow("empty") << QByteArray() << NotJson << u"$"_s;
    QTest::newRow("no json") << QByteArray("hello") << NotJson << u"$"_s;
    QTest::newRow("cut off") << QByteArray(R"({"version":1,"na)") << NotJson << u"$"_s;
    QTest::newRow("a list") << QByteArray("[]") << WrongType << u"$"_s;
    QTest::newRow("no version") << QByteArray(R"({"name":"n"})") << Missing << u"$.version"_s;
    QTest::newRow("newer version") << QByteArray(R"({"version":2,"name":"n"})") << BadValue << u"$.version"_s;
    QTest::newRow("no name") << QByteArray(R"({"version":1})") << Missing << u"$.name"_s;
    QTest::newRow("name is a number") << QByteArray(R"({"version":1,"name":4})") << WrongType << u"$.name"_s;
}

void addRowsOfRulesAndPeople()
{
    using enum ScenarioError::Kind;
    QTest::newRow("misspelt key") << withPeople(R"(,"stepps":[])") << UnknownKey << u"$.stepps"_s;
    QTest::newRow("misspelt rule") << withPeople(R"(,"rules":{"replies":5})") << UnknownKey << u"$.rules.replies"_s;
    QTest::newRow("six replies") << withPeople(R"(,"rules":{"c2c_replies":6})") << BadValue << u"$.rules.c2c_replies"_s;
    QTest::newRow("replies as text") << withPeople(R"(,"rules":{"c2c_replies":"5"})") << WrongType
                                     << u"$.rules.c2c_replies"_s;
    QTest::newRow("half a minute") << withPeople(R"(,"rules":{"c2c_window_minutes":0.5})") << WrongType
                                   << u"$.rules.c2c_window_minutes"_s;
    QTest::newRow("flag as number") << withPeople(R"(,"rules":{"markdown":1})") << WrongType << u"$.rules.markdown"_s;
    QTest::newRow("short openid") << QByteArray(R"({"version":1,"name":"n","people":[{"openid":"AB"}]})") << BadValue
                                  << u"$.people[0].openid"_s;
    QTest::newRow("lower-case openid") << QByteArray(
        R"({"version":1,"name":"n","people":[{"openid":"0a1b2c3d4e5f60718293a4b5c6d7e8f9"}]})")
                                       << BadValue << u"$.people[0].openid"_s;
    QTest::newRow("people is an object") << QByteArray(R"({"version":1,"name":"n","people":{}})") << WrongType
                                         << u"$.people"_s;
}

void addRowsOfThePlay()
{
    using enum ScenarioError::Kind;
    QTest::newRow("step of nobody") << withPeople(R"(,"steps":[{"as":"carl","say":"hi"}])") << BadValue
                                    << u"$.steps[0].as"_s;
    QTest::newRow("step is text") << withPeople(R"(,"steps":["say"])") << WrongType << u"$.steps[0]"_s;
    QTest::newRow("step does nothing") << withPeople(R"(,"steps":[{"say":"a"},{"after":1}])") << Missing
                                       << u"$.steps[1]"_s;
    QTest::newRow("step does two things")
        << withPeople(R"(,"steps":[{"say":"a","wait":"model"}])") << Missing << u"$.steps[0]"_s;
    QTest::newRow("negative delay") << withPeople(R"(,"steps":[{"after":-1,"say":"a"}])") << BadValue
                                    << u"$.steps[0].after"_s;
    QTest::newRow("unknown event") << withPeople(R"(,"steps":[{"event":"NO_SUCH"}])") << BadValue
                                   << u"$.steps[0].event"_s;
    QTest::newRow("wait for the moon") << withPeople(R"(,"steps":[{"wait":"moon"}])") << BadValue
                                       << u"$.steps[0].wait"_s;
    QTest::newRow("rule without rounds") << withPeople(R"(,"model":{"rules":[{"contains":"a"}]})") << Missing
                                         << u"$.model.rules[0].rounds"_s;
    QTest::newRow("arguments as text") << withPeople(
        R"(,"model":{"rules":[{"rounds":[{"tool_calls":[{"name":"f","arguments":"{}"}]}]}]})")
                                       << WrongType << u"$.model.rules[0].rounds[0].tool_calls[0].arguments"_s;
}

void addRowsOfTheFaults()
{
    using enum ScenarioError::Kind;
    QTest::newRow("fault nowhere") << withPeople(R"(,"faults":[{"at":"moon","do":"drop"}])") << BadValue
                                   << u"$.faults[0].at"_s;
    QTest::newRow("fault does nothing") << withPeople(R"(,"faults":[{"at":"send"}])") << Missing << u"$.faults[0].do"_s;
    QTest::newRow("op 7 at a send") << withPeople(R"(,"faults":[{"at":"send","do":"op7"}])") << BadValue
                                    << u"$.faults[0].do"_s;
    QTest::newRow("a page of one's own, and ours")
        << withPeople(R"(,"faults":[{"at":"send","do":"status","html":true,"body":"x"}])") << BadValue
        << u"$.faults[0].html"_s;
    QTest::newRow("no such frame") << withPeople(R"(,"faults":[{"at":"event","do":"frame","frame":"odd"}])") << BadValue
                                   << u"$.faults[0].frame"_s;
    QTest::newRow("a frame without a name")
        << withPeople(R"(,"faults":[{"at":"event","do":"frame"}])") << Missing << u"$.faults[0].frame"_s;
    QTest::newRow("a cut event") << withPeople(R"(,"faults":[{"at":"event","do":"cut"}])") << BadValue
                                 << u"$.faults[0].do"_s;
    QTest::newRow("two timings") << withPeople(R"(,"faults":[{"at":"send","do":"drop","every":2,"times":2}])")
                                 << BadValue << u"$.faults[0]"_s;
    QTest::newRow("every zeroth") << withPeople(R"(,"faults":[{"at":"send","do":"drop","every":0}])") << BadValue
                                  << u"$.faults[0].every"_s;
    QTest::newRow("more than certain") << withPeople(R"(,"faults":[{"at":"send","do":"drop","chance":1.5}])")
                                       << BadValue << u"$.faults[0].chance"_s;
    QTest::newRow("chance as text") << withPeople(R"(,"faults":[{"at":"send","do":"drop","chance":"0.1"}])")
                                    << WrongType << u"$.faults[0].chance"_s;
    QTest::newRow("now at the start") << withPeople(R"(,"faults":[{"at":"now","do":"drop"}])") << BadValue
                                      << u"$.faults[0].at"_s;
    QTest::newRow("now, twice") << withPeople(R"(,"steps":[{"fault":{"at":"now","do":"drop","times":2}}])") << BadValue
                                << u"$.steps[0].fault"_s;
    QTest::newRow("a fault of a step") << withPeople(R"(,"steps":[{"fault":{"at":"send","do":"moon"}}])") << BadValue
                                       << u"$.steps[0].fault.do"_s;
    QTest::newRow("a clock far off") << withPeople(R"(,"steps":[{"clock_jump_ms":99999999999}])") << BadValue
                                     << u"$.steps[0].clock_jump_ms"_s;
    QTest::newRow("sleep backwards") << withPeople(R"(,"steps":[{"sleep_ms":-1}])") << BadValue
                                     << u"$.steps[0].sleep_ms"_s;
    QTest::newRow("a negative seed") << withPeople(R"(,"seed":-1)") << BadValue << u"$.seed"_s;
    QTest::newRow("status 99") << withPeople(R"(,"faults":[{"at":"send","do":"status","status":99}])") << BadValue
                               << u"$.faults[0].status"_s;
}

} // namespace

void tst_Scenario::rubbishIsRefusedWithItsPath_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<ScenarioError::Kind>("kind");
    QTest::addColumn<QString>("path");
    addRowsOfTheWhole();
    addRowsOfRulesAndPeople();
    addRowsOfThePlay();
    addRowsOfTheFaults();
}

void tst_Scenario::rubbishIsRefusedWithItsPath()
{
    QFETCH(QByteArray, json);
    QFETCH(ScenarioError::Kind, kind);
    QFETCH(QString, path);

    const auto scenario = sandbox::parseScenario(json);
    QVERIFY(!scenario);
    QCOMPARE(scenario.error().path, path);
    QCOMPARE(scenario.error().kind, kind);
    QVERIFY(!scenario.error().reason.isEmpty());
}

void tst_Scenario::aFileOverOneMebibyteIsTooLarge()
{
    const QByteArray fits = withPeople({}).leftJustified(sandbox::maxScenarioBytes, ' ');
    QVERIFY(sandbox::parseScenario(fits));
    QCOMPARE(errorOf(fits + ' ').kind, ScenarioError::Kind::TooLarge);
}

void tst_Scenario::moreThanAThousandStepsAreTooMany()
{
    const auto steps = [](int count) {
        QByteArray list = R"({"say":"a"})";
        for (int i = 1; i < count; ++i)
            list += R"(,{"say":"a"})";
        return withPeople(R"(,"steps":[)" + list + ']');
    };
    const auto most = sandbox::parseScenario(steps(1000));
    QVERIFY(most);
    QCOMPARE(most->steps.size(), 1000);
    QCOMPARE(errorOf(steps(1001)).kind, ScenarioError::Kind::TooLarge);
    QCOMPARE(errorOf(steps(1001)).path, u"$.steps"_s);
}

void tst_Scenario::nestingBeyondTheLimitIsTooDeep_data()
{
    QTest::addColumn<int>("levels");
    QTest::newRow("a little") << 40;
    QTest::newRow("beyond the JSON parser") << 5000;
}

void tst_Scenario::nestingBeyondTheLimitIsTooDeep()
{
    QFETCH(int, levels);
    const QByteArray json = withPeople(R"(,"steps":)" + QByteArray(levels, '[') + QByteArray(levels, ']'));
    QCOMPARE(errorOf(json).kind, ScenarioError::Kind::TooDeep);
}

void tst_Scenario::everyFieldIsRead()
{
    const auto scenario = sandbox::parseScenario(withPeople(
        R"(,"bot":{"app_id":"42","secret":"s","id":"7","name":"bot","heartbeat_interval":500,"token_seconds":90},)"
        R"("rules":{"c2c_replies":4,"c2c_window_minutes":30,"proactive":false,"markdown":false,"urls":false,"typing_counts":false},)"
        R"("steps":[{"after":5,"as":"anna","say":"hi"},{"event":"FRIEND_ADD"},{"wait":"model"},{"wait_seen":2},)"
        R"({"clock_jump_ms":-5},{"sleep_ms":6},{"fault":{"at":"now","do":"op7"}}],"seed":11,)"
        R"("model":{"name":"m","rules":[{"contains":"h","rounds":[{"content":"c","content_after_error":"e",)"
        R"("tool_calls":[{"name":"f","arguments":{"a":[1]}}]}]}]},)"
        R"("faults":[{"at":"event","nth":2,"times":3,"do":"op9","resumable":true,"lose_event":true}])"));
    QVERIFY(scenario);
    QCOMPARE(scenario->bot.appId.value, u"42"_s);
    QCOMPARE(scenario->bot.secret.reveal(), "s");
    QCOMPARE(scenario->bot.tokenLife, std::chrono::seconds(90));
    QCOMPARE(scenario->rules.replies, 4);
    QCOMPARE(scenario->rules.window, core::Milliseconds(30 * 60 * 1000));
    QVERIFY(!scenario->rules.proactiveAllowed && !scenario->rules.markdownAllowed && !scenario->rules.typingCounts);
    QVERIFY(!scenario->rules.urlsAllowed && sandbox::Rules{}.urlsAllowed);
    QCOMPARE(scenario->steps.size(), 7);
    QCOMPARE(std::get<sandbox::ClockJump>(scenario->steps.at(4).act).by, core::Milliseconds(-5));
    QVERIFY(std::get<sandbox::ClockJump>(scenario->steps.at(5).act).asleep);
    QCOMPARE(std::get<sandbox::Inject>(scenario->steps.at(6).act).fault.at, sandbox::FaultPoint::Now);
    QCOMPARE(scenario->seed, 11u);
    QCOMPARE(scenario->steps.first().after, core::Milliseconds(5));
    QCOMPARE(std::get<sandbox::Say>(scenario->steps.first().act).text, u"hi"_s);
    QCOMPARE(std::get<sandbox::Push>(scenario->steps.at(1).act).type, u"FRIEND_ADD"_s);
    QCOMPARE(std::get<sandbox::WaitForSeen>(scenario->steps.at(3).act).count, 2);
    const sandbox::Round round = scenario->model.rules.first().rounds.first();
    QCOMPARE(round.contentAfterError, u"e"_s);
    QCOMPARE(round.toolCalls.first().arguments, R"({"a":[1]})");
    QCOMPARE(std::get<sandbox::AtNth>(scenario->faults.first().when).times, 3);
    QCOMPARE(std::get<sandbox::RefuseSession>(scenario->faults.first().act).resumable, true);
    QVERIFY(scenario->faults.first().loseEvent);
}

void tst_Scenario::defaultsAreThePlatformsOwn()
{
    const auto scenario = sandbox::parseScenario(withPeople({}));
    QVERIFY(scenario);
    QVERIFY(scenario->bot.secret.isEmpty());
    QCOMPARE(scenario->bot.heartbeatInterval, core::Milliseconds(45000));
    QCOMPARE(scenario->rules.replies, 5);
    QCOMPARE(scenario->rules.window, core::Milliseconds(60 * 60 * 1000));
    const auto strict = sandbox::parseScenario(withPeople(R"(,"rules":{"strict_five_minutes":true})"));
    QVERIFY(strict);
    QCOMPARE(strict->rules.window, core::Milliseconds(5 * 60 * 1000));
}

void tst_Scenario::theNonceIsPutIntoEveryText()
{
    const auto scenario = sandbox::parseScenario(
        withPeople(R"(,"steps":[{"say":"a ${nonce} b ${nonce}"}],)"
                   R"("model":{"rules":[{"contains":"${nonce}","rounds":[{"tool_calls":[{"name":"f",)"
                   R"("arguments":{"t":"${nonce}"}}]}]}]})"),
        u"7\"1"_s);
    QVERIFY(scenario);
    QCOMPARE(std::get<sandbox::Say>(scenario->steps.first().act).text, u"a 7\"1 b 7\"1"_s);
    QCOMPARE(scenario->model.rules.first().contains, u"7\"1"_s);
    QCOMPARE(scenario->model.rules.first().rounds.first().toolCalls.first().arguments, R"({"t":"7\"1"})");
}

void tst_Scenario::otherPlaceholdersStayForTheAnswer()
{
    const auto scenario = sandbox::parseScenario(
        withPeople(R"(,"faults":[{"at":"send","do":"status","status":500,"body":"${token} ${nonce}"}])"), u"n"_s);
    QVERIFY(scenario);
    QCOMPARE(std::get<sandbox::HttpAnswer>(scenario->faults.first().act).body, "${token} n");
}

void tst_Scenario::builtInScenariosAreValid_data()
{
    QTest::addColumn<QString>("name");
    const QStringList names = QDir(u":/scenarios"_s).entryList();
    QCOMPARE_GE(names.size(), 4);
    for (const QString &name : names)
        QTest::newRow(qPrintable(name)) << name.chopped(5);
}

void tst_Scenario::builtInScenariosAreValid()
{
    QFETCH(QString, name);
    const auto scenario = sandbox::loadScenario(name);
    if (!scenario)
        QFAIL(qPrintable(scenario.error().path + u": "_s + scenario.error().reason));
    QCOMPARE(scenario->name, name);
    QVERIFY(!scenario->steps.isEmpty());
    QVERIFY(!scenario->model.rules.isEmpty());
}

void tst_Scenario::theSeedIsToldWordForWord()
{
    const auto scenario = sandbox::loadScenario(u"seed-three-messages"_s);
    QVERIFY(scenario);
    QCOMPARE(scenario->people.first().openid.value, u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
    QCOMPARE(std::get<sandbox::Say>(scenario->steps.first().act).text, u"向我连续发送3条消息,测试用"_s);
    const QList<sandbox::Round> rounds = scenario->model.rules.first().rounds;
    QCOMPARE(rounds.size(), 2);
    QCOMPARE(rounds.first().content, u"好的,我来为您发送3条测试消息。"_s);
    const QByteArrayList texts{"📬 测试消息 1:这是第一条测试消息,用于验证消息发送功能。",
        "📬 测试消息 2:这是第二条测试消息,消息发送正常进行中。", "📬 测试消息 3:这是第三条测试消息,测试完成!✅"};
    QCOMPARE(rounds.first().toolCalls.size(), 3);
    for (qsizetype i = 0; i < 3; ++i) {
        const sandbox::ToolCall call = rounds.first().toolCalls.at(i);
        QCOMPARE(call.name, u"send_message_to_user"_s);
        QCOMPARE(call.arguments, R"({"messages":[{"text":")" + texts.at(i) + R"(","type":"plain"}]})");
    }
    QVERIFY(rounds.last().contentAfterError->contains(u"❌ **第2条消息**:发送失败(参数错误)"_s));
    QVERIFY(!rounds.last().content.contains(u"❌"_s));
}

void tst_Scenario::anUnknownNameIsNotFound()
{
    for (const QString &name : {u"no-such-scenario"_s, u"/no/such/file.json"_s}) {
        const auto scenario = sandbox::loadScenario(name);
        QVERIFY(!scenario);
        QCOMPARE(scenario.error().kind, ScenarioError::Kind::NotFound);
    }
}

QTEST_GUILESS_MAIN(tst_Scenario)
#include "tst_scenario.moc"
