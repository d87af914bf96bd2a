#include "app/evidence/story.h"

#include "app/core/overloaded.h"
#include "app/protocol/apicode.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace evidence {

namespace {

namespace apicode = protocol::apicode;
using Kind = StoryPart::Kind;
using journal::RowSummary;

/// The round in which the message was made: rows of the turn from one model call to the next.
struct Round
{
    int number = 0;
    int tools = 0;
    int call = 0; ///< tool calls up to the message
    const RowSummary *tool = nullptr; ///< the last of them
};

Round roundBefore(const QList<RowSummary> &turn, journal::RowRef attempt)
{
    Round round;
    for (const RowSummary &row : turn) {
        const bool before = row.ref < attempt;
        if (row.kind == traffic::Kind::Model) {
            if (!before)
                break;
            round = {.number = round.number + 1};
        } else if (row.kind == traffic::Kind::Tool) {
            ++round.tools;
            if (before) {
                round.call = round.tools;
                round.tool = &row;
            }
        }
    }
    return round;
}

bool isMadeByTool(const RowSummary &attempt)
{
    const QString origin = attempt.message ? attempt.message->origin : QString();
    return origin == "tool"_L1 || origin == "injected"_L1;
}

StoryPart userPart(const QString &id, const Origin &origin)
{
    StoryPart part{.kind = Kind::UserMessage, .row = origin.row, .id = id};
    if (const auto *message = std::get_if<lineage::OfPersonsMessage>(&origin.id)) {
        part.time = message->received;
        part.text = message->text;
    }
    return part;
}

void tellTurn(const StoryRows &rows, QList<StoryPart> &parts)
{
    if (rows.turn.isEmpty())
        return;
    const auto note = std::ranges::find_if(
        rows.turn, [](const RowSummary &row) { return row.kind == traffic::Kind::Note && row.route == "TURN"_L1; });
    const RowSummary &head = note != rows.turn.end() ? *note : rows.turn.first();
    const RowSummary &first = rows.attempts.first();
    const Round round = roundBefore(rows.turn, first.ref);
    parts.append({.kind = Kind::Turn,
        .row = head.ref,
        .state = note != rows.turn.end() ? note->state : traffic::State::None,
        .time = head.time,
        .number = head.turnId,
        .of = round.tools,
        .round = round.number});
    if (!round.tool || !isMadeByTool(first))
        return;
    parts.append({.kind = Kind::ToolCall,
        .row = round.tool->ref,
        .state = round.tool->state,
        .time = round.tool->time,
        .text = round.tool->route,
        .number = round.call,
        .of = round.tools,
        .round = round.number});
}

// The platform looked at the id and did not know it. Source: protocol reference (e), "What may anchor".
bool isIdRefused(const RowSummary &attempt)
{
    constexpr std::array codes = {apicode::anchorInvalid, apicode::eventIdInvalid, apicode::eventCannotAnchor,
        apicode::anchorOfOtherPlace, apicode::anchorIsOwnMessage};
    return attempt.state == traffic::State::Refused && attempt.code
        && std::ranges::find(codes, *attempt.code) != codes.end();
}

/// What an attempt hung on breaks a rule: never by age or count, those are no matter of where the id comes from.
bool isWrong(const RowSummary &attempt, const lineage::IdOrigin &origin)
{
    if (attempt.anchor.isEmpty())
        return false;
    return std::visit(core::Overloaded{
                          [](const lineage::OfOwnMessage &) { return true; },
                          [&](const lineage::OfPersonsMessage &message) {
                              return message.peer != attempt.peer || message.scene != attempt.scene;
                          },
                          // An event may anchor, and the journal may not go back far enough.
                          [&](const auto &) { return isIdRefused(attempt); },
                      },
        origin);
}

StoryPart wrongPart(const RowSummary &attempt, const Origin &origin)
{
    StoryPart part{.kind = Kind::WrongOrigin, .row = origin.row, .id = attempt.anchor, .origin = origin.id};
    part.breaksRule = true;
    std::visit(core::Overloaded{
                   [](const lineage::NeverSeen &) {},
                   [&](const lineage::OfPersonsMessage &message) {
                       part.time = message.received;
                       part.text = message.text;
                   },
                   [&](const lineage::OfOwnMessage &message) {
                       part.time = message.returned;
                       part.text = message.text;
                       part.state = traffic::State::Accepted;
                   },
                   [&](const lineage::OfEvent &event) {
                       part.time = event.received;
                       part.text = event.type;
                   },
               },
        origin.id);
    return part;
}

void tellAttempt(const RowSummary &attempt, const Origin &origin, bool isCurrent, QList<StoryPart> &parts)
{
    parts.append({.kind = Kind::Attempt,
        .row = attempt.ref,
        .state = attempt.state,
        .code = attempt.code,
        .time = attempt.time,
        .id = attempt.anchor,
        .number = attempt.message ? attempt.message->attemptNumber : 0,
        .isCurrent = isCurrent});
    if (isWrong(attempt, origin.id))
        parts.append(wrongPart(attempt, origin));
    if (!attempt.returnedId.isEmpty())
        parts.append({.kind = Kind::ReturnedId,
            .row = attempt.ref,
            .state = attempt.state,
            .time = attempt.time + attempt.duration.value_or(core::Milliseconds{0}),
            .id = attempt.returnedId});
}

/// The newest attempts, and the one that was asked for.
QList<RowSummary> told(const StoryRows &rows)
{
    QList<RowSummary> newest = rows.attempts.last(qMin<qsizetype>(toldAttempts, rows.attempts.size()));
    const auto current = std::ranges::find(rows.attempts, rows.current, &RowSummary::ref);
    if (current != rows.attempts.end() && current->ref < newest.first().ref)
        newest.first() = *current;
    return newest;
}

} // namespace

core::Result<Story, journal::JournalError> tell(const StoryRows &rows, Origins &origins)
{
    Story story;
    if (rows.attempts.isEmpty())
        return story;
    if (!rows.userMessageId.isEmpty()) {
        const auto user = origins.of(rows.userMessageId);
        if (!user)
            return core::make_unexpected(user.error());
        story.parts.append(userPart(rows.userMessageId, *user));
    }
    tellTurn(rows, story.parts);
    const QList<RowSummary> attempts = told(rows);
    story.attemptsLeftOut = int(rows.attempts.size() - attempts.size());
    for (const RowSummary &attempt : attempts) {
        const auto origin = origins.of(attempt.anchor);
        if (!origin)
            return core::make_unexpected(origin.error());
        tellAttempt(attempt, *origin, attempt.ref == rows.current, story.parts);
    }
    return story;
}

} // namespace evidence
