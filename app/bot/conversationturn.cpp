// One turn of a conversation: what the agent decides is done here, and noted.
#include "app/bot/conversation.h"
#include "app/core/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bot {

// A turn is a row of its own, which everything it causes names by its id: what it answers, how long, how it ended.
void Conversation::recordTurn()
{
    m_turnBegan = m_rooms.clock.wall();
    emit m_rooms.reports.recorded(traffic::Record{.key = m_turnRecord,
        .time = m_turnBegan,
        .bot = m_rooms.config.profile,
        .kind = traffic::Kind::Note,
        .scene = m_scene,
        .peer = m_peer,
        .route = u"TURN"_s,
        .anchor = m_anchor->value,
        .turnId = m_turnId,
        .state = traffic::State::InFlight});
}

void Conversation::settleTurn(const agent::EndTurn &how)
{
    const auto [state, word] = [&how]() -> std::pair<traffic::State, QString> {
        switch (how.how) {
        case agent::TurnEnd::Answered:
            return {traffic::State::Accepted, u"answered"_s};
        case agent::TurnEnd::StepLimit:
            return {traffic::State::Accepted, u"step-limit"_s};
        case agent::TurnEnd::Stopped:
            return {traffic::State::NotSent, u"stopped"_s};
        case agent::TurnEnd::ModelFailed:
            return {traffic::State::Refused, u"model-failed"_s};
        }
        return {};
    }();
    const auto now = m_rooms.clock.wall();
    emit m_rooms.reports.recorded(traffic::Settlement{
        .key = m_turnRecord, .time = now, .state = state, .detail = word, .duration = now - m_turnBegan});
}

void Conversation::perform(const QList<agent::Decision> &decisions)
{
    m_decisions += decisions;
    step();
}

// One decision at a time; a send or a question ends the round trip here and comes back through perform().
void Conversation::step()
{
    while (!m_decisions.isEmpty()) {
        const agent::Decision decision = m_decisions.takeFirst();
        const bool waits = std::visit(core::Overloaded{
                                          [this](const agent::AskModel &question) {
                                              ask(question);
                                              return true;
                                          },
                                          [this](const agent::SendText &text) {
                                              send(text);
                                              return true;
                                          },
                                          [this](const agent::ToolEnded &ended) {
                                              recordTool(ended);
                                              return false;
                                          },
                                          [this](const agent::EndTurn &how) {
                                              end(how);
                                              return true;
                                          },
                                      },
            decision);
        if (waits)
            return;
    }
}

void Conversation::ask(const agent::AskModel &question)
{
    m_round = question.round;
    emit m_rooms.reports.happened(TurnChanged{
        .turnId = m_turnId, .scene = m_scene, .peer = m_peer, .phase = TurnChanged::Phase::Thinking, .round = m_round});
    const model::AskContext about{
        .bot = m_rooms.config.profile, .scene = m_scene, .peer = m_peer, .turnId = m_turnId, .round = question.round};
    m_asking = m_rooms.model->ask(
        question.request, about, this, [this](const model::ChatAnswer &answer) { answered(answer); });
}

void Conversation::answered(const model::ChatAnswer &answer)
{
    m_asking = 0;
    if (!m_turn)
        return;
    const QList<agent::Decision> decisions = m_turn->modelAnswered(answer);
    // What the model produced is put on disk before the first of it is tried, so that a crash cannot lose the rest.
    QList<agent::SendText> planned = m_turn->plannedSends();
    planned.removeIf([this](const agent::SendText &text) { return isElsewhere(text); });
    QList<outbox::OutgoingMessage> messages;
    for (const agent::SendText &text : planned)
        messages.append(messageOf(text));
    if (!messages.isEmpty()) {
        const auto ids = m_rooms.outbox->add(messages);
        if (ids)
            for (qsizetype i = 0; i < ids->size(); ++i)
                m_planned.append({planned[i], ids->at(i)});
        else
            emit m_rooms.reports.outboxFailed(ids.error());
    }
    perform(decisions);
}

outbox::OutgoingMessage Conversation::messageOf(const agent::SendText &text) const
{
    return {.turnId = m_turnId,
        .scene = m_scene,
        .peer = m_peer,
        .text = text.text,
        .markdown = text.markdown,
        .origin = text.callId.isEmpty() ? u"agent"_s : u"tool"_s,
        .created = m_rooms.clock.wall()};
}

void Conversation::send(const agent::SendText &text)
{
    emit m_rooms.reports.happened(TurnChanged{
        .turnId = m_turnId, .scene = m_scene, .peer = m_peer, .phase = TurnChanged::Phase::Sending, .round = m_round});
    Sending sending{.turnId = m_turnId};
    if (!text.callId.isEmpty()) {
        const traffic::Record record = toolRecord(u"send_message_to_user"_s, text.text.toUtf8());
        sending.toolRecord = record.key;
        sending.started = record.time;
        m_calls.append(sending);
        emit m_rooms.reports.recorded(record);
    }
    if (isElsewhere(text)) {
        delivered(sending, u"error: invalid session: %1"_s.arg(text.session), traffic::State::Refused);
        return;
    }
    const outbox::OutgoingMessage message = messageOf(text);
    const auto planned = std::ranges::find(m_planned, text, &Planned::text);
    if (planned != m_planned.end()) {
        const qint64 id = planned->messageId;
        m_planned.erase(planned);
        deliver(id, message, sending);
        return;
    }
    const auto ids = m_rooms.outbox->add({message});
    if (!ids)
        emit m_rooms.reports.outboxFailed(ids.error());
    if (ids) {
        deliver(ids->first(), message, sending);
        return;
    }
    emit m_rooms.reports.recorded(notSentRecord(m_rooms, 0, message, lineage::NotSentReason::CannotRecord));
    const DeliveryReport report{.outcome = lineage::NotSent{lineage::NotSentReason::CannotRecord}};
    delivered(sending, reportOf(report), lineage::stateOf(report.outcome));
}

bool Conversation::isElsewhere(const agent::SendText &text) const
{
    return !text.session.isEmpty() && text.session != umo() && text.session != m_peer.value;
}

void Conversation::deliver(qint64 messageId, const outbox::OutgoingMessage &message, const Sending &sending)
{
    Delivery *delivery = makeDelivery(orderFor(messageId, message));
    // A person holds it. The turn goes on; the model must not send the same again, as it may still go out.
    connect(delivery, &Delivery::held, this, [this, sending] {
        const lineage::Outcome open = lineage::Unknown{.cause = u"held"_s};
        delivered(sending, reportOf({.outcome = open}), lineage::stateOf(open));
    });
    connect(delivery, &Delivery::finished, this, [this, delivery, sending](const DeliveryReport &report) {
        if (delivery->wasHeld())
            return;
        if (const auto *accepted = std::get_if<lineage::Accepted>(&report.outcome);
            accepted && sending.toolRecord != 0 && m_rooms.injectsOwnId)
            m_lastToolReturned = core::UnverifiedId(accepted->id.value);
        delivered(sending, reportOf(report), lineage::stateOf(report.outcome));
    });
    delivery->start();
}

QString Conversation::reportOf(const DeliveryReport &report) const
{
    return toolReport(report, umo(), m_rooms.config.catalogue);
}

DeliveryOrder Conversation::orderFor(qint64 messageId, const outbox::OutgoingMessage &message) const
{
    DeliveryOrder order{
        .messageId = messageId, .message = message, .choice = lineage::ChooseBest{.preferred = m_anchor}};
    // As the seed did: a tool's message hangs on what the last tool's message returned.
    if (m_rooms.injectsOwnId && m_lastToolReturned && message.origin == "tool"_L1) {
        order.choice = lineage::ExplicitUnverified{*m_lastToolReturned};
        order.origin = u"injected"_s;
    }
    return order;
}

void Conversation::delivered(const Sending &sending, const QString &text, traffic::State state)
{
    if (sending.toolRecord != 0) {
        m_calls.removeIf([&](const Sending &call) { return call.toolRecord == sending.toolRecord; });
        const auto now = m_rooms.clock.wall();
        emit m_rooms.reports.recorded(traffic::Settlement{.key = sending.toolRecord,
            .time = now,
            .state = state,
            .detail = text,
            .duration = now - sending.started,
            .body = {.text = text.toUtf8(), .wireSize = text.toUtf8().size()}});
    }
    if (m_turn && sending.turnId == m_turnId) // the last send of a stopped turn may end while the next one runs
        perform(m_turn->delivered(text));
}

void Conversation::recordTool(const agent::ToolEnded &ended)
{
    const traffic::Record record = toolRecord(ended.call.name, ended.call.arguments);
    emit m_rooms.reports.recorded(record);
    emit m_rooms.reports.recorded(traffic::Settlement{.key = record.key,
        .time = record.time,
        .state = traffic::State::Refused,
        .detail = ended.result,
        .body = {.text = ended.result.toUtf8(), .wireSize = ended.result.toUtf8().size()}});
}

traffic::Record Conversation::toolRecord(const QString &name, const QByteArray &arguments) const
{
    return {.key = m_rooms.keys.next(),
        .time = m_rooms.clock.wall(),
        .bot = m_rooms.config.profile,
        .kind = traffic::Kind::Tool,
        .scene = m_scene,
        .peer = m_peer,
        .route = name,
        .turnId = m_turnId,
        .state = traffic::State::InFlight,
        .body = {.text = arguments, .wireSize = arguments.size()}};
}

void Conversation::end(const agent::EndTurn &how)
{
    const auto ended = m_rooms.outbox->endTurn(m_turnId, outbox::TurnState::Ended, m_rooms.clock.wall());
    if (!ended)
        emit m_rooms.reports.outboxFailed(ended.error());
    settleTurn(how);
    dropPlanned();
    if (how.error)
        emit m_rooms.reports.recorded(traffic::Record{.key = m_rooms.keys.next(),
            .time = m_rooms.clock.wall(),
            .bot = m_rooms.config.profile,
            .kind = traffic::Kind::Note,
            .scene = m_scene,
            .peer = m_peer,
            .route = u"MODEL_FAILED"_s,
            .detail = how.error->message,
            .turnId = m_turnId});
    m_turn.reset();
    m_decisions.clear();
    emit m_rooms.reports.happened(TurnChanged{
        .turnId = m_turnId, .scene = m_scene, .peer = m_peer, .phase = TurnChanged::Phase::Ended, .round = m_round});
    giveSlotBack();
    // Queued, so that a message that fails at once cannot recurse through a long queue.
    QMetaObject::invokeMethod(this, &Conversation::wake, Qt::QueuedConnection);
}

void Conversation::dropPlanned()
{
    using lineage::NotSentReason;
    for (const Planned &left : std::exchange(m_planned, {})) {
        emit m_rooms.reports.recorded(
            notSentRecord(m_rooms, left.messageId, messageOf(left.text), NotSentReason::Cancelled));
        m_rooms.late.write(m_rooms,
            LateWrites::End{
                .messageId = left.messageId, .reason = NotSentReason::Cancelled, .time = m_rooms.clock.wall()});
    }
}

} // namespace bot
