#include "ui/conversations/waitingtext.h"

#include <QCoreApplication>

namespace ui {

QString waitingText(int messages)
{
    return QCoreApplication::translate("ui::Waiting", "%1 waiting").arg(messages);
}

QString waitingTip(int messages)
{
    return messages == 0 ? QString()
                         : QCoreApplication::translate("ui::Waiting",
                             "Messages that wait for the agent: %1. They are on disk and answered one after the other.")
                               .arg(messages);
}

} // namespace ui
