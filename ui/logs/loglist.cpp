#include "ui/logs/loglist.h"

#include "ui/common/keymap.h"
#include "ui/logs/logdelegate.h"

#include <QKeyEvent>
#include <QMouseEvent>

using namespace Qt::StringLiterals;

namespace ui {

LogList::LogList(LogListModel &model, QWidget *parent)
    : QListView(parent)
    , m_model(model)
{
    setObjectName(u"logList"_s);
    setModel(&model);
    setItemDelegate(new LogDelegate(model, this));
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
}

LogKey LogList::current() const
{
    return currentIndex().isValid() ? m_model.at(currentIndex().row()).key : LogKey();
}

void LogList::setCurrent(const LogKey &key)
{
    const int row = m_model.rowOf(key);
    m_isSetting = true;
    setCurrentIndex(row < 0 ? QModelIndex() : m_model.index(row));
    m_isSetting = false;
}

void LogList::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    if (current.isValid() && !m_isSetting)
        emit chosen(m_model.at(current.row()).key);
}

void LogList::keyPressEvent(QKeyEvent *event)
{
    if (KeyMap::current().asks(Command::Details, *event) && currentIndex().isValid())
        emit reportWanted();
    else if (event->key() == Qt::Key_Delete && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        emit dropWanted(current());
    else if (event->key() == Qt::Key_Escape)
        event->ignore(); // the window closes what is open
    else
        QListView::keyPressEvent(event);
}

void LogList::mouseReleaseEvent(QMouseEvent *event)
{
    const QPoint at = event->position().toPoint();
    const QModelIndex index = indexAt(at);
    const bool isCross = index.isValid() && event->button() == Qt::LeftButton
        && m_model.at(index.row()).kind != LogEntry::Kind::Read
        && LogDelegate::crossArea(visualRect(index)).contains(at);
    QListView::mouseReleaseEvent(event);
    if (isCross)
        emit dropWanted(m_model.at(index.row()).key);
}

} // namespace ui
