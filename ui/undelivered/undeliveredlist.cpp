#include "ui/undelivered/undeliveredlist.h"

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

bool UndeliveredList::takePlainKey(int key)
{
    switch (key) {
    case Qt::Key_Space:
        toggleCurrent();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit detailsWanted();
        return true;
    case Qt::Key_R:
        emit resendWanted(ResendMode::AsItWas);
        return true;
    case Qt::Key_E:
        emit resendWanted(ResendMode::Edit);
        return true;
    case Qt::Key_P:
        emit planWanted();
        return true;
    case Qt::Key_Delete:
        emit dismissWanted();
        return true;
    default:
        return false;
    }
}

bool UndeliveredList::takeControlKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        emit goWanted();
        return true;
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
    const bool taken = held == Qt::NoModifier ? takePlainKey(event->key())
        : held == Qt::ControlModifier         ? takeControlKey(event->key())
                                              : false;
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
