#include "ui/shell/toast.h"

#include "ui/common/button.h"
#include "ui/common/icon.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace ui {

namespace {

constexpr qsizetype most = 3;
constexpr auto life = 4s;
constexpr auto lifeWithAction = 8s; // time to reach its button by keyboard

class Toast final : public QWidget
{
public:
    Toast(Notice notice, QWidget *parent)
        : QWidget(parent)
        , m_notice(std::move(notice))
    {
        setObjectName(u"toast"_s);
        setAccessibleName(m_notice.text);
        setFixedHeight(metrics::toastHeight);
        auto *layout = new QHBoxLayout(this);
        layout->setContentsMargins(
            12 + metrics::iconButton + metrics::gap, 0, m_notice.stays || m_notice.action ? 4 : 14, 0);
        auto *label = new QLabel(m_notice.text, this);
        label->setTextFormat(Qt::PlainText);
        label->setObjectName(u"toastText"_s);
        layout->addWidget(label);
        if (m_notice.action) {
            m_act = new Button(Button::Kind::Quiet, this);
            m_act->setObjectName(u"toastAction"_s);
            m_act->setText(m_notice.action->label);
            layout->addWidget(m_act);
        }
        if (m_notice.stays) {
            m_close = iconButton(u"close"_s, this);
            m_close->setObjectName(u"toastClose"_s);
            m_close->setAccessibleName(QCoreApplication::translate("ui::ToastArea", "Close"));
            layout->addWidget(m_close);
        }
    }
    [[nodiscard]] Button *closeButton() const { return m_close; }
    [[nodiscard]] Button *actionButton() const { return m_act; }
    [[nodiscard]] const Notice &notice() const { return m_notice; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Theme &theme = Theme::current();
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(theme.lineStrong);
        painter.setBrush(theme.raised);
        painter.drawRoundedRect(
            QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusCard, metrics::radiusCard);
        paintIcon(painter, {12, (height() - metrics::iconButton) / 2}, m_notice.icon, metrics::iconButton,
            inkOf(m_notice.tone, theme));
    }

private:
    Notice m_notice;
    Button *m_act = nullptr;
    Button *m_close = nullptr;
};

} // namespace

ToastArea::ToastArea(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"toasts"_s);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(metrics::gap);
    layout->setSizeConstraint(QLayout::SetFixedSize);
    parent->installEventFilter(this);
    hide();
}

void ToastArea::show(const Notice &notice)
{
    const auto same = std::ranges::find_if(
        m_toasts, [&notice](const QWidget *shown) { return static_cast<const Toast *>(shown)->notice() == notice; });
    if (same != m_toasts.end() && !notice.action) // what two buttons do may differ
        drop(*same); // said once more: it is shown once, from now on
    while (m_toasts.size() >= most)
        drop(m_toasts.first());
    auto *toast = new Toast(notice, this);
    m_toasts += toast;
    layout()->addWidget(toast);
    layout()->setAlignment(toast, Qt::AlignHCenter);
    if (toast->closeButton())
        connect(toast->closeButton(), &QAbstractButton::clicked, this, [this, toast] { drop(toast); });
    else
        QTimer::singleShot(notice.action ? lifeWithAction : life, toast, [this, toast] { drop(toast); });
    if (toast->actionButton())
        connect(toast->actionButton(), &QAbstractButton::clicked, this, [this, toast] {
            const std::optional<NoticeAction> action = toast->notice().action;
            drop(toast);
            if (action->context)
                action->run();
        });
    QWidget::show();
    raise();
    place();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastArea::drop(QWidget *toast)
{
    if (!m_toasts.removeOne(toast))
        return;
    toast->hide();
    toast->deleteLater();
    setVisible(!m_toasts.isEmpty());
    place();
}

void ToastArea::place()
{
    const QWidget *around = parentWidget();
    move((around->width() - width()) / 2, around->height() - height() - metrics::statusBarHeight - 16);
}

void ToastArea::resizeEvent(QResizeEvent *event)
{
    // The layout sets our size by its content, later than a toast is added.
    QWidget::resizeEvent(event);
    place();
}

bool ToastArea::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        place();
    return QWidget::eventFilter(watched, event);
}

} // namespace ui
