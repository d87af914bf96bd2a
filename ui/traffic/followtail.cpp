#include "ui/traffic/followtail.h"

#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QScopedValueRollback>
#include <QScrollBar>

namespace ui {

FollowTail::FollowTail(QAbstractItemView &view, QObject *parent)
    : QObject(parent)
    , m_view(view)
{
    const QScrollBar *bar = view.verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, &FollowTail::scrolled);
    // Rows change the range later than the model: the end is where it is only then.
    connect(bar, &QScrollBar::rangeChanged, this, [this] {
        if (m_following) {
            toEnd();
        }
    });
    connect(view.model(), &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &, int first, int last) {
        if (!m_following) {
            count(m_unseen + last - first + 1);
        }
    });
    connect(view.model(), &QAbstractItemModel::modelReset, this, [this] { count(0); });
}

void FollowTail::setFollowing(bool following)
{
    m_resumesAtEnd = following;
    change(following);
}

void FollowTail::pause()
{
    m_resumesAtEnd = true;
    change(false);
}

void FollowTail::change(bool following)
{
    if (following) {
        count(0);
        toEnd();
    }
    if (m_following != following) {
        m_following = following;
        emit followingChanged(following);
    }
}

void FollowTail::toEnd()
{
    const QScopedValueRollback<bool> ours(m_moving, true);
    QScrollBar *bar = m_view.verticalScrollBar();
    bar->setValue(bar->maximum());
}

void FollowTail::scrolled(int value)
{
    if (m_moving) {
        return;
    }
    const int end = m_view.verticalScrollBar()->maximum();
    if (end == 0) {
        return; // the model started over, nobody scrolled
    }
    const bool atEnd = value >= end;
    if (!atEnd && m_following) {
        pause();
    } else if (atEnd && !m_following) {
        if (m_resumesAtEnd) {
            change(true);
        } else {
            count(0);
        }
    }
}

void FollowTail::count(int rows)
{
    if (m_unseen != rows) {
        m_unseen = rows;
        emit unseenChanged(rows);
    }
}

} // namespace ui
