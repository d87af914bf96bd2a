// What the window remembers of itself from one run to the next.
#include "ui/common/viewmemory.h"
#include "ui/shell/mainwindow.h"

#include <QSplitter>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
const QString sizeKey = u"window/size"_s;
const QString maximizedKey = u"window/maximized"_s;
const QString placeKey = u"window/place"_s;
const QString inspectorKey = u"window/inspector"_s;

QString sideKey(const QString &place)
{
    return u"window/side-"_s + place;
}
} // namespace

void MainWindow::restoreView()
{
    const ViewMemory *memory = m_services.memory;
    if (!memory)
        return;
    if (const QSize size = memory->value(sizeKey).toSize(); size.isValid())
        resize(size.expandedTo(minimumSize()));
    if (memory->value(maximizedKey).toBool())
        setWindowState(windowState() | Qt::WindowMaximized);
    m_inspectorShown = memory->value(inspectorKey, true).toBool();
    for (const QString &place : std::as_const(m_placeOrder)) {
        const int width = memory->value(sideKey(place)).toInt();
        if (width >= metrics::inspectorMinimum && width <= metrics::inspectorMaximum)
            m_sideWidths.insert(place, width);
    }
}

QString MainWindow::rememberedPlace() const
{
    const QString place = m_services.memory ? m_services.memory->value(placeKey).toString() : QString();
    return m_placeOrder.contains(place) ? place : m_placeOrder.first();
}

void MainWindow::rememberView()
{
    ViewMemory *memory = m_services.memory;
    if (!memory)
        return;
    memory->setValue(maximizedKey, isMaximized());
    if (!isMaximized())
        memory->setValue(sizeKey, size());
    memory->setValue(placeKey, m_place);
    memory->setValue(inspectorKey, m_inspectorShown);
    for (auto it = m_sideWidths.cbegin(); it != m_sideWidths.cend(); ++it)
        memory->setValue(sideKey(it.key()), it.value());
}

/// The reader has dragged the panel: its width is kept for this place.
void MainWindow::takeSideWidth()
{
    if (m_side->isVisible() && !isOverlay())
        m_sideWidths.insert(m_place, m_side->width());
}

} // namespace ui
