// Outcomes: what became of an attempt, what that says about its anchor, and what it teaches.
#include "app/core/overloaded.h"
#include "app/lineage/lesson.h"
#include "app/outbox/outboxprivate.h"
#include "app/protocol/apicode.h"
#include "app/protocol/openapi.h"

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

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

bool isArrival(const lineage::Outcome &outcome)
{
    const traffic::State state = lineage::stateOf(outcome);
    return state == traffic::State::Accepted || state == traffic::State::AcceptedIdUnknown;
}

} // namespace

std::optional<Outbox::Private::Settling> Outbox::Private::settling(qint64 attemptId)
{
    SQLite::Statement &read = statement(
        "SELECT t.message, COALESCE(t.anchor, 0), COALESCE(a.scene = m.scene AND a.peer = m.peer, 0), t.edited, "
        "t.seq IS NOT NULL AND NOT EXISTS (SELECT 1 FROM attempt u WHERE u.anchor = t.anchor AND u.seq = t.seq AND "
        "u.id < t.id) "
        "FROM attempt t JOIN message m ON m.id = t.message LEFT JOIN anchor a ON a.id = t.anchor WHERE t.id = ?");
    bindAll(read, attemptId);
    if (!read.executeStep())
        return std::nullopt;
    const Settling found{.message = read.getColumn(0).getInt64(),
        .anchor = read.getColumn(1).getInt64(),
        .isOwnAnchor = read.getColumn(2).getInt() == 1,
        .isFirst = read.getColumn(4).getInt() == 1,
        .edited = read.getColumn(3).getInt() == 1};
    read.reset();
    return found;
}

void Outbox::Private::markDelivered(qint64 attemptId, const Settling &attempt)
{
    std::optional<QString> shown; // for the model's history: what the user got
    if (attempt.edited) {
        SQLite::Statement &read = statement("SELECT body FROM attempt WHERE id = ?");
        bindAll(read, attemptId);
        read.executeStep();
        if (const auto request = protocol::parseSendRequest(blob(read, 0)))
            shown = request->text;
        read.reset();
    }
    SQLite::Statement &delivered
        = statement("UPDATE message SET delivered = 1, delivered_text = COALESCE(?, delivered_text) WHERE id = ?");
    bindAll(delivered, shown, attempt.message);
    delivered.exec();
}

void Outbox::Private::judgeAnchor(const Settling &attempt, const lineage::Outcome &outcome, bool isDead)
{
    const auto *refused = std::get_if<lineage::Refused>(&outcome);
    // An anchor of another conversation is refused to this one only.
    if (refused && isDead && attempt.isOwnAnchor) {
        SQLite::Statement &dead = statement("UPDATE anchor SET dead_code = ? WHERE id = ?");
        bindAll(dead, refused->code, attempt.anchor);
        dead.exec();
    }
    // Another program counts on this bot, probably from 1 as well: the next number must not meet its next one.
    if (refused && refused->code == protocol::apicode::msgSeqRepeated && attempt.isFirst) {
        SQLite::Statement &jump = statement("UPDATE anchor SET shared = 1, next_seq = next_seq + ? WHERE id = ?");
        bindAll(jump, ledger.rules().raiseAfterUncleanStop, attempt.anchor);
        jump.exec();
    }
}

std::optional<lineage::Lesson> Outbox::Private::lessonOf(qint64 attemptId, const Settling &attempt,
    const lineage::Outcome &outcome, lineage::Anchor anchor, core::WallTime now)
{
    if (!attempt.isOwnAnchor)
        return std::nullopt;
    // Where another program is known to spend, a refusal proves no count.
    anchor.shared = anchor.shared || ledger.rules().of(anchor.scene).shared;
    auto lesson = lineage::lessonOf(outcome, anchor, !attempt.isFirst, ledger.publishedRules(), now);
    if (lesson)
        lesson->evidence = attemptId;
    return lesson;
}

Outbox::Settled Outbox::settle(
    qint64 attemptId, const lineage::Outcome &outcome, bool anchorDead, core::WallTime now, bool curableByAnchor)
{
    return guarded<std::optional<lineage::Lesson>>(Kind::CannotWrite, "settle", [&]() -> Settled {
        SQLite::Transaction transaction(d->database);
        const auto attempt = d->settling(attemptId);
        if (!attempt)
            return core::make_unexpected(error(Kind::UnknownMessage, "settle"));
        const OutcomeRow row = rowOf(outcome);
        SQLite::Statement &update = d->statement(
            "UPDATE attempt SET outcome = ?, code = ?, http_status = ?, detail = ?, outbound_id = ?, ref_idx = ?, "
            "trace_id = ?, settled = ?, anchor_cures = ? WHERE id = ?");
        bindAll(update, QString(row.word), row.code, row.httpStatus, row.detail, row.outboundId, row.refIdx,
            row.traceId, core::toMs(now), anchorDead || curableByAnchor ? 1 : 0, attemptId);
        update.exec();
        if (isArrival(outcome))
            d->markDelivered(attemptId, *attempt);
        d->judgeAnchor(*attempt, outcome, anchorDead);
        const auto anchor = attempt->anchor == 0 ? std::nullopt : d->anchor(attempt->anchor);
        const auto lesson = anchor ? d->lessonOf(attemptId, *attempt, outcome, *anchor, now) : std::nullopt;
        const auto learning = lesson ? std::optional(d->learn(*lesson, now)) : std::nullopt;
        transaction.commit();
        if (anchor)
            d->ledger.put(*anchor);
        if (!learning)
            return std::nullopt;
        d->applyLessons(learning->lessons, now);
        return learning->fresh;
    });
}

} // namespace outbox
