#include "ui/common/ring.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

lineage::Budget budget(core::Milliseconds left, int safe, int uncertain)
{
    return {.timeLeft = left, .window = 60min, .safe = safe, .uncertain = uncertain, .counted = true};
}

lineage::Anchor anchorAt(core::WallTime received, int accepted, const QString &id)
{
    lineage::Anchor anchor;
    anchor.id = core::InboundMsgId(id);
    anchor.peer = core::PeerId(u"P"_s);
    anchor.received = received;
    anchor.accepted = accepted;
    return anchor;
}

} // namespace

class tst_Ring : public QObject
{
    Q_OBJECT
private slots:
    void markAndToneFollowTheBudget_data()
    {
        QTest::addColumn<int>("minutes");
        QTest::addColumn<int>("safe");
        QTest::addColumn<int>("uncertain");
        QTest::addColumn<QString>("mark");
        QTest::addColumn<int>("tone");
        QTest::newRow("plenty") << 54 << 4 << 1 << u"4"_s << int(ui::Tone::Ok);
        QTest::newRow("two is enough") << 54 << 2 << 0 << u"2"_s << int(ui::Tone::Ok);
        QTest::newRow("last safe one") << 54 << 1 << 1 << u"1"_s << int(ui::Tone::Warn);
        QTest::newRow("a quarter of the time") << 15 << 4 << 0 << u"4"_s << int(ui::Tone::Warn);
        QTest::newRow("only uncertain") << 54 << 0 << 1 << u"?"_s << int(ui::Tone::Warn);
        QTest::newRow("used up") << 54 << 0 << 0 << u"0"_s << int(ui::Tone::Bad);
    }
    void markAndToneFollowTheBudget()
    {
        QFETCH(int, minutes);
        QFETCH(int, safe);
        QFETCH(int, uncertain);
        const ui::Ring ring = ui::ringOf(budget(std::chrono::minutes(minutes), safe, uncertain));
        QVERIFY(ring.live);
        QTEST(ring.mark, "mark");
        QTEST(int(ring.tone), "tone");
    }
    void noTimeLeftIsTheDeadRing()
    {
        QVERIFY(!ui::ringOf(std::nullopt).live);
        QVERIFY(!ui::ringOf(budget(0ms, 4, 0)).live);
    }
    void theArcIsTheShareOfTheWindow() { QCOMPARE(ui::ringOf(budget(30min, 4, 0)).share, 0.5); }
    void screenReadersHearTimeAndReplies()
    {
        const QString words = ui::ringText(budget(54min + 37s, 1, 1));
        QVERIFY2(words.startsWith(u"54 min 37 s, 1 safe"_s), qPrintable(words));
        QVERIFY(words.endsWith(u"1 uncertain"_s));
    }
    void theBestAnchorIsTheOneWithSafeReplies()
    {
        const auto rules = lineage::RuleSet::builtIn();
        QVERIFY(rules);
        const core::WallTime now = core::fromMs(1'800'000'000'000);
        const auto best
            = ui::bestBudget({anchorAt(now - 1min, 9, u"used"_s), anchorAt(now - 2min, 1, u"good"_s)}, *rules, now);
        QVERIFY(best);
        QCOMPARE(best->safe, 3);
    }
    void deadAndExpiredAnchorsAreNotShown()
    {
        const auto rules = lineage::RuleSet::builtIn();
        QVERIFY(rules);
        const core::WallTime now = core::fromMs(1'800'000'000'000);
        lineage::Anchor dead = anchorAt(now - 1min, 0, u"dead"_s);
        dead.deadCode = 40034024;
        QVERIFY(!ui::bestBudget({dead, anchorAt(now - 61min, 0, u"old"_s)}, *rules, now));
    }
};

QTEST_GUILESS_MAIN(tst_Ring)
#include "tst_ring.moc"
