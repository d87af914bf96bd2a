#include "app/traffic/gap.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace traffic;

class tst_Gap : public QObject
{
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadBack()
    {
        const bool held = rc::check([] {
            const Gap gap{.cause = static_cast<Gap::Cause>(*rc::gen::inRange(0, 7)),
                .closeCode = *rc::gen::inRange(0, 5000),
                .from = core::fromMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000)),
                .until = core::fromMs(*rc::gen::inRange<qint64>(0, 4'000'000'000'000)),
                .resumed = *rc::gen::arbitrary<bool>(),
                .recovered = *rc::gen::inRange(0, 100'000),
                .shard = *rc::gen::inRange(0, 64),
                .shards = *rc::gen::inRange(1, 65)};
            RC_ASSERT(parseGap(gapDetail(gap)) == std::optional(gap));
        });
        QVERIFY(held);
    }
    void theFormIsStable()
    {
        const Gap gap{.cause = Gap::Cause::Closed,
            .closeCode = 4009,
            .from = core::fromMs(1'000),
            .until = core::fromMs(5'000),
            .resumed = true,
            .recovered = 3};
        QCOMPARE(gapDetail(gap), u"closed code=4009 from=1000 until=5000 resumed recovered=3 shard=0/1"_s);
    }
    void wordsOfALaterVersionArePassedOver()
    {
        const auto gap = parseGap(u"deaf from=1 until=2 mood=calm recovered=0 shard=0/1"_s);
        QVERIFY(gap);
        QCOMPARE(gap->cause, Gap::Cause::Deaf);
    }
    void somethingElseIsNoGap()
    {
        for (const QString &text :
            {QString(), u"checkpoint held at s 4"_s, u"closed"_s, u"closed from=x until=2"_s, u"closed from=1"_s})
            QVERIFY2(!parseGap(text), qPrintable(text));
    }
};

QTEST_GUILESS_MAIN(tst_Gap)
#include "tst_gap.moc"
