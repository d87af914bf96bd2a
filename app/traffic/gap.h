#pragma once
#include "app/core/clock.h"

#include <QString>

#include <optional>

namespace traffic {

/// The route of the note that stands in the journal for a time in which the gateway could not be heard. It is written
/// when the line is back; its `detail` is gapDetail() of the Gap, its `code` the close code, if there was one.
inline const QString gapRoute = QStringLiteral("GAP");

/// A time in which the gateway could not be heard, and what came of it.
struct Gap
{
    enum class Cause {
        Closed, ///< the platform or the network closed the socket; see `closeCode`
        Silent, ///< a beat was not acknowledged, or a server did not answer: we closed it ourselves
        Asked, ///< the platform asked for a reconnect (op 7)
        Refused, ///< the platform refused the session (op 9)
        Deaf, ///< beats were answered but no events came: the watchdog closed it
        Restart, ///< this program was not running
        Offline, ///< a person had disconnected
    };
    Cause cause = Cause::Closed;
    int closeCode = 0; ///< 0: none was seen
    core::WallTime from{}; ///< when the line was lost
    core::WallTime until{}; ///< when READY or RESUMED came
    bool resumed = false; ///< by Resume: the platform sent again what came meanwhile. Else it is lost
    int recovered = 0; ///< events that Resume brought, duplicates included
    int shard = 0;
    int shards = 1;
    friend bool operator==(const Gap &, const Gap &) = default;
};

/// The stable text form in a record's `detail`: `closed code=4009 from=… until=… resumed recovered=3 shard=0/1`, times
/// in milliseconds since 1970.
[[nodiscard]] QString gapDetail(const Gap &gap);
/// Reads what gapDetail() wrote; nothing for anything else. Words that a later version adds are passed over.
[[nodiscard]] std::optional<Gap> parseGap(const QString &detail);

} // namespace traffic
