#include "ui/common/label.h"

#include <QLabel>

namespace ui {

QLabel *makeLabel(QWidget *parent, FontRole role, const char *ink, bool wraps)
{
    auto *label = new QLabel(parent);
    label->setFont(roleFont(role));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(wraps);
    setInk(label, ink);
    return label;
}

QLabel *makeTitle(QWidget *parent)
{
    return makeLabel(parent, FontRole::SmallBold, "dim", false);
}

} // namespace ui
