#include "app/traffic/setaside.h"
#include "tests/bot/botbench.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;

/// An outbox that turns out to be damaged: a fresh one goes on, and what it cannot know makes nothing be sent twice.
class tst_OutboxLoss : public QObject
{
    Q_OBJECT
private slots:
    void damageAtTheStartIsToldAndTheBotGoesOn();
    void damageWhileItRunsIsToldAndTheBotGoesOn();
    void damageInTheMiddleOfATurnEndsItAndTheNextOneRuns();
    void aNewerOutboxSendsNothing();
};

namespace {

const QString modelPath = u"/v1/chat/completions"_s;

/// The table of messages leads nowhere from now on: whoever reads the schema again meets damage.
void damage(BotBench &bench)
{
    bench.sql(u"PRAGMA writable_schema = ON; "
              "UPDATE sqlite_schema SET rootpage = 999999 WHERE name = 'message'; PRAGMA schema_version = 4711"_s);
}

qsizetype setAside(BotBench &bench)
{
    const QFileInfo file(bench.config().outboxPath);
    return file.dir().entryList({file.fileName() + u".corrupt-*Z"_s}, QDir::Files).size();
}

bool isLoss(const bot::OutboxState &state)
{
    return state.writable && !state.setAside.isEmpty();
}

} // namespace

void tst_OutboxLoss::damageAtTheStartIsToldAndTheBotGoesOn()
{
    BotBench bench;
    QFile file(bench.config().outboxPath);
    QVERIFY(QDir().mkpath(QFileInfo(file).path()));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(20'000, 'x')) > 0);
    file.close();
    QVERIFY(bench.start());
    QCOMPARE(setAside(bench), 1);
    QVERIFY(isLoss(bench.told<bot::OutboxState>().last()));
    const auto notes = bench.records(traffic::setAsideRoute);
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes.first().detail, u"outbox "_s + bench.told<bot::OutboxState>().last().setAside);
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    QVERIFY(bench.attempts().first().msgSeq > 64);
}

void tst_OutboxLoss::damageWhileItRunsIsToldAndTheBotGoesOn()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
    const qint64 firstId = bench.attempts().first().attemptId;
    damage(bench);
    bench.command(bot::Send{.requestId = 1, .peer = core::PeerId(anna), .text = u"lost"_s});
    QTRY_VERIFY(isLoss(bench.told<bot::OutboxState>().last()));
    QCOMPARE(setAside(bench), 1);
    QCOMPARE(bench.told<bot::SendFinished>().size(), 1); // it was not sent, and that was said
    bench.say(anna, u"two"_s);
    QTRY_VERIFY(bench.seenTexts().contains(u"got two"_s));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s, u"got two"_s}));
    QVERIFY(bench.attempts().last().msgSeq > 64);
    QVERIFY(bench.attempts().last().attemptId > firstId + 1'000'000); // the journal still knows the first
}

void tst_OutboxLoss::damageInTheMiddleOfATurnEndsItAndTheNextOneRuns()
{
    BotBench bench(R"(,"faults":[{"at":"model","nth":1,"do":"delay","delay_ms":1500}])");
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.requests(modelPath).size(), 1);
    damage(bench);
    bench.say(anna, u"two"_s);
    QTRY_VERIFY(isLoss(bench.told<bot::OutboxState>().last()));
    bench.say(anna, u"three"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bench.seenTexts().contains(u"got three"_s), 10'000);
    QVERIFY(!bench.seenTexts().contains(u"got one"_s)); // a person is told to look
    const auto turns = bench.records(u"TURN"_s);
    for (const traffic::Record &turn : turns)
        QTRY_VERIFY(bench.settlementOf(turn.key)); // no row reads as running
}

void tst_OutboxLoss::aNewerOutboxSendsNothing()
{
    BotBench bench;
    QVERIFY(bench.start());
    bench.stop();
    bench.sql(u"PRAGMA user_version = 1000"_s);
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 1);
    const bot::OutboxState state = bench.told<bot::OutboxState>().last();
    QVERIFY(!state.writable);
    QCOMPARE(state.fault, storage::Fault::Newer);
    QVERIFY(bench.requests(modelPath).isEmpty());
    QCOMPARE(setAside(bench), 0);
}

QTEST_GUILESS_MAIN(tst_OutboxLoss)
#include "tst_outboxloss.moc"
