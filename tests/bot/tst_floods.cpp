#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// Bursts wait on disk: in order, counted, a bounded number at work, no conversation before another's turn.
class tst_Floods : public QObject
{
    Q_OBJECT

private slots:
    void aBurstIsAnsweredInOrderAndCounted();
    void onlySoManyConversationsWorkAtATimeAndNoneIsForgotten();
    void aStoppedTurnMakesRoomForWhoStandsInLine();
    void whatACrashLeftIsAnsweredInOrder();
    void aTakenOverConversationWaitsForNothing();
};

namespace {

const QString modelPath = u"/v1/chat/completions"_s;
// The first question to the model is answered late, so that a queue forms behind it.
const QByteArray slowOnce = R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":1500}])";
const QByteArray stuckOnce = R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":60000}])";

int depthOf(const BotBench &bench, const QString &person)
{
    int depth = 0;
    for (const bot::QueueChanged &told : bench.told<bot::QueueChanged>())
        if (told.peer.value == person)
            depth = told.depth;
    return depth;
}

QStringList burst(BotBench &bench, int count)
{
    QStringList answers;
    for (int i = 0; i < count; ++i) {
        bench.say(anna, QString::number(i));
        answers.append(u"got %1"_s.arg(i));
    }
    return answers;
}

} // namespace

void tst_Floods::aBurstIsAnsweredInOrderAndCounted()
{
    BotBench bench(slowOnce);
    QVERIFY(bench.start());
    const QStringList answers = burst(bench, 120);
    QTRY_COMPARE(depthOf(bench, anna), 119);
    QVERIFY(bench.told<bot::QueueChanged>().size() < 60); // a burst is told a few times a second
    QVERIFY(bench.waitForSeen(120));
    QCOMPARE(bench.seenTexts(), answers);
    QTRY_COMPARE(depthOf(bench, anna), 0);
}

void tst_Floods::onlySoManyConversationsWorkAtATimeAndNoneIsForgotten()
{
    BotBench bench(slowOnce);
    bench.config().mostTurns = 1;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    bench.say(anna, u"two"_s);
    bench.say(ben, u"three"_s);
    QTRY_COMPARE(depthOf(bench, ben), 1);
    QCOMPARE(bench.requests(modelPath).size(), 1);
    QVERIFY(bench.waitForSeen(3));
    // Ben stood in line before Anna's second message had its turn.
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s, u"got three"_s, u"got two"_s}));
}

void tst_Floods::aStoppedTurnMakesRoomForWhoStandsInLine()
{
    BotBench bench(stuckOnce);
    bench.config().mostTurns = 1;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    bench.say(ben, u"two"_s);
    QTRY_COMPARE(depthOf(bench, ben), 1);
    bench.command(bot::StopTurn{.peer = core::PeerId(anna)});
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got two"_s));
}

void tst_Floods::whatACrashLeftIsAnsweredInOrder()
{
    BotBench bench(stuckOnce);
    QVERIFY(bench.start());
    const QStringList answers = burst(bench, 60);
    QTRY_COMPARE(depthOf(bench, anna), 59);
    bench.stop();
    QVERIFY(bench.start());
    QVERIFY(bench.waitForSeen(60));
    QCOMPARE(bench.seenTexts(), answers);
}

void tst_Floods::aTakenOverConversationWaitsForNothing()
{
    BotBench bench(stuckOnce);
    QVERIFY(bench.start());
    burst(bench, 5);
    QTRY_COMPARE(depthOf(bench, anna), 4);
    bench.command(bot::TakeOver{.peer = core::PeerId(anna)});
    QTRY_COMPARE(depthOf(bench, anna), 0);
    bench.say(ben, u"hello"_s);
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), QStringList(u"got hello"_s));
}

QTEST_GUILESS_MAIN(tst_Floods)
#include "tst_floods.moc"
