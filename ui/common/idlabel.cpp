#include "ui/common/idlabel.h"

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
constexpr qsizetype headLength = 4;
constexpr qsizetype tailLength = 4;
constexpr qsizetype tellingLength = 6;
constexpr qsizetype plainHead = 13;
constexpr qsizetype plainTail = 5;

qsizetype commonPrefix(const QString &a, const QString &b)
{
    const qsizetype end = qMin(a.size(), b.size());
    qsizetype i = 0;
    while (i < end && a[i] == b[i])
        ++i;
    return i;
}

/// The first place where `id` differs from every other id.
qsizetype tellingPlace(const QString &id, const QStringList &others)
{
    qsizetype place = 0;
    for (const QString &other : others) {
        if (other != id)
            place = qMax(place, commonPrefix(id, other));
    }
    return place;
}

} // namespace

QString elideId(const QString &wireId, const QStringList &others, IdWidth width)
{
    const QString id = text::visibleText(wireId, false);
    constexpr auto common = "ROBOT1.0_"_L1;
    const qsizetype prefix = id.startsWith(common) ? common.size() : 0;
    const qsizetype from = width == IdWidth::Narrow ? prefix : 0;
    const qsizetype head = prefix > 0 ? prefix + headLength : plainHead;
    const qsizetype place = tellingPlace(id, others);
    if (place < head) {
        if (id.size() - from <= head - from + plainTail + 1)
            return id.mid(from);
        return id.mid(from, head - from) + ellipsis + id.right(plainTail);
    }
    const qsizetype start = place - 1;
    const qsizetype shortHead = prefix + headLength;
    QString result = id.mid(from, shortHead - from);
    const qsizetype tail = id.size() - tailLength;
    if (start > shortHead)
        result += ellipsis;
    const qsizetype begin = qMax(start, shortHead);
    if (begin + tellingLength >= tail)
        return result + id.mid(qMin(begin, tail));
    return result + id.mid(begin, start + tellingLength - begin) + ellipsis + id.right(tailLength);
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
