#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Somebody sets the clock of the machine while the bot is at work.
class tst_ClockWatch : public QObject
{
    Q_OBJECT

private slots:
    void aJumpIsANoteAndTheReplyStillGoesOut_data();
    void aJumpIsANoteAndTheReplyStillGoesOut();
    void aJumpBackRevivesNothing();
    void aSmallCorrectionIsNoNote();
    void aJumpBetweenTwoRunsIsANote();
};

namespace {

/// What a window would show of the newest anchor of a conversation.
std::optional<core::WallTime> receivedOf(const BotBench &bench, const QString &person)
{
    const auto told = bench.told<bot::AnchorsChanged>();
    for (auto it = told.crbegin(); it != told.crend(); ++it) {
        if (it->peer.value == person && !it->anchors.isEmpty())
            return it->anchors.first().received;
    }
    return std::nullopt;
}

} // namespace

void tst_ClockWatch::aJumpIsANoteAndTheReplyStillGoesOut_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("forward") << 2;
    QTest::newRow("back") << -2;
}

void tst_ClockWatch::aJumpIsANoteAndTheReplyStillGoesOut()
{
    QFETCH(int, hours);
    BotBench bench(R"(,"faults":[{"at":"model","do":"delay","delay_ms":300}])");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_VERIFY(receivedOf(bench, anna));
    const core::WallTime received = *receivedOf(bench, anna);
    bench.platform().moveClock({.by = std::chrono::hours(hours)});
    QVERIFY(bench.waitForSeen(1));
    QTRY_COMPARE(bench.records(traffic::clockJumpedRoute).size(), 1);
    const auto notes = bench.records(traffic::clockJumpedRoute);
    QCOMPARE(notes.first().detail, hours > 0 ? u"+7200000"_s : u"-7200000"_s);
    QCOMPARE(notes.first().kind, traffic::Kind::Note);
    const auto shift = *receivedOf(bench, anna) - received;
    QVERIFY(std::chrono::abs(shift - std::chrono::hours(hours)) <= 1s);
    const auto attempts = bench.attempts();
    QCOMPARE(attempts.size(), 1);
    QTRY_COMPARE(bench.settlementOf(attempts.first().key)->state, traffic::State::Accepted);
}

void tst_ClockWatch::aJumpBackRevivesNothing()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    bench.platform().moveClock({.by = 2h, .asleep = true});
    bench.platform().moveClock({.by = -90min});
    QTRY_COMPARE(bench.records(traffic::clockJumpedRoute).size(), 1);
    bench.setProactiveAllowed(false);
    bench.command(
        bot::Send{.requestId = 7, .scene = protocol::Scene::C2c, .peer = core::PeerId(anna), .text = u"late"_s});
    QTRY_COMPARE(bench.told<bot::SendFinished>().size(), 1);
    const auto finished = bench.told<bot::SendFinished>();
    QVERIFY(!std::holds_alternative<lineage::Accepted>(finished.first().outcome));
    QCOMPARE(bench.seenTexts().size(), 1);
}

void tst_ClockWatch::aSmallCorrectionIsNoNote()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    const core::WallTime received = *receivedOf(bench, anna);
    bench.platform().moveClock({.by = 20s});
    QTRY_VERIFY(*receivedOf(bench, anna) != received); // the age is kept all the same
    QVERIFY(bench.records(traffic::clockJumpedRoute).isEmpty());
}

void tst_ClockWatch::aJumpBetweenTwoRunsIsANote()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    bench.stop();
    bench.platform().moveClock({.by = 3h});
    const auto moved = bench.platform().snapshot(); // comes after the move
    QTRY_VERIFY(moved.isFinished());
    QVERIFY(bench.start());
    QTRY_COMPARE(bench.records(traffic::clockJumpedRoute).size(), 1);
}

QTEST_GUILESS_MAIN(tst_ClockWatch)
#include "tst_clockwatch.moc"
