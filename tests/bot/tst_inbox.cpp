#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// The gateway's `s` on disk never passes a message that is not.
class tst_Inbox : public QObject
{
    Q_OBJECT

private slots:
    void theCheckpointDoesNotPassWhatWaits();
    void beyondTheMostTheCheckpointStandsStill();
    void whatAReplayDeliversOpensAnAnchorOfUnknownAge();
};

namespace {

qint64 savedSeq(BotBench &bench)
{
    return bench.sqlValue(u"SELECT seq FROM checkpoint WHERE shard = 0"_s).toLongLong();
}

int inbound(BotBench &bench)
{
    return bench.sqlValue(u"SELECT COUNT(*) FROM inbound"_s).toInt();
}

const QString refuseAll = u"CREATE TRIGGER full BEFORE INSERT ON inbound BEGIN SELECT RAISE(ABORT, 'full'); END"_s;
const QString refuseTwo = u"CREATE TRIGGER two BEFORE INSERT ON inbound WHEN NEW.text = 'two' "
                          "BEGIN SELECT RAISE(ABORT, 'full'); END"_s;

qint64 seqOf(const BotBench &bench, qsizetype message)
{
    return bench.records(u"C2C_MESSAGE_CREATE"_s).at(message).s.value_or(-1);
}

} // namespace

void tst_Inbox::theCheckpointDoesNotPassWhatWaits()
{
    BotBench bench;
    bench.config().model.reset();
    QVERIFY(bench.start());
    bench.sql(refuseAll);
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        bench.say(anna, text);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 3);
    bench.sql(refuseTwo + u"; DROP TRIGGER full"_s);
    QTRY_COMPARE_WITH_TIMEOUT(inbound(bench), 1, 10'000);
    QCOMPARE(savedSeq(bench), seqOf(bench, 0)); // "two" and "three" are in memory only
    bench.sql(u"DROP TRIGGER two"_s);
    QTRY_COMPARE_WITH_TIMEOUT(inbound(bench), 3, 10'000);
    QCOMPARE(savedSeq(bench), seqOf(bench, 2));
}

void tst_Inbox::beyondTheMostTheCheckpointStandsStill()
{
    BotBench bench;
    bench.config().model.reset();
    bench.config().mostWaiting = 2;
    QVERIFY(bench.start());
    bench.sql(refuseAll);
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        bench.say(anna, text);
    QTRY_COMPARE(bench.records(u"C2C_MESSAGE_CREATE"_s).size(), 3);
    QCOMPARE(bench.records(u"INBOX_FULL"_s).size(), 1);
    bench.sql(u"DROP TRIGGER full"_s);
    QTRY_COMPARE_WITH_TIMEOUT(inbound(bench), 2, 10'000);
    bench.say(anna, u"four"_s);
    QTRY_COMPARE(inbound(bench), 3);
    QCOMPARE(savedSeq(bench), seqOf(bench, 1));
    bench.stop(); // the next start brings what was lost
    QVERIFY(bench.start());
    QTRY_COMPARE(inbound(bench), 4);
}

void tst_Inbox::whatAReplayDeliversOpensAnAnchorOfUnknownAge()
{
    BotBench bench;
    bench.config().model.reset();
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE(inbound(bench), 1);
    bench.stop();
    bench.say(anna, u"meanwhile"_s);
    QVERIFY(bench.start());
    QTRY_COMPARE(inbound(bench), 2);
    bench.say(anna, u"now"_s);
    QTRY_COMPARE(bench.told<bot::AnchorsChanged>().last().anchors.size(), 3);
    QList<bool> replayed;
    const bot::AnchorsChanged told = bench.told<bot::AnchorsChanged>().last();
    for (const lineage::Anchor &anchor : told.anchors)
        replayed.append(anchor.replayed);
    QCOMPARE(replayed, (QList<bool>{false, true, false})); // newest first
}

QTEST_GUILESS_MAIN(tst_Inbox)
#include "tst_inbox.moc"
