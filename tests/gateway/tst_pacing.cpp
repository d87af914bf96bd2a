#include "app/gateway/pacing.h"

#include <QTest>
#include <rapidcheck.h>

using namespace gateway;
using namespace std::chrono_literals;

/// Identifies of one bot are never closer than the platform allows, and never wait without need.
class tst_Pacing : public QObject
{
    Q_OBJECT
private slots:
    void theFirstTurnIsFree();
    void spacingIsFiveSecondsOverTheConcurrency_data();
    void spacingIsFiveSecondsOverTheConcurrency();
    void neverMoreThanAllowedInFiveSeconds();
};

void tst_Pacing::theFirstTurnIsFree()
{
    IdentifyPacing pacing;
    QVERIFY(!pacing.take(core::BootTime(0ms)));
}

void tst_Pacing::spacingIsFiveSecondsOverTheConcurrency_data()
{
    QTest::addColumn<int>("concurrency");
    QTest::addColumn<qint64>("ms");
    QTest::newRow("one") << 1 << qint64(5000);
    QTest::newRow("three") << 3 << qint64(1667);
    QTest::newRow("ten") << 10 << qint64(500);
    QTest::newRow("nonsense") << -2 << qint64(5000);
}

void tst_Pacing::spacingIsFiveSecondsOverTheConcurrency()
{
    QFETCH(int, concurrency);
    QFETCH(qint64, ms);
    IdentifyPacing pacing;
    pacing.setMaxConcurrency(concurrency);
    const core::BootTime start(1h);
    QVERIFY(!pacing.take(start));
    QCOMPARE(pacing.take(start + 1ms), std::optional(start + core::Milliseconds(ms)));
    QCOMPARE(pacing.take(start + 2ms), std::optional(start + core::Milliseconds(ms))); // asking takes nothing
    QVERIFY(!pacing.take(start + core::Milliseconds(ms)));
}

void tst_Pacing::neverMoreThanAllowedInFiveSeconds()
{
    QVERIFY(rc::check("any window of five seconds holds at most max_concurrency turns", [] {
        IdentifyPacing pacing;
        const int concurrency = *rc::gen::inRange(1, 20);
        pacing.setMaxConcurrency(concurrency);
        core::BootTime now(1h);
        QList<core::BootTime> turns;
        for (const int pause : *rc::gen::container<std::vector<int>>(200, rc::gen::inRange(0, 1500))) {
            now += core::Milliseconds(pause);
            const auto again = pacing.take(now);
            RC_ASSERT(!again || *again > now);
            if (again)
                continue;
            turns.append(now);
            const auto recent = std::ranges::count_if(turns, [now](core::BootTime turn) { return now - turn < 5s; });
            RC_ASSERT(recent <= concurrency);
        }
    }));
}

QTEST_GUILESS_MAIN(tst_Pacing)
#include "tst_pacing.moc"
