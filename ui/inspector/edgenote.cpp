#include "ui/inspector/edgenote.h"

#include "ui/common/icon.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {
constexpr int notePadding = 5;
constexpr int noteTextLeft = metrics::gap + metrics::iconButton + metrics::gap;
} // namespace

EdgeNote::EdgeNote(const QString &sentence, QWidget *parent)
    : QWidget(parent)
    , m_sentence(sentence)
{
    setObjectName(u"edgeNote"_s);
    setAccessibleName(sentence);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Minimum); // Fixed would not let it grow by its width
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect EdgeNote::textRect(int width) const
{
    const QRect room(noteTextLeft, notePadding, qMax(40, width - noteTextLeft - metrics::gap), 400);
    return QFontMetrics(roleFont(FontRole::Small)).boundingRect(room, Qt::TextWordWrap, m_sentence);
}

int EdgeNote::heightForWidth(int width) const
{
    return textRect(width).height() + 2 * notePadding;
}

QSize EdgeNote::sizeHint() const
{
    const int width = metrics::inspectorMinimum - 2 * metrics::panelPadding;
    return {width, heightForWidth(width)};
}

void EdgeNote::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.badBg);
    painter.drawRoundedRect(rect(), metrics::radiusControl, metrics::radiusControl);
    paintIcon(
        painter, {metrics::gap, (height() - metrics::iconButton) / 2}, u"warning"_s, metrics::iconButton, theme.bad);
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(theme.bad);
    painter.drawText(QRect(noteTextLeft, 0, width() - noteTextLeft - metrics::gap, height()),
        Qt::AlignVCenter | Qt::TextWordWrap, m_sentence);
}

} // namespace ui
