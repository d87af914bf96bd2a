#include "ui/settings/sectionlist.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"
#include "ui/common/wholetext.h"

#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int rowHeight = 36;
constexpr int padding = 12;
} // namespace

SectionButton::SectionButton(QString icon, QWidget *parent)
    : QAbstractButton(parent)
    , m_icon(std::move(icon))
{
    setCheckable(true);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

QSize SectionButton::sizeHint() const
{
    const int words = QFontMetrics(roleFont(FontRole::Base)).horizontalAdvance(text());
    return {2 * padding + metrics::iconButton + metrics::gap + words, rowHeight};
}

QSize SectionButton::minimumSizeHint() const
{
    return {2 * padding + metrics::iconButton, rowHeight};
}

bool SectionButton::event(QEvent *event)
{
    return tellWholeText(*event, *this) || QAbstractButton::event(event);
}

void SectionButton::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF tile = QRectF(rect()).adjusted(0, 1, 0, -1);
    if (isChecked() || underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(isChecked() ? theme.accentBg : theme.hover);
        painter.drawRoundedRect(tile, metrics::radiusControl, metrics::radiusControl);
    }
    const QColor ink = isChecked() ? theme.accent : theme.text;
    paintIcon(painter, {padding, (height() - metrics::iconButton) / 2}, m_icon, metrics::iconButton,
        isChecked() ? theme.accent : theme.textDim);
    painter.setFont(roleFont(FontRole::Base));
    painter.setPen(ink);
    const QRect words = rect().adjusted(padding + metrics::iconButton + metrics::gap, 0, -padding, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
        painter.fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(theme.focus, 2));
        painter.drawRoundedRect(tile.adjusted(1, 1, -1, -1), metrics::radiusControl, metrics::radiusControl);
    }
}

SectionList::SectionList(QWidget *parent)
    : QWidget(parent)
    , m_group(new QButtonGroup(this))
    , m_column(new QVBoxLayout(this))
{
    setObjectName(u"settingsSections"_s);
    m_column->setContentsMargins(metrics::gap, metrics::cardPadding, metrics::gap, metrics::cardPadding);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    connect(m_group, &QButtonGroup::idToggled, this, [this](int section, bool checked) {
        if (!checked)
            return;
        setFocusProxy(m_group->button(section));
        emit currentChanged(section);
    });
}

void SectionList::addSection(const QString &name, const QString &icon)
{
    auto *button = new SectionButton(icon, this);
    button->setObjectName(u"section-"_s + name);
    const int section = m_column->count() - 1;
    m_column->insertWidget(section, button);
    m_group->addButton(button, section);
}

void SectionList::setText(int section, const QString &text)
{
    QAbstractButton *button = m_group->button(section);
    button->setText(text);
    button->setAccessibleName(text);
    button->updateGeometry();
}

void SectionList::setCurrent(int section)
{
    QAbstractButton *button = m_group->button(section);
    if (!button)
        return;
    const bool hadFocus = m_group->checkedButton() && m_group->checkedButton()->hasFocus();
    button->setChecked(true);
    if (hadFocus)
        button->setFocus(Qt::OtherFocusReason);
}

int SectionList::current() const
{
    return m_group->checkedId();
}

} // namespace ui
