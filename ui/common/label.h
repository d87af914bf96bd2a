#pragma once
#include "ui/common/theme.h"

class QLabel;

namespace ui {

/// A label for text from anywhere: plain, in the ink of that name, on several lines if `wraps`. Thread: GUI.
[[nodiscard]] QLabel *makeLabel(QWidget *parent, FontRole role, const char *ink = "text", bool wraps = true);
/// The small bold title above a part.
[[nodiscard]] QLabel *makeTitle(QWidget *parent);

} // namespace ui
