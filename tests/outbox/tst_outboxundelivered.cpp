#include "app/outbox/outboxprivate.h"
#include "tests/outbox/bench.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Accepted;
using lineage::NotSent;
using lineage::NotSentReason;
using lineage::Outcome;
using lineage::Refused;
using lineage::Unknown;
using outbox::UndeliveredMessage;
using test::OutboxBench;

namespace {

const lineage::AnchorId m1 = core::InboundMsgId(u"M1"_s);
const Accepted accepted{.id = core::OutboundMsgId(u"O1"_s)};
const Refused anchorRefused{
    .code = 40034128, .httpStatus = 400, .message = u"被动回复时间或次数超限"_s, .traceId = core::TraceId(u"T1"_s)};
const Refused contentRefused{.code = 40034006, .httpStatus = 400};
const Unknown timeout{.cause = u"timeout"_s, .traceId = core::TraceId(u"T2"_s)};

QStringList texts(OutboxBench &bench, int limit = 1'000)
{
    QStringList list;
    const auto undelivered = bench->undelivered(limit).value();
    for (const auto &message : undelivered)
        list.append(message.message.text);
    return list;
}

/// A message with one attempt that ended so.
qint64 tried(OutboxBench &bench, const QString &text, const Outcome &outcome, bool anchorDead = false)
{
    const auto attempt = bench.reserved(text, u"M1"_s);
    bench.settle(attempt.attemptId(), outcome, anchorDead);
    bench.finish(attempt.messageId());
    return attempt.messageId();
}

// In microseconds.
qint64 fastest(const std::function<void()> &work)
{
    qint64 best = std::numeric_limits<qint64>::max();
    for (int i = 0; i < 7; ++i) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, timer.nsecsElapsed());
    }
    return best / 1'000;
}

} // namespace

/// What a user should have got and did not, exactly: product 2.7, 2.9.
class tst_OutboxUndelivered : public QObject
{
    Q_OBJECT
private slots:
    void refusedMessageIsListedOnceItsTriesAreOver();
    void everyEndIsTold_data();
    void everyEndIsTold();
    void deliveredAndAuditedAreNotListed();
    void refusedRetryProvesNothingAboutTheFirstCopy();
    void resendTakesItOffUntilItFails();
    void earlierCopyMayStillHaveArrived();
    void whatIsInReviewMayArrive();
    void oneOfThemIsFoundByItself();
    void oldestComesFirstAndTheNewestAreKept();
    void dismissedIsOffAndComesBack();
    void onlyWhatIsOverCanBeDismissed();
    void theListIsReadOverIndexes();
    void newTryEndsADismissal();
    void unknownMessageCannotEnd();
    void listIsCheapBesideManyDelivered();
};

void tst_OutboxUndelivered::refusedMessageIsListedOnceItsTriesAreOver()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto attempt = bench.reserved(u"hello"_s, u"M1"_s);
    QVERIFY(bench->undelivered()->isEmpty());
    bench.settle(attempt.attemptId(), anchorRefused, true);
    QVERIFY(bench->undelivered()->isEmpty()); // another anchor may be tried next
    bench.advance(1s);
    bench.finish(attempt.messageId());
    const UndeliveredMessage expected{.messageId = attempt.messageId(),
        .message = bench->message(attempt.messageId()).value(),
        .outcome = anchorRefused,
        .attemptId = attempt.attemptId(),
        .attempts = 1,
        .hasDedupeKey = true,
        .anchor = u"M1"_s,
        .ended = bench.now(),
        .canLeaveWithNext = true};
    QCOMPARE(bench->undelivered().value(), QList{expected});
    bench.crash();
    QVERIFY(bench->interruptTurns(bench.now())->isEmpty());
    QCOMPARE(bench->undelivered().value(), QList{expected});
}

void tst_OutboxUndelivered::everyEndIsTold_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::newRow("refused") << Outcome(contentRefused);
    QTest::newRow("unknown") << Outcome(timeout);
    QTest::newRow("never left") << Outcome(NotSent{NotSentReason::CannotConnect});
}

void tst_OutboxUndelivered::everyEndIsTold()
{
    QFETCH(Outcome, outcome);
    OutboxBench bench;
    bench.receive(u"M1"_s);
    tried(bench, u"hello"_s, outcome);
    QCOMPARE(bench->undelivered()->first().outcome, outcome);
    QCOMPARE(bench->undelivered()->first().mayHaveArrived, std::holds_alternative<Unknown>(outcome));
    const qint64 noAttempt = bench.add(u"no anchor"_s);
    bench.finish(noAttempt, NotSentReason::NoAnchor);
    const auto last = bench->undelivered()->last();
    QCOMPARE(last.outcome, Outcome(NotSent{NotSentReason::NoAnchor}));
    QCOMPARE(last.attempts, 0);
    QCOMPARE(last.attemptId, 0);
    QVERIFY(last.anchor.isEmpty() && !last.hasDedupeKey);
}

void tst_OutboxUndelivered::deliveredAndAuditedAreNotListed()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    tried(bench, u"accepted"_s, accepted);
    tried(bench, u"id unknown"_s, lineage::AcceptedIdUnknown{});
    tried(bench, u"in audit"_s, lineage::InAudit{.auditId = u"A"_s, .code = 304023});
    QCOMPARE(texts(bench), QStringList());
}

void tst_OutboxUndelivered::refusedRetryProvesNothingAboutTheFirstCopy()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto first = bench.reserved(u"hello"_s, u"M1"_s);
    bench.settle(first.attemptId(), timeout);
    const auto retry = bench->reserveRetry(first.attemptId(), bench.now()).value();
    bench.settle(retry.attemptId(), NotSent{NotSentReason::CannotConnect});
    bench.finish(first.messageId());
    const auto listed = bench->undelivered()->first();
    QCOMPARE(listed.outcome, Outcome(timeout));
    QCOMPARE(listed.attemptId, retry.attemptId());
    QCOMPARE(listed.attempts, 2);
    QVERIFY(listed.mayHaveArrived);
}

void tst_OutboxUndelivered::resendTakesItOffUntilItFails()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = tried(bench, u"hello"_s, anchorRefused, true);
    bench.receive(u"M2"_s);
    const auto resend = bench.reserve(message, core::InboundMsgId(u"M2"_s)).value();
    QCOMPARE(texts(bench), QStringList()); // under way
    bench.settle(resend.attemptId(), contentRefused);
    QCOMPARE(texts(bench), QStringList());
    bench.finish(message);
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(contentRefused));
    QCOMPARE(bench->undelivered()->first().anchor, u"M2"_s);
    bench.finish(message, NotSentReason::NoToken); // a further resend did not even begin
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(NotSent{NotSentReason::NoToken}));
    const auto last = bench.reserve(message, core::InboundMsgId(u"M2"_s)).value();
    bench.settle(last.attemptId(), accepted);
    bench.finish(message);
    QCOMPARE(texts(bench), QStringList());
}

void tst_OutboxUndelivered::earlierCopyMayStillHaveArrived()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = tried(bench, u"hello"_s, timeout);
    const auto resend = bench.reserve(message, m1).value();
    bench.settle(resend.attemptId(), anchorRefused, true);
    bench.finish(message);
    QCOMPARE(bench->undelivered()->first().outcome, Outcome(anchorRefused));
    QVERIFY(bench->undelivered()->first().mayHaveArrived);
}

void tst_OutboxUndelivered::whatIsInReviewMayArrive()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = tried(bench, u"hello"_s, lineage::InAudit{.auditId = u"A"_s, .code = 304023});
    bench.settle(bench.reserve(message, m1)->attemptId(), anchorRefused, true);
    bench.finish(message);
    QVERIFY(bench->undelivered()->first().mayHaveArrived);
    QVERIFY(!bench->undelivered()->first().canLeaveWithNext);
}

void tst_OutboxUndelivered::oneOfThemIsFoundByItself()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 lost = tried(bench, u"lost"_s, contentRefused), got = tried(bench, u"got"_s, accepted);
    QCOMPARE(bench->undeliveredMessage(lost).value(), bench->undelivered()->first());
    QCOMPARE(bench->undeliveredMessage(got).value(), std::nullopt);
    QVERIFY(bench->dismiss({lost}, true, bench.now()));
    QCOMPARE(bench->undeliveredMessage(lost).value(), std::nullopt);
}

void tst_OutboxUndelivered::oldestComesFirstAndTheNewestAreKept()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    for (const QString &text : {u"one"_s, u"two"_s, u"three"_s})
        tried(bench, text, contentRefused);
    QCOMPARE(texts(bench), QStringList({u"one"_s, u"two"_s, u"three"_s}));
    QCOMPARE(texts(bench, 2), QStringList({u"two"_s, u"three"_s}));
}

void tst_OutboxUndelivered::dismissedIsOffAndComesBack()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 one = tried(bench, u"one"_s, contentRefused), two = tried(bench, u"two"_s, contentRefused);
    QCOMPARE(bench->dismiss({one, two, 77}, true, bench.now()).value(), (QList<qint64>{one, two}));
    QVERIFY(bench->dismiss({one}, true, bench.now())->isEmpty()); // it is dismissed already
    QCOMPARE(texts(bench), QStringList());
    bench.crash();
    QVERIFY(bench->dismiss({two}, false, bench.now()));
    QCOMPARE(texts(bench), QStringList({u"two"_s}));
}

void tst_OutboxUndelivered::onlyWhatIsOverCanBeDismissed()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const auto attempt = bench.reserved(u"hello"_s, u"M1"_s);
    QVERIFY(bench->dismiss({attempt.messageId()}, true, bench.now())->isEmpty());
    bench.settle(attempt.attemptId(), contentRefused);
    bench.finish(attempt.messageId());
    QCOMPARE(texts(bench), QStringList({u"hello"_s}));
}

void tst_OutboxUndelivered::newTryEndsADismissal()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    const qint64 message = tried(bench, u"hello"_s, contentRefused);
    QVERIFY(bench->dismiss({message}, true, bench.now()));
    bench.settle(bench.reserve(message, m1)->attemptId(), contentRefused);
    bench.finish(message);
    QCOMPARE(texts(bench), QStringList({u"hello"_s}));
}

void tst_OutboxUndelivered::unknownMessageCannotEnd()
{
    OutboxBench bench;
    QCOMPARE(int(bench->finishMessage(99, std::nullopt, bench.now()).error().kind),
        int(outbox::OutboxError::Kind::UnknownMessage));
}

void tst_OutboxUndelivered::listIsCheapBesideManyDelivered()
{
    OutboxBench bench;
    bench.receive(u"M1"_s);
    tried(bench, u"not delivered"_s, contentRefused);
    {
        SQLite::Database file(bench.path().toStdString(), SQLite::OPEN_READWRITE);
        file.exec("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) "
                  "INSERT INTO message (scene, peer, text, markdown, origin, created, delivered, ended) "
                  "SELECT 'c2c', 'ALICE', 'text ' || i, 0, 'agent', i, 1, i FROM n");
    }
    QCOMPARE(texts(bench), QStringList({u"not delivered"_s}));
    SQLite::Database file(bench.path().toStdString(), SQLite::OPEN_READONLY);
    const auto scan = fastest([&file] {
        SQLite::Statement read(file, "SELECT COUNT(*) FROM message WHERE delivered + 0 = 0 AND length(text) > 0");
        read.executeStep();
    });
    const auto list = fastest([&bench] { (void)bench->undelivered(); });
    QVERIFY2(list * 10 < scan, qPrintable(u"%1 us beside a scan of %2 us"_s.arg(list).arg(scan)));
    qInfo("%lld us beside a scan of %lld us", list, scan);
    QVERIFY(bench->interruptTurns(bench.now()));
}

/// An outbox of an hour under load has ten thousand attempts and hundreds of undelivered messages, and the list is read
/// again whenever one ends.
void tst_OutboxUndelivered::theListIsReadOverIndexes()
{
    OutboxBench bench;
    SQLite::Database database(bench.path().toStdString(), SQLite::OPEN_READONLY);
    SQLite::Statement plan(database, "EXPLAIN QUERY PLAN " + outbox::undeliveredSql() + "ORDER BY m.id DESC LIMIT 9");
    while (plan.executeStep()) {
        const std::string step = plan.getColumn(3).getString();
        QVERIFY2(!step.starts_with("SCAN") || step.find("message_undelivered") != std::string::npos, step.c_str());
    }
}

QTEST_GUILESS_MAIN(tst_OutboxUndelivered)
#include "tst_outboxundelivered.moc"
