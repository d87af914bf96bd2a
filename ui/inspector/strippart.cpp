#include "ui/inspector/strippart.h"

#include "app/core/overloaded.h"
#include "app/text/diagnosistext.h"
#include "app/text/visibletext.h"
#include "ui/common/format.h"
#include "ui/common/icon.h"
#include "ui/common/idlabel.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

using Kind = evidence::StoryPart::Kind;

// Source: the design's "Lineage strip": rows of 30 px, an icon column of 20.
constexpr int iconColumn = 20;
constexpr int stripTextLeft = iconColumn + metrics::gap + 2;
constexpr int linkGap = 3; // between an icon and its link
constexpr int axis = iconColumn / 2;

QString stateOf(const evidence::StoryPart &part)
{
    return text::stateText(part.state, part.code);
}

QString wrongWhat(const evidence::StoryPart &part)
{
    const QString said = text::visibleText(part.text, false);
    return std::visit(core::Overloaded{
                          [&](const lineage::OfOwnMessage &) {
                              return said.isEmpty() ? StripPart::tr("Returned by another send")
                                                    : StripPart::tr("Returned by: %1").arg(said);
                          },
                          [&](const lineage::OfPersonsMessage &message) {
                              return StripPart::tr("Message from %1").arg(elideOpenid(message.peer.value));
                          },
                          [&](const lineage::OfEvent &) { return StripPart::tr("Event %1").arg(said); },
                          [](const lineage::NeverSeen &) { return StripPart::tr("Never seen here"); },
                      },
        part.origin);
}

QString wrongIcon(const lineage::IdOrigin &origin)
{
    return std::visit(core::Overloaded{
                          [](const lineage::OfOwnMessage &) { return u"accepted"_s; },
                          [](const lineage::OfPersonsMessage &message) { return iconOf(message.scene); },
                          [](const lineage::OfEvent &) { return u"frame-in"_s; },
                          [](const lineage::NeverSeen &) { return u"unknown"_s; },
                      },
        origin);
}

QString turnWhat(const evidence::StoryPart &part)
{
    return part.round > 0 ? StripPart::tr("Turn %1, round %2").arg(part.number).arg(part.round)
                          : StripPart::tr("Turn %1").arg(part.number);
}

StripPart::Look attemptLook(const evidence::StoryPart &part)
{
    return {.icon = iconOf(part.state),
        .tone = toneOf(part.state) == Tone::Ok ? Tone::Dim : toneOf(part.state),
        .what = part.number > 0 ? StripPart::tr("Attempt %1").arg(part.number) : StripPart::tr("No attempt"),
        .tells = stateOf(part)};
}

} // namespace

StripPart::Look StripPart::lookOf(
    const evidence::StoryPart &part, const QStringList &ids, std::optional<protocol::Scene> scene)
{
    Look look;
    switch (part.kind) {
    case Kind::UserMessage:
        look = {.icon = iconOf(scene.value_or(protocol::Scene::C2c)),
            .what = tr("User message"),
            .tells = elideId(part.id, ids),
            .tellsMono = true};
        break;
    case Kind::Turn:
        look = {.icon = u"agent"_s, .what = turnWhat(part)};
        if (part.of > 0) {
            look.tells = part.of == 1 ? tr("1 tool call") : tr("%1 tool calls").arg(part.of);
        }
        break;
    case Kind::ToolCall:
        look = {.icon = u"tool"_s,
            .what = text::visibleText(part.text, false),
            .tells = tr("call %1 of %2").arg(part.number).arg(part.of)};
        break;
    case Kind::Attempt:
        look = attemptLook(part);
        break;
    case Kind::ReturnedId:
        look = {.icon = u"accepted"_s,
            .what = tr("Returned id"),
            .tells = elideId(part.id, ids, IdWidth::Narrow),
            .tellsMono = true};
        break;
    case Kind::WrongOrigin:
        look = {.icon = wrongIcon(part.origin),
            .what = wrongWhat(part),
            .tells = elideId(part.id, ids, IdWidth::Narrow),
            .tellsMono = true};
        break;
    }
    QStringList more;
    if (!part.id.isEmpty()) {
        more.append(text::visibleText(part.id, false));
    }
    if (part.time != core::WallTime()) {
        more.append(timeText(part.time));
    }
    look.more = more.join(u", "_s);
    return look;
}

StripPart::StripPart(const evidence::StoryPart &part, const Look &look, QWidget *parent)
    : RowLink(part.isCurrent ? journal::RowRef() : part.row, parent)
    , m_look(look)
    , m_isCurrent(part.isCurrent)
{
    setObjectName(u"stripPart"_s);
    setFixedHeight(metrics::lineageRowHeight);
    QStringList words = {m_look.what};
    if (!m_look.tellsMono && !m_look.tells.isEmpty()) {
        words.append(m_look.tells);
    }
    if (!m_look.more.isEmpty()) {
        words.append(m_look.more);
    }
    if (part.breaksRule) {
        words.append(text::wrongEdgeText(part.origin));
    }
    setAccessibleName(words.join(u", "_s));
    setToolTip(m_look.more.toHtmlEscaped());
}

void StripPart::setLinks(Link above, Link below)
{
    m_above = above;
    m_below = below;
    update();
}

QSize StripPart::sizeHint() const
{
    return {metrics::inspectorMinimum - 2 * metrics::panelPadding, metrics::lineageRowHeight};
}

void StripPart::paintLinks(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const qreal top = (height() - metrics::iconSmall) / 2.0 - linkGap;
    const qreal bottom = height() - top;
    const auto pen
        = [&theme](Link link) { return link == Link::Wrong ? QPen(theme.bad, 2) : QPen(theme.lineStrong, 1.5); };
    if (m_above != Link::None) {
        painter.setPen(pen(m_above));
        painter.drawLine(QPointF(axis, 0), QPointF(axis, top));
    }
    if (m_below == Link::Plain) {
        painter.setPen(pen(m_below));
        painter.drawLine(QPointF(axis, bottom), QPointF(axis, height()));
    } else if (m_below == Link::Wrong) { // an arrow: the attempt took its anchor from below
        constexpr qreal head = 4;
        painter.setPen(pen(m_below));
        painter.drawLine(QPointF(axis, bottom + head), QPointF(axis, height()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.bad);
        painter.drawPolygon(QPolygonF(
            {QPointF(axis, bottom - 1), QPointF(axis - head, bottom + head), QPointF(axis + head, bottom + head)}));
    }
}

void StripPart::paintTexts(QPainter &painter) const
{
    const Theme &theme = Theme::current();
    const bool plain = m_look.tone == Tone::Dim;
    painter.setFont(roleFont(m_look.tellsMono ? FontRole::Mono : FontRole::Small));
    painter.setPen(plain ? (m_look.tellsMono ? theme.text : theme.textDim) : inkOf(m_look.tone, theme));
    const QRect row = rect().adjusted(stripTextLeft, 0, -2, 0);
    const int tells = painter.fontMetrics().horizontalAdvance(m_look.tells);
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignRight, m_look.tells);
    painter.setFont(roleFont(m_isCurrent ? FontRole::BaseBold : FontRole::Base));
    painter.setPen(plain ? theme.text : inkOf(m_look.tone, theme));
    painter.drawText(row, Qt::AlignVCenter | Qt::AlignLeft,
        oneLine(m_look.what, painter.fontMetrics(), row.width() - tells - metrics::gap));
}

void StripPart::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (isHot()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.hover);
        painter.drawRoundedRect(rect(), metrics::radiusChip, metrics::radiusChip);
    }
    paintLinks(painter);
    const QColor ink = m_look.icon == u"accepted"_s ? theme.ok : inkOf(m_look.tone, theme);
    paintIcon(painter, {(iconColumn - metrics::iconSmall) / 2, (height() - metrics::iconSmall) / 2}, m_look.icon,
        metrics::iconSmall, ink);
    paintTexts(painter);
    paintFocus(painter, metrics::radiusChip);
}

} // namespace ui
