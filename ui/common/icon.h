#pragma once
#include <QColor>
#include <QIcon>
#include <QPixmap>

class QPainter;

namespace ui {

/// An icon of the set (`:/icons/<name>.svg`) in one colour, rendered at its final pixel size and cached. An unknown
/// name gives a transparent pixmap. `size` in logical pixels. Thread: GUI.
[[nodiscard]] QPixmap iconPixmap(const QString &name, int size, qreal devicePixelRatio, const QColor &colour);

/// Paints an icon with its top left corner at `at`, sharp at the painter's device pixel ratio.
void paintIcon(QPainter &painter, QPoint at, const QString &name, int size, const QColor &colour);

/// An icon for Qt's own menus: takes its colour from the theme in force whenever it is painted.
[[nodiscard]] QIcon themedIcon(const QString &name);

} // namespace ui
