#include "ui/common/notice.h"

#include <QCoreApplication>

namespace ui {

NoticeEvent::NoticeEvent(Notice notice)
    : QEvent(eventType())
    , m_notice(std::move(notice))
{
}

QEvent::Type NoticeEvent::eventType()
{
    static const auto type = QEvent::Type(QEvent::registerEventType());
    return type;
}

void notify(QWidget *from, const Notice &notice)
{
    NoticeEvent event(notice);
    QCoreApplication::sendEvent(from->window(), &event);
}

} // namespace ui
