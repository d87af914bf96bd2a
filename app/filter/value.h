#pragma once
#include "app/filter/expression.h"

#include <QStringView>

namespace filter {

/// `5`, `>=5`, `<5`, `3..5`, `3..`, `..5`, each number with a unit that `kind` allows; nothing when it is none of
/// these.
[[nodiscard]] std::optional<Range> parseRange(QStringView text, ValueKind kind);
/// The same written out, in the largest unit that is exact.
[[nodiscard]] QString rangeText(const Range &range, ValueKind kind);

} // namespace filter
