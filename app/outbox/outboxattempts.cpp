// Messages and attempts: the part of the outbox that decides what may leave.
#include "app/core/overloaded.h"
#include "app/outbox/outboxprivate.h"
#include "app/protocol/openapi.h"

#include <QCryptographicHash>

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

constexpr int farthestSeq = 1'000'000'000;

// What (anchor, msg_seq) belongs to: form and content, not the whole body, so that a hash outlives a change of our
// writer. Lengths keep apart what would otherwise read the same.
QByteArray contentHash(const protocol::SendRequest &request)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(int(request.msgType)));
    hash.addData("\n");
    hash.addData(request.text.toUtf8());
    if (request.extra.isEmpty())
        return hash.result();
    QByteArray members = hash.result();
    for (const protocol::ExtraMember &member : request.extra) {
        const QByteArray name = member.name.toUtf8();
        members += QByteArray::number(name.size()) + ':' + name + QByteArray::number(member.json.size()) + ':'
            + member.json;
    }
    return QCryptographicHash::hash(members, QCryptographicHash::Sha256);
}

// Under which key the writer puts a typed id; asked of the writer itself, so that there is one rule.
bool standsUnderEventId(const core::UnverifiedId &id)
{
    const auto body = protocol::parseSendRequest(protocol::toJson({.text = u"?"_s, .anchor = id}));
    return body && std::holds_alternative<core::EventId>(body->anchor);
}

// The last column: whether it may go out again: not if it got through, and an open one only with a dedupe key.
constexpr auto earlierAttempt = R"sql(
SELECT m.id, COALESCE(m.turn, 0), m.scene, m.peer, COALESCE(NULLIF(t.origin, ''), m.origin), t.body,
    COALESCE(t.anchor, 0), t.edited,
    CASE COALESCE(t.outcome, 'unknown') WHEN 'unknown' THEN t.seq IS NOT NULL ELSE t.outcome IN ('refused', 'notsent') END
FROM attempt t JOIN message m ON m.id = t.message WHERE t.id = ?)sql";

} // namespace

OutboxError error(Kind kind, const char *operation)
{
    return {kind, QString::fromLatin1(operation), 0, {}};
}

std::optional<Outbox::Private::Hook> Outbox::Private::hookOf(const lineage::AnchorId &anchor)
{
    const bool isEvent = lineage::isEventAnchor(anchor);
    SQLite::Statement &read = statement("SELECT id FROM anchor WHERE kind = ? AND text = ?");
    bindAll(read, isEvent ? "event" : "msg", lineage::anchorIdText(anchor));
    if (!read.executeStep())
        return std::nullopt;
    const Hook hook{.row = read.getColumn(0).getInt64(), .isEvent = isEvent};
    read.reset();
    return hook;
}

Outbox::Private::Hook Outbox::Private::hookOf(
    const core::UnverifiedId &id, const Conversation &conversation, core::WallTime now)
{
    const bool isEvent = standsUnderEventId(id);
    // A person may type the name of an anchor that is known: to the platform it is the same one, msg_seq and all.
    const auto known = isEvent ? hookOf(lineage::AnchorId(core::EventId(id.value)))
                               : hookOf(lineage::AnchorId(core::InboundMsgId(id.value)));
    if (known)
        return *known;
    SQLite::Statement &insert = statement("INSERT INTO anchor (kind, text, scene, peer, received, next_seq) VALUES "
                                          "('unverified', ?, ?, ?, ?, ?) ON CONFLICT (kind, text) DO UPDATE "
                                          "SET text = text RETURNING id");
    bindAll(insert, id.value, protocol::sceneName(conversation.scene), conversation.peer.value, core::toMs(now),
        firstSeq(now));
    insert.executeStep();
    const Hook hook{.row = insert.getColumn(0).getInt64(), .isEvent = isEvent};
    insert.reset();
    return hook;
}

int Outbox::Private::takeSeq(qint64 anchorRow, std::optional<int> wanted)
{
    if (wanted) {
        // The counter stays in a range that it cannot leave by counting; what lies beyond it never meets.
        SQLite::Statement &pass = statement("UPDATE anchor SET next_seq = MAX(next_seq, ?1 + 1) WHERE id = ?2");
        bindAll(pass, *wanted < farthestSeq ? *wanted : 0, anchorRow);
        pass.exec();
        return *wanted;
    }
    SQLite::Statement &take
        = statement("UPDATE anchor SET next_seq = next_seq + 1 WHERE id = ? RETURNING next_seq - 1");
    bindAll(take, anchorRow);
    take.executeStep();
    const int seq = take.getColumn(0).getInt();
    take.reset();
    return seq;
}

bool Outbox::Private::claimSeq(qint64 anchorRow, int seq, const QByteArray &contentHash)
{
    SQLite::Statement &claim = statement("INSERT INTO seq VALUES (?1, ?2, ?3) "
                                         "ON CONFLICT (anchor, seq) DO UPDATE SET content_hash = content_hash "
                                         "WHERE content_hash = ?3 RETURNING seq");
    bindAll(claim, anchorRow, seq, contentHash);
    const bool isOurs = claim.executeStep();
    claim.reset();
    return isOurs;
}

bool Outbox::Private::hasOpenCopy(qint64 anchorRow, std::optional<int> seq)
{
    SQLite::Statement &read = statement("SELECT 1 FROM attempt WHERE anchor = ? AND seq = ? "
                                        "AND COALESCE(outcome, 'unknown') = 'unknown'");
    bindAll(read, rowOrNull(anchorRow), seq);
    const bool found = read.executeStep();
    read.reset();
    return found;
}

bool Outbox::Private::wasUsed(qint64 anchorRow, std::optional<int> seq)
{
    SQLite::Statement &read = statement("SELECT 1 FROM attempt WHERE anchor = ? AND seq = ?");
    bindAll(read, rowOrNull(anchorRow), seq);
    const bool found = read.executeStep();
    read.reset();
    return found;
}

core::Result<QList<qint64>, OutboxError> Outbox::add(const QList<OutgoingMessage> &messages)
{
    return guarded<QList<qint64>>(Kind::CannotWrite, "add messages", [&]() -> core::Result<QList<qint64>, OutboxError> {
        SQLite::Transaction transaction(d->database);
        QList<qint64> ids;
        for (const OutgoingMessage &message : messages) {
            const auto id = d->newId("message");
            SQLite::Statement &insert
                = d->statement("INSERT INTO message (id, turn, scene, peer, text, markdown, origin, "
                               "created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
            bindAll(insert, id, rowOrNull(message.turnId), protocol::sceneName(message.scene), message.peer.value,
                message.text, message.markdown ? 1 : 0, message.origin, core::toMs(message.created));
            insert.exec();
            ids.append(d->database.getLastInsertRowid());
        }
        transaction.commit();
        return ids;
    });
}

core::Result<ReservedAttempt, OutboxError> Outbox::begun(const Draft &draft)
{
    SQLite::Statement &read
        = d->statement("SELECT COALESCE(turn, 0), scene, peer, text, origin FROM message WHERE id = ?");
    bindAll(read, draft.messageId);
    if (!read.executeStep())
        return core::make_unexpected(error(Kind::UnknownMessage, "reserve"));
    ReservedAttempt attempt;
    attempt.m_messageId = draft.messageId;
    attempt.m_turnId = read.getColumn(0).getInt64();
    attempt.m_scene = protocol::sceneFromName(text(read, 1)).value_or(protocol::Scene::C2c);
    attempt.m_peer = core::PeerId(text(read, 2));
    attempt.m_origin = draft.origin.isEmpty() ? text(read, 4) : draft.origin;
    attempt.m_request = draft.edited.value_or(protocol::SendRequest{.msgType = draft.msgType, .text = text(read, 3)});
    attempt.m_request.anchor = protocol::NoAnchor{};
    attempt.m_request.msgSeq.reset();
    read.reset();
    return attempt;
}

core::Result<qint64, OutboxError> Outbox::hang(ReservedAttempt &attempt, const Draft &draft)
{
    const auto hook
        = std::visit(core::Overloaded{
                         [](protocol::NoAnchor) { return std::optional(Private::Hook{}); },
                         [&](const lineage::AnchorId &anchor) {
                             attempt.m_request.anchor = lineage::toWire(anchor);
                             return d->hookOf(anchor);
                         },
                         [&](const core::UnverifiedId &id) {
                             attempt.m_request.anchor = id;
                             if (id.isEmpty()) // it would leave as a proactive message
                                 return std::optional<Private::Hook>();
                             return std::optional(d->hookOf(id, {attempt.m_scene, attempt.m_peer}, draft.now));
                         },
                     },
            draft.anchor);
    if (!hook)
        return core::make_unexpected(error(Kind::UnknownAnchor, "reserve"));
    if (hook->row == 0 || !lineage::carriesSeq(hook->isEvent, attempt.m_scene, d->ledger.rules()))
        return hook->row;
    attempt.m_request.msgSeq = d->takeSeq(hook->row, draft.msgSeq);
    if (!d->claimSeq(hook->row, *attempt.m_request.msgSeq, contentHash(attempt.m_request)))
        return core::make_unexpected(error(Kind::SeqTaken, "reserve"));
    return hook->row;
}

core::Result<ReservedAttempt, OutboxError> Outbox::reserve(const Draft &draft)
{
    using Reserved = core::Result<ReservedAttempt, OutboxError>;
    return guarded<ReservedAttempt>(Kind::CannotWrite, "reserve", [&]() -> Reserved {
        SQLite::Transaction transaction(d->database);
        Reserved attempt = begun(draft);
        if (!attempt)
            return attempt;
        const auto anchorRow = hang(*attempt, draft);
        if (!anchorRow)
            return core::make_unexpected(anchorRow.error());
        attempt->m_body = protocol::toJson(attempt->m_request);
        return write(std::move(*attempt), *anchorRow, draft.edited.has_value(), draft.now, transaction);
    });
}

core::Result<ReservedAttempt, OutboxError> Outbox::reserveRetry(
    qint64 attemptId, core::WallTime now, const QString &origin)
{
    using Reserved = core::Result<ReservedAttempt, OutboxError>;
    return guarded<ReservedAttempt>(Kind::CannotWrite, "reserve retry", [&]() -> Reserved {
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
        attempt.m_origin = origin.isEmpty() ? text(old, 4) : origin;
        attempt.m_body = blob(old, 5);
        const qint64 anchorRow = old.getColumn(6).getInt64();
        const bool edited = old.getColumn(7).getInt() == 1, mayRepeat = old.getColumn(8).getInt() == 1;
        old.reset();
        if (!mayRepeat)
            return core::make_unexpected(error(Kind::NotRepeatable, "reserve retry"));
        const auto request = protocol::parseSendRequest(attempt.m_body);
        if (!request)
            return core::make_unexpected(error(Kind::CannotRead, "reserve retry"));
        attempt.m_request = *request;
        return write(std::move(attempt), anchorRow, edited, now, transaction);
    });
}

core::Result<void, OutboxError> Outbox::planRetry(qint64 messageId, core::WallTime at, bool held)
{
    return guarded<void>(Kind::CannotWrite, "plan retry", [&]() -> core::Result<void, OutboxError> {
        SQLite::Statement &plan
            = d->statement("UPDATE message SET next_try = ?, held = ? WHERE id = ? AND ended IS NULL RETURNING id");
        bindAll(plan, core::toMs(at), held ? 1 : 0, messageId);
        if (!plan.executeStep())
            return core::make_unexpected(error(Kind::UnknownMessage, "plan retry"));
        plan.reset();
        return {};
    });
}

core::Result<ReservedAttempt, OutboxError> Outbox::write(
    ReservedAttempt attempt, qint64 anchorRow, bool edited, core::WallTime now, SQLite::Transaction &transaction)
{
    attempt.m_retry = d->hasOpenCopy(anchorRow, attempt.m_request.msgSeq);
    attempt.m_firstUse = attempt.hasDedupeKey() && !d->wasUsed(anchorRow, attempt.m_request.msgSeq);
    const auto id = d->newId("attempt");
    SQLite::Statement &insert = d->statement(
        "INSERT INTO attempt (message, number, anchor, seq, retry, body, reserved, origin, edited, id) VALUES "
        "(?1, (SELECT COUNT(*) + 1 FROM attempt WHERE message = ?1), ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) "
        "RETURNING id, number");
    bindAll(insert, attempt.m_messageId, rowOrNull(anchorRow), attempt.m_request.msgSeq, attempt.m_retry ? 1 : 0,
        attempt.m_body, core::toMs(now), attempt.m_origin, edited ? 1 : 0, id);
    insert.executeStep();
    attempt.m_attemptId = insert.getColumn(0).getInt64();
    attempt.m_number = insert.getColumn(1).getInt();
    insert.reset();
    SQLite::Statement &underWay = d->statement(
        "UPDATE message SET ended = NULL, not_sent = NULL, dismissed = NULL, next_try = NULL, held = 0 WHERE id = ?");
    bindAll(underWay, attempt.m_messageId);
    underWay.exec();
    const auto anchor = anchorRow == 0 ? std::nullopt : d->anchor(anchorRow);
    transaction.commit();
    if (anchor)
        d->ledger.put(*anchor);
    return attempt;
}

} // namespace outbox
