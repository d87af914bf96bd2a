#include "app/config/quiethours.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using config::QuietHours;

namespace {

constexpr int day = 24 * 60;

QTime at(int minute)
{
    return QTime(0, 0).addSecs(minute % day * 60);
}

/// A time of day with its seconds.
rc::Gen<QTime> anyTime()
{
    return rc::gen::map(rc::gen::inRange(0, day * 60), [](int second) { return QTime(0, 0).addSecs(second); });
}

rc::Gen<QuietHours> anyHours()
{
    return rc::gen::map(
        rc::gen::pair(rc::gen::inRange(0, day), rc::gen::inRange(0, day)), [](const std::pair<int, int> &ends) {
            return QuietHours{at(ends.first), at(ends.second)};
        });
}

} // namespace

/// The part of a day in which nobody wants to be told anything.
class tst_QuietHours : public QObject
{
    Q_OBJECT
private slots:
    void aNightSpansMidnight()
    {
        const QuietHours night{QTime(22, 30), QTime(7, 0)};
        QCOMPARE(night.minutes(), 8 * 60 + 30);
        QVERIFY(night.contains(QTime(22, 30)));
        QVERIFY(night.contains(QTime(0, 0)));
        QVERIFY(night.contains(QTime(6, 59, 59)));
        QVERIFY(!night.contains(QTime(7, 0)));
        QVERIFY(!night.contains(QTime(12, 0)));
        QVERIFY(!night.contains(QTime(22, 29, 59)));
        QCOMPARE(night.left(QTime(23, 0)), 8 * 3'600'000);
        QCOMPARE(night.left(QTime(6, 59, 59, 500)), 500);
    }
    void equalEndsAreNone()
    {
        QVERIFY(rc::check([] {
            const int end = *rc::gen::inRange(0, day);
            const QuietHours none{at(end), at(end)};
            RC_ASSERT(none.isNone());
            RC_ASSERT(none.minutes() == 0);
            RC_ASSERT(!none.contains(*anyTime()));
        }));
    }
    void theyLastAsLongAsTheyContainMinutes()
    {
        QVERIFY(rc::check([] {
            const QuietHours hours = *anyHours();
            int contained = 0;
            for (int minute = 0; minute < day; ++minute)
                contained += hours.contains(at(minute)) ? 1 : 0;
            RC_ASSERT(contained == hours.minutes());
        }));
    }
    void oneOfBothWaysRoundTheClockContainsATime()
    {
        QVERIFY(rc::check([] {
            const QuietHours hours = *anyHours();
            RC_PRE(!hours.isNone());
            const QuietHours rest{hours.to, hours.from};
            const QTime time = *anyTime();
            RC_ASSERT(hours.contains(time) != rest.contains(time));
        }));
    }
    void theyAreOverWhenWhatIsLeftIsOver()
    {
        QVERIFY(rc::check([] {
            const QuietHours hours = *anyHours();
            const QTime time = *anyTime();
            const int left = hours.left(time);
            RC_ASSERT((left > 0) == hours.contains(time));
            if (left > 0) {
                RC_ASSERT(!hours.contains(time.addMSecs(left)));
                RC_ASSERT(hours.contains(time.addMSecs(left - 1)));
            }
        }));
    }
    void aTimeIsReadAsItIsWritten()
    {
        QVERIFY(rc::check([] {
            const QTime time = at(*rc::gen::inRange(0, day));
            RC_ASSERT(config::readTimeOfDay(config::timeOfDayText(time)) == std::optional(time));
        }));
        QCOMPARE(config::readTimeOfDay(u" 7:05 "_s), QTime(7, 5));
    }
    void nothingElseIsATime_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "24:00", "7", "7:5", "-1:00", "12:60", "12:00:00", "noon", "１２:00", "99999:00"})
            QTest::newRow(*text ? text : "empty") << QString::fromUtf8(text);
    }
    void nothingElseIsATime()
    {
        QFETCH(const QString, text);
        QVERIFY(!config::readTimeOfDay(text));
    }
};

QTEST_GUILESS_MAIN(tst_QuietHours)
#include "tst_quiethours.moc"
