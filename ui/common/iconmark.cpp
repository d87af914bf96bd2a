#include "ui/common/iconmark.h"

#include "ui/common/icon.h"

#include <QPainter>

namespace ui {

IconMark::IconMark(QWidget *parent, int size)
    : QWidget(parent)
    , m_size(size)
{
    setFixedSize(m_size, lineHeight(FontRole::Small));
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
    paintIcon(painter, {0, (height() - m_size) / 2}, m_icon, m_size, inkOf(m_tone, Theme::current()));
}

} // namespace ui
