#pragma once
#include "ui/common/theme.h"

class QLabel;
class QLayout;

namespace ui {

// What the parts of the summary have in common. Thread: GUI.

/// A label for text from anywhere: plain, wrapped, selectable by the mouse.
[[nodiscard]] QLabel *plainLabel(const QString &name, FontRole role, QWidget *parent);
/// The small bold title above a part.
[[nodiscard]] QLabel *partTitle(const QString &name, QWidget *parent);
/// Deletes everything in a layout, its inner layouts too.
void clearParts(QLayout &layout);

} // namespace ui
