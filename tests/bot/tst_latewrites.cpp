#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What the outbox could not write is written once it can, and what stops half-way is told so.
class tst_LateWrites : public QObject
{
    Q_OBJECT

private slots:
    void anOutcomeThatCouldNotBeWrittenIsWrittenLater();
    void aCrashedAttemptThatCannotBeSettledIsNotStuck();
    void aStoppedProgramSettlesItsRows();
    void aStoppedProgramSettlesItsToolCalls();
    void aTurnThatACrashCutIsSettledAtTheNextStart();
    void aBotWithoutAModelLeavesWhatIsOwed();
};

namespace {

const QString sendPath = u"/v2/users/"_s;
const QString modelPath = u"/v1/chat/completions"_s;
constexpr auto slowModel = R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":60000}])";

} // namespace

void tst_LateWrites::anOutcomeThatCouldNotBeWrittenIsWrittenLater()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"delay","delay_ms":600}])");
    QVERIFY(bench.start());
    bench.command(bot::Send{.requestId = 1,
        .peer = core::PeerId(anna),
        .text = u"lost"_s,
        .choice = lineage::ExplicitUnverified{core::UnverifiedId(u"ROBOT1.0_nobody"_s)}});
    QTRY_COMPARE(bench.requests(sendPath).size(), 1);
    bench.lockOutbox(true);
    QTRY_COMPARE_WITH_TIMEOUT(bench.told<bot::SendFinished>().size(), 1, 10'000);
    QVERIFY(!bench.told<bot::OutboxState>().last().writable);
    QVERIFY(bench.undelivered().isEmpty());
    bench.lockOutbox(false);
    QTRY_COMPARE_WITH_TIMEOUT(bench.undelivered().size(), 1, 10'000);
    const outbox::UndeliveredMessage undelivered = bench.undelivered().first();
    const auto *refused = std::get_if<lineage::Refused>(&undelivered.outcome);
    QVERIFY(refused);
    QCOMPARE(refused->code, 40034024);
    QTRY_VERIFY(bench.told<bot::OutboxState>().last().writable);
}

void tst_LateWrites::aCrashedAttemptThatCannotBeSettledIsNotStuck()
{
    BotBench bench(R"(,"faults":[{"at":"send","nth":1,"do":"delay","delay_ms":60000}])");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(sendPath).size(), 1);
    bench.stop(); // the attempt is open in the file
    bench.sql(u"CREATE TRIGGER full BEFORE UPDATE OF outcome ON attempt BEGIN SELECT RAISE(ABORT, 'full'); END"_s);
    QVERIFY(bench.start());
    QTRY_VERIFY(!bench.told<bot::OutboxState>().last().writable);
    bench.sql(u"DROP TRIGGER full"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bench.undelivered().size(), 1, 10'000);
    QVERIFY(std::holds_alternative<lineage::Unknown>(bench.undelivered().first().outcome));
    QCOMPARE(bench.sqlValue(u"SELECT COUNT(*) FROM message WHERE ended IS NULL AND delivered = 0"_s).toInt(), 0);
}

void tst_LateWrites::aStoppedProgramSettlesItsRows()
{
    BotBench bench(slowModel);
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    const traffic::RecordKey row = bench.records(u"TURN"_s).first().key;
    bench.stop();
    QVERIFY(bench.settlementOf(row));
    QCOMPARE(bench.settlementOf(row)->detail, u"stopped"_s);
    QCOMPARE(bench.settlementOf(row)->state, traffic::State::NotSent);
    // The turn itself runs again, in a row of its own.
    QVERIFY(bench.start());
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.settlementOf(row)->detail, u"stopped"_s);
    QCOMPARE(bench.records(u"TURN"_s).size(), 2);
}

void tst_LateWrites::aStoppedProgramSettlesItsToolCalls()
{
    const auto scenario = sandbox::parseScenario(
        R"({"version":1,"name":"tool","people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"a"}],"model":{)"
        R"("rules":[{"contains":"","rounds":[{"content":"","tool_calls":[{"name":"send_message_to_user",)"
        R"("arguments":{"messages":[{"type":"plain","text":"part"}]}}]},{"content":"end"}]}]},)"
        R"("faults":[{"at":"send","nth":1,"do":"delay","delay_ms":60000}]})");
    QVERIFY(scenario);
    BotBench bench(*scenario);
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(sendPath).size(), 1);
    const traffic::RecordKey call = bench.records(u"send_message_to_user"_s).first().key;
    QVERIFY(!bench.settlementOf(call));
    bench.stop();
    QVERIFY(bench.settlementOf(call));
    QCOMPARE(bench.settlementOf(call)->detail, u"stopped"_s);
}

void tst_LateWrites::aTurnThatACrashCutIsSettledAtTheNextStart()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    bench.stop();
    // As a crash leaves it.
    bench.sql(u"INSERT INTO turn (inbound, started, state, record) VALUES (1, 1, 'running', 4711)"_s);
    QVERIFY(bench.start());
    QVERIFY(bench.settlementOf(4711));
    QCOMPARE(bench.settlementOf(4711)->detail, u"interrupted"_s);
    QCOMPARE(bench.settlementOf(4711)->state, traffic::State::NotSent);
}

void tst_LateWrites::aBotWithoutAModelLeavesWhatIsOwed()
{
    BotBench bench(slowModel);
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    bench.stop();
    const auto model = std::exchange(bench.config().model, std::nullopt);
    QVERIFY(bench.start()); // recovers
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = u"by hand"_s});
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.sqlValue(u"SELECT COUNT(*) FROM inbound WHERE owed = 1"_s).toInt(), 1);
    bench.stop();
    bench.config().model = model;
    QVERIFY(bench.start());
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"by hand"_s, u"got one"_s}));
}

QTEST_GUILESS_MAIN(tst_LateWrites)
#include "tst_latewrites.moc"
