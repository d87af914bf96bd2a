#pragma once
#include "app/journal/source.h"

#include <QString>

namespace ui {

/// A row whole, for the clipboard, as it stands in the journal (redacted). Pure. Thread: any.
[[nodiscard]] QString rowAsText(const journal::RowDetail &row);
/// One JSON object with the row's fields and both bodies, which stand as JSON where they are JSON.
[[nodiscard]] QString rowAsJson(const journal::RowDetail &row);

} // namespace ui
