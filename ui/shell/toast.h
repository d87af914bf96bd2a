#pragma once
#include "ui/common/notice.h"

#include <QWidget>

namespace ui {

/// Notices at the bottom centre of its parent: at most three, 4 s each; 8 s with a button to act on; one that stays has
/// a close button. An equal one without a button to act on takes the place of the one that is shown.
class ToastArea final : public QWidget
{
    Q_OBJECT
public:
    explicit ToastArea(QWidget *parent);
    void show(const Notice &notice);

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();
    void drop(QWidget *toast);

    QList<QWidget *> m_toasts; ///< oldest first
};

} // namespace ui
