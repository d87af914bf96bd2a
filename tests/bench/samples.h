#pragma once
#include "app/traffic/record.h"

namespace bench {

/// Bytes of the C2C event that product section 9 was measured with.
inline constexpr qsizetype frameBytes = 571;
/// Bytes of an event whose journal row (body, text, ids, numbers) takes 1.08 kB.
inline constexpr qsizetype journalFrameBytes = 660;

/// A C2C_MESSAGE_CREATE frame of exactly `bytes` bytes; `s` and the ids differ by `number`. One peer in 50 takes turns.
[[nodiscard]] QByteArray c2cFrame(qint64 number, qsizetype bytes = frameBytes);
/// The record that the gateway client makes of it.
[[nodiscard]] traffic::Record c2cRecord(qint64 number, qsizetype bytes = journalFrameBytes);
/// `count` of them, numbered from `first`.
[[nodiscard]] QList<traffic::Entry> c2cEntries(qint64 first, qsizetype count);

} // namespace bench
