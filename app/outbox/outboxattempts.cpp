// Messages, attempts and outcomes: the part of the outbox that decides what may leave.
#include "app/core/overloaded.h"
#include "app/outbox/outboxprivate.h"
#include "app/protocol/openapi.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

// What (anchor, msg_seq) belongs to: form and text, not the whole body, so that a hash outlives a change of our writer.
QByteArray contentHash(const protocol::SendRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(int(request.msgType)));
    hash.addData("\n");
    hash.addData(request.text.toUtf8());
    return hash.result();
}

OutboxError error(Kind kind, const char *operation)
{
    return {kind, QString::fromLatin1(operation), 0, {}};
}

// Columns 7 and 8: whether a copy of it (same anchor and msg_seq) has an open outcome, so that 40054005 would prove the
// copy's arrival; and whether it may go out again: not if it got through, and an open one only with a dedupe key.
constexpr auto earlierAttempt = R"sql(
SELECT m.id, m.turn, m.scene, m.peer, m.origin, t.body, t.anchor,
    EXISTS (SELECT 1 FROM attempt u WHERE u.anchor = t.anchor AND u.seq = t.seq
        AND COALESCE(u.outcome, 'unknown') = 'unknown'),
    CASE COALESCE(t.outcome, 'unknown') WHEN 'unknown' THEN t.seq IS NOT NULL ELSE t.outcome IN ('refused', 'notsent') END
FROM attempt t JOIN message m ON m.id = t.message WHERE t.id = ?)sql";

struct OutcomeRow
{
    QLatin1StringView word;
    int code = 0;
    int httpStatus = 0;
    QString detail, outboundId, refIdx, traceId;
};

OutcomeRow rowOf(const lineage::Outcome &outcome)
{
    return std::visit(
        core::Overloaded{
            [](const lineage::Accepted &a) {
                return OutcomeRow{.word = "accepted"_L1, .outboundId = a.id.value, .refIdx = a.refIdx.value};
            },
            [](const lineage::AcceptedIdUnknown &) { return OutcomeRow{.word = "accepted-id-unknown"_L1}; },
            [](const lineage::Refused &r) {
                return OutcomeRow{.word = "refused"_L1,
                    .code = r.code,
                    .httpStatus = r.httpStatus,
                    .detail = r.message,
                    .traceId = r.traceId.value};
            },
            [](const lineage::InAudit &a) {
                return OutcomeRow{.word = "audit"_L1, .code = a.code, .detail = a.auditId};
            },
            [](const lineage::Unknown &u) {
                return OutcomeRow{.word = "unknown"_L1, .detail = u.cause, .traceId = u.traceId.value};
            },
            [](const lineage::NotSent &n) {
                return OutcomeRow{.word = "notsent"_L1, .detail = lineage::notSentName(n.reason)};
            },
        },
        outcome);
}

} // namespace

std::optional<Outbox::Private::TakenSeq> Outbox::Private::takeSeq(const lineage::AnchorId &anchor)
{
    SQLite::Statement &take
        = statement("UPDATE anchor SET next_seq = next_seq + 1 WHERE kind = ? AND text = ? RETURNING id, next_seq - 1");
    bindAll(take, lineage::isEventAnchor(anchor) ? "event" : "msg", lineage::anchorIdText(anchor));
    if (!take.executeStep())
        return std::nullopt;
    const TakenSeq taken{.anchorRow = take.getColumn(0).getInt64(), .seq = take.getColumn(1).getInt()};
    take.reset();
    return taken;
}

core::Result<QList<qint64>, OutboxError> Outbox::add(const QList<OutgoingMessage> &messages)
{
    return guarded<QList<qint64>>(Kind::CannotWrite, "add messages", [&]() -> core::Result<QList<qint64>, OutboxError> {
        SQLite::Transaction transaction(d->database);
        QList<qint64> ids;
        for (const OutgoingMessage &message : messages) {
            SQLite::Statement &insert = d->statement("INSERT INTO message (turn, scene, peer, text, markdown, origin, "
                                                     "created) VALUES (?, ?, ?, ?, ?, ?, ?)");
            bindAll(insert, rowOrNull(message.turnId), protocol::sceneName(message.scene), message.peer.value,
                message.text, message.markdown ? 1 : 0, message.origin, core::toMs(message.created));
            insert.exec();
            ids.append(d->database.getLastInsertRowid());
        }
        transaction.commit();
        return ids;
    });
}

core::Result<ReservedAttempt, OutboxError> Outbox::reserve(const Draft &draft)
{
    return guarded<ReservedAttempt>(Kind::CannotWrite, "reserve", [&]() -> core::Result<ReservedAttempt, OutboxError> {
        SQLite::Transaction transaction(d->database);
        SQLite::Statement &message = d->statement("SELECT turn, scene, peer, text, origin FROM message WHERE id = ?");
        bindAll(message, draft.messageId);
        if (!message.executeStep())
            return core::make_unexpected(error(Kind::UnknownMessage, "reserve"));
        ReservedAttempt attempt;
        attempt.m_messageId = draft.messageId;
        attempt.m_turnId = message.getColumn(0).getInt64();
        attempt.m_scene = protocol::sceneFromName(text(message, 1)).value_or(protocol::Scene::C2c);
        attempt.m_peer = core::PeerId(text(message, 2));
        attempt.m_request = {.msgType = draft.msgType, .text = text(message, 3)};
        attempt.m_origin = text(message, 4);
        message.reset();
        qint64 anchorRow = 0;
        if (std::holds_alternative<core::UnverifiedId>(draft.anchor))
            return core::make_unexpected(error(Kind::UnknownAnchor, "reserve"));
        if (const auto *anchor = std::get_if<lineage::AnchorId>(&draft.anchor)) {
            const auto taken = d->takeSeq(*anchor);
            if (!taken)
                return core::make_unexpected(error(Kind::UnknownAnchor, "reserve"));
            anchorRow = taken->anchorRow;
            attempt.m_request.anchor = lineage::toWire(*anchor);
            if (lineage::carriesSeq(*anchor, attempt.m_scene, d->ledger.rules()))
                attempt.m_request.msgSeq = taken->seq;
        }
        attempt.m_body = protocol::toJson(attempt.m_request);
        return write(std::move(attempt), anchorRow, draft.now, transaction);
    });
}

core::Result<ReservedAttempt, OutboxError> Outbox::reserveRetry(qint64 attemptId, core::WallTime now, const QString &)
{
    return guarded<ReservedAttempt>(
        Kind::CannotWrite, "reserve retry", [&]() -> core::Result<ReservedAttempt, OutboxError> {
            SQLite::Transaction transaction(d->database);
            SQLite::Statement &old = d->statement(earlierAttempt);
            bindAll(old, attemptId);
            if (!old.executeStep())
                return core::make_unexpected(error(Kind::UnknownMessage, "reserve retry"));
            ReservedAttempt attempt;
            attempt.m_messageId = old.getColumn(0).getInt64();
            attempt.m_turnId = old.getColumn(1).getInt64();
            attempt.m_scene = protocol::sceneFromName(text(old, 2)).value_or(protocol::Scene::C2c);
            attempt.m_peer = core::PeerId(text(old, 3));
            attempt.m_origin = text(old, 4);
            const SQLite::Column body = old.getColumn(5);
            attempt.m_body = QByteArray(static_cast<const char *>(body.getBlob()), body.getBytes());
            const qint64 anchorRow = old.getColumn(6).getInt64();
            attempt.m_retry = old.getColumn(7).getInt() == 1;
            const bool mayRepeat = old.getColumn(8).getInt() == 1;
            old.reset();
            if (!mayRepeat)
                return core::make_unexpected(error(Kind::NotRepeatable, "reserve retry"));
            const auto request = protocol::parseSendRequest(attempt.m_body);
            if (!request)
                return core::make_unexpected(error(Kind::CannotRead, "reserve retry"));
            attempt.m_request = *request;
            return write(std::move(attempt), anchorRow, now, transaction);
        });
}

core::Result<ReservedAttempt, OutboxError> Outbox::write(
    ReservedAttempt attempt, qint64 anchorRow, core::WallTime now, SQLite::Transaction &transaction)
{
    const QByteArray hash = contentHash(attempt.m_request);
    if (anchorRow != 0 && attempt.m_request.msgSeq) {
        SQLite::Statement &seq = d->statement("INSERT INTO seq VALUES (?1, ?2, ?3) "
                                              "ON CONFLICT (anchor, seq) DO UPDATE SET content_hash = content_hash "
                                              "WHERE content_hash = ?3 RETURNING seq");
        bindAll(seq, anchorRow, *attempt.m_request.msgSeq, hash);
        if (!seq.executeStep())
            return core::make_unexpected(error(Kind::SeqTaken, "reserve"));
        seq.reset();
    }
    SQLite::Statement &insert = d->statement(
        "INSERT INTO attempt (message, number, anchor, seq, retry, body, reserved) VALUES "
        "(?1, (SELECT COUNT(*) + 1 FROM attempt WHERE message = ?1), ?2, ?3, ?4, ?5, ?6) RETURNING id, number");
    bindAll(insert, attempt.m_messageId, rowOrNull(anchorRow), attempt.m_request.msgSeq, attempt.m_retry ? 1 : 0,
        attempt.m_body, core::toMs(now));
    insert.executeStep();
    attempt.m_attemptId = insert.getColumn(0).getInt64();
    attempt.m_number = insert.getColumn(1).getInt();
    insert.reset();
    const auto anchor = anchorRow == 0 ? std::nullopt : std::optional(d->anchor(anchorRow));
    transaction.commit();
    if (anchor)
        d->ledger.put(*anchor);
    return attempt;
}

Outbox::Settled Outbox::settle(qint64 attemptId, const lineage::Outcome &outcome, bool anchorDead, core::WallTime now)
{
    using Lesson = std::optional<lineage::Lesson>;
    return guarded<Lesson>(Kind::CannotWrite, "settle", [&]() -> Settled {
        const OutcomeRow row = rowOf(outcome);
        const traffic::State state = lineage::stateOf(outcome);
        SQLite::Transaction transaction(d->database);
        SQLite::Statement &update = d->statement(
            "UPDATE attempt SET outcome = ?, code = ?, http_status = ?, detail = ?, outbound_id = ?, ref_idx = ?, "
            "trace_id = ?, settled = ? WHERE id = ? RETURNING message, COALESCE(anchor, 0)");
        bindAll(update, QString(row.word), row.code, row.httpStatus, row.detail, row.outboundId, row.refIdx,
            row.traceId, core::toMs(now), attemptId);
        if (!update.executeStep())
            return core::make_unexpected(error(Kind::UnknownMessage, "settle"));
        const qint64 message = update.getColumn(0).getInt64(), anchor = update.getColumn(1).getInt64();
        update.reset();
        if (state == traffic::State::Accepted || state == traffic::State::AcceptedIdUnknown) {
            SQLite::Statement &delivered = d->statement("UPDATE message SET delivered = 1 WHERE id = ?");
            bindAll(delivered, message);
            delivered.exec();
        }
        if (anchor != 0 && anchorDead) {
            SQLite::Statement &dead = d->statement("UPDATE anchor SET dead_code = ? WHERE id = ?");
            bindAll(dead, row.code, anchor);
            dead.exec();
        }
        const auto changed = anchor == 0 ? std::nullopt : std::optional(d->anchor(anchor));
        transaction.commit();
        if (changed)
            d->ledger.put(*changed);
        return Lesson();
    });
}

} // namespace outbox
