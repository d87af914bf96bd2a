#include "app/traffic/record.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace traffic;

namespace {

class FixedClock final : public core::Clock
{
public:
    qint64 ms = 1'789'706'096'000;
    [[nodiscard]] core::WallTime wall() const override { return core::fromMs(ms); }
    [[nodiscard]] core::BootTime boot() const override { return {}; }
};

} // namespace

class tst_Record : public QObject
{
    Q_OBJECT
private slots:
    void keysRiseWithTheClock()
    {
        FixedClock clock;
        RecordKeys keys(clock, 3);
        QCOMPARE(keys.next(), clock.ms * 1000 * 8 + 3);
        clock.ms += 5;
        QCOMPARE(keys.next(), clock.ms * 1000 * 8 + 3);
    }
    void keysRiseWhenTheClockStandsOrGoesBack()
    {
        FixedClock clock;
        RecordKeys keys(clock, 0);
        RecordKey last = keys.next();
        for (int i = 0; i < 5000; ++i) {
            clock.ms -= i % 2;
            const RecordKey key = keys.next();
            QCOMPARE_GT(key, last);
            last = key;
        }
    }
    void keysOfDifferentLanesNeverMeet()
    {
        const FixedClock clock;
        QSet<RecordKey> seen;
        for (int lane = 0; lane < 8; ++lane) {
            RecordKeys keys(clock, lane);
            for (int i = 0; i < 100; ++i)
                seen.insert(keys.next());
        }
        QCOMPARE(seen.size(), 800);
    }

    void statesHaveTheWordsOfFilters()
    {
        QCOMPARE(stateName(State::Accepted), u"accepted"_s);
        QCOMPARE(stateName(State::Refused), u"refused"_s);
        QCOMPARE(stateName(State::InAudit), u"audit"_s);
        QCOMPARE(stateName(State::Unknown), u"unknown"_s);
        QCOMPARE(stateName(State::NotSent), u"notsent"_s);
        QSet<QString> words;
        for (int i = 0; i <= static_cast<int>(State::NotSent); ++i)
            words.insert(stateName(static_cast<State>(i)));
        QCOMPARE(words.size(), 8);
        QVERIFY(!words.contains(QString()));
    }
    void kindsHaveTheWordsOfFilters()
    {
        QStringList words;
        for (int i = 0; i <= static_cast<int>(Kind::Note); ++i)
            words.append(kindName(static_cast<Kind>(i)));
        QCOMPARE(words.join(u' '), u"frame http token upload model tool note"_s);
    }
    void problemsAreWhatAPersonShouldLookAt()
    {
        QList<State> problems;
        for (int i = 0; i <= static_cast<int>(State::NotSent); ++i) {
            if (isProblem(static_cast<State>(i)))
                problems.append(static_cast<State>(i));
        }
        QCOMPARE(problems, QList<State>({State::Refused, State::InAudit, State::Unknown, State::NotSent}));
    }
};

QTEST_GUILESS_MAIN(tst_Record)
#include "tst_record.moc"
