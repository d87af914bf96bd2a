#pragma once
#include <QString>

namespace ui {

/// The filter language on one page: how terms are written and joined, examples, every key with what may follow it. From
/// the tables that the parser and the completion read. Each filter on it is a link of `filter:`. Thread: GUI.
[[nodiscard]] QString filterHtml();

} // namespace ui
