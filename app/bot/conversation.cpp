#include "app/bot/conversation.h"

#include "app/core/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

// Before one turn; the others stay marked in the outbox and leave with a later message.
constexpr qsizetype mostFirst = 50;

} // namespace

Conversation::Conversation(Rooms &rooms, TurnSlots &slotsOfAll, protocol::Scene scene, core::PeerId peer)
    : m_rooms(rooms)
    , m_scene(scene)
    , m_peer(std::move(peer))
    , m_slots(slotsOfAll)
{
}

void Conversation::owe(int messages)
{
    m_depth += messages;
    emit changed();
    wake();
}

bool Conversation::isIdle() const
{
    return !m_turn && m_depth == 0 && m_slot == Slot::None && m_deliveries == 0 && m_first.isEmpty()
        && !m_lastToolReturned;
}

void Conversation::deliverFirst(const QList<DeliveryOrder> &orders)
{
    for (const DeliveryOrder &order : orders) {
        const auto known = std::ranges::find(m_first, order.messageId, &DeliveryOrder::messageId);
        if (known == m_first.end() && m_first.size() < mostFirst)
            m_first.enqueue(order);
    }
    wake();
}

Delivery *Conversation::makeDelivery(const DeliveryOrder &order)
{
    auto *delivery = new Delivery(m_rooms, order, this);
    ++m_deliveries;
    connect(delivery, &Delivery::finished, this, [this, delivery] {
        delivery->deleteLater();
        --m_deliveries;
        emit changed();
    });
    return delivery;
}

bool Conversation::stillLeaves(qint64 messageId) const
{
    const auto message = m_rooms.outbox->undeliveredMessage(messageId);
    return message && *message && (*message)->leavesWithNext && (*message)->canLeaveWithNext
        && !m_rooms.underWay.contains(messageId);
}

bool Conversation::deliverNext()
{
    // While it waited a person may have sent, dismissed or unmarked it, or it left with the message before.
    while (!m_first.isEmpty() && !stillLeaves(m_first.head().messageId))
        m_first.dequeue();
    if (m_first.isEmpty())
        return false;
    m_deliveringFirst = true;
    Delivery *delivery = makeDelivery(m_first.dequeue());
    const auto next = [this] {
        m_deliveringFirst = false;
        wake();
    };
    connect(delivery, &Delivery::held, this, next);
    connect(delivery, &Delivery::finished, this, [this, delivery, next] {
        if (!delivery->wasHeld()) // then it was gone on without it
            next();
    });
    delivery->start();
    return true;
}

void Conversation::wake()
{
    if (m_turn || m_deliveringFirst || !m_rooms.outbox)
        return;
    if (deliverNext())
        return;
    if (m_depth == 0 || !m_rooms.model || m_slot == Slot::InLine)
        return;
    if (m_slot == Slot::None)
        m_slot = m_slots.take(this) ? Slot::Taken : Slot::InLine;
    if (m_slot == Slot::Taken && !beginNext())
        giveSlotBack();
}

void Conversation::takeSlot()
{
    m_slot = Slot::Taken;
    wake();
    if (!m_turn) // it was stopped, taken over, or has something else to send first
        giveSlotBack();
}

void Conversation::giveSlotBack()
{
    if (std::exchange(m_slot, Slot::None) != Slot::Taken)
        return;
    m_slots.giveBack();
    emit changed();
}

// A turn stands in the outbox before the model is called: if it cannot be recorded, the model is not paid for.
bool Conversation::beginNext()
{
    const auto owed = m_rooms.outbox->owedTurns(m_scene, m_peer, 1);
    if (!owed) {
        emit m_rooms.reports.outboxFailed(owed.error());
        return false;
    }
    if (owed->isEmpty()) {
        m_depth = 0;
        return false;
    }
    m_turnRecord = m_rooms.keys.next();
    const auto turn = m_rooms.outbox->beginTurn(owed->first().inboundId, m_rooms.clock.wall(), m_turnRecord);
    if (!turn) {
        emit m_rooms.reports.outboxFailed(turn.error());
        return false;
    }
    --m_depth;
    emit changed();
    begin(owed->first(), *turn);
    return true;
}

void Conversation::begin(const outbox::OwedTurn &owed, qint64 turnId)
{
    QList<model::ChatMessage> history;
    const auto lines = m_rooms.outbox->history(m_scene, m_peer, owed.inboundId, m_rooms.config.historyLength);
    if (lines)
        for (const outbox::HistoryLine &line : *lines)
            history.append(
                {.role = line.fromUser ? model::ChatMessage::Role::User : model::ChatMessage::Role::Assistant,
                    .content = line.text});
    m_turnId = turnId;
    m_anchor = owed.message.msgId;
    m_planned.clear();
    recordTurn();
    m_turn.emplace(m_rooms.config.policy, history, owed.message.text);
    perform(m_turn->start());
}

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

void Conversation::takeOver()
{
    m_depth = 0;
    m_first.clear();
    stopTurn();
    emit changed();
}

void Conversation::leave()
{
    const auto now = m_rooms.clock.wall();
    for (const Sending &call : std::exchange(m_calls, {}))
        emit m_rooms.reports.recorded(traffic::Settlement{.key = call.toolRecord,
            .time = now,
            .state = traffic::State::Unknown,
            .detail = u"stopped"_s,
            .duration = now - call.started});
    if (!m_turn)
        return;
    settleTurn({.how = agent::TurnEnd::Stopped});
    if (const auto settled = m_rooms.outbox->forgetTurnRecord(m_turnId); !settled)
        emit m_rooms.reports.outboxFailed(settled.error());
}

void Conversation::stopTurn()
{
    if (!m_turn)
        return;
    m_decisions.clear();
    perform(m_turn->stop()); // first, or the cancelled question would end the turn as a failure of the model
    if (const model::AskId asking = std::exchange(m_asking, 0); asking != 0)
        m_rooms.model->cancel(asking);
}

} // namespace bot
