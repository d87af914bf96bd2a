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

bool isReady(const BotBench &bench)
{
    const auto states = bench.told<bot::ConnectionChanged>();
    return !states.isEmpty() && states.last().phase == bot::ConnectionChanged::Phase::Ready;
}

} // namespace

/// The journal says when nobody was listening.
class tst_Gaps : public QObject
{
    Q_OBJECT
private slots:
    void aFreshFolderHasNone();
    void aRestartIsNotedFromTheLastTimeTheLineWasUp();
    void aRestartLongAfterIsNotedAsNotResumed();
    void aPersonsDisconnectIsNoted();
    void aQuietLineIsKeptAliveOnDisk();
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

QTEST_GUILESS_MAIN(tst_Gaps)
#include "tst_gaps.moc"
