#pragma once
#include "app/filter/expression.h"

namespace filter {

/// The filter narrowed by one more term: rows that have this value, or with `exclude` those that do not. What the term
/// contradicts is taken out; a filter that cannot be read is replaced.
[[nodiscard]] QString narrowed(const QString &text, Key key, const QString &value, bool exclude = false);
/// The same with a field of a JSON body; `path` as in JsonField.
[[nodiscard]] QString narrowedByField(
    const QString &text, const QString &path, const QString &value, bool exclude = false);
/// The same with free text.
[[nodiscard]] QString narrowed(const QString &text, const QString &words, bool exclude = false);

} // namespace filter
