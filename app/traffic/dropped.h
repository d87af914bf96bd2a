#pragma once
#include "app/traffic/record.h"

#include <array>

namespace traffic {

/// The route of the note that stands in the journal for records that were given up because it could not take them: a
/// full queue, or a full stand-in in memory. Its `detail` is droppedDetail() of the Dropped.
inline const QString droppedRoute = QStringLiteral("DROPPED");

/// Records that were given up in one stretch, by kind, and when they happened. Their answers went with them.
struct Dropped
{
    static constexpr size_t kinds = size_t(Kind::Note) + 1;
    std::array<qint64, kinds> rows{}; ///< by Kind
    core::WallTime from{}; ///< of the first
    core::WallTime until{}; ///< of the last

    void add(const Record &record) { add(record.kind, record.time); }
    void add(Kind kind, core::WallTime time);
    [[nodiscard]] qint64 total() const;
    friend bool operator==(const Dropped &, const Dropped &) = default;
};

/// The stable text form in a record's `detail`: `frame=120 model=3 from=… until=…`, times in milliseconds since 1970.
[[nodiscard]] QString droppedDetail(const Dropped &dropped);
/// Reads what droppedDetail() wrote; nothing for anything else. Words that a later version adds are passed over.
[[nodiscard]] std::optional<Dropped> parseDropped(const QString &detail);

/// How dear a record is when not all can be kept.
enum class Worth {
    Cheap, ///< frames without a message, heartbeats among them
    Fair, ///< calls that are no attempt: token, model, gateway address, upload, tool
    Dear, ///< messages, attempts, notes: never given up
};
[[nodiscard]] Worth worthOf(const Record &record);

} // namespace traffic
