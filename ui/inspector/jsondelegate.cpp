#include "ui/inspector/jsondelegate.h"

#include "app/text/visibletext.h"
#include "ui/common/icon.h"
#include "ui/common/jsontreemodel.h"
#include "ui/common/theme.h"

#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;
using Type = protocol::JsonNode::Type;

namespace {

/// No row shows more of a value; shaping all of it would cost what nobody sees.
constexpr qsizetype longestValue = 400;
constexpr int chipPadding = 4;
/// The note may take this share of what the key leaves: the value is what people look for.
constexpr double noteShare = 0.5;

QColor valueColour(Type type, const Theme &theme)
{
    switch (type) {
    case Type::String:
        return theme.jsonString;
    case Type::Number:
        return theme.jsonNumber;
    case Type::Bool:
        return theme.jsonBool;
    case Type::Null:
    case Type::Array:
    case Type::Object:
        return theme.jsonNull;
    }
    return theme.text;
}

QString valueText(const QModelIndex &index, Type type)
{
    if (type == Type::Null) {
        return u"null"_s;
    }
    const QString raw = index.data(JsonTreeModel::ValueRole).toString().left(longestValue);
    if (type != Type::String) {
        return text::visibleText(raw, false);
    }
    QString lines = raw;
    lines.replace(u'\n', "\\n"_L1).replace(u'\r', "\\r"_L1).replace(u'\t', "\\t"_L1);
    return u'"' + text::visibleText(lines, false) + u'"';
}

/// Paints what fits and moves the box's left edge behind it.
void put(QPainter &painter, QRect &box, const QString &text, const QColor &ink)
{
    if (box.width() <= 0) {
        return;
    }
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, box.width());
    painter.setPen(ink);
    painter.drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(shown));
}

void putChip(QPainter &painter, QRect &box, const QString &text, const Theme &theme)
{
    const int width = qMin(box.width(), painter.fontMetrics().horizontalAdvance(text) + 2 * chipPadding);
    const QRect chip(box.left() + 1, box.top() + 3, width, box.height() - 6);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.notSentBg);
    painter.drawRoundedRect(chip, metrics::radiusChip, metrics::radiusChip);
    QRect inside = chip.adjusted(chipPadding, 0, -chipPadding, 0);
    put(painter, inside, text, theme.textFaint);
    box.setLeft(chip.right() + 2);
}

} // namespace

QSize JsonDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {0, metrics::jsonRowHeight};
}

void JsonDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(roleFont(FontRole::Mono));
    if (option.state.testFlag(QStyle::State_Selected)) {
        const bool hasFocus = option.widget != nullptr && option.widget->hasFocus();
        painter->fillRect(option.rect, hasFocus ? theme.selection : theme.selectionInactive);
    }
    QRect box = option.rect.adjusted(2, 0, -metrics::gap, 0);
    const QString key = index.data(JsonTreeModel::KeyRole).toString();
    if (!key.isEmpty()) {
        put(*painter, box, text::visibleText(key, false), theme.jsonKey);
        put(*painter, box, u": "_s, theme.jsonNull);
    }
    paintNote(*painter, box, index);
    painter->setFont(roleFont(FontRole::Mono));
    paintValue(*painter, box, index);
    painter->restore();
}

void JsonDelegate::paintNote(QPainter &painter, QRect &box, const QModelIndex &index) const
{
    const QString note = index.data(JsonTreeModel::NoteRole).toString();
    if (note.isEmpty() || box.width() <= 0) {
        return;
    }
    const Theme &theme = Theme::current();
    const bool isProblem = index.data(JsonTreeModel::NoteIsProblemRole).toBool();
    const int icon = isProblem ? metrics::iconSmall + metrics::iconGap : 0;
    painter.setFont(roleFont(FontRole::Small));
    const int room = int(box.width() * noteShare);
    const QString shown = painter.fontMetrics().elidedText(note, Qt::ElideRight, room - icon);
    const int width = painter.fontMetrics().horizontalAdvance(shown) + icon;
    QRect place(box.right() - width, box.top(), width + 1, box.height());
    if (isProblem) {
        const QPoint at(place.left(), place.top() + (place.height() - metrics::iconSmall) / 2);
        paintIcon(painter, at, u"warning"_s, metrics::iconSmall, theme.bad);
    }
    painter.setPen(isProblem ? theme.bad : theme.textFaint);
    painter.drawText(place.adjusted(icon, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, shown);
    box.setRight(place.left() - metrics::gap);
}

void JsonDelegate::paintValue(QPainter &painter, QRect box, const QModelIndex &index) const
{
    const Theme &theme = Theme::current();
    const auto type = Type(index.data(JsonTreeModel::TypeRole).toInt());
    if (type == Type::Object || type == Type::Array) {
        put(painter, box, type == Type::Object ? u"{} "_s : u"[] "_s, theme.jsonNull);
        painter.setFont(roleFont(FontRole::Small));
        put(painter, box, index.data(JsonTreeModel::CountTextRole).toString(), theme.textDim);
        if (const int folded = index.data(JsonTreeModel::FoldedRole).toInt(); folded > 0) {
            put(painter, box, u"  "_s + JsonTreeModel::tr("%1 null hidden").arg(folded), theme.textFaint);
        }
        return;
    }
    const QString value = valueText(index, type);
    const QColor ink = valueColour(type, theme);
    qsizetype done = 0;
    for (const QString &marker : m_markers) {
        const qsizetype at = value.indexOf(marker, done);
        if (at >= 0) {
            put(painter, box, value.mid(done, at - done), ink);
            putChip(painter, box, marker, theme);
            done = at + marker.size();
        }
    }
    put(painter, box, value.mid(done), ink);
}

} // namespace ui
