#pragma once
#include "app/core/clock.h"

#include <QtGlobal>

#include <optional>

namespace journal {

/// How much of the past a journal keeps; 0: no limit.
struct Retention
{
    int days = 90;
    qint64 bytes = 2LL * 1024 * 1024 * 1024; ///< of the file
    friend bool operator==(const Retention &, const Retention &) = default;
};

/// What a journal holds, and what of it a retention would not keep. Messages that were not delivered and marked rows
/// are counted, although they stay.
struct RetentionForecast
{
    qint64 rows = 0;
    qint64 usedBytes = 0; ///< of the file, without what is free in it
    std::optional<core::WallTime> oldest; ///< of all rows; none: it is empty
    qint64 tooOld = 0; ///< rows
    qint64 tooMany = 0; ///< rows, about: all are taken to be of one size
    friend bool operator==(const RetentionForecast &, const RetentionForecast &) = default;

    [[nodiscard]] qint64 going() const { return qMax(tooOld, tooMany); }
};

} // namespace journal
