// What people and the platform sent: messages, event anchors, and where a person answers instead of the agent.
#include "app/outbox/outboxprivate.h"

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

} // namespace

qint64 Outbox::Private::insertInbound(const InboundMessage &message, bool owed)
{
    SQLite::Statement &insert = statement("INSERT INTO inbound (scene, peer, msg_id, msg_idx, text, received, owed, "
                                          "wanted, sender, sender_name) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bindAll(insert, protocol::sceneName(message.scene), message.peer.value, message.msgId.value, message.msgIdx.value,
        message.text, core::toMs(message.received), owed ? 1 : 0, message.owed ? 1 : 0, message.sender.value,
        message.senderName);
    insert.exec();
    return database.getLastInsertRowid();
}

std::optional<qint64> Outbox::Private::knownInbound(const InboundMessage &message)
{
    SQLite::Statement &byId = statement("SELECT id FROM inbound WHERE msg_id = ?");
    bindAll(byId, message.msgId.value);
    if (byId.executeStep()) {
        const qint64 row = byId.getColumn(0).getInt64();
        byId.reset();
        return row;
    }
    if (message.msgIdx.isEmpty())
        return std::nullopt;
    SQLite::Statement &byIdx
        = statement("SELECT id FROM inbound WHERE scene = ? AND peer = ? AND msg_idx = ? AND msg_idx <> '' LIMIT 1");
    bindAll(byIdx, protocol::sceneName(message.scene), message.peer.value, message.msgIdx.value);
    if (!byIdx.executeStep())
        return std::nullopt;
    const qint64 row = byIdx.getColumn(0).getInt64();
    byIdx.reset();
    return row;
}

std::optional<Received> Outbox::Private::deliveredAgain(const InboundMessage &message)
{
    const std::optional<qint64> row = knownInbound(message);
    if (!row)
        return std::nullopt;
    SQLite::Statement &known
        = statement("UPDATE inbound SET deliveries = deliveries + 1 WHERE id = ? RETURNING wanted, msg_id");
    bindAll(known, *row);
    known.executeStep();
    Received received{.inboundId = *row, .msgId = core::InboundMsgId(text(known, 1))};
    const bool wasWanted = known.getColumn(0).getInt() == 1;
    known.reset();
    if (!message.owed || wasWanted) // an answer that was paid, or that a person took over, is not owed once more
        return received;
    received.becameOwed = !isTakenOver(message.scene, message.peer);
    SQLite::Statement &owe = statement("UPDATE inbound SET wanted = 1, owed = ? WHERE id = ?");
    bindAll(owe, received.becameOwed ? 1 : 0, received.inboundId);
    owe.exec();
    return received;
}

qint64 Outbox::Private::insertAnchor(
    const char *kind, const QString &id, const Conversation &conversation, core::WallTime received, bool replayed)
{
    // Somebody may have typed this id before it came in: its msg_seq are used.
    SQLite::Statement &vouch
        = statement("UPDATE anchor SET kind = ?, scene = ?, peer = ?, received = ?, "
                    "replayed = ?, dead_code = NULL WHERE kind = 'unverified' AND text = ? RETURNING id");
    bindAll(vouch, kind, protocol::sceneName(conversation.scene), conversation.peer.value, core::toMs(received),
        replayed ? 1 : 0, id);
    if (vouch.executeStep()) {
        const qint64 row = vouch.getColumn(0).getInt64();
        vouch.reset();
        return row;
    }
    SQLite::Statement &insert = statement(
        "INSERT INTO anchor (kind, text, scene, peer, received, next_seq, replayed) VALUES (?, ?, ?, ?, ?, ?, ?)");
    bindAll(insert, kind, id, protocol::sceneName(conversation.scene), conversation.peer.value, core::toMs(received),
        firstSeq(received), replayed ? 1 : 0);
    insert.exec();
    return database.getLastInsertRowid();
}

void Outbox::Private::putOpened(const std::optional<lineage::Anchor> &opened)
{
    if (!opened)
        return;
    ledger.prune(opened->received);
    ledger.put(*opened);
}

bool Outbox::Private::isTakenOver(protocol::Scene scene, const core::PeerId &peer)
{
    SQLite::Statement &read = statement("SELECT 1 FROM taken_over WHERE scene = ? AND peer = ?");
    bindAll(read, protocol::sceneName(scene), peer.value);
    const bool found = read.executeStep();
    read.reset();
    return found;
}

core::Result<Received, OutboxError> Outbox::receive(const InboundMessage &message, const Checkpoint &checkpoint)
{
    return guarded<Received>(Kind::CannotWrite, "receive", [&]() -> core::Result<Received, OutboxError> {
        SQLite::Transaction transaction(d->database);
        std::optional<Received> received = d->deliveredAgain(message);
        std::optional<lineage::Anchor> opened;
        if (!received) {
            const bool owed = message.owed && !d->isTakenOver(message.scene, message.peer);
            received = {.inboundId = d->insertInbound(message, owed),
                .msgId = message.msgId,
                .isNew = true,
                .becameOwed = owed};
            opened = d->anchor(d->insertAnchor(
                "msg", message.msgId.value, {message.scene, message.peer}, message.received, message.replayed));
        }
        d->saveCheckpoint(checkpoint);
        transaction.commit();
        d->putOpened(opened);
        d->applyLessons(d->lessons, message.received); // some may have expired
        return *received;
    });
}

core::Result<void, OutboxError> Outbox::openEventAnchor(const AnchorEvent &event)
{
    return guarded<void>(Kind::CannotWrite, "open event anchor", [&]() -> core::Result<void, OutboxError> {
        SQLite::Transaction transaction(d->database);
        if (d->hookOf(lineage::AnchorId(event.eventId)))
            return {};
        const auto opened = d->anchor(
            d->insertAnchor("event", event.eventId.value, {event.scene, event.peer}, event.received, event.replayed));
        transaction.commit();
        d->putOpened(opened);
        return {};
    });
}

core::Result<void, OutboxError> Outbox::setTakenOver(const TakenOver &conversation, bool takenOver)
{
    return guarded<void>(Kind::CannotWrite, "take over", [&]() -> core::Result<void, OutboxError> {
        const QString scene = protocol::sceneName(conversation.scene);
        SQLite::Transaction transaction(d->database);
        SQLite::Statement &write = d->statement(takenOver ? "INSERT OR IGNORE INTO taken_over VALUES (?, ?)"
                                                          : "DELETE FROM taken_over WHERE scene = ? AND peer = ?");
        bindAll(write, scene, conversation.peer.value);
        write.exec();
        if (takenOver) {
            SQLite::Statement &answered
                = d->statement("UPDATE inbound SET owed = 0 WHERE owed = 1 AND scene = ? AND peer = ?");
            bindAll(answered, scene, conversation.peer.value);
            answered.exec();
        }
        transaction.commit();
        return {};
    });
}

core::Result<QList<TakenOver>, OutboxError> Outbox::takenOver() const
{
    using List = QList<TakenOver>;
    return guarded<List>(Kind::CannotRead, "taken over", [&]() -> core::Result<List, OutboxError> {
        SQLite::Statement &read = d->statement("SELECT scene, peer FROM taken_over ORDER BY scene, peer");
        List list;
        while (read.executeStep())
            list.append(
                {protocol::sceneFromName(text(read, 0)).value_or(protocol::Scene::C2c), core::PeerId(text(read, 1))});
        return list;
    });
}

} // namespace outbox
