#include "ui/undelivered/undeliveredlist.h"

#include "ui/common/keymap.h"
#include "ui/undelivered/undelivereddelegate.h"
#include "ui/undelivered/undeliveredmodel.h"

#include <QContextMenuEvent>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace ui {

UndeliveredList::UndeliveredList(UndeliveredModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(u"undeliveredList"_s);
    setModel(&model);
    setItemDelegate(new UndeliveredDelegate(model, this));
    setUniformItemSizes(true);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    connect(this, &QAbstractItemView::doubleClicked, this, &UndeliveredList::detailsWanted);
}

void UndeliveredList::toggleCurrent()
{
    if (currentIndex().isValid())
        m_model.tick(currentIndex().row(), !m_model.at(currentIndex().row()).ticked);
}

bool UndeliveredList::takeCommand(const QKeyEvent &event)
{
    const KeyMap &keys = KeyMap::current();
    if (keys.asks(Command::Details, event))
        emit detailsWanted();
    else if (keys.asks(Command::Resend, event) || keys.asks(Command::EditResend, event))
        emit resendWanted(keys.asks(Command::Resend, event) ? ResendMode::AsItWas : ResendMode::Edit);
    else if (keys.asks(Command::Diff, event) && currentIndex().isValid())
        emit diffWanted();
    else if (keys.asks(Command::Filter, event))
        emit filterWanted();
    else if (keys.asks(Command::Plan, event))
        emit planWanted();
    else if (keys.asks(Command::Dismiss, event))
        emit dismissWanted();
    else if (keys.asks(Command::Send, event))
        emit goWanted();
    else
        return false;
    return true;
}

bool UndeliveredList::takeControlKey(int key)
{
    switch (key) {
    case Qt::Key_Z:
        emit undoWanted();
        return true;
    case Qt::Key_A:
        emit tickAllWanted();
        return true;
    default:
        return false;
    }
}

void UndeliveredList::keyPressEvent(QKeyEvent *event)
{
    const Qt::KeyboardModifiers held = event->modifiers() & ~Qt::KeypadModifier;
    const bool ticks = held == Qt::NoModifier && event->key() == Qt::Key_Space;
    if (ticks)
        toggleCurrent();
    const bool taken = ticks || takeCommand(*event) || (held == Qt::ControlModifier && takeControlKey(event->key()));
    if (taken)
        event->accept();
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the page or the window closes what is open
    else
        QListView::keyPressEvent(event);
}

void UndeliveredList::ensureSelection()
{
    if (hasFocus() && !currentIndex().isValid() && m_model.rowCount() > 0)
        setCurrentIndex(m_model.index(0));
}

void UndeliveredList::focusInEvent(QFocusEvent *event)
{
    ensureSelection(); // before Qt makes the first row current without selecting it
    QListView::focusInEvent(event);
}

void UndeliveredList::contextMenuEvent(QContextMenuEvent *event)
{
    if (!currentIndex().isValid())
        return;
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    emit menuWanted(byKey ? viewport()->mapToGlobal(visualRect(currentIndex()).center()) : event->globalPos());
}

} // namespace ui
