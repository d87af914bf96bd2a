#include "app/bot/handsends.h"

using namespace Qt::StringLiterals;

namespace bot {

HandSends::HandSends(Rooms &rooms, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &HandSends::nextOfPlan);
}

void HandSends::tell(const SendFinished &finished)
{
    emit m_rooms.reports.happened(finished);
}

void HandSends::refuse(quint64 requestId, qint64 messageId, lineage::NotSentReason reason, const Done &done)
{
    done({.requestId = requestId, .messageId = messageId, .outcome = lineage::NotSent{reason}, .recorded = false});
}

void HandSends::send(const Send &wish)
{
    const outbox::OutgoingMessage message{.scene = wish.scene,
        .peer = wish.peer,
        .text = wish.text,
        .markdown = wish.markdown,
        .origin = u"hand"_s,
        .created = m_rooms.clock.wall()};
    const Done done = [this](const SendFinished &finished) { tell(finished); };
    const auto refuseNew = [&](lineage::NotSentReason reason) {
        emit m_rooms.reports.recorded(notSentRecord(m_rooms, 0, message, reason));
        refuse(wish.requestId, 0, reason, done);
    };
    if (wish.text.trimmed().isEmpty())
        return refuseNew(lineage::NotSentReason::EmptyText);
    if (!canRecord())
        return refuseNew(lineage::NotSentReason::CannotRecord);
    const auto ids = m_rooms.outbox->add({message});
    if (!ids) {
        emit m_rooms.reports.outboxFailed(ids.error());
        return refuseNew(lineage::NotSentReason::CannotRecord);
    }
    deliver(
        {.messageId = ids->first(), .message = message, .choice = wish.choice, .automatic = false, .once = wish.once},
        wish.requestId, done);
}

void HandSends::resend(const Resend &wish)
{
    resendOne(wish, [this](const SendFinished &finished) { tell(finished); });
}

Delivery *HandSends::resendOne(const Resend &wish, const Done &done)
{
    const auto refused = [&](lineage::NotSentReason reason) -> Delivery * {
        refuse(wish.requestId, wish.messageId, reason, done);
        return nullptr;
    };
    if (!canRecord())
        return refused(lineage::NotSentReason::CannotRecord);
    if (m_rooms.underWay.contains(wish.messageId))
        return refused(lineage::NotSentReason::Busy);
    const auto message = m_rooms.outbox->message(wish.messageId);
    if (!message)
        return refused(lineage::NotSentReason::CannotRecord);
    return deliver({.messageId = wish.messageId,
                       .message = *message,
                       .choice = wish.choice,
                       .automatic = false,
                       .edited = wish.edited,
                       .msgSeq = wish.msgSeq,
                       .origin = u"hand"_s},
        wish.requestId, done);
}

Delivery *HandSends::deliver(DeliveryOrder order, quint64 requestId, const Done &done)
{
    const qint64 messageId = order.messageId;
    auto *delivery = new Delivery(m_rooms, std::move(order), this);
    connect(delivery, &Delivery::finished, this, [delivery, messageId, requestId, done](const DeliveryReport &report) {
        delivery->deleteLater();
        done({.requestId = requestId,
            .messageId = messageId,
            .attemptId = report.attemptId,
            .outcome = report.outcome,
            .msgSeq = report.msgSeq});
    });
    delivery->start();
    return delivery;
}

void HandSends::tryNow(const RetryNow &wish)
{
    if (Delivery *delivery = m_rooms.underWay.value(wish.messageId))
        delivery->tryNow();
}

void HandSends::hold(const HoldRetry &wish)
{
    if (Delivery *delivery = m_rooms.underWay.value(wish.messageId))
        delivery->hold(wish.on);
}

void HandSends::cancel(const CancelRetry &wish)
{
    if (Delivery *delivery = m_rooms.underWay.value(wish.messageId))
        delivery->cancel();
}

void HandSends::retry(const Retry &wish)
{
    const Done done = [this](const SendFinished &finished) { tell(finished); };
    if (!canRecord())
        return refuse(wish.requestId, 0, lineage::NotSentReason::CannotRecord, done);
    const auto attempt = m_rooms.outbox->attempt(wish.attemptId);
    if (!attempt || !attempt->hasDedupeKey || !attempt->isUnknown())
        return refuse(wish.requestId, attempt ? attempt->messageId : 0, lineage::NotSentReason::NotRepeatable, done);
    if (m_rooms.underWay.contains(attempt->messageId))
        return refuse(wish.requestId, attempt->messageId, lineage::NotSentReason::Busy, done);
    auto *delivery = new Delivery(m_rooms,
        {.messageId = attempt->messageId, .message = attempt->message, .automatic = false, .origin = u"hand"_s}, this);
    connect(delivery, &Delivery::finished, this,
        [delivery, done, id = wish.requestId, messageId = attempt->messageId](const DeliveryReport &report) {
            delivery->deleteLater();
            done({.requestId = id,
                .messageId = messageId,
                .attemptId = report.attemptId,
                .outcome = report.outcome,
                .msgSeq = report.msgSeq});
        });
    delivery->repeat(*attempt);
}

void HandSends::begin(const ResendMany &wish)
{
    if (m_plan) { // one plan at a time: what they would spend together nobody has foreseen
        emit m_rooms.reports.happened(ResendManyEnded{.requestId = wish.requestId, .left = int(wish.steps.size())});
        return;
    }
    m_plan = Plan{.wish = wish};
    nextOfPlan();
}

void HandSends::stop(const StopResendMany &wish)
{
    if (!m_plan || m_plan->wish.requestId != wish.requestId)
        return;
    m_plan->stopping = true;
    if (m_pause.isActive()) // otherwise one is on its way and ends the plan when it is answered
        endPlan(false);
}

void HandSends::nextOfPlan()
{
    if (m_plan->next >= m_plan->wish.steps.size())
        return endPlan(false);
    const PlannedResend step = m_plan->wish.steps[m_plan->next++];
    if (canRecord() && !isOwed(step.messageId))
        return refuse(m_plan->wish.requestId, step.messageId, lineage::NotSentReason::NoLongerOwed,
            [this](const SendFinished &finished) { stepEnded(finished); });
    ++m_plan->tried;
    const quint64 requestId = m_plan->wish.requestId;
    Delivery *delivery = resendOne({.requestId = requestId, .messageId = step.messageId, .choice = step.choice},
        [this](const SendFinished &finished) { stepEnded(finished); });
    if (!delivery)
        return;
    // A person holds it: the plan goes on, and what becomes of the message later is no step of it.
    connect(delivery, &Delivery::held, this, [this, delivery, requestId, messageId = step.messageId] {
        disconnect(delivery, nullptr, this, nullptr);
        connect(delivery, &Delivery::finished, delivery, &QObject::deleteLater);
        stepEnded({.requestId = requestId, .messageId = messageId, .outcome = lineage::Unknown{.cause = u"held"_s}});
    });
}

bool HandSends::isOwed(qint64 messageId) const
{
    if (m_rooms.underWay.contains(messageId))
        return true; // refused as busy
    const auto message = m_rooms.outbox->undeliveredMessage(messageId);
    return !message || message->has_value();
}

void HandSends::stepEnded(const SendFinished &finished)
{
    tell(finished);
    if (!m_plan)
        return;
    const traffic::State state = lineage::stateOf(finished.outcome);
    const auto *notSent = std::get_if<lineage::NotSent>(&finished.outcome);
    const bool skipped = notSent && notSent->reason == lineage::NotSentReason::NoLongerOwed;
    const bool refused = !skipped && (state == traffic::State::Refused || state == traffic::State::NotSent);
    if (refused && m_plan->wish.stopAtRefusal)
        return endPlan(true);
    if (m_plan->stopping || m_plan->next >= m_plan->wish.steps.size())
        return endPlan(false);
    m_pause.start(skipped ? core::Milliseconds(0) : m_plan->wish.pause);
}

void HandSends::endPlan(bool byRefusal)
{
    m_pause.stop();
    const Plan ended = *std::exchange(m_plan, std::nullopt);
    emit m_rooms.reports.happened(ResendManyEnded{.requestId = ended.wish.requestId,
        .sent = ended.tried,
        .left = int(ended.wish.steps.size() - ended.next),
        .stoppedByRefusal = byRefusal && ended.next < ended.wish.steps.size()});
}

} // namespace bot
