#include "app/lineage/resendplan.h"

#include <QHash>

#include <algorithm>

namespace lineage {

namespace {

/// An anchor as the plan leaves it, step by step.
struct Spent
{
    Anchor anchor;
    bool triedUncertain = false; ///< what else would hang on it depends on the answer to that one
};

/// One conversation: its messages in their own order, its anchors, and what its next message would do.
struct Queue
{
    QList<qsizetype> items; // indices
    qsizetype next = 0;
    QList<Spent> anchors;
    PlanStep head;
    qsizetype headAnchor = -1; // in anchors
};

/// How good an anchor is: safe before uncertain, a message before an event (it carries a msg_seq). Of the safe ones the
/// oldest, before its time is over; of the uncertain ones the newest, which has the better chance.
auto rankOf(const Verdict &verdict, const Anchor &anchor)
{
    const bool safe = verdict.level == Level::Safe;
    const qint64 received = core::toMs(anchor.received);
    return std::tuple(safe, !isEventAnchor(anchor.id), safe ? -received : received);
}

class Planner
{
public:
    Planner(const QList<PlanItem> &items, const QList<Anchor> &anchors, const RuleSet &rules, core::WallTime now)
        : m_items(items)
        , m_rules(rules)
        , m_now(now)
    {
        QHash<QString, qsizetype> places;
        for (qsizetype i = 0; i < items.size(); ++i) {
            const QString key = conversationKey(items[i].scene, items[i].peer);
            if (!places.contains(key)) {
                places.insert(key, m_queues.size());
                m_queues.append(Queue{});
            }
            m_queues[places.value(key)].items.append(i);
        }
        for (const Anchor &anchor : anchors) {
            const auto place = places.constFind(conversationKey(anchor.scene, anchor.peer));
            if (place != places.cend())
                m_queues[*place].anchors.append(Spent{anchor, false});
        }
        m_steps.resize(items.size());
    }

    QList<PlanStep> run()
    {
        for (Queue &queue : m_queues)
            advance(queue);
        QList<PlanStep> plan;
        while (Queue *queue = mostUrgent()) {
            plan.append(queue->head);
            m_steps[queue->items[queue->next]].reset();
            spend(*queue);
            ++queue->next;
            advance(*queue);
        }
        for (const std::optional<PlanStep> &step : m_steps) {
            if (step)
                plan.append(*step);
        }
        return plan;
    }

private:
    /// Moves on to the next message that is sent; those before it are not.
    void advance(Queue &queue)
    {
        for (; queue.next < queue.items.size(); ++queue.next) {
            const qsizetype item = queue.items[queue.next];
            queue.head = foresee(m_items[item], queue);
            m_steps[item] = queue.head;
            if (isSent(queue.head))
                return;
        }
    }

    [[nodiscard]] PlanStep foresee(const PlanItem &item, Queue &queue) const
    {
        PlanStep step{.messageId = item.messageId};
        const std::optional<qsizetype> best = bestAnchor(queue, step.verdict);
        queue.headAnchor = best.value_or(-1);
        if (item.wasContentRefused || (item.wasProactiveRefused && !best)) {
            step.forecast = Forecast::Refuse;
            step.ticked = false;
            return step;
        }
        if (!best)
            return step;
        step.anchor = step.verdict.anchor;
        step.forecast = step.verdict.level == Level::Safe ? Forecast::Send : Forecast::SendUncertain;
        if (item.isUnknown) {
            step.forecast = Forecast::MayArriveTwice;
            step.ticked = item.riskTaken;
        }
        if (step.ticked)
            step.msgSeq = step.verdict.msgSeq;
        return step;
    }

    /// The anchor to hang the next reply on; `verdict` becomes its verdict, or why there is none.
    [[nodiscard]] std::optional<qsizetype> bestAnchor(const Queue &queue, Verdict &verdict) const
    {
        std::optional<qsizetype> best;
        verdict = judgeProactive(false);
        for (qsizetype i = 0; i < queue.anchors.size(); ++i) {
            const auto &[anchor, triedUncertain] = queue.anchors[i];
            const Verdict here = judge(anchor, anchor.scene, anchor.peer, m_rules, m_now);
            const bool usable = here.level != Level::Doomed && (here.level == Level::Safe || !triedUncertain);
            if (usable && (!best || rankOf(here, anchor) > rankOf(verdict, queue.anchors[*best].anchor))) {
                best = i;
                verdict = here;
            } else if (!usable && !best && isBetterExcuse(here, verdict)) {
                verdict = here;
            }
        }
        return best;
    }

    /// Of the anchors that carry nothing, the one that waits for an answer says most, then the newest.
    [[nodiscard]] static bool isBetterExcuse(const Verdict &here, const Verdict &known)
    {
        const auto worth = [](const Verdict &verdict) {
            return std::tuple(verdict.level == Level::Uncertain, verdict.anchor.has_value(), verdict.anchorReceived);
        };
        return worth(here) > worth(known);
    }

    static void spend(Queue &queue)
    {
        auto &[anchor, triedUncertain] = queue.anchors[queue.headAnchor];
        ++anchor.accepted;
        if (queue.head.msgSeq)
            ++anchor.nextSeq;
        if (queue.head.verdict.level != Level::Safe)
            triedUncertain = true;
    }

    [[nodiscard]] Queue *mostUrgent()
    {
        Queue *first = nullptr;
        for (Queue &queue : m_queues) {
            const bool waits = queue.next < queue.items.size();
            if (waits && (!first || queue.head.verdict.timeLeft < first->head.verdict.timeLeft))
                first = &queue;
        }
        return first;
    }

    const QList<PlanItem> &m_items;
    const RuleSet &m_rules;
    core::WallTime m_now;
    QList<Queue> m_queues; // in the order of their first message
    QList<std::optional<PlanStep>> m_steps; // by item; none once it stands in the plan
};

} // namespace

bool isSent(const PlanStep &step)
{
    switch (step.forecast) {
    case Forecast::Send:
    case Forecast::SendUncertain:
    case Forecast::MayArriveTwice:
        return step.ticked;
    case Forecast::SkipNoAnchor:
    case Forecast::Refuse:
        return false;
    }
    return false;
}

QList<PlanStep> planResend(
    const QList<PlanItem> &items, const QList<Anchor> &anchors, const RuleSet &rules, core::WallTime now)
{
    return Planner(items, anchors, rules, now).run();
}

} // namespace lineage
