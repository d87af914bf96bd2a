#include "ui/common/taborder.h"

#include <QScrollArea>
#include <QWidget>

namespace ui {

namespace {

bool takesTab(const QWidget &widget, const QWidget &part)
{
    return widget.isVisibleTo(&part) && part.isVisible() && widget.isEnabled()
        && (widget.focusPolicy() & Qt::TabFocus) == Qt::TabFocus && widget.focusProxy() == nullptr;
}

/// Of one part, in the focus chain's order.
QList<QWidget *> stationsOf(QWidget &part, const QWidget *from)
{
    QList<QWidget *> stations;
    QWidget *first = part.window();
    QWidget *one = first;
    do {
        // Where the focus is now counts, even if it was only set there.
        if (part.isAncestorOf(one) && (one == from || takesTab(*one, part)))
            stations.append(one);
        one = one->nextInFocusChain();
    } while (one != first);
    return stations;
}

void showWhole(QWidget *station)
{
    for (QWidget *above = station->parentWidget(); above; above = above->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(above))
            area->ensureWidgetVisible(station);
    }
}

} // namespace

bool moveFocus(const QList<QWidget *> &parts, bool next)
{
    if (parts.isEmpty())
        return false;
    const QWidget *from = parts.constFirst()->window()->focusWidget();
    QList<QWidget *> stations;
    for (QWidget *part : parts)
        stations.append(stationsOf(*part, from));
    const qsizetype at = stations.indexOf(from);
    const qsizetype count = stations.size();
    if (count == 0 || (count == 1 && at == 0))
        return false;
    const qsizetype to = at < 0 ? (next ? 0 : count - 1) : (at + (next ? 1 : count - 1)) % count;
    stations[to]->setFocus(next ? Qt::TabFocusReason : Qt::BacktabFocusReason);
    showWhole(stations[to]);
    return true;
}

} // namespace ui
