#include "ui/inspector/iconmark.h"

#include "ui/common/icon.h"

#include <QPainter>

namespace ui {

IconMark::IconMark(QWidget *parent)
    : QWidget(parent)
{
    setFixedSize(metrics::iconButton, lineHeight(FontRole::Small));
}

void IconMark::setIcon(const QString &icon, Tone tone)
{
    m_icon = icon;
    m_tone = tone;
    update();
}

void IconMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintIcon(painter, {0, (height() - metrics::iconButton) / 2}, m_icon, metrics::iconButton,
        inkOf(m_tone, Theme::current()));
}

} // namespace ui
