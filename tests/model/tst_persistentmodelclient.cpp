#include "app/model/persistentmodelclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = model::ModelError::Kind;

namespace {

/// Keeps questions open until the test answers them.
class ScriptedModel final : public model::ModelClient
{
public:
    model::AskId ask(
        const model::ChatRequest &, const model::AskContext &, QObject *receiver, Answered answered) override
    {
        asked.append({receiver, std::move(answered)});
        return model::AskId(asked.size());
    }
    void cancel(model::AskId id) override
    {
        answer(id, core::make_unexpected(model::ModelError{Kind::Cancelled, 0, {}}));
    }
    void answer(model::AskId id, const model::ChatAnswer &answer)
    {
        const auto question = asked.at(qsizetype(id) - 1);
        if (question.first)
            question.second(answer);
    }
    void fail(model::AskId id, Kind kind) { answer(id, core::make_unexpected(model::ModelError{kind, 0, {}})); }

    QList<QPair<QPointer<QObject>, Answered>> asked;
};

struct Bench
{
    ScriptedModel inner;
    model::PersistentModelClient client{inner};
    QObject receiver;
    QList<model::ChatAnswer> answers;

    model::AskId ask()
    {
        return client.ask({}, {}, &receiver, [this](const model::ChatAnswer &answer) { answers.append(answer); });
    }
    [[nodiscard]] bool isAsked(int times)
    {
        return QTest::qWaitFor([&] { return inner.asked.size() == times; }, 10'000);
    }
};

} // namespace

class tst_PersistentModelClient : public QObject
{
    Q_OBJECT
private slots:
    void anAnswerIsPassedOnAtOnce()
    {
        Bench bench;
        bench.ask();
        bench.inner.answer(1, model::ChatReply{.content = u"hello"_s});
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0]->content, u"hello"_s);
        QCOMPARE(bench.inner.asked.size(), 1);
    }
    void aFailureThatMayPassIsAskedAgain()
    {
        Bench bench;
        bench.ask();
        bench.inner.fail(1, Kind::ServerFault);
        QVERIFY(bench.answers.isEmpty());
        QVERIFY(bench.isAsked(2));
        bench.inner.answer(2, model::ChatReply{.content = u"late"_s});
        QCOMPARE(bench.answers.size(), 1);
        QVERIFY(bench.answers[0]);
    }
    void aRefusalIsNotAskedAgain()
    {
        Bench bench;
        bench.ask();
        bench.inner.fail(1, Kind::Refused);
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].error().kind, Kind::Refused);
        QCOMPARE(bench.inner.asked.size(), 1);
    }
    void triesAreBounded()
    {
        Bench bench;
        bench.ask();
        for (int i = 1; i < model::triesFor(Kind::Unreachable); ++i) {
            bench.inner.fail(model::AskId(i), Kind::Unreachable);
            QVERIFY(bench.answers.isEmpty());
            QVERIFY(bench.isAsked(i + 1));
        }
        bench.inner.fail(model::AskId(model::triesFor(Kind::Unreachable)), Kind::Unreachable);
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].error().kind, Kind::Unreachable);
    }
    void cancellingEndsAQuestionThatIsBeingAsked()
    {
        Bench bench;
        bench.client.cancel(bench.ask());
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].error().kind, Kind::Cancelled);
    }
    void cancellingEndsAQuestionThatWaits()
    {
        Bench bench;
        const model::AskId id = bench.ask();
        bench.inner.fail(1, Kind::RateLimited);
        bench.client.cancel(id);
        QCOMPARE(bench.answers.size(), 1);
        QCOMPARE(bench.answers[0].error().kind, Kind::Cancelled);
        QCOMPARE(bench.inner.asked.size(), 1);
    }
    void waitsGrowAndSpread()
    {
        QCOMPARE(model::askAgainAfter(1, 0), 1'000ms);
        QCOMPARE(model::askAgainAfter(2, 0), 2'000ms);
        QCOMPARE(model::askAgainAfter(3, 0), 4'000ms);
        QCOMPARE(model::askAgainAfter(3, 1), 5'000ms);
    }
};

QTEST_GUILESS_MAIN(tst_PersistentModelClient)
#include "tst_persistentmodelclient.moc"
