#pragma once
#include "app/importer/record.h"

namespace importer {

/// 128 bits that stand for a content: equal ones are the same. Nobody gains by making two collide.
struct Identity
{
    quint64 high = 0;
    quint64 low = 0;
    friend bool operator==(const Identity &, const Identity &) = default;
    friend auto operator<=>(const Identity &, const Identity &) = default;
    friend size_t qHash(const Identity &identity, size_t seed = 0) { return size_t(identity.low) ^ seed; }
};

/// What makes two records one with several origins: time, tag, level, source, line and message; of a bare line of botpy
/// its trace id. Where times are seconds, equal records of one second are told apart by their order. Nothing for what
/// has neither header nor trace id: prose may repeat. `dayOffset`: added to the day, so that files with different first
/// days can be compared; one for all records of a file. Thread: any. Source: log grammar, duplicates and order.
[[nodiscard]] std::optional<Identity> identityOf(const LogRecord &record, qint64 dayOffset = 0);

/// Of an id, where only sameness counts.
[[nodiscard]] Identity identityOf(const QString &id);

/// How much of a file tells it from others. Bytes.
inline constexpr qsizetype fileIdentitySize = 4LL * 1024;
/// Of a file by its beginning: a log that has grown is still the same file.
[[nodiscard]] Identity fileIdentity(QByteArrayView beginning);

} // namespace importer
