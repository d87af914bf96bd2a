#pragma once
#include "ui/common/notice.h"

#include <QWidget>

namespace test {

/// The window around a page: catches what it would have it show.
class NoticeWindow final : public QWidget
{
public:
    QList<ui::Notice> notices;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == ui::NoticeEvent::eventType())
            notices += static_cast<ui::NoticeEvent *>(event)->notice();
        return QWidget::event(event);
    }
};

} // namespace test
