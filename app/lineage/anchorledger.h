#pragma once
#include "app/lineage/outcome.h"
#include "app/lineage/verdict.h"

#include <QHash>

#include <variant>

namespace lineage {

/// How the sender wants the anchor chosen. An explicit one never falls through to another.
struct ChooseBest
{
    std::optional<AnchorId> preferred; ///< the turn's own inbound message
    friend bool operator==(const ChooseBest &, const ChooseBest &) = default;
};
struct ExplicitAnchor
{
    AnchorId id;
    friend bool operator==(const ExplicitAnchor &, const ExplicitAnchor &) = default;
};
struct ExplicitProactive
{
    friend bool operator==(const ExplicitProactive &, const ExplicitProactive &) = default;
};
/// An id as typed, imported or injected, which no gateway event vouches for: the console warns and never forbids.
struct ExplicitUnverified
{
    core::UnverifiedId id;
    friend bool operator==(const ExplicitUnverified &, const ExplicitUnverified &) = default;
};
using AnchorChoice = std::variant<ChooseBest, ExplicitAnchor, ExplicitProactive, ExplicitUnverified>;

/// The chosen anchor with its verdict. Without an anchor the verdict decides: doomed says why nothing may be sent,
/// anything else means proactive.
struct Chosen
{
    std::optional<AnchorId> anchor;
    Verdict verdict;
    friend bool operator==(const Chosen &, const Chosen &) = default;
};

/// All anchors of one bot, in memory: windows, uses, next msg_seq. The outbox file is the truth; the outbox keeps the
/// ledger in step with it (put). Pure data. Thread: a value, one thread.
class AnchorLedger
{
public:
    explicit AnchorLedger(RuleSet rules = {});
    /// A ledger of some anchors as a bot tells them: newest first.
    [[nodiscard]] static AnchorLedger of(const QList<Anchor> &newestFirst, RuleSet rules);

    /// The rules in force: published ones with the lessons.
    [[nodiscard]] const RuleSet &rules() const { return m_rules; }
    [[nodiscard]] const RuleSet &publishedRules() const { return m_published; }
    /// Takes over all lessons that the outbox holds; those that have expired by `now` do not count.
    void setLessons(const QList<Lesson> &lessons, core::WallTime now);
    [[nodiscard]] const Anchor *find(const AnchorId &id) const;
    /// Of one conversation, newest first.
    [[nodiscard]] QList<Anchor> ofPeer(protocol::Scene scene, const core::PeerId &peer) const;
    /// Every conversation that has an anchor.
    struct Conversation
    {
        protocol::Scene scene = protocol::Scene::C2c;
        core::PeerId peer;
    };
    [[nodiscard]] QList<Conversation> conversations() const;
    /// Product 2.2: explicit choice; else the preferred anchor, the newest live one, a live event anchor, proactive if
    /// the policy allows it; else none with the reason. `automatic`: an agent does not choose what is doomed, nor what
    /// is older than the rule's uncertainBelow; a person may (the verdict warns).
    [[nodiscard]] Chosen choose(protocol::Scene scene, const core::PeerId &peer, const AnchorChoice &choice,
        bool automatic, bool proactiveAllowed, core::WallTime now) const;

    /// Takes over an anchor as the outbox has it: new, or changed by a reservation or an outcome.
    void put(const Anchor &anchor);
    /// Forgets anchors whose window ended before `horizon`, so that memory stays bounded.
    void prune(core::WallTime horizon);

private:
    /// Who asks, for which conversation.
    struct Asked
    {
        protocol::Scene scene;
        const core::PeerId &peer;
        bool automatic;
        bool proactiveAllowed;
        core::WallTime now;
    };
    [[nodiscard]] Chosen judged(const Anchor &anchor, const Asked &asked) const;
    [[nodiscard]] bool isUsable(const Anchor &anchor, const Asked &asked) const;
    [[nodiscard]] Chosen chooseBest(const ChooseBest &wish, const Asked &asked) const;
    [[nodiscard]] Chosen chooseExactly(const ExplicitAnchor &wanted, const Asked &asked) const;

    RuleSet m_published;
    RuleSet m_rules;
    QHash<QString, Anchor> m_anchors; // by kind and id text
    QHash<QString, QStringList> m_byPeer; // keys of anchors, in the order of receipt
};

} // namespace lineage
