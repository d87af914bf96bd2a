#include "ui/firstrun/sandboxpreview.h"

#include "ui/common/chip.h"
#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

constexpr int padding = 16;
constexpr int bubbleHeight = 36;
constexpr int metaHeight = 28;
constexpr int previewHeight = 3 * bubbleHeight + 3 * metaHeight + 2 * padding;

/// The reporter's own messages, as the scenario of the same name tells them.
const auto asked = u"向我连续发送3条消息，测试用"_s;
const auto first = u"📬 测试消息 1：这是第一条测试消息"_s;
const auto second = u"📬 测试消息 2：这是第二条测试消息"_s;

class Painter
{
public:
    Painter(QPainter &painter, const QRect &area)
        : m_painter(painter)
        , m_theme(Theme::current())
        , m_area(area)
        , m_y(area.top())
    {
    }
    void bubble(const QString &text, bool isOut, bool isRefused)
    {
        m_painter.setFont(roleFont(FontRole::Bubble));
        const QFontMetrics metrics = m_painter.fontMetrics();
        const int room = m_area.width() - 2 * metrics::bubblePaddingX;
        const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
        const int width = metrics.horizontalAdvance(shown) + 2 * metrics::bubblePaddingX;
        const QRect box(isOut ? m_area.right() - width : m_area.left(), m_y, width, bubbleHeight - 4);
        m_painter.setPen(isRefused ? QPen(m_theme.bad, 1, Qt::DashLine) : QPen(m_theme.line));
        m_painter.setBrush(isRefused ? m_theme.surface : isOut ? m_theme.bubbleOut : m_theme.bubbleIn);
        m_painter.drawRoundedRect(
            QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusBubble, metrics::radiusBubble);
        m_painter.setPen(m_theme.text);
        m_painter.drawText(box, Qt::AlignCenter, shown);
        m_y += bubbleHeight;
    }
    void meta(const QString &icon, const QString &text, Tone tone, bool isRight)
    {
        m_painter.setFont(roleFont(FontRole::Small));
        const int width = m_painter.fontMetrics().horizontalAdvance(text) + metrics::iconSmall + metrics::iconGap;
        const int x = isRight ? m_area.right() - width : m_area.left();
        const QColor ink = inkOf(tone, m_theme);
        paintIcon(m_painter, {x, m_y + (metaHeight - metrics::iconSmall) / 2}, icon, metrics::iconSmall, ink);
        m_painter.setPen(ink);
        const int textX = x + metrics::iconSmall + metrics::iconGap;
        m_painter.drawText(QRect(textX, m_y, width, metaHeight), Qt::AlignLeft | Qt::AlignVCenter, text);
        m_y += metaHeight;
    }

private:
    QPainter &m_painter;
    const Theme &m_theme;
    QRect m_area;
    int m_y;
};

} // namespace

SandboxPreview::SandboxPreview(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(previewHeight);
    setMinimumWidth(320);
}

void SandboxPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(Theme::current().sunken);
    painter.drawRoundedRect(rect(), metrics::radiusCard, metrics::radiusCard);
    Painter told(painter, rect().adjusted(padding, padding, -padding, -padding));
    told.bubble(asked, false, false);
    told.bubble(first, true, false);
    told.meta(u"accepted"_s, tr("accepted · seq 2 · 3 left"), Tone::Ok, true);
    told.bubble(second, true, true);
    told.meta(u"refused"_s, tr("refused 40034024"), Tone::Bad, true);
    told.meta(u"accepted"_s, tr("Resent on the user's message: accepted · seq 3"), Tone::Ok, false);
}

} // namespace ui
