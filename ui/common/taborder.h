#pragma once
#include <QList>

class QWidget;

namespace ui {

/// Gives the focus to the next control that Tab should stop at, or the one before it, and scrolls it into view. The
/// order: part by part, in each the order of Qt's focus chain; after the last one comes the first. Qt's own walk takes
/// a page for its focus proxy and so goes round inside of it. False: there is no other. Thread: GUI.
bool moveFocus(const QList<QWidget *> &parts, bool next);

} // namespace ui
