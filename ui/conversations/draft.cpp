#include "ui/conversations/draft.h"

using namespace Qt::StringLiterals;

namespace ui {

lineage::Chosen chooseFor(protocol::Scene scene, const core::PeerId &peer, const QList<lineage::Anchor> &anchors,
    const lineage::RuleSet &rules, const lineage::AnchorChoice &choice, core::WallTime now)
{
    lineage::AnchorLedger ledger(rules);
    // The bot tells newest first; the ledger keeps the order in which anchors were opened.
    for (auto anchor = anchors.rbegin(); anchor != anchors.rend(); ++anchor)
        ledger.put(*anchor);
    return ledger.choose(scene, peer, choice, false, false, now);
}

Tone toneOf(const lineage::Verdict &verdict)
{
    if (verdict.reason == lineage::Reason::Proactive)
        return Tone::Dim;
    switch (verdict.level) {
    case lineage::Level::Safe:
        return Tone::Ok;
    case lineage::Level::Uncertain:
    case lineage::Level::MayArriveTwice:
        return Tone::Warn;
    case lineage::Level::Doomed:
        return Tone::Bad;
    }
    return Tone::Dim;
}

QString iconOf(const lineage::Verdict &verdict)
{
    if (verdict.reason == lineage::Reason::Proactive)
        return u"proactive"_s;
    switch (verdict.level) {
    case lineage::Level::Safe:
        return u"accepted"_s;
    case lineage::Level::Uncertain:
        return u"warning"_s;
    case lineage::Level::MayArriveTwice:
        return u"duplicate"_s;
    case lineage::Level::Doomed:
        return u"refused"_s;
    }
    return u"info"_s;
}

} // namespace ui
