#include "app/bot/conversation.h"

#include "app/core/overloaded.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace bot {

namespace {

// The middle word of a session key. Source: AstrBot behaviour 1.1.
QString messageType(protocol::Scene scene)
{
    const bool friendly = scene == protocol::Scene::C2c || scene == protocol::Scene::Dm;
    return friendly ? u"FriendMessage"_s : u"GroupMessage"_s;
}

} // namespace

Conversation::Conversation(const Rooms &rooms, protocol::Scene scene, core::PeerId peer, QObject *parent)
    : QObject(parent)
    , m_rooms(rooms)
    , m_scene(scene)
    , m_peer(std::move(peer))
{
}

void Conversation::enqueue(const outbox::OwedTurn &owed)
{
    m_waiting.enqueue(owed);
    wake();
}

void Conversation::wake()
{
    if (m_turn || m_waiting.isEmpty() || !m_rooms.outbox || !m_rooms.model)
        return;
    // A turn stands in the outbox before the model is called: if it cannot be recorded, the model is not paid for.
    const auto turn = m_rooms.outbox->beginTurn(m_waiting.head().inboundId, m_rooms.clock.wall());
    if (!turn) {
        emit outboxFailed(turn.error());
        return;
    }
    begin(m_waiting.dequeue(), *turn);
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
    m_turn.emplace(m_rooms.config.policy, history, owed.message.text);
    perform(m_turn->start());
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
    emit happened(TurnChanged{
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
            emit outboxFailed(ids.error());
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
    emit happened(TurnChanged{
        .turnId = m_turnId, .scene = m_scene, .peer = m_peer, .phase = TurnChanged::Phase::Sending, .round = m_round});
    Sending sending{.turnId = m_turnId};
    if (!text.callId.isEmpty()) {
        const traffic::Record record = toolRecord(u"send_message_to_user"_s, text.text.toUtf8());
        sending.toolRecord = record.key;
        sending.started = record.time;
        emit recorded(record);
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
        emit outboxFailed(ids.error());
    if (ids) {
        deliver(ids->first(), message, sending);
        return;
    }
    emit recorded(notSentRecord(m_rooms, 0, message, lineage::NotSentReason::CannotRecord));
    const DeliveryReport report{.outcome = lineage::NotSent{lineage::NotSentReason::CannotRecord}};
    delivered(sending, reportOf(report), lineage::stateOf(report.outcome));
}

bool Conversation::isElsewhere(const agent::SendText &text) const
{
    return !text.session.isEmpty() && text.session != umo() && text.session != m_peer.value;
}

void Conversation::deliver(qint64 messageId, const outbox::OutgoingMessage &message, const Sending &sending)
{
    const lineage::ChooseBest choice{.preferred = m_anchor};
    auto *delivery = new Delivery(m_rooms, messageId, message, choice, true, this);
    connect(delivery, &Delivery::recorded, this, &Conversation::recorded);
    connect(delivery, &Delivery::anchorsChanged, this, &Conversation::anchorsChanged);
    connect(delivery, &Delivery::outboxFailed, this, &Conversation::outboxFailed);
    connect(delivery, &Delivery::finished, this, [this, delivery, sending](const DeliveryReport &report) {
        delivery->deleteLater();
        delivered(sending, reportOf(report), lineage::stateOf(report.outcome));
    });
    delivery->start();
}

void Conversation::delivered(const Sending &sending, const QString &text, traffic::State state)
{
    if (sending.toolRecord != 0) {
        const auto now = m_rooms.clock.wall();
        emit recorded(traffic::Settlement{.key = sending.toolRecord,
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
    emit recorded(record);
    emit recorded(traffic::Settlement{.key = record.key,
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
        emit outboxFailed(ended.error());
    for (const Planned &left : std::exchange(m_planned, {}))
        emit recorded(notSentRecord(m_rooms, left.messageId, messageOf(left.text), lineage::NotSentReason::Cancelled));
    if (how.error)
        emit recorded(traffic::Record{.key = m_rooms.keys.next(),
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
    emit happened(TurnChanged{
        .turnId = m_turnId, .scene = m_scene, .peer = m_peer, .phase = TurnChanged::Phase::Ended, .round = m_round});
    // Queued, so that a message that fails at once cannot recurse through a long queue.
    QMetaObject::invokeMethod(this, &Conversation::wake, Qt::QueuedConnection);
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

QString Conversation::umo() const
{
    return u"%1:%2:%3"_s.arg(m_rooms.config.profile, messageType(m_scene), m_peer.value);
}

QString Conversation::reportOf(const DeliveryReport &report) const
{
    using agent::RetryHint;
    return std::visit(core::Overloaded{
                          [this](const lineage::Accepted &) { return agent::sentResult(umo()); },
                          [this](const lineage::AcceptedIdUnknown &) { return agent::sentResult(umo()); },
                          [this](const lineage::InAudit &) { return agent::unknownResult(umo()); },
                          [this](const lineage::Unknown &) { return agent::unknownResult(umo()); },
                          [&](const lineage::Refused &refused) {
                              const protocol::CodeEntry *entry = m_rooms.config.catalogue.find(refused.code);
                              const bool quota = entry && entry->category == protocol::CodeCategory::Quota;
                              const RetryHint hint = report.anchorRefused ? RetryHint::OtherAnchor
                                  : quota                                 ? RetryHint::Later
                                                                          : RetryHint::No;
                              const int code = refused.code != 0 ? refused.code : refused.httpStatus;
                              return agent::failedResult(
                                  umo(), QString::number(code), refused.message, refused.traceId.value, hint);
                          },
                          [this](const lineage::NotSent &notSent) {
                              const bool doomed = notSent.reason == lineage::NotSentReason::AnchorDoomed
                                  || notSent.reason == lineage::NotSentReason::NoAnchor;
                              return agent::failedResult(umo(), u"not sent"_s, lineage::notSentName(notSent.reason), {},
                                  doomed ? RetryHint::OtherAnchor : RetryHint::Later);
                          },
                      },
        report.outcome);
}

} // namespace bot
