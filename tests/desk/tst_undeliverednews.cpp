#include "ui/desk/undeliverednews.h"

#include <QTest>
#include <rapidcheck.h>

using namespace std::chrono_literals;
using core::Milliseconds;
using ui::UndeliveredNews;

/// When the desktop is told of messages that were not delivered.
class tst_UndeliveredNews : public QObject
{
    Q_OBJECT
private slots:
    void whatWasThereBeforeIsNoNews()
    {
        UndeliveredNews news;
        news.take({1, 2}, 0ms);
        QVERIFY(!news.waitFor(0ms));
        news.take({1, 2, 3}, 10ms);
        QCOMPARE(news.pending(), QList<qint64>{3});
    }
    void aBurstIsToldAsOne()
    {
        UndeliveredNews news;
        news.take({}, 0ms);
        news.take({1}, 1'000ms);
        QCOMPARE(news.waitFor(1'000ms), std::optional(UndeliveredNews::gatherTime));
        news.take({1, 2}, 1'500ms);
        news.take({1, 2, 3}, 2'900ms);
        QCOMPARE(news.waitFor(3'000ms), std::optional(0ms));
        QCOMPARE(news.tell(3'000ms), (QList<qint64>{1, 2, 3}));
        QVERIFY(!news.waitFor(3'000ms));
        // The next ones wait until a minute is over.
        news.take({1, 2, 3, 4}, 5'000ms);
        QCOMPARE(news.waitFor(5'000ms), std::optional(Milliseconds(58'000)));
    }
    void quietHoursHoldItBack()
    {
        UndeliveredNews news;
        news.take({}, 0ms);
        news.take({1}, 0ms);
        QCOMPARE(news.waitFor(10'000ms, 3'600'000ms), std::optional(Milliseconds(3'600'000)));
        QCOMPARE(news.waitFor(10'000ms, 0ms), std::optional(0ms));
    }
    void whatArrivedMeanwhileIsNone()
    {
        UndeliveredNews news;
        news.take({}, 0ms);
        news.take({1, 2}, 0ms);
        news.take({2}, 100ms);
        QCOMPARE(news.tell(5'000ms), QList<qint64>{2});
        news.take({}, 6'000ms);
        news.take({2}, 7'000ms); // sent again, and not delivered again
        QCOMPARE(news.pending(), QList<qint64>{2});
    }
    void droppedNewsDoesNotComeBack()
    {
        UndeliveredNews news;
        news.take({}, 0ms);
        news.take({1}, 0ms);
        news.drop();
        news.take({1}, 100ms);
        QVERIFY(!news.waitFor(100ms));
    }
    // Whatever happens in whatever order: at most once a minute, no message twice while it stays, none forgotten.
    void itIsAlwaysToldOnceAndAtMostOnceAMinute()
    {
        QVERIFY(rc::check([] {
            UndeliveredNews news;
            QList<qint64> current;
            news.take(current, 0ms);
            Milliseconds now{0};
            std::optional<Milliseconds> lastTold;
            QSet<qint64> told;
            const auto steps = *rc::gen::inRange(1, 60);
            qint64 next = 1;
            const auto tellIfDue = [&](Milliseconds at) {
                if (news.waitFor(at) != std::optional(0ms))
                    return;
                const QList<qint64> messages = news.tell(at);
                RC_ASSERT(!messages.isEmpty());
                RC_ASSERT(!lastTold || at - *lastTold >= UndeliveredNews::leastPause);
                lastTold = at;
                for (const qint64 message : messages) {
                    RC_ASSERT(!told.contains(message));
                    RC_ASSERT(current.contains(message));
                    told.insert(message);
                }
            };
            for (int step = 0; step < steps; ++step) {
                now += Milliseconds(*rc::gen::inRange(0, 20'000));
                if (current.isEmpty() || *rc::gen::inRange(0, 3) > 0)
                    current.append(next++);
                else
                    current.removeAt(*rc::gen::inRange(0, int(current.size())));
                news.take(current, now);
                tellIfDue(now);
            }
            // It is due no later than a minute and a moment after the last one came.
            now += UndeliveredNews::leastPause + UndeliveredNews::gatherTime;
            tellIfDue(now);
            for (const qint64 message : current)
                RC_ASSERT(told.contains(message));
        }));
    }
};

QTEST_GUILESS_MAIN(tst_UndeliveredNews)
#include "tst_undeliverednews.moc"
