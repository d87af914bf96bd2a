#include "ui/shell/rail.h"

#include "ui/common/icon.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

RailButton::RailButton(QString icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(std::move(icon))
{
    setCheckable(true);
    setFixedSize(sizeHint());
    setAttribute(Qt::WA_Hover);
}

void RailButton::setBadge(int count)
{
    if (std::exchange(m_badge, count) != count)
        update();
}

void RailButton::paintBadge(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const QString number = m_badge > 99 ? u"99+"_s : QString::number(m_badge);
    painter.setFont(roleFont(FontRole::CaptionBold));
    const int width = qMax(16, painter.fontMetrics().horizontalAdvance(number) + 8);
    const QRectF box(qMin(28, this->width() - width - 4), 2, width, 16);
    painter.setPen(QPen(theme.sunken, 2));
    painter.setBrush(theme.bad);
    painter.drawRoundedRect(box, 8, 8);
    painter.setPen(theme.surface);
    painter.drawText(box, Qt::AlignCenter, number);
}

void RailButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    const QRectF tile(8, 4, 40, 36);
    painter.setPen(Qt::NoPen);
    if (isChecked() || underMouse()) {
        painter.setBrush(isChecked() ? theme.accentBg : theme.hover);
        painter.drawRoundedRect(tile, metrics::radiusCard, metrics::radiusCard);
    }
    if (isChecked()) {
        painter.setBrush(theme.accent);
        painter.drawRoundedRect(QRectF(-2, 12, 5, 20), 2, 2);
    }
    paintIcon(painter, {(width() - metrics::iconRail) / 2, (height() - metrics::iconRail) / 2}, m_icon,
        metrics::iconRail, isChecked() ? theme.accent : theme.textDim);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), metrics::radiusCard, metrics::radiusCard);
    }
    if (m_badge > 0)
        paintBadge(painter);
}

LogoTile::LogoTile(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"railLogo"_s);
    setFixedSize(sizeHint());
}

void LogoTile::setTone(Tone tone)
{
    m_tone = tone;
    update();
}

void LogoTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme &theme = Theme::current();
    const QRectF tile(12, 10, 32, 32);
    painter.setPen(hasFocus() ? QPen(theme.focus, 2) : QPen(Qt::NoPen));
    painter.setBrush(theme.accentFill);
    painter.drawRoundedRect(tile, metrics::radiusCard, metrics::radiusCard);
    paintIcon(painter, {18, 16}, u"logo-symbolic"_s, 20, theme.accentText);
    painter.setPen(QPen(theme.sunken, 2));
    painter.setBrush(m_tone == Tone::Dim ? theme.textFaint : inkOf(m_tone, theme));
    painter.drawEllipse(QPointF(42, 40), 5, 5);
}

Rail::Rail(QWidget *parent)
    : QWidget(parent)
    , m_logo(new LogoTile(this))
    , m_top(new QVBoxLayout)
    , m_foot(new QVBoxLayout)
    , m_group(new QButtonGroup(this))
{
    setObjectName(u"rail"_s);
    setFixedWidth(metrics::railWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 8);
    column->setSpacing(0);
    column->addWidget(m_logo);
    column->addLayout(m_top);
    column->addStretch();
    column->addLayout(m_foot);
}

void Rail::addPlace(const QString &place, const QString &icon)
{
    addButton(place, icon, m_top);
}

void Rail::addFootPlace(const QString &place, const QString &icon)
{
    addButton(place, icon, m_foot);
}

RailButton *Rail::addFootButton(const QString &icon)
{
    auto *button = new RailButton(icon, this);
    button->setCheckable(false);
    m_foot->addWidget(button);
    return button;
}

void Rail::addButton(const QString &place, const QString &icon, QVBoxLayout *column)
{
    auto *button = new RailButton(icon, this);
    button->setObjectName(u"place-"_s + place);
    column->addWidget(button);
    m_group->addButton(button);
    m_places.insert(place, button);
    connect(button, &QAbstractButton::clicked, this, [this, place] { emit placeChosen(place); });
}

void Rail::setPlaceText(const QString &place, const QString &text, const QString &shortcut)
{
    RailButton *button = m_places.value(place);
    button->setAccessibleName(text);
    button->setToolTip(u"%1  %2"_s.arg(text, shortcut));
}

void Rail::setCurrent(const QString &place)
{
    if (RailButton *button = m_places.value(place))
        button->setChecked(true);
}

void Rail::setBadge(const QString &place, int count, const QString &words)
{
    RailButton *button = m_places.value(place);
    button->setBadge(count);
    button->setAccessibleDescription(count > 0 ? words : QString());
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::current();
    painter.fillRect(rect(), theme.sunken);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.line);
}

} // namespace ui
