#include "app/bot/delivery.h"

#include <QTimer>

using namespace Qt::StringLiterals;

namespace bot {

traffic::Record notSentRecord(
    const Rooms &rooms, qint64 messageId, const outbox::OutgoingMessage &message, lineage::NotSentReason reason)
{
    return {.key = rooms.keys.next(),
        .time = rooms.clock.wall(),
        .bot = rooms.config.profile,
        .kind = traffic::Kind::Note,
        .direction = traffic::Direction::Out,
        .scene = message.scene,
        .peer = message.peer,
        .route = u"NOT_SENT"_s,
        .detail = lineage::notSentName(reason),
        .turnId = message.turnId,
        .state = traffic::State::NotSent,
        .message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound,
            .text = message.text,
            .markdown = message.markdown,
            .sendId = messageId,
            .origin = message.origin}};
}

Delivery::Delivery(const Rooms &rooms, qint64 messageId, outbox::OutgoingMessage message, lineage::AnchorChoice choice,
    bool automatic, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
    , m_messageId(messageId)
    , m_message(std::move(message))
    , m_choice(std::move(choice))
    , m_automatic(automatic)
{
    m_tried.markdown = m_message.markdown;
    m_tried.explicitAnchor = !std::holds_alternative<lineage::ChooseBest>(m_choice);
}

void Delivery::start()
{
    withToken(false, [this] { reserveAndSend(); });
}

void Delivery::resume(qint64 attemptId)
{
    m_tried.hasDedupeKey = true;
    m_unknown = lineage::Unknown{.cause = u"crash"_s};
    withToken(false, [this, attemptId] { retrySame(attemptId); });
}

// The token is fetched before the reservation, so that a reserved attempt leaves at once.
void Delivery::withToken(bool fresh, std::function<void()> then)
{
    m_rooms.tokens.withToken(fresh, this, [this, then = std::move(then)](const openapi::TokenSource::Answer &token) {
        if (token)
            then();
        else
            notSent(lineage::NotSentReason::NoToken);
    });
}

void Delivery::reserveAndSend()
{
    if (!m_rooms.outbox) {
        notSent(lineage::NotSentReason::CannotRecord);
        return;
    }
    const auto now = m_rooms.clock.wall();
    const lineage::Chosen chosen = m_rooms.outbox->ledger().choose(
        m_message.scene, m_message.peer, m_choice, m_automatic, m_rooms.config.proactiveAllowed, now);
    // A person may send what is doomed: the console warns and never forbids. Only the agent stops here.
    const bool wantsProactive = std::holds_alternative<lineage::ExplicitProactive>(m_choice);
    if (!chosen.anchor && !wantsProactive && chosen.verdict.level == lineage::Level::Doomed) {
        const bool had = chosen.verdict.anchor.has_value();
        notSent(had ? lineage::NotSentReason::AnchorDoomed : lineage::NotSentReason::NoAnchor);
        return;
    }
    auto attempt = m_rooms.outbox->reserve({.messageId = m_messageId,
        .anchor = chosen.anchor ? outbox::DraftAnchor(*chosen.anchor) : outbox::DraftAnchor(),
        .msgType = m_tried.markdown ? protocol::MsgType::Markdown : protocol::MsgType::Text,
        .now = now});
    if (!attempt) {
        emit outboxFailed(attempt.error());
        notSent(attempt.error().kind == outbox::OutboxError::Kind::UnknownAnchor
                ? lineage::NotSentReason::NoAnchor
                : lineage::NotSentReason::CannotRecord);
        return;
    }
    send(std::move(*attempt));
}

void Delivery::retrySame(qint64 attemptId)
{
    auto attempt = m_rooms.outbox->reserveRetry(attemptId, m_rooms.clock.wall());
    if (!attempt) {
        emit outboxFailed(attempt.error());
        notSent(lineage::NotSentReason::CannotRecord);
        return;
    }
    send(std::move(*attempt));
}

void Delivery::send(outbox::ReservedAttempt attempt)
{
    const qint64 attemptId = attempt.attemptId();
    m_msgSeq = attempt.request().msgSeq;
    m_tried.retry = attempt.isRetry();
    m_tried.hasDedupeKey = attempt.hasDedupeKey();
    m_tried.anchored = !std::holds_alternative<protocol::NoAnchor>(attempt.request().anchor);
    emit anchorsChanged(m_message.scene, m_message.peer);
    m_rooms.api.send(
        std::move(attempt), this, [this, attemptId](const lineage::Outcome &outcome) { ended(attemptId, outcome); });
}

void Delivery::ended(qint64 attemptId, const lineage::Outcome &outcome)
{
    const openapi::Advice advice = openapi::advise(outcome, m_tried, m_rooms.config.catalogue);
    const auto settled = m_rooms.outbox->settle(attemptId, outcome, advice.anchorDead, m_rooms.clock.wall());
    if (!settled)
        emit outboxFailed(settled.error()); // the attempt stays open in the file and is asked about at the next start
    m_anchorRefused = advice.anchorDead;
    emit anchorsChanged(m_message.scene, m_message.peer);
    if (const auto *unknown = std::get_if<lineage::Unknown>(&outcome))
        m_unknown = *unknown;
    else if (!advice.stillUnknown)
        m_unknown.reset();
    follow(advice, attemptId, m_unknown ? lineage::Outcome(*m_unknown) : outcome);
}

void Delivery::follow(const openapi::Advice &advice, qint64 attemptId, const lineage::Outcome &outcome)
{
    using openapi::NextStep;
    switch (advice.step) {
    case NextStep::Finished:
        finish(outcome);
        return;
    case NextStep::RetrySame:
        ++m_tried.sameRetries;
        QTimer::singleShot(
            advice.wait, this, [this, attemptId] { withToken(false, [this, attemptId] { retrySame(attemptId); }); });
        return;
    case NextStep::RenewToken:
        m_tried.tokenRenewed = true;
        withToken(true, [this, attemptId] { retrySame(attemptId); });
        return;
    case NextStep::NewSeq:
        m_tried.seqRenewed = true;
        break;
    case NextStep::OtherAnchor:
        break;
    case NextStep::PlainText:
        m_tried.markdown = false;
        break;
    }
    reserveAndSend();
}

void Delivery::notSent(lineage::NotSentReason reason)
{
    if (m_unknown) { // this try did not leave, but an earlier one may have arrived
        finish(*m_unknown);
        return;
    }
    emit recorded(notSentRecord(m_rooms, m_messageId, m_message, reason));
    finish(lineage::NotSent{reason});
}

void Delivery::finish(const lineage::Outcome &outcome)
{
    emit finished({.outcome = outcome, .msgSeq = m_msgSeq, .anchorRefused = m_anchorRefused});
}

} // namespace bot
