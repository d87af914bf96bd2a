#pragma once
#include "app/evidence/origin.h"

namespace evidence {

/// One part of the way of a message. What does not apply to its kind is empty.
struct StoryPart
{
    enum class Kind {
        UserMessage, ///< that the message answers
        Turn,
        ToolCall,
        Attempt,
        ReturnedId, ///< of the attempt above it
        WrongOrigin, ///< where the id really comes from that the attempt above it hung on
    };
    Kind kind = Kind::Attempt;
    journal::RowRef row; ///< null: the journal does not have it (any more)
    traffic::State state = traffic::State::None;
    std::optional<int> code;
    core::WallTime time{};
    QString id; ///< as the platform spells it
    QString text; ///< of the message; the tool's name; the event's type
    qint64 number = 0; ///< turn id, number of the attempt, which call of its round
    int of = 0; ///< tool calls in that round
    int round = 0; ///< of the turn in which the message was made, from 1
    lineage::IdOrigin origin; ///< of a WrongOrigin
    bool breaksRule = false; ///< its edge to the part above it
    bool isCurrent = false; ///< the row that the story was asked for
    friend bool operator==(const StoryPart &, const StoryPart &) = default;
};

/// How a message came to be and what became of it, from the user's message down to the returned ids: the lineage strip
/// as a value.
struct Story
{
    QList<StoryPart> parts;
    int attemptsLeftOut = 0; ///< older ones, when there are many
    friend bool operator==(const Story &, const Story &) = default;
};

/// Most attempts that a story tells.
inline constexpr int toldAttempts = 8;

/// What a story is made of. Rows in row order.
struct StoryRows
{
    journal::RowRef current;
    QList<journal::RowSummary> attempts; ///< of the message, with the note that says it was not sent
    QList<journal::RowSummary> turn; ///< empty: made by hand, or gone
    QString userMessageId; ///< empty: none is known
};

/// Works with whatever parts are there. Thread: the reader's.
[[nodiscard]] core::Result<Story, journal::JournalError> tell(const StoryRows &rows, Origins &origins);

} // namespace evidence
