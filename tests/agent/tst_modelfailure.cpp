#include "app/agent/agentturn.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace agent;

namespace {

template <class T> T only(const QList<Decision> &decisions)
{
    return decisions.size() == 1 && std::holds_alternative<T>(decisions[0]) ? std::get<T>(decisions[0]) : T{};
}

const model::ModelError busy{model::ModelError::Kind::RateLimited, 429, u"slow down"_s};

} // namespace

/// What a turn does when the model cannot be had.
class tst_ModelFailure : public QObject
{
    Q_OBJECT
private slots:
    void itEndsTheTurn()
    {
        AgentTurn turn({}, {}, u"go"_s);
        (void)turn.start();
        const auto end = only<EndTurn>(turn.modelAnswered(core::make_unexpected(busy)));
        QCOMPARE(end.how, TurnEnd::ModelFailed);
        QCOMPARE(end.error, busy);
        QVERIFY(turn.isOver());
        QVERIFY(turn.plannedSends().isEmpty());
    }
    void theUserIsToldFirst()
    {
        AgentTurn turn({.apology = u"sorry"_s}, {}, u"go"_s);
        (void)turn.start();
        const auto send = only<SendText>(turn.modelAnswered(core::make_unexpected(busy)));
        QCOMPARE(send, (SendText{u"sorry"_s, false, {}, {}}));
        QCOMPARE(turn.plannedSends(), QList{send});
        QVERIFY(!turn.isOver());
        const auto end = only<EndTurn>(turn.delivered({}));
        QCOMPARE(end.how, TurnEnd::ModelFailed);
        QCOMPARE(end.error, busy);
        QVERIFY(turn.isOver());
    }
};

QTEST_GUILESS_MAIN(tst_ModelFailure)
#include "tst_modelfailure.moc"
