#pragma once
#include "app/outbox/outbox.h"

#include <QList>

#include <variant>

namespace bot {

struct Rooms;

/// Outcomes of attempts, waits and ends of messages on their way to disk. What the outbox cannot write now is kept, in
/// order, and written again: while it is only in memory, the file would take the attempt for one without an answer.
/// Thread: the bot's.
class LateWrites
{
public:
    struct Outcome
    {
        qint64 attemptId = 0;
        protocol::Scene scene = protocol::Scene::C2c;
        core::PeerId peer;
        lineage::Outcome outcome;
        bool anchorDead = false;
        bool curableByAnchor = false;
        core::WallTime time{};
    };
    struct End
    {
        qint64 messageId = 0;
        std::optional<lineage::NotSentReason> reason;
        core::WallTime time{};
    };
    /// The message waits for its next try; `held`: for a person.
    struct Plan
    {
        qint64 messageId = 0;
        core::WallTime at{};
        bool held = false;
    };
    using Entry = std::variant<Outcome, End, Plan>;

    /// Writes it after what waits, or keeps it.
    void write(Rooms &rooms, const Entry &entry);
    /// Writes what waits; false while the file does not allow it.
    [[nodiscard]] bool flush(Rooms &rooms);

private:
    QList<Entry> m_waiting;
};

} // namespace bot
