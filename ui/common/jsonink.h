#pragma once
#include "ui/common/theme.h"

#include <QList>

namespace ui {

/// A stretch of one line of JSON in its colour.
struct JsonInk
{
    int start = 0;
    int length = 0;
    QColor colour;
};

/// The colours of one line of JSON as prettyJson writes it: keys, strings, numbers, words, punctuation. A line that is
/// no JSON gives what can be told. Pure. Thread: any.
[[nodiscard]] QList<JsonInk> jsonInks(const QString &line, const Theme &theme);

} // namespace ui
