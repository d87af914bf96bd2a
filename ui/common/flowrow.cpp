#include "ui/common/flowrow.h"

#include "ui/common/metrics.h"

#include <QEvent>

namespace ui {

FlowRow::FlowRow(QWidget *parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // Fixed would not let it grow by its width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int FlowRow::arrange(int width, bool place) const
{
    int x = 0;
    int y = 0;
    int line = 0;
    for (QWidget *child : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
        if (child->isHidden()) {
            continue;
        }
        const QSize size = child->sizeHint();
        if (x > 0 && x + size.width() > width) {
            x = 0;
            y += line + metrics::gap;
            line = 0;
        }
        if (place) {
            child->setGeometry(QRect({x, y}, size.boundedTo({qMax(1, width), size.height()})));
        }
        x += size.width() + metrics::gap;
        line = qMax(line, size.height());
    }
    return y + line;
}

QSize FlowRow::sizeHint() const
{
    const int width = metrics::inspectorMinimum - 2 * metrics::panelPadding;
    return {width, arrange(qMax(width, this->width()), false)};
}

bool FlowRow::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest) { // a child has another text, or is shown or hidden
        updateGeometry();
        arrange(width(), true);
    }
    return QWidget::event(event);
}

void FlowRow::showEvent(QShowEvent *)
{
    updateGeometry(); // while hidden it is not told what its children need, and the layout above keeps old heights
}

void FlowRow::resizeEvent(QResizeEvent *)
{
    arrange(width(), true);
}

} // namespace ui
