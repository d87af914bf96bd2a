#include "ui/common/chip.h"

#include "ui/common/icon.h"

#include <QFontMetrics>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace ui {

namespace {
constexpr int edgeToIcon = 4;
constexpr int iconToText = 4;
constexpr int textToEdge = 6;
} // namespace

QColor inkOf(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Ok:
        return theme.ok;
    case Tone::Warn:
        return theme.warn;
    case Tone::Bad:
        return theme.bad;
    case Tone::Unknown:
        return theme.unknown;
    case Tone::Audit:
        return theme.audit;
    case Tone::NotSent:
        return theme.notSent;
    case Tone::Accent:
        return theme.accent;
    case Tone::Dim:
    case Tone::Outline:
        return theme.textDim;
    }
    return theme.text;
}

QColor groundOf(Tone tone, const Theme &theme)
{
    switch (tone) {
    case Tone::Ok:
        return theme.okBg;
    case Tone::Warn:
        return theme.warnBg;
    case Tone::Bad:
        return theme.badBg;
    case Tone::Unknown:
        return theme.unknownBg;
    case Tone::Audit:
        return theme.auditBg;
    case Tone::NotSent:
        return theme.notSentBg;
    case Tone::Accent:
        return theme.accentBg;
    case Tone::Dim:
    case Tone::Outline:
        return Qt::transparent;
    }
    return Qt::transparent;
}

Tone toneOf(traffic::State state)
{
    switch (state) {
    case traffic::State::Accepted:
    case traffic::State::AcceptedIdUnknown:
        return Tone::Ok;
    case traffic::State::Refused:
        return Tone::Bad;
    case traffic::State::InAudit:
        return Tone::Audit;
    case traffic::State::Unknown:
        return Tone::Unknown;
    case traffic::State::NotSent:
        return Tone::NotSent;
    case traffic::State::None:
    case traffic::State::InFlight:
        return Tone::Dim;
    }
    return Tone::Dim;
}

QString iconOf(traffic::State state)
{
    switch (state) {
    case traffic::State::Accepted:
    case traffic::State::AcceptedIdUnknown:
        return u"accepted"_s;
    case traffic::State::Refused:
        return u"refused"_s;
    case traffic::State::InAudit:
        return u"audit"_s;
    case traffic::State::Unknown:
        return u"unknown"_s;
    case traffic::State::NotSent:
        return u"not-sent"_s;
    case traffic::State::InFlight:
        return u"in-flight"_s;
    case traffic::State::None:
        return {};
    }
    return {};
}

QString iconOf(protocol::Scene scene)
{
    return protocol::sceneName(scene);
}

int chipWidth(const Chip &chip)
{
    const int icon = chip.icon.isEmpty() ? textToEdge - edgeToIcon : metrics::iconSmall + iconToText;
    return edgeToIcon + icon + QFontMetrics(roleFont(FontRole::Small)).horizontalAdvance(chip.text) + textToEdge;
}

void paintChip(QPainter &painter, const QRect &rect, const Chip &chip, const Theme &theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor ink = inkOf(chip.tone, theme);
    if (chip.tone == Tone::Outline) {
        painter.setPen(theme.lineStrong);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), metrics::radiusChip, metrics::radiusChip);
    } else if (chip.tone != Tone::Dim && !chip.flat) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(groundOf(chip.tone, theme));
        painter.drawRoundedRect(rect, metrics::radiusChip, metrics::radiusChip);
    }
    int x = rect.left() + (chip.icon.isEmpty() ? textToEdge : edgeToIcon);
    if (!chip.icon.isEmpty()) {
        paintIcon(
            painter, {x, rect.top() + (rect.height() - metrics::iconSmall) / 2}, chip.icon, metrics::iconSmall, ink);
        x += metrics::iconSmall + iconToText;
    }
    painter.setFont(roleFont(FontRole::Small));
    painter.setPen(ink);
    painter.drawText(
        QRect(x, rect.top(), rect.right() - x + 1, rect.height()), Qt::AlignVCenter | Qt::AlignLeft, chip.text);
    painter.restore();
}

ChipLabel::ChipLabel(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipLabel::setChip(const Chip &chip)
{
    if (m_chip == chip)
        return;
    m_chip = chip;
    setAccessibleName(chip.text);
    updateGeometry();
    update();
}

QSize ChipLabel::sizeHint() const
{
    return {chipWidth(m_chip), metrics::chipHeight};
}

void ChipLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintChip(painter, rect(), m_chip, Theme::current());
}

} // namespace ui
