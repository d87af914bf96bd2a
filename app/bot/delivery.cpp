#include "app/bot/delivery.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace bot {

Delivery::Delivery(Rooms &rooms, DeliveryOrder order, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
    , m_order(std::move(order))
{
    m_tried.markdown
        = m_order.edited ? m_order.edited->msgType == protocol::MsgType::Markdown : m_order.message.markdown;
    m_tried.explicitAnchor = !std::holds_alternative<lineage::ChooseBest>(m_order.choice);
    m_tried.seqGiven = m_order.msgSeq.has_value();
    m_rooms.underWay.insert(m_order.messageId, this);
    m_alarm.setSingleShot(true);
    connect(&m_alarm, &QTimer::timeout, this, &Delivery::goOn);
}

Delivery::~Delivery()
{
    m_rooms.underWay.remove(m_order.messageId);
}

void Delivery::start()
{
    withToken([this] { reserveAndSend(); });
}

void Delivery::takeUp(const outbox::OpenAttempt &open)
{
    m_resumed = true;
    m_attemptId = open.attemptId;
    m_anchor = open.anchor;
    m_tried.hasDedupeKey = open.hasDedupeKey;
    m_tried.anchored = !std::holds_alternative<protocol::NoAnchor>(open.anchor);
    m_tried.retry = open.hasDedupeKey && open.mayHaveArrived;
    if (open.isUnknown())
        m_unknown = std::get<lineage::Unknown>(*open.outcome);
    else if (!open.outcome || open.mayHaveArrived)
        m_unknown = lineage::Unknown{.cause = u"crash"_s};
}

void Delivery::resume(const outbox::OpenAttempt &open)
{
    takeUp(open);
    m_tried.repeats = open.tries - 1;
    const lineage::Outcome last = open.outcome.value_or(lineage::Unknown{.cause = u"crash"_s});
    if (adviceOn(last).step != openapi::NextStep::RetrySame)
        return finish(m_unknown ? lineage::Outcome(*m_unknown) : last);
    ++m_tried.repeats;
    m_isHeld = open.held;
    pause(open.nextTry.value_or(m_rooms.clock.wall()),
        [this, id = open.attemptId] { withToken([this, id] { retrySame(id); }); });
}

void Delivery::repeat(const outbox::OpenAttempt &open)
{
    takeUp(open);
    withToken([this, id = open.attemptId] { retrySame(id); });
}

// The token is fetched before the reservation, so that a reserved attempt leaves at once.
void Delivery::withToken(std::function<void()> then)
{
    m_rooms.tokens.withToken(this, [this, then = std::move(then)](const openapi::TokenSource::Answer &token) {
        if (token)
            return then();
        using Kind = openapi::ApiError::Kind;
        const lineage::NotSent without{lineage::NotSentReason::NoToken};
        const openapi::Advice advice = adviceOn(without);
        const bool passing = token.error().kind != Kind::Credentials && token.error().kind != Kind::Forbidden;
        if (!passing || advice.step != openapi::NextStep::RetrySame)
            return notSent(without.reason);
        ++m_tried.repeats;
        pause(m_rooms.clock.wall() + advice.wait, [this, then] { withToken(then); });
    });
}

// What the next attempt hangs on; none: the message has ended here.
std::optional<outbox::DraftAnchor> Delivery::chooseAnchor(core::WallTime now)
{
    if (const auto *typed = std::get_if<lineage::ExplicitUnverified>(&m_order.choice))
        return outbox::DraftAnchor(typed->id);
    // A person's wish needs no verdict: the file knows anchors that the ledger has let go.
    if (const auto *wanted = std::get_if<lineage::ExplicitAnchor>(&m_order.choice); wanted && !m_order.automatic)
        return outbox::DraftAnchor(wanted->id);
    const lineage::Chosen chosen = m_rooms.outbox->ledger().choose(m_order.message.scene, m_order.message.peer,
        m_order.choice, m_order.automatic, m_rooms.config.proactiveAllowed, now);
    if (chosen.anchor)
        return outbox::DraftAnchor(*chosen.anchor);
    // A person may send what is doomed: the console warns and never forbids. Only the agent stops here.
    const bool wantsProactive = std::holds_alternative<lineage::ExplicitProactive>(m_order.choice);
    if (wantsProactive || chosen.verdict.level != lineage::Level::Doomed)
        return outbox::DraftAnchor();
    if (m_refused) // the platform's own word says more than that nothing else is left
        finish(*m_refused);
    else
        notSent(chosen.verdict.anchor ? lineage::NotSentReason::AnchorDoomed : lineage::NotSentReason::NoAnchor);
    return std::nullopt;
}

void Delivery::reserveAndSend()
{
    if (!m_rooms.outbox || !m_rooms.late.flush(m_rooms)) {
        notSent(lineage::NotSentReason::CannotRecord);
        return;
    }
    const auto now = m_rooms.clock.wall();
    const auto anchor = chooseAnchor(now);
    if (!anchor)
        return;
    m_anchor = *anchor;
    auto attempt = m_rooms.outbox->reserve({.messageId = m_order.messageId,
        .anchor = *anchor,
        .msgType = m_tried.markdown ? protocol::MsgType::Markdown : protocol::MsgType::Text,
        .edited = m_order.edited,
        .msgSeq = m_order.msgSeq,
        .origin = m_order.origin,
        .now = now});
    if (attempt)
        send(std::move(*attempt));
    else
        cannotReserve(attempt.error());
}

void Delivery::cannotReserve(const outbox::OutboxError &error)
{
    using Kind = outbox::OutboxError::Kind;
    emit m_rooms.reports.outboxFailed(error);
    using lineage::NotSentReason;
    switch (error.kind) {
    case Kind::UnknownAnchor:
        return notSent(NotSentReason::NoAnchor);
    case Kind::NotRepeatable:
        return notSent(NotSentReason::NotRepeatable);
    case Kind::SeqTaken:
        return notSent(NotSentReason::SeqTaken);
    case Kind::CannotOpen:
    case Kind::CannotWrite:
    case Kind::CannotRead:
    case Kind::CannotCopy:
    case Kind::Corrupt:
    case Kind::NewerSchema:
    case Kind::UnknownMessage:
        return notSent(NotSentReason::CannotRecord);
    }
}

void Delivery::retrySame(qint64 attemptId)
{
    if (!m_rooms.outbox || !m_rooms.late.flush(m_rooms)) {
        notSent(lineage::NotSentReason::CannotRecord);
        return;
    }
    auto attempt = m_rooms.outbox->reserveRetry(attemptId, m_rooms.clock.wall(), m_order.origin);
    if (attempt)
        send(std::move(*attempt));
    else
        cannotReserve(attempt.error());
}

void Delivery::send(outbox::ReservedAttempt attempt)
{
    m_attemptId = attempt.attemptId();
    m_msgSeq = attempt.request().msgSeq;
    m_tried.retry = attempt.isRetry();
    m_tried.hasDedupeKey = attempt.hasDedupeKey();
    m_tried.firstUse = attempt.isFirstUse();
    m_tried.markdown = attempt.request().msgType == protocol::MsgType::Markdown;
    m_tried.anchored = !std::holds_alternative<protocol::NoAnchor>(attempt.request().anchor);
    emit m_rooms.reports.anchorsChanged(m_order.message.scene, m_order.message.peer);
    m_rooms.api.send(std::move(attempt), this,
        [this, attemptId = m_attemptId](const lineage::Outcome &outcome) { ended(attemptId, outcome); });
}

void Delivery::ended(qint64 attemptId, const lineage::Outcome &outcome)
{
    const openapi::Advice advice = adviceOn(outcome);
    const auto *refused = std::get_if<lineage::Refused>(&outcome);
    m_rooms.late.write(m_rooms,
        LateWrites::Outcome{.attemptId = attemptId,
            .scene = m_order.message.scene,
            .peer = m_order.message.peer,
            .outcome = outcome,
            .anchorDead = advice.anchorDead,
            .curableByAnchor
            = refused && openapi::isCuredByAnchor(*refused, m_tried.anchored, m_rooms.config.catalogue),
            .time = m_rooms.clock.wall()});
    m_anchorRefused = advice.anchorDead;
    if (refused)
        m_refused = *refused;
    if (const auto *unknown = std::get_if<lineage::Unknown>(&outcome))
        m_unknown = *unknown;
    else if (!advice.stillUnknown)
        m_unknown.reset();
    follow(advice, attemptId, m_unknown ? lineage::Outcome(*m_unknown) : outcome);
}

void Delivery::follow(const openapi::Advice &advice, qint64 attemptId, const lineage::Outcome &outcome)
{
    using openapi::NextStep;
    if (m_isCancelled && advice.step != NextStep::Finished)
        return giveUp();
    switch (advice.step) {
    case NextStep::Finished:
        finish(outcome);
        return;
    case NextStep::RetrySame:
        ++m_tried.repeats;
        pause(m_rooms.clock.wall() + advice.wait,
            [this, attemptId] { withToken([this, attemptId] { retrySame(attemptId); }); });
        return;
    case NextStep::RenewToken:
        m_tried.tokenRenewed = true;
        withToken([this, attemptId] { retrySame(attemptId); });
        return;
    case NextStep::NewSeq:
        m_tried.seqRenewed = true;
        break;
    case NextStep::OtherAnchor:
        break;
    case NextStep::PlainText:
        if (!becomePlainText())
            return finish(outcome);
        break;
    }
    reserveAndSend();
}

openapi::Advice Delivery::adviceOn(const lineage::Outcome &outcome)
{
    m_tried.anchorOpenFor.reset();
    if (const auto *id = std::get_if<lineage::AnchorId>(&m_anchor)) {
        const lineage::Anchor *anchor = m_rooms.outbox ? m_rooms.outbox->ledger().find(*id) : nullptr;
        m_tried.anchorOpenFor = anchor // what the ledger has let go is over
            ? lineage::budgetOf(*anchor, m_rooms.outbox->ledger().rules(), m_rooms.clock.wall()).timeLeft
            : core::Milliseconds{0};
    }
    openapi::Advice advice
        = openapi::advise(outcome, m_tried, m_rooms.config.catalogue, QRandomGenerator::global()->generateDouble());
    if (m_order.once && advice.step != openapi::NextStep::RenewToken)
        advice.step = openapi::NextStep::Finished;
    return advice;
}

void Delivery::pause(core::WallTime until, std::function<void()> then)
{
    m_next = std::move(then);
    m_nextAt = until;
    if (m_isCancelled)
        giveUp();
    else
        wait();
}

void Delivery::wait()
{
    m_rooms.late.write(m_rooms, LateWrites::Plan{.messageId = m_order.messageId, .at = m_nextAt, .held = m_isHeld});
    tell(m_isHeld ? RetryChanged::Phase::Held : RetryChanged::Phase::Waiting);
    if (!m_isHeld) {
        m_alarm.start(std::max(m_nextAt - m_rooms.clock.wall(), core::Milliseconds{0}));
        return;
    }
    m_alarm.stop();
    if (!std::exchange(m_toldHeld, true))
        emit held();
}

void Delivery::goOn()
{
    m_alarm.stop();
    tell(RetryChanged::Phase::Trying);
    std::exchange(m_next, {})();
}

void Delivery::tryNow()
{
    m_isHeld = false;
    if (m_next)
        goOn();
}

void Delivery::hold(bool on)
{
    if (std::exchange(m_isHeld, on) != on && m_next)
        wait();
}

void Delivery::cancel()
{
    m_isCancelled = true;
    if (m_next)
        giveUp();
}

void Delivery::giveUp()
{
    m_alarm.stop();
    m_next = {};
    notSent(lineage::NotSentReason::Cancelled);
}

void Delivery::tell(RetryChanged::Phase phase)
{
    m_toldRetry = true;
    emit m_rooms.reports.happened(RetryChanged{.messageId = m_order.messageId,
        .attemptId = m_attemptId,
        .scene = m_order.message.scene,
        .peer = m_order.message.peer,
        .phase = phase,
        .at = m_nextAt,
        .number = m_tried.repeats + 1,
        .most = openapi::maxTries});
}

bool Delivery::becomePlainText()
{
    if (m_resumed) // the order has neither its content nor its anchor
        return false;
    m_tried.markdown = m_tried.seqGiven = false;
    m_order.msgSeq.reset(); // that number belongs to the markdown now
    if (!m_order.edited)
        return true;
    m_order.edited->msgType = protocol::MsgType::Text;
    m_order.edited->extra.removeIf([](const protocol::ExtraMember &member) {
        return member.name == "markdown"_L1 || member.name == "keyboard"_L1;
    });
    return !m_order.edited->text.isEmpty(); // a template has no words of its own
}

void Delivery::notSent(lineage::NotSentReason reason)
{
    if (m_unknown) { // this try did not leave, but an earlier one may have arrived
        finish(*m_unknown);
        return;
    }
    emit m_rooms.reports.recorded(notSentRecord(m_rooms, m_order.messageId, m_order.message, reason));
    finish(lineage::NotSent{reason}, reason);
}

void Delivery::finish(const lineage::Outcome &outcome, std::optional<lineage::NotSentReason> reason)
{
    m_rooms.underWay.remove(m_order.messageId);
    if (m_toldRetry)
        tell(RetryChanged::Phase::Over);
    m_rooms.late.write(
        m_rooms, LateWrites::End{.messageId = m_order.messageId, .reason = reason, .time = m_rooms.clock.wall()});
    emit finished({.outcome = outcome, .attemptId = m_attemptId, .msgSeq = m_msgSeq, .anchorRefused = m_anchorRefused});
}

} // namespace bot
