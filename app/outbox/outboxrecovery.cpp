// Turns, and what a crash left behind.
#include "app/outbox/outboxprivate.h"
#include "app/protocol/apicode.h"

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

const char *word(TurnState state)
{
    switch (state) {
    case TurnState::Running:
        return "running";
    case TurnState::Ended:
        return "ended";
    case TurnState::Interrupted:
        return "interrupted";
    }
    return "";
}

const std::string attemptSelect
    = "SELECT m.id, COALESCE(m.turn, 0), m.scene, m.peer, m.text, m.markdown, m.origin, m.created, t.id, t.seq IS NOT "
      "NULL, m.delivered, COALESCE(a.kind, ''), COALESCE(a.text, ''), m.next_try, m.held, "
      "(SELECT COUNT(*) FROM attempt u WHERE u.message = t.message AND u.anchor IS t.anchor AND u.seq IS t.seq), "
    + mayHaveArrived()
    + ", NULL, t.outcome, t.code, t.http_status, t.detail, t.trace_id, t.outbound_id, t.ref_idx "
      "FROM attempt t JOIN message m ON m.id = t.message LEFT JOIN anchor a ON a.id = t.anchor ";

DraftAnchor readAnchor(const QString &kind, const QString &id)
{
    if (kind.isEmpty())
        return {};
    if (kind == "unverified"_L1)
        return core::UnverifiedId(id);
    return kind == "event"_L1 ? lineage::AnchorId(core::EventId(id)) : lineage::AnchorId(core::InboundMsgId(id));
}

OpenAttempt readAttempt(SQLite::Statement &row)
{
    OpenAttempt open{.attemptId = row.getColumn(8).getInt64(),
        .hasDedupeKey = row.getColumn(9).getInt() == 1,
        .isDelivered = row.getColumn(10).getInt() == 1,
        .mayHaveArrived = row.getColumn(16).getInt() == 1,
        .tries = row.getColumn(15).getInt(),
        .anchor = readAnchor(text(row, 11), text(row, 12)),
        .held = row.getColumn(14).getInt() == 1,
        .messageId = row.getColumn(0).getInt64(),
        .message = readMessage(row)};
    if (!row.isColumnNull(13))
        open.nextTry = core::fromMs(row.getColumn(13).getInt64());
    if (text(row, 18) == "accepted"_L1)
        open.outcome = lineage::Accepted{core::OutboundMsgId(text(row, 23)), core::RefIdx(text(row, 24))};
    else if (!row.isColumnNull(18))
        open.outcome = readOutcome(row, 17);
    return open;
}

OwedTurn readOwed(SQLite::Statement &row)
{
    return {.inboundId = row.getColumn(0).getInt64(),
        .message = {.scene = protocol::sceneFromName(text(row, 1)).value_or(protocol::Scene::C2c),
            .peer = core::PeerId(text(row, 2)),
            .msgId = core::InboundMsgId(text(row, 3)),
            .msgIdx = core::RefIdx(text(row, 4)),
            .text = text(row, 5),
            .received = core::fromMs(row.getColumn(6).getInt64()),
            .sender = core::PeerId(text(row, 7)),
            .senderName = text(row, 8)}};
}

} // namespace

void Outbox::Private::moveTo(const QString &platform, core::WallTime now)
{
    SQLite::Transaction transaction(database);
    const auto before = meta("platform");
    if (before && *before != platform) {
        SQLite::Statement &anchors = statement("UPDATE anchor SET dead_code = ? WHERE dead_code IS NULL");
        bindAll(anchors, protocol::apicode::anchorInvalid);
        anchors.exec();
        SQLite::Statement &open
            = statement("UPDATE attempt SET outcome = 'unknown', detail = 'crash', settled = ? WHERE outcome IS NULL");
        bindAll(open, core::toMs(now));
        open.exec();
        SQLite::Statement &messages = statement("UPDATE message SET ended = ?, next_try = NULL, held = 0 "
                                                "WHERE ended IS NULL AND delivered = 0 "
                                                "AND id IN (SELECT message FROM attempt)");
        bindAll(messages, core::toMs(now));
        messages.exec();
        database.exec("UPDATE inbound SET owed = 0 WHERE owed = 1");
    }
    setMeta("platform", platform);
    transaction.commit();
}

core::Result<qint64, OutboxError> Outbox::beginTurn(qint64 inboundId, core::WallTime now, qint64 record)
{
    return guarded<qint64>(Kind::CannotWrite, "begin turn", [&]() -> core::Result<qint64, OutboxError> {
        const auto id = d->newId("turn");
        SQLite::Statement &insert
            = d->statement("INSERT INTO turn (id, inbound, started, state, record) VALUES (?, ?, ?, 'running', ?)");
        bindAll(insert, id, inboundId, core::toMs(now), rowOrNull(record));
        insert.exec();
        return qint64(d->database.getLastInsertRowid());
    });
}

core::Result<void, OutboxError> Outbox::endTurn(qint64 turnId, TurnState state, core::WallTime now)
{
    return guarded<void>(Kind::CannotWrite, "end turn", [&]() -> core::Result<void, OutboxError> {
        SQLite::Transaction transaction(d->database);
        SQLite::Statement &update = d->statement("UPDATE turn SET state = ?, ended = ? WHERE id = ?");
        bindAll(update, word(state), core::toMs(now), turnId);
        update.exec();
        SQLite::Statement &paid
            = d->statement("UPDATE inbound SET owed = 0 WHERE id = (SELECT inbound FROM turn WHERE id = ?)");
        bindAll(paid, turnId);
        paid.exec();
        transaction.commit();
        return {};
    });
}

core::Result<void, OutboxError> Outbox::forgetTurnRecord(qint64 turnId)
{
    return guarded<void>(Kind::CannotWrite, "forget turn record", [&]() -> core::Result<void, OutboxError> {
        SQLite::Statement &forget = d->statement("UPDATE turn SET record = NULL WHERE id = ?");
        bindAll(forget, turnId);
        forget.exec();
        return {};
    });
}

core::Result<QList<qint64>, OutboxError> Outbox::openTurnRecords() const
{
    using Keys = QList<qint64>;
    return guarded<Keys>(Kind::CannotRead, "open turns", [&]() -> core::Result<Keys, OutboxError> {
        SQLite::Statement &read
            = d->statement("SELECT record FROM turn WHERE state = 'running' AND record IS NOT NULL ORDER BY id");
        Keys keys;
        while (read.executeStep())
            keys.append(read.getColumn(0).getInt64());
        return keys;
    });
}

core::Result<QList<HistoryLine>, OutboxError> Outbox::history(
    protocol::Scene scene, const core::PeerId &peer, qint64 beforeInbound, int limit) const
{
    using Lines = QList<HistoryLine>;
    return guarded<Lines>(Kind::CannotRead, "history", [&]() -> core::Result<Lines, OutboxError> {
        SQLite::Statement &read = d->statement(
            "SELECT user, text FROM ("
            "SELECT 1 AS user, text, received AS at, id FROM inbound WHERE scene = ?1 AND peer = ?2 AND id < ?3 "
            "UNION ALL SELECT 0, COALESCE(delivered_text, text), created, id FROM message WHERE scene = ?1 AND peer = "
            "?2 AND delivered = 1 "
            // A reply to an earlier message counts even if it was made after this one came in.
            "AND (turn IN (SELECT id FROM turn WHERE inbound < ?3) "
            "OR (turn IS NULL AND created < (SELECT received FROM inbound WHERE id = ?3)))"
            ") ORDER BY at DESC, user ASC, id DESC LIMIT ?4");
        bindAll(read, protocol::sceneName(scene), peer.value, beforeInbound, limit);
        Lines lines;
        while (read.executeStep())
            lines.prepend({read.getColumn(0).getInt() == 1, text(read, 1)});
        return lines;
    });
}

core::Result<QList<OpenAttempt>, OutboxError> Outbox::openAttempts() const
{
    using Open = QList<OpenAttempt>;
    return guarded<Open>(Kind::CannotRead, "open attempts", [&]() -> core::Result<Open, OutboxError> {
        SQLite::Statement &read = d->statement(attemptSelect
            + "WHERE t.outcome IS NULL "
              // The pause before a retry is no better a moment to die than the request itself.
              "OR t.id IN (SELECT (SELECT MAX(id) FROM attempt WHERE message = w.id) FROM message w "
              "WHERE w.ended IS NULL AND w.delivered = 0) AND (t.outcome = 'unknown' AND t.seq IS NOT NULL "
              "OR m.next_try IS NOT NULL) ORDER BY t.id");
        Open open;
        while (read.executeStep())
            open.append(readAttempt(read));
        return open;
    });
}

core::Result<OpenAttempt, OutboxError> Outbox::attempt(qint64 attemptId) const
{
    return guarded<OpenAttempt>(Kind::CannotRead, "read attempt", [&]() -> core::Result<OpenAttempt, OutboxError> {
        SQLite::Statement &read = d->statement(attemptSelect + "WHERE t.id = ?");
        bindAll(read, attemptId);
        if (!read.executeStep())
            return core::make_unexpected(error(Kind::UnknownMessage, "read attempt"));
        OpenAttempt found = readAttempt(read);
        read.reset();
        return found;
    });
}

core::Result<QList<OwedTurn>, OutboxError> Outbox::owedTurns(
    protocol::Scene scene, const core::PeerId &peer, int limit) const
{
    using Owed = QList<OwedTurn>;
    return guarded<Owed>(Kind::CannotRead, "owed turns", [&]() -> core::Result<Owed, OutboxError> {
        SQLite::Statement &read = d->statement(
            "SELECT i.id, i.scene, i.peer, i.msg_id, i.msg_idx, i.text, i.received, i.sender, i.sender_name "
            "FROM inbound i WHERE i.owed = 1 AND i.scene = ? AND i.peer = ? "
            "AND NOT EXISTS (SELECT 1 FROM turn u WHERE u.inbound = i.id AND u.state = 'running') "
            "ORDER BY i.id LIMIT ?");
        bindAll(read, protocol::sceneName(scene), peer.value, limit);
        Owed owed;
        while (read.executeStep())
            owed.append(readOwed(read));
        return owed;
    });
}

core::Result<QList<OwedConversation>, OutboxError> Outbox::owedConversations() const
{
    using List = QList<OwedConversation>;
    return guarded<List>(Kind::CannotRead, "owed conversations", [&]() -> core::Result<List, OutboxError> {
        SQLite::Statement &read = d->statement(
            "SELECT i.scene, i.peer, COUNT(*) FROM inbound i WHERE i.owed = 1 "
            "AND NOT EXISTS (SELECT 1 FROM turn u JOIN message m ON m.turn = u.id JOIN attempt t ON t.message = m.id "
            "WHERE u.inbound = i.id) GROUP BY i.scene, i.peer ORDER BY MIN(i.id)");
        List list;
        while (read.executeStep())
            list.append({protocol::sceneFromName(text(read, 0)).value_or(protocol::Scene::C2c),
                core::PeerId(text(read, 1)), read.getColumn(2).getInt()});
        return list;
    });
}

QList<UnsentMessage> Outbox::Private::takeNeverTried()
{
    // A turn without any attempt runs again from its message; its planned texts were never seen and are dropped.
    database.exec("DELETE FROM message WHERE ended IS NULL AND turn IN (SELECT u.id FROM turn u WHERE u.state = "
                  "'running' AND NOT EXISTS (SELECT 1 FROM message m JOIN attempt t ON t.message = m.id WHERE m.turn = "
                  "u.id))");
    SQLite::Statement &read
        = statement("SELECT m.id, COALESCE(m.turn, 0), m.scene, m.peer, m.text, m.markdown, m.origin, m.created "
                    "FROM message m WHERE m.ended IS NULL AND m.delivered = 0 "
                    "AND NOT EXISTS (SELECT 1 FROM attempt t WHERE t.message = m.id) ORDER BY m.id");
    QList<UnsentMessage> unsent;
    while (read.executeStep())
        unsent.append({.messageId = read.getColumn(0).getInt64(), .message = readMessage(read)});
    return unsent;
}

// Of the messages under way, those whose newest attempt nobody will try again: refused before the next anchor was
// tried, or without a readable answer and without a key that makes another try harmless. What waits is not alone.
QList<qint64> Outbox::Private::leftAlone()
{
    SQLite::Statement &read = statement(
        "SELECT m.id FROM message m JOIN attempt t ON t.message = m.id WHERE m.ended IS NULL "
        "AND m.delivered = 0 AND m.next_try IS NULL AND t.id = (SELECT MAX(id) FROM attempt WHERE message = m.id) "
        "AND (COALESCE(t.outcome, 'unknown') <> 'unknown' OR t.seq IS NULL)");
    QList<qint64> ids;
    while (read.executeStep())
        ids.append(read.getColumn(0).getInt64());
    return ids;
}

core::Result<QList<UnsentMessage>, OutboxError> Outbox::interruptTurns(core::WallTime now)
{
    using Unsent = QList<UnsentMessage>;
    return guarded<Unsent>(Kind::CannotWrite, "interrupt turns", [&]() -> core::Result<Unsent, OutboxError> {
        SQLite::Transaction transaction(d->database);
        const Unsent unsent = d->takeNeverTried();
        for (const UnsentMessage &left : unsent)
            d->finish(left.messageId, lineage::NotSentReason::Interrupted, now);
        const QList<qint64> over = d->leftAlone();
        for (const qint64 id : over)
            d->finish(id, std::nullopt, now);
        // An outcome that could not be written: the message was over for that process, and is asked about by this one.
        d->database.exec("UPDATE message SET ended = NULL, not_sent = NULL WHERE delivered = 0 AND id IN "
                         "(SELECT message FROM attempt WHERE outcome IS NULL AND seq IS NOT NULL)");
        d->database.exec(
            "UPDATE inbound SET owed = 0 WHERE id IN (SELECT u.inbound FROM turn u JOIN message m ON m.turn = u.id "
            "JOIN attempt t ON t.message = m.id WHERE u.state = 'running')");
        SQLite::Statement &mark
            = d->statement("UPDATE turn SET state = 'interrupted', ended = ? WHERE state = 'running'");
        bindAll(mark, core::toMs(now));
        mark.exec();
        transaction.commit();
        return unsent;
    });
}

} // namespace outbox
