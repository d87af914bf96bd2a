#include "tests/importer/joinedlog.h"
#include "tests/support/loggenerator.h"

#include <QTest>
#include <rapidcheck.h>

using namespace importer;
using namespace Qt::StringLiterals;
using test::JoinedLog;

namespace {

/// What was joined, without the numbers of records, which say where they stood.
QStringList told(const JoinedLog &log)
{
    QStringList list;
    for (const Attempt &one : log.attempts) {
        list += u"attempt %1 %2 %3 %4 %5 %6 %7"_s.arg(one.number)
                    .arg(int(one.state))
                    .arg(int(one.path))
                    .arg(one.turn)
                    .arg(one.evidence.size())
                    .arg(one.anchor.value, one.returnedId.value);
    }
    for (const Turn &one : log.turns)
        list += u"turn %1 %2 %3 %4"_s.arg(one.number)
                    .arg(one.attempts.size())
                    .arg(one.toolCalls.size())
                    .arg(one.outline);
    QStringList findings;
    for (const Finding &one : log.findings)
        findings += u"finding %1 %2 %3"_s.arg(int(one.kind)).arg(one.attempts.size()).arg(one.ids.join(u' '));
    findings.sort();
    return list + findings;
}

JoinedLog joined(const QByteArrayList &blocks)
{
    JoinedLog log;
    log.read(blocks.join());
    return log;
}

} // namespace

/// A log is what happened, however it was pasted together.
class tst_LogOrder : public QObject
{
    Q_OBJECT
private slots:
    void aBlockPastedTwiceChangesNothing();
    void blocksInAnotherOrderChangeNothing();
    void eachSendIsOneAttempt();
};

void tst_LogOrder::aBlockPastedTwiceChangesNothing()
{
    const bool holds = rc::check("a copy of some turns before them is no news", [] {
        test::LogGenerator generator(test::LogVariant::Console, *rc::gen::inRange(1u, 1'000u));
        QByteArrayList turns;
        for (int i = 0; i < 12; ++i)
            turns += generator.next(1);
        const QStringList whole = told(joined(turns));
        const int from = *rc::gen::inRange(0, 12);
        const int count = *rc::gen::inRange(1, 13 - from);
        const int to = *rc::gen::inRange(0, from + 1);
        QByteArrayList pasted = turns;
        for (int i = 0; i < count; ++i)
            pasted.insert(to + i, turns[from + i]);
        const JoinedLog log = joined(pasted);
        RC_ASSERT(log.duplicates > 0);
        RC_ASSERT(told(log) == whole);
    });
    QVERIFY(holds);
}

void tst_LogOrder::blocksInAnotherOrderChangeNothing()
{
    const bool holds = rc::check("turns may stand in any order", [] {
        test::LogGenerator generator(test::LogVariant::Console, *rc::gen::inRange(1u, 1'000u));
        QByteArrayList turns;
        for (int i = 0; i < 8; ++i)
            turns += generator.next(1);
        const QStringList whole = told(joined(turns));
        std::vector<int> order = *rc::gen::unique<std::vector<int>>(8, rc::gen::inRange(0, 8));
        QByteArrayList shuffled;
        for (const int index : order)
            shuffled += turns[index];
        RC_ASSERT(told(joined(shuffled)) == whole);
    });
    QVERIFY(holds);
}

void tst_LogOrder::eachSendIsOneAttempt()
{
    const bool holds = rc::check("in each variant", [] {
        const auto variant = test::LogVariant(*rc::gen::inRange(0, test::logVariantCount));
        test::LogGenerator generator(variant, *rc::gen::inRange(1u, 1'000u));
        const JoinedLog log = joined({generator.next(300)});
        RC_ASSERT(log.summary.attempts == generator.counts().requests);
        RC_ASSERT(log.summary.accepted == generator.counts().accepted);
        RC_ASSERT(log.summary.refused == generator.counts().refused);
        RC_ASSERT(log.summary.turns == generator.counts().inbound);
    });
    QVERIFY(holds);
}

QTEST_GUILESS_MAIN(tst_LogOrder)
#include "tst_logorder.moc"
