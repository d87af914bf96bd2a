#pragma once
#include "app/core/result.h"

#include <QString>

namespace config {

/// Why a text is no number that a setting may have.
enum class NumberFault {
    Empty,
    NotWhole, ///< letters, a sign, a fraction
    TooLarge,
};

/// More of either is a slip of the hand: a century, a terabyte.
inline constexpr int mostDays = 36'500;
inline constexpr int mostMegabytes = 1'048'576;

/// Reads a whole number from 0 to `most`, as a person writes one: digits, with blanks around them. Thread: any.
[[nodiscard]] core::Result<int, NumberFault> readWhole(const QString &text, int most);

} // namespace config
