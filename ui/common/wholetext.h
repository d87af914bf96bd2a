#pragma once
class QAbstractButton;
class QEvent;

namespace ui {

/// Answers a tooltip's event for a button that elides: its whole text, where that does not fit, before what else
/// the tooltip says. True: it did. Thread: GUI.
bool tellWholeText(const QEvent &event, QAbstractButton &button);

} // namespace ui
