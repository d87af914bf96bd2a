#include "app/sandbox/fault.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using sandbox::Fault;
using sandbox::FaultPlan;
using sandbox::FaultPoint;

/// When faults strike. The plan alone, without a platform.
class tst_FaultPlan : public QObject
{
    Q_OBJECT

private slots:
    void aFaultStrikesAtItsOccurrencesOnly();
    void anInjectedFaultIsCountedFromThen();
    void whatCannotStrikeAnyMoreIsNotArmed();
    void aDisarmedFaultDoesNotStrike();
    void everyNthIsStruckForEver();
    void chanceIsReproducible();
    void chanceIsAboutAsOftenAsItSays();
    void theNamesAreThoseOfScenarios();
};

namespace {

Fault dropAt(FaultPoint at, const sandbox::FaultTiming &when)
{
    return {.at = at, .when = when, .act = sandbox::Drop{}};
}

/// Which of the first `count` occurrences are struck, from 1.
QList<int> struck(FaultPlan &plan, FaultPoint at, int count)
{
    QList<int> numbers;
    for (int i = 1; i <= count; ++i) {
        if (plan.strike(at))
            numbers.append(i);
    }
    return numbers;
}

} // namespace

void tst_FaultPlan::aFaultStrikesAtItsOccurrencesOnly()
{
    FaultPlan plan({dropAt(FaultPoint::Send, sandbox::AtNth{2, 2})}, 0);
    QVERIFY(!plan.strike(FaultPoint::Model));
    QCOMPARE(struck(plan, FaultPoint::Send, 5), (QList<int>{2, 3}));
}

void tst_FaultPlan::anInjectedFaultIsCountedFromThen()
{
    FaultPlan plan({}, 0);
    QVERIFY(struck(plan, FaultPoint::Event, 3).isEmpty());
    plan.arm(dropAt(FaultPoint::Event, sandbox::AtNth{}));
    QCOMPARE(struck(plan, FaultPoint::Event, 3), (QList<int>{1}));
}

void tst_FaultPlan::whatCannotStrikeAnyMoreIsNotArmed()
{
    FaultPlan plan({dropAt(FaultPoint::Send, sandbox::AtNth{2, 2}), dropAt(FaultPoint::Send, sandbox::AtEvery{3})}, 0);
    std::ignore = struck(plan, FaultPoint::Send, 2);
    const QList<sandbox::ArmedFault> both{
        {1, FaultPoint::Send, u"drop"_s, 1}, {2, FaultPoint::Send, u"drop"_s, std::nullopt}};
    QCOMPARE(plan.armed(), both);
    std::ignore = struck(plan, FaultPoint::Send, 1);
    QCOMPARE(plan.armed(), both.mid(1));
}

void tst_FaultPlan::aDisarmedFaultDoesNotStrike()
{
    FaultPlan plan({dropAt(FaultPoint::Send, sandbox::AtNth{1, 2})}, 0);
    QVERIFY(plan.strike(FaultPoint::Send));
    plan.disarm(plan.armed().first().id);
    QVERIFY(!plan.strike(FaultPoint::Send));
    QVERIFY(plan.armed().isEmpty());
}

void tst_FaultPlan::everyNthIsStruckForEver()
{
    QVERIFY(rc::check("each n-th", [] {
        const int n = *rc::gen::inRange(1, 20);
        const int count = *rc::gen::inRange(0, 200);
        FaultPlan plan({dropAt(FaultPoint::Send, sandbox::AtEvery{n})}, 0);
        const QList<int> numbers = struck(plan, FaultPoint::Send, count);
        RC_ASSERT(numbers.size() == count / n);
        for (const int number : numbers)
            RC_ASSERT(number % n == 0);
    }));
}

void tst_FaultPlan::chanceIsReproducible()
{
    QVERIFY(rc::check("the same seed, the same strikes, whatever happens elsewhere", [] {
        const auto seed = *rc::gen::arbitrary<quint32>();
        const QList<Fault> faults{dropAt(FaultPoint::Send, sandbox::ByChance{0.3}),
            dropAt(FaultPoint::Event, sandbox::ByChance{0.5}), dropAt(FaultPoint::Send, sandbox::ByChance{0.2})};
        FaultPlan alone(faults, seed), mixed(faults, seed);
        for (int i = 0; i < 100; ++i) {
            const int others = *rc::gen::inRange(0, 3);
            std::ignore = struck(mixed, FaultPoint::Event, others);
            RC_ASSERT(alone.strike(FaultPoint::Send).has_value() == mixed.strike(FaultPoint::Send).has_value());
        }
    }));
}

void tst_FaultPlan::chanceIsAboutAsOftenAsItSays()
{
    FaultPlan plan(
        {dropAt(FaultPoint::Send, sandbox::ByChance{0.15}), dropAt(FaultPoint::Model, sandbox::ByChance{1})}, 7);
    const qsizetype count = struck(plan, FaultPoint::Send, 10'000).size();
    QCOMPARE_GT(count, 1'300);
    QCOMPARE_LT(count, 1'700);
    QCOMPARE(struck(plan, FaultPoint::Model, 100).size(), 100);
}

void tst_FaultPlan::theNamesAreThoseOfScenarios()
{
    for (const auto point : {FaultPoint::Send, FaultPoint::Model, FaultPoint::Token, FaultPoint::GatewayUrl,
             FaultPoint::Identify, FaultPoint::Resume, FaultPoint::Beat, FaultPoint::Event, FaultPoint::Now})
        QCOMPARE(sandbox::pointOfName(sandbox::pointName(point)), point);
    QVERIFY(!sandbox::pointOfName(u"moon"_s));
    using Kind = sandbox::StrangeFrame::Kind;
    for (const auto kind :
        {Kind::NotJson, Kind::Large, Kind::TooDeep, Kind::WrongTypes, Kind::UnknownOp, Kind::UnknownEvent})
        QCOMPARE(sandbox::frameOfName(sandbox::frameName(kind)), kind);
    QCOMPARE(sandbox::actName(sandbox::HttpAnswer{.status = 502, .accept = true}), u"status 502 carried_out"_s);
    QCOMPARE(sandbox::actName(sandbox::RefuseSession{}), u"op9 absent"_s);
}

QTEST_GUILESS_MAIN(tst_FaultPlan)
#include "tst_faultplan.moc"
