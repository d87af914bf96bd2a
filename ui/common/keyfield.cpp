#include "ui/common/keyfield.h"

#include <QKeyEvent>

namespace ui {

namespace {

bool isOurs(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
    case Qt::Key_Escape:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_unknown:
    case 0: // an input method is writing
        return false;
    default:
        return true;
    }
}

} // namespace

KeyField::KeyField(QWidget *parent)
    : QLineEdit(parent)
{
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setAttribute(Qt::WA_InputMethodEnabled, false);
}

void KeyField::setKey(const QKeySequence &key)
{
    m_key = key;
    setText(key.toString(QKeySequence::NativeText));
}

bool KeyField::event(QEvent *event)
{
    // Else the window's shortcuts would act instead of being written down.
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent *event)
{
    if (!isOurs(*event)) {
        event->ignore();
        return;
    }
    const bool clears = event->key() == Qt::Key_Backspace && event->modifiers() == Qt::NoModifier;
    const Qt::Key key = event->key() == Qt::Key_Enter ? Qt::Key_Return : Qt::Key(event->key());
    const QKeyCombination chord(event->modifiers() & ~Qt::KeypadModifier, key);
    emit pressed(clears ? QKeySequence() : QKeySequence(chord));
}

} // namespace ui
