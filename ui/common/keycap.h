#pragma once
#include <QColor>
#include <QPoint>
#include <QString>

class QPainter;

namespace ui {

inline constexpr int keyCapHeight = 17;

/// How wide the cap of these keys is.
[[nodiscard]] int keyCapWidth(const QString &keys);
/// A key as it looks on a keyboard: `/`, `Ctrl ↵`; `at`: its upper left corner. Thread: GUI.
void paintKeyCap(QPainter &painter, QPoint at, const QString &keys, const QColor &edge, const QColor &ink);

} // namespace ui
