#include "ui/inspector/parts.h"

#include "ui/common/label.h"

#include <QLabel>
#include <QLayout>

namespace ui {

QLabel *plainLabel(const QString &name, FontRole role, QWidget *parent)
{
    QLabel *label = makeLabel(parent, role);
    label->setObjectName(name);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

QLabel *partTitle(const QString &name, QWidget *parent)
{
    QLabel *label = plainLabel(name, FontRole::SmallBold, parent);
    setInk(label, "dim");
    return label;
}

void clearParts(QLayout &layout)
{
    while (QLayoutItem *item = layout.takeAt(0)) {
        if (QLayout *inner = item->layout()) {
            clearParts(*inner);
        }
        delete item->widget();
        delete item;
    }
}

} // namespace ui
