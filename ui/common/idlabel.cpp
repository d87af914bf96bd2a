#include "ui/common/idlabel.h"

#include "app/text/shortid.h"
#include "app/text/visibletext.h"
#include "ui/common/icon.h"
#include "ui/common/notice.h"
#include "ui/common/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr QChar ellipsis(0x2026);
} // namespace

QString elideId(const QString &wireId, const QStringList &others, IdWidth width)
{
    return text::shortId(wireId, others, width == IdWidth::Whole);
}

QString elideOpenid(const QString &openid)
{
    const QString shown = text::visibleText(openid, false);
    if (shown.size() <= 18)
        return shown;
    return shown.left(8) + ellipsis + shown.right(8);
}

IdLabel::IdLabel(QWidget *parent)
    : QAbstractButton(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(m_full);
        notify(this, {.icon = u"copy"_s, .text = tr("Id copied")});
    });
    retranslate();
}

void IdLabel::setId(const QString &full, const QString &shown)
{
    m_full = full;
    m_shown = shown;
    retranslate();
    updateGeometry();
    update();
}

void IdLabel::setBold(bool bold)
{
    m_bold = bold;
    updateGeometry();
    update();
}

QFont IdLabel::shownFont() const
{
    return roleFont(m_bold ? FontRole::BaseMonoBold : FontRole::Mono);
}

QSize IdLabel::sizeHint() const
{
    return {QFontMetrics(shownFont()).horizontalAdvance(m_shown) + metrics::gap + metrics::iconSmall + 4, 24};
}

void IdLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.setFont(shownFont());
    painter.setPen(theme.text);
    painter.drawText(rect().adjusted(2, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_shown);
    const int x = 2 + painter.fontMetrics().horizontalAdvance(m_shown) + metrics::gap - 2;
    paintIcon(painter, {x, (height() - metrics::iconSmall) / 2}, u"copy"_s, metrics::iconSmall,
        underMouse() ? theme.accent : theme.textFaint);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), metrics::radiusChip, metrics::radiusChip);
    }
}

void IdLabel::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QAbstractButton::changeEvent(event);
}

void IdLabel::retranslate()
{
    setToolTip(m_full.isEmpty() ? QString() : tr("%1 (click to copy)").arg(text::visibleText(m_full, false)));
    setAccessibleName(tr("Copy id %1").arg(text::visibleText(m_full, false)));
}

} // namespace ui
