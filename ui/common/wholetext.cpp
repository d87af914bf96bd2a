#include "ui/common/wholetext.h"

#include <QAbstractButton>
#include <QHelpEvent>
#include <QToolTip>

namespace ui {

bool tellWholeText(const QEvent &event, QAbstractButton &button)
{
    if (event.type() != QEvent::ToolTip || button.width() >= button.sizeHint().width())
        return false;
    const QStringList words
        = button.toolTip().isEmpty() ? QStringList{button.text()} : QStringList{button.text(), button.toolTip()};
    QToolTip::showText(static_cast<const QHelpEvent &>(event).globalPos(), words.join(u'\n'), &button);
    return true;
}

} // namespace ui
