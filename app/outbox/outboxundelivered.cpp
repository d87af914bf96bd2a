// Messages that are over without having reached their user.
#include "app/outbox/outboxprivate.h"

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

constexpr auto leavePolicy = "undelivered_leave_with_next";

// The newest attempt of message m.
const std::string newest = "(SELECT t.id FROM attempt t WHERE t.message = m.id ORDER BY t.number DESC LIMIT 1)";

// The one rule of what may leave with the next message: m certainly did not arrive, and neither its content nor a copy
// that got through is to blame; a try that made no attempt does not make up for a refusal before it. The words are
// those of lineage::notSentName().
const std::string canLeaveLater = "(m.ended IS NOT NULL AND m.delivered = 0 AND NOT " + mayHaveArrived()
    + " AND COALESCE(m.not_sent, '') NOT IN ('empty-text', 'busy', 'not-repeatable', 'no-longer-owed') "
      "AND COALESCE((SELECT t.outcome = 'notsent' OR (t.outcome = 'refused' AND t.anchor_cures = 1) FROM attempt t "
      "WHERE t.id = "
    + newest + "), m.not_sent IS NOT NULL))";

} // namespace

const std::string &mayHaveArrived()
{
    static const std::string sql = R"sql(EXISTS (SELECT 1 FROM attempt o WHERE o.message = m.id
    AND COALESCE(o.outcome, 'unknown') IN ('unknown', 'audit') AND NOT EXISTS (SELECT 1 FROM attempt u
        WHERE u.anchor = o.anchor AND u.seq = o.seq AND u.outcome IN ('accepted', 'accepted-id-unknown'))))sql";
    return sql;
}

// Attempt t is the newest. What it says about the message is said by s: an earlier copy without a readable answer, if
// there is one, because a refused retry proves nothing about the copy before it. An empty outbound_id stands in no
// index.
const std::string &undeliveredSql()
{
    static const std::string sql
        = "SELECT m.id, COALESCE(m.turn, 0), m.scene, m.peer, m.text, m.markdown, m.origin, m.created, m.not_sent, "
          "s.outcome, s.code, s.http_status, s.detail, s.trace_id, COALESCE(t.id, 0), COALESCE(t.number, 0), "
          "t.seq IS NOT NULL, COALESCE(a.text, ''), m.ended, m.leaves_with_next, "
        + mayHaveArrived() + ", EXISTS (SELECT 1 FROM attempt b WHERE b.outbound_id <> '' AND b.outbound_id = a.text), "
        + canLeaveLater + " FROM message m LEFT JOIN attempt t ON t.id = " + newest
        + R"sql( LEFT JOIN anchor a ON a.id = t.anchor
LEFT JOIN attempt s ON s.id = COALESCE((SELECT MAX(o.id) FROM attempt o
    WHERE o.message = m.id AND o.anchor = t.anchor AND o.seq = t.seq AND o.outcome = 'unknown'), t.id)
WHERE m.ended IS NOT NULL AND m.delivered = 0 AND m.dismissed IS NULL AND COALESCE(t.outcome, '') <> 'audit' )sql";
    return sql;
}

lineage::Outcome readOutcome(SQLite::Statement &row, int column)
{
    using lineage::NotSentReason;
    if (!row.isColumnNull(column))
        return lineage::NotSent{lineage::notSentFromName(text(row, column)).value_or(NotSentReason::Interrupted)};
    const QString word = text(row, column + 1), detail = text(row, column + 4);
    const core::TraceId trace(text(row, column + 5));
    if (word == "refused"_L1)
        return lineage::Refused{.code = row.getColumn(column + 2).getInt(),
            .httpStatus = row.getColumn(column + 3).getInt(),
            .message = detail,
            .traceId = trace};
    if (word == "audit"_L1)
        return lineage::InAudit{.auditId = detail, .code = row.getColumn(column + 2).getInt()};
    if (word == "accepted-id-unknown"_L1)
        return lineage::AcceptedIdUnknown{};
    if (word == "notsent"_L1)
        return lineage::NotSent{lineage::notSentFromName(detail).value_or(NotSentReason::CannotConnect)};
    // No word at all: the outcome could not be written, or nobody lived to write it.
    return lineage::Unknown{.cause = word.isEmpty() ? u"crash"_s : detail, .traceId = trace};
}

OutgoingMessage readMessage(SQLite::Statement &row)
{
    return {.turnId = row.getColumn(1).getInt64(),
        .scene = protocol::sceneFromName(text(row, 2)).value_or(protocol::Scene::C2c),
        .peer = core::PeerId(text(row, 3)),
        .text = text(row, 4),
        .markdown = row.getColumn(5).getInt() == 1,
        .origin = text(row, 6),
        .created = core::fromMs(row.getColumn(7).getInt64())};
}

QList<UndeliveredMessage> Outbox::Private::readUndelivered(SQLite::Statement &read)
{
    QList<UndeliveredMessage> list;
    while (read.executeStep())
        list.append({.messageId = read.getColumn(0).getInt64(),
            .message = readMessage(read),
            .outcome = readOutcome(read, 8),
            .attemptId = read.getColumn(14).getInt64(),
            .attempts = read.getColumn(15).getInt(),
            .hasDedupeKey = read.getColumn(16).getInt() == 1,
            .anchor = text(read, 17),
            .hungOnOwnId = read.getColumn(21).getInt() == 1,
            .ended = core::fromMs(read.getColumn(18).getInt64()),
            .leavesWithNext = read.getColumn(19).getInt() == 1,
            .canLeaveWithNext = read.getColumn(22).getInt() == 1,
            .mayHaveArrived = read.getColumn(20).getInt() == 1});
    return list;
}

void Outbox::Private::finish(qint64 messageId, std::optional<lineage::NotSentReason> reason, core::WallTime now)
{
    SQLite::Statement &end = statement("UPDATE message SET ended = ?, not_sent = ?, dismissed = NULL, "
                                       "next_try = NULL, held = 0 WHERE id = ?");
    bindAll(end, core::toMs(now), reason ? std::optional(lineage::notSentName(*reason)) : std::nullopt, messageId);
    end.exec();
    SQLite::Statement &mark = statement("UPDATE message AS m SET leaves_with_next = CASE WHEN " + canLeaveLater
        + " THEN m.leaves_with_next OR (? AND COALESCE(m.not_sent, '') <> 'cancelled') ELSE 0 END WHERE m.id = ?");
    bindAll(mark, int(metaNumber(leavePolicy)), messageId);
    mark.exec();
}

core::Result<void, OutboxError> Outbox::finishMessage(
    qint64 messageId, std::optional<lineage::NotSentReason> reason, core::WallTime now)
{
    return guarded<void>(Kind::CannotWrite, "finish message", [&]() -> core::Result<void, OutboxError> {
        SQLite::Transaction transaction(d->database);
        SQLite::Statement &known = d->statement("SELECT 1 FROM message WHERE id = ?");
        bindAll(known, messageId);
        if (!known.executeStep())
            return core::make_unexpected(error(Kind::UnknownMessage, "finish message"));
        known.reset();
        d->finish(messageId, reason, now);
        transaction.commit();
        return {};
    });
}

core::Result<OutgoingMessage, OutboxError> Outbox::message(qint64 messageId) const
{
    return guarded<OutgoingMessage>(
        Kind::CannotRead, "read message", [&]() -> core::Result<OutgoingMessage, OutboxError> {
            SQLite::Statement &read = d->statement("SELECT id, COALESCE(turn, 0), scene, peer, text, markdown, origin, "
                                                   "created FROM message WHERE id = ?");
            bindAll(read, messageId);
            if (!read.executeStep())
                return core::make_unexpected(error(Kind::UnknownMessage, "read message"));
            OutgoingMessage found = readMessage(read);
            read.reset();
            return found;
        });
}

core::Result<QList<UndeliveredMessage>, OutboxError> Outbox::undelivered(int limit) const
{
    using List = QList<UndeliveredMessage>;
    return guarded<List>(Kind::CannotRead, "undelivered", [&]() -> core::Result<List, OutboxError> {
        SQLite::Statement &read = d->statement(undeliveredSql() + "ORDER BY m.id DESC LIMIT ?");
        bindAll(read, limit);
        List list = Private::readUndelivered(read);
        std::ranges::reverse(list);
        return list;
    });
}

core::Result<std::optional<UndeliveredMessage>, OutboxError> Outbox::undeliveredMessage(qint64 messageId) const
{
    using Found = std::optional<UndeliveredMessage>;
    return guarded<Found>(Kind::CannotRead, "undelivered message", [&]() -> core::Result<Found, OutboxError> {
        SQLite::Statement &read = d->statement(undeliveredSql() + "AND m.id = ?");
        bindAll(read, messageId);
        const QList<UndeliveredMessage> list = Private::readUndelivered(read);
        return list.isEmpty() ? Found() : Found(list.first());
    });
}

core::Result<QList<UndeliveredMessage>, OutboxError> Outbox::leavingWithNext(
    protocol::Scene scene, const core::PeerId &peer) const
{
    using List = QList<UndeliveredMessage>;
    return guarded<List>(Kind::CannotRead, "leaving with next", [&]() -> core::Result<List, OutboxError> {
        SQLite::Statement &read = d->statement(
            undeliveredSql() + "AND m.leaves_with_next = 1 AND m.scene = ? AND m.peer = ? ORDER BY m.id");
        bindAll(read, protocol::sceneName(scene), peer.value);
        List list = Private::readUndelivered(read);
        list.removeIf([](const UndeliveredMessage &message) { return !message.canLeaveWithNext; });
        return list;
    });
}

core::Result<QList<qint64>, OutboxError> Outbox::dismiss(
    const QList<qint64> &messageIds, bool dismissed, core::WallTime now)
{
    using Ids = QList<qint64>;
    return guarded<Ids>(Kind::CannotWrite, "dismiss", [&]() -> core::Result<Ids, OutboxError> {
        SQLite::Transaction transaction(d->database);
        Ids changed;
        for (const qint64 id : messageIds) {
            SQLite::Statement &mark = d->statement(
                "UPDATE message SET dismissed = ?1 WHERE id = ?2 AND ended IS NOT NULL AND delivered = 0 "
                "AND (dismissed IS NULL) = (?1 IS NOT NULL) RETURNING id");
            bindAll(mark, dismissed ? std::optional(core::toMs(now)) : std::nullopt, id);
            if (mark.executeStep())
                changed.append(id);
            mark.reset();
        }
        transaction.commit();
        return changed;
    });
}

core::Result<void, OutboxError> Outbox::setLeavesWithNext(const QList<qint64> &messageIds, bool leaves)
{
    return guarded<void>(Kind::CannotWrite, "leave with next", [&]() -> core::Result<void, OutboxError> {
        SQLite::Transaction transaction(d->database);
        for (const qint64 id : messageIds) {
            SQLite::Statement &mark = d->statement("UPDATE message AS m SET leaves_with_next = CASE WHEN "
                + canLeaveLater + " THEN ? ELSE 0 END WHERE m.id = ?");
            bindAll(mark, leaves ? 1 : 0, id);
            mark.exec();
        }
        transaction.commit();
        return {};
    });
}

core::Result<bool, OutboxError> Outbox::undeliveredLeaveWithNext() const
{
    return guarded<bool>(Kind::CannotRead, "read policy",
        [&]() -> core::Result<bool, OutboxError> { return d->metaNumber(leavePolicy) == 1; });
}

core::Result<void, OutboxError> Outbox::setUndeliveredLeaveWithNext(bool leave)
{
    return guarded<void>(Kind::CannotWrite, "set policy", [&]() -> core::Result<void, OutboxError> {
        SQLite::Transaction transaction(d->database);
        d->setMeta(leavePolicy, leave ? 1 : 0);
        // What stands in the list already is meant too: nobody ticks a box for messages that are yet to fail.
        SQLite::Statement &mark = d->statement("UPDATE message AS m SET leaves_with_next = CASE WHEN " + canLeaveLater
            + " AND COALESCE(m.not_sent, '') <> 'cancelled' THEN ? ELSE 0 END "
              "WHERE m.ended IS NOT NULL AND m.delivered = 0 AND m.dismissed IS NULL");
        bindAll(mark, leave ? 1 : 0);
        mark.exec();
        transaction.commit();
        return {};
    });
}

} // namespace outbox
