#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// A person at the wheel: the agent is silent in that conversation and in no other.
class tst_TakeOver : public QObject
{
    Q_OBJECT

private slots:
    void theAgentIsSilentWhereAPersonHasTakenOver();
    void theRunningTurnIsStopped();
    void handedBackTheAgentAnswersWhatComesNext();
    void whatAPersonAnsweredIsNotAnsweredAgain();
};

namespace {

const QString modelPath = u"/v1/chat/completions"_s;

bot::TakeOver takeOver(const QString &person, bool on)
{
    return {.peer = core::PeerId(person), .on = on};
}

bool isTakenOver(const BotBench &bench, const QString &person)
{
    const auto states = bench.told<bot::TakenOverChanged>();
    return !states.isEmpty()
        && states.last().conversations.contains(outbox::TakenOver{protocol::Scene::C2c, core::PeerId(person)});
}

} // namespace

void tst_TakeOver::theAgentIsSilentWhereAPersonHasTakenOver()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(takeOver(anna, true));
    QVERIFY(isTakenOver(bench, anna));
    QVERIFY(!isTakenOver(bench, ben));
    bench.say(anna, u"hello"_s);
    bench.say(ben, u"hi"_s);
    QVERIFY(bench.waitForSeen(1));
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = u"a person here"_s});
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got hi"_s, u"a person here"_s}));
    QCOMPARE(bench.requests(modelPath).size(), 1);
}

void tst_TakeOver::theRunningTurnIsStopped()
{
    BotBench bench(R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":60000}])");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    bench.say(anna, u"two"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 2);
    bench.command(takeOver(anna, true));
    QTRY_COMPARE(bench.told<bot::TurnChanged>().last().phase, bot::TurnChanged::Phase::Ended);
    bench.say(ben, u"hi"_s); // answered after everything that waited would have been
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.requests(modelPath).size(), 2);
    QCOMPARE(bench.seenTexts(), QStringList(u"got hi"_s));
}

void tst_TakeOver::handedBackTheAgentAnswersWhatComesNext()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(takeOver(anna, true));
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 1);
    bench.command(takeOver(anna, false));
    QVERIFY(!isTakenOver(bench, anna));
    bench.say(anna, u"two"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got two"_s));
}

void tst_TakeOver::whatAPersonAnsweredIsNotAnsweredAgain()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.command(takeOver(anna, true));
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 1);
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = u"a person here"_s});
    QVERIFY(bench.waitForSeen(1));
    bench.command(takeOver(anna, false));
    bench.stop();
    bench.sql(u"UPDATE checkpoint SET seq = 1"_s); // so that the gateway sends it again
    QVERIFY(bench.start());
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 2);
    bench.say(anna, u"two"_s); // answered after everything that came before it
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"a person here"_s, u"got two"_s}));
}

QTEST_GUILESS_MAIN(tst_TakeOver)
#include "tst_takeover.moc"
