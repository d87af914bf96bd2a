#pragma once
#include <QString>

namespace text {

/// Text from outside with what the eye cannot see made visible: controls as `␀`…`␡`, bidi, zero-width and other format
/// characters as `[U+202E]`. Line feeds and tabs stay when `keepLines`, so that text still has its lines.
[[nodiscard]] QString visibleText(QStringView text, bool keepLines = true);

} // namespace text
