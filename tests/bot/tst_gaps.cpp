#include "app/traffic/gap.h"
#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Cause = traffic::Gap::Cause;

namespace {

QList<traffic::Gap> gapsOf(const BotBench &bench)
{
    QList<traffic::Gap> gaps;
    for (const traffic::Record &record : bench.records(traffic::gapRoute))
        gaps.append(traffic::parseGap(record.detail).value());
    return gaps;
}

int inbound(BotBench &bench)
{
    return bench.sqlValue(u"SELECT COUNT(*) FROM inbound"_s).toInt();
}

bool isReady(const BotBench &bench)
{
    const auto states = bench.told<bot::ConnectionChanged>();
    return !states.isEmpty() && states.last().phase == bot::ConnectionChanged::Phase::Ready;
}

} // namespace

/// The journal says when nobody was listening, and a flood makes nobody deaf.
class tst_Gaps : public QObject
{
    Q_OBJECT
private slots:
    void aFreshFolderHasNone();
    void aRestartIsNotedFromTheLastTimeTheLineWasUp();
    void aRestartLongAfterIsNotedAsNotResumed();
    void aPersonsDisconnectIsNoted();
    void aQuietLineIsKeptAliveOnDisk();
    void aBurstLosesNothingAndHoldsUpNoBeat();
};

void tst_Gaps::aFreshFolderHasNone()
{
    BotBench bench;
    QVERIFY(bench.start());
    QVERIFY(gapsOf(bench).isEmpty());
}

void tst_Gaps::aRestartIsNotedFromTheLastTimeTheLineWasUp()
{
    BotBench bench;
    bench.config().model.reset();
    QVERIFY(bench.start());
    bench.stop();
    const qint64 up = bench.sqlValue(u"SELECT saved FROM checkpoint"_s).toLongLong();
    bench.say(anna, u"meanwhile"_s);
    QVERIFY(bench.start());
    QTRY_COMPARE(gapsOf(bench).size(), 1);
    const traffic::Gap gap = gapsOf(bench).first();
    QCOMPARE(gap.cause, Cause::Restart);
    QVERIFY(gap.resumed);
    QCOMPARE(gap.recovered, 1);
    QVERIFY(qAbs(core::toMs(gap.from) - up) <= 5); // two clocks, each in whole milliseconds
}

void tst_Gaps::aRestartLongAfterIsNotedAsNotResumed()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.stop();
    bench.sql(u"UPDATE checkpoint SET saved = saved - 600000"_s); // ten minutes ago: too old to resume
    QVERIFY(bench.start());
    QTRY_COMPARE(gapsOf(bench).size(), 1);
    const traffic::Gap gap = gapsOf(bench).first();
    QVERIFY(!gap.resumed);
    QVERIFY(gap.until - gap.from >= 10min);
}

void tst_Gaps::aPersonsDisconnectIsNoted()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(bot::Disconnect{});
    QTRY_VERIFY(!isReady(bench));
    QCOMPARE(bench.sqlValue(u"SELECT session FROM checkpoint"_s).toString(), QString());
    bench.command(bot::Connect{});
    QTRY_VERIFY(isReady(bench));
    QCOMPARE(gapsOf(bench).size(), 1);
    QCOMPARE(gapsOf(bench).first().cause, Cause::Offline);
    QVERIFY(!gapsOf(bench).first().resumed);
}

void tst_Gaps::aQuietLineIsKeptAliveOnDisk()
{
    BotBench bench(R"(,"bot":{"heartbeat_interval":200})");
    QVERIFY(bench.start());
    const qint64 before = bench.sqlValue(u"SELECT saved FROM checkpoint"_s).toLongLong();
    QTRY_COMPARE_GT(bench.sqlValue(u"SELECT saved FROM checkpoint"_s).toLongLong(), before + 150);
}

void tst_Gaps::aBurstLosesNothingAndHoldsUpNoBeat()
{
    constexpr int events = 5'000;
    BotBench bench(R"(,"bot":{"heartbeat_interval":300})");
    bench.config().model.reset();
    QVERIFY(bench.start());
    for (int i = 0; i < events; ++i)
        bench.say(i % 2 == 0 ? anna : ben, QString::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(inbound(bench), events, 50'000);
    QCOMPARE(bench.records(u"OPEN"_s).size(), 1);
    QCOMPARE(bench.records(u"CLOSE"_s).size(), 0);
    core::WallTime last{};
    int beats = 0;
    for (const traffic::Record &beat : bench.records(u"HEARTBEAT"_s)) {
        if (beat.direction != traffic::Direction::Out)
            continue;
        if (beats++ > 0)
            QCOMPARE_LE((beat.time - last).count(), 600); // late by no more than an interval
        last = beat.time;
    }
    QCOMPARE_GT(beats, 1);
    const auto told = bench.told<bot::ConnectionChanged>().size();
    QCOMPARE_LT(told, 500); // not one for each event
}

QTEST_GUILESS_MAIN(tst_Gaps)
#include "tst_gaps.moc"
