#include "app/lineage/anchorledger.h"

#include "app/core/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineage {

namespace {

QString keyOf(const AnchorId &id)
{
    return (isEventAnchor(id) ? u"e:"_s : u"m:"_s) + anchorIdText(id);
}

QString keyOf(protocol::Scene scene, const core::PeerId &peer)
{
    return protocol::sceneName(scene) + u':' + peer.value;
}

} // namespace

AnchorLedger::AnchorLedger(RuleSet rules)
    : m_rules(std::move(rules))
{
}

const Anchor *AnchorLedger::find(const AnchorId &id) const
{
    const auto found = m_anchors.constFind(keyOf(id));
    return found == m_anchors.cend() ? nullptr : &*found;
}

QList<Anchor> AnchorLedger::ofPeer(protocol::Scene scene, const core::PeerId &peer) const
{
    QList<Anchor> anchors;
    const QStringList keys = m_byPeer.value(keyOf(scene, peer));
    for (auto key = keys.crbegin(); key != keys.crend(); ++key)
        anchors.append(m_anchors.value(*key));
    std::ranges::stable_sort(anchors, std::greater{}, &Anchor::received);
    return anchors;
}

QList<AnchorLedger::Conversation> AnchorLedger::conversations() const
{
    QList<Conversation> list;
    for (const QStringList &keys : m_byPeer)
        list.append({m_anchors.value(keys.first()).scene, m_anchors.value(keys.first()).peer});
    return list;
}

Chosen AnchorLedger::choose(protocol::Scene scene, const core::PeerId &peer, const AnchorChoice &choice, bool automatic,
    bool proactiveAllowed, core::WallTime now) const
{
    const auto judged = [&](const Anchor &anchor) {
        return Chosen{.anchor = anchor.id, .verdict = judge(anchor, scene, peer, m_rules, now)};
    };
    const auto usable = [&](const Anchor &anchor) {
        const auto limit = automatic ? m_rules.of(scene).window.uncertainBelow : m_rules.of(scene).window.doomedFrom;
        return judged(anchor).verdict.level != Level::Doomed && now - anchor.received < limit;
    };
    const auto proactive = [&] {
        const Verdict verdict = judgeProactive(proactiveAllowed);
        return Chosen{.anchor = std::nullopt, .verdict = verdict};
    };
    const auto unknown = [](const AnchorId &id) {
        return Chosen{.verdict = {.level = Level::Doomed, .reason = Reason::UnknownAnchor, .anchor = id}};
    };
    const auto explicitly = [&](const ExplicitAnchor &wanted) {
        const Anchor *anchor = find(wanted.id);
        if (!anchor)
            return unknown(wanted.id);
        Chosen chosen = judged(*anchor);
        if (automatic && !usable(*anchor))
            chosen.anchor.reset();
        return chosen;
    };
    const auto best = [&](const ChooseBest &wish) {
        const Anchor *preferred = wish.preferred ? find(*wish.preferred) : nullptr;
        if (preferred && usable(*preferred))
            return judged(*preferred);
        QList<Anchor> anchors = ofPeer(scene, peer);
        std::ranges::stable_partition(anchors, [](const Anchor &anchor) { return !isEventAnchor(anchor.id); });
        const auto live = std::ranges::find_if(anchors, usable);
        if (live != anchors.end())
            return judged(*live);
        if (proactiveAllowed || (!preferred && anchors.isEmpty()))
            return proactive();
        Chosen none = judged(preferred ? *preferred : anchors.first());
        none.anchor.reset();
        return none;
    };
    // A person who asks for a proactive message needs no policy: the platform's switch decides.
    const auto asked = [&](const ExplicitProactive &) {
        return Chosen{.anchor = std::nullopt, .verdict = judgeProactive(proactiveAllowed || !automatic)};
    };
    return std::visit(core::Overloaded{best, explicitly, asked}, choice);
}

void AnchorLedger::put(const Anchor &anchor)
{
    const QString key = keyOf(anchor.id);
    if (!m_anchors.contains(key))
        m_byPeer[keyOf(anchor.scene, anchor.peer)].append(key);
    m_anchors.insert(key, anchor);
}

void AnchorLedger::prune(core::WallTime horizon)
{
    for (auto peer = m_byPeer.begin(); peer != m_byPeer.end();) {
        peer->removeIf([&](const QString &key) {
            return m_anchors[key].received + m_rules.of(m_anchors[key].scene).window.doomedFrom < horizon
                && m_anchors.remove(key);
        });
        peer = peer->isEmpty() ? m_byPeer.erase(peer) : std::next(peer);
    }
}

} // namespace lineage
