#include "app/lineage/anchorledger.h"

#include "app/core/overloaded.h"
#include "app/lineage/lesson.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace lineage {

namespace {

QString keyOf(const AnchorId &id)
{
    return (isEventAnchor(id) ? u"e:"_s : u"m:"_s) + anchorIdText(id);
}

// No anchor and not doomed would read as "send it proactively": what is withheld is doomed for whoever asked.
Chosen withheld(Chosen chosen)
{
    chosen.anchor.reset();
    if (chosen.verdict.level != Level::Doomed)
        chosen.verdict.reason = Reason::WindowPassed; // the agent stops before the last window ends
    chosen.verdict.level = Level::Doomed;
    return chosen;
}

} // namespace

AnchorLedger::AnchorLedger(RuleSet rules)
    : m_published(std::move(rules))
    , m_rules(m_published)
{
}

void AnchorLedger::setLessons(const QList<Lesson> &lessons, core::WallTime now)
{
    m_rules = withLessons(m_published, lessons, now);
}

AnchorLedger AnchorLedger::of(const QList<Anchor> &newestFirst, RuleSet rules)
{
    AnchorLedger ledger(std::move(rules));
    // The order in which they were opened is the order in which they are put.
    for (auto anchor = newestFirst.crbegin(); anchor != newestFirst.crend(); ++anchor)
        ledger.put(*anchor);
    return ledger;
}

const Anchor *AnchorLedger::find(const AnchorId &id) const
{
    const auto found = m_anchors.constFind(keyOf(id));
    return found == m_anchors.cend() ? nullptr : &*found;
}

QList<Anchor> AnchorLedger::ofPeer(protocol::Scene scene, const core::PeerId &peer) const
{
    QList<Anchor> anchors;
    const QStringList keys = m_byPeer.value(conversationKey(scene, peer));
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

Chosen AnchorLedger::judged(const Anchor &anchor, const Asked &asked) const
{
    return {.anchor = anchor.id, .verdict = judge(anchor, asked.scene, asked.peer, m_rules, asked.now)};
}

bool AnchorLedger::isUsable(const Anchor &anchor, const Asked &asked) const
{
    const WindowRule &window = m_rules.of(asked.scene).window;
    const auto limit = asked.automatic ? window.uncertainBelow : window.doomedFrom;
    return judged(anchor, asked).verdict.level != Level::Doomed && asked.now - anchor.received < limit;
}

Chosen AnchorLedger::chooseBest(const ChooseBest &wish, const Asked &asked) const
{
    const auto usable = [&](const Anchor &anchor) { return isUsable(anchor, asked); };
    const Anchor *preferred = wish.preferred ? find(*wish.preferred) : nullptr;
    if (preferred && usable(*preferred))
        return judged(*preferred, asked);
    QList<Anchor> anchors = ofPeer(asked.scene, asked.peer);
    std::stable_partition(
        anchors.begin(), anchors.end(), [](const Anchor &anchor) { return !isEventAnchor(anchor.id); });
    const auto live = std::ranges::find_if(anchors, usable);
    if (live != anchors.end())
        return judged(*live, asked);
    if (asked.proactiveAllowed || (!preferred && anchors.isEmpty()))
        return {.anchor = std::nullopt, .verdict = judgeProactive(asked.proactiveAllowed)};
    return withheld(judged(preferred ? *preferred : anchors.first(), asked));
}

Chosen AnchorLedger::chooseExactly(const ExplicitAnchor &wanted, const Asked &asked) const
{
    const Anchor *anchor = find(wanted.id);
    if (!anchor)
        return {.verdict = {.level = Level::Doomed, .reason = Reason::UnknownAnchor, .anchor = wanted.id}};
    const Chosen chosen = judged(*anchor, asked);
    return asked.automatic && !isUsable(*anchor, asked) ? withheld(chosen) : chosen;
}

Chosen AnchorLedger::choose(protocol::Scene scene, const core::PeerId &peer, const AnchorChoice &choice, bool automatic,
    bool proactiveAllowed, core::WallTime now) const
{
    const Asked asked{scene, peer, automatic, proactiveAllowed, now};
    return std::visit(core::Overloaded{
                          [&](const ChooseBest &wish) { return chooseBest(wish, asked); },
                          [&](const ExplicitAnchor &wanted) { return chooseExactly(wanted, asked); },
                          [](const ExplicitUnverified &) {
                              return Chosen{.verdict = {.level = Level::Doomed, .reason = Reason::UnknownAnchor}};
                          },
                          // A person who asks for a proactive message needs no policy: the platform's switch decides.
                          [&](const ExplicitProactive &) {
                              return Chosen{
                                  .anchor = std::nullopt, .verdict = judgeProactive(proactiveAllowed || !automatic)};
                          },
                      },
        choice);
}

void AnchorLedger::put(const Anchor &anchor)
{
    const QString key = keyOf(anchor.id);
    if (!m_anchors.contains(key))
        m_byPeer[conversationKey(anchor.scene, anchor.peer)].append(key);
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
