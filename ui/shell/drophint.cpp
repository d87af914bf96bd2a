#include "ui/shell/drophint.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QDropEvent>
#include <QMimeData>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int scrimAlpha = 87; ///< 34 %. Source: the design's page "Components"
constexpr int boxWidth = 400;
constexpr int boxHeight = 120;
} // namespace

DropHint::DropHint(QWidget *parent)
    : QWidget(parent)
{
    setObjectName(u"dropHint"_s);
    setAcceptDrops(true);
    parent->installEventFilter(this);
    hide();
}

void DropHint::open(bool isText)
{
    m_isText = isText;
    m_isEntered = false;
    setAttribute(Qt::WA_TransparentForMouseEvents, isText); // a field under it may want the text
    setAccessibleName(isText ? tr("Drop the text here to read it as a log") : tr("Drop the log here to read it"));
    setGeometry(parentWidget()->rect());
    show();
    raise();
}

void DropHint::dragEnterEvent(QDragEnterEvent *event)
{
    m_isEntered = true;
    event->acceptProposedAction();
}

void DropHint::dragLeaveEvent(QDragLeaveEvent *)
{
    hide();
}

void DropHint::dropEvent(QDropEvent *event)
{
    hide();
    event->acceptProposedAction();
    emit dropped(*event->mimeData());
}

bool DropHint::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && isVisible())
        setGeometry(parentWidget()->rect());
    return QWidget::eventFilter(watched, event);
}

void DropHint::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.fillRect(rect(), QColor(0, 0, 0, scrimAlpha));
    painter.setRenderHint(QPainter::Antialiasing);
    QRect box(0, 0, boxWidth, boxHeight);
    box.moveCenter(rect().center());
    painter.setBrush(theme.raised);
    painter.setPen(QPen(theme.accent, 2, Qt::DashLine));
    painter.drawRoundedRect(box, metrics::radiusDialog, metrics::radiusDialog);
    paintIcon(painter, {box.center().x() - metrics::iconEmpty / 2, box.top() + 28}, u"import"_s, metrics::iconEmpty,
        theme.accent);
    painter.setFont(roleFont(FontRole::BaseBold));
    painter.setPen(theme.text);
    painter.drawText(box.adjusted(12, 60, -12, -28), Qt::AlignCenter | Qt::TextWordWrap, accessibleName());
}

} // namespace ui
