#include "ui/filter/filternote.h"

#include "ui/common/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int below = 4;
constexpr int narrowestNote = 200;
} // namespace

FilterNote::FilterNote(QWidget *window)
    : QLabel(window)
{
    setObjectName(u"filterNote"_s);
    setFont(roleFont(FontRole::Small));
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setContentsMargins(metrics::gap + 2, metrics::iconGap, metrics::gap + 2, metrics::iconGap);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void FilterNote::showBelow(const QWidget &field, const QString &words, const char *ink)
{
    setInk(this, ink);
    setText(words);
    const int width = std::max(narrowestNote, field.width());
    setFixedSize(width, heightForWidth(width));
    const QPoint at = field.mapTo(parentWidget(), QPoint(0, field.height() + below));
    move(std::min(at.x(), parentWidget()->width() - width - metrics::gap), at.y());
    show();
    raise();
}

void FilterNote::paintEvent(QPaintEvent *event)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(theme.lineStrong);
    painter.setBrush(theme.raised);
    painter.drawRoundedRect(
        QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusControl, metrics::radiusControl);
    painter.end();
    QLabel::paintEvent(event);
}

} // namespace ui
