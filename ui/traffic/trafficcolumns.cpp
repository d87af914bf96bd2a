#include "ui/traffic/trafficcolumns.h"

#include "ui/traffic/trafficmodel.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// A dragged column is never wider: what is in the memory file may be anything.
constexpr int widest = 2'000;
/// The order in which columns leave a narrow table. Source: the design's page "Space and layout".
constexpr TrafficColumn leaving[]
    = {TrafficColumn::Size, TrafficColumn::Seq, TrafficColumn::Duration, TrafficColumn::MsgId};

struct Facts
{
    QLatin1StringView word; ///< in the memory file: never changes
    int width; ///< at ease. Source: the design's traffic picture
};

constexpr Facts facts[trafficColumnCount] = {
    {"time"_L1, 116}, // and a mark
    {"kind"_L1, 78},
    {"peer"_L1, 158},
    {"route"_L1, 172},
    {"status"_L1, 196}, // a close code with its words
    {"msgid"_L1, 104},
    {"seq"_L1, 48},
    {"duration"_L1, 70},
    {"size"_L1, 56},
    {"direction"_L1, 64},
    {"scene"_L1, 72},
    {"code"_L1, 76},
    {"attempt"_L1, 64},
    {"turn"_L1, 64},
    {"returned"_L1, 104},
    {"trace"_L1, 128},
    {"bot"_L1, 104},
    {"note"_L1, 160},
};

int easyWidth(TrafficColumn column)
{
    return facts[int(column)].width;
}

std::optional<TrafficColumn> columnOf(QStringView word)
{
    for (int i = 0; i < trafficColumnCount; ++i) {
        if (word == facts[i].word)
            return TrafficColumn(i);
    }
    return std::nullopt;
}

int widthOf(const ColumnChoice &choice, TrafficColumn column, bool narrowWindow)
{
    const bool iconOnly = narrowWindow && !choice.isOwn() && column == TrafficColumn::Kind;
    return choice.widths.value(column, iconOnly ? iconOnlyWidth : easyWidth(column));
}

} // namespace

QString columnCaption(TrafficColumn column)
{
    switch (column) {
    case TrafficColumn::Time:
        return TrafficModel::tr("Time");
    case TrafficColumn::Kind:
        return TrafficModel::tr("Kind");
    case TrafficColumn::Peer:
        return TrafficModel::tr("Peer");
    case TrafficColumn::Route:
        return TrafficModel::tr("Route or event");
    case TrafficColumn::Status:
        return TrafficModel::tr("Status");
    case TrafficColumn::MsgId:
        return u"msg_id"_s;
    case TrafficColumn::Seq:
        return TrafficModel::tr("Seq");
    case TrafficColumn::Duration:
        return TrafficModel::tr("Duration");
    case TrafficColumn::Size:
        return TrafficModel::tr("Size");
    case TrafficColumn::Direction:
        return TrafficModel::tr("Direction");
    case TrafficColumn::Scene:
        return TrafficModel::tr("Scene");
    case TrafficColumn::Code:
        return TrafficModel::tr("Code");
    case TrafficColumn::Attempt:
        return TrafficModel::tr("Attempt");
    case TrafficColumn::Turn:
        return TrafficModel::tr("Turn");
    case TrafficColumn::Returned:
        return TrafficModel::tr("Returned id");
    case TrafficColumn::Trace:
        return TrafficModel::tr("Trace id");
    case TrafficColumn::Bot:
        return TrafficModel::tr("Bot");
    case TrafficColumn::Note:
        return TrafficModel::tr("Note");
    }
    return {};
}

QList<TrafficColumn> firstColumns()
{
    QList<TrafficColumn> columns;
    for (int i = int(TrafficColumn::Time); i <= int(TrafficColumn::Size); ++i)
        columns.append(TrafficColumn(i));
    return columns;
}

QString ColumnChoice::toText() const
{
    QStringList words;
    for (const TrafficColumn column : shown) {
        const QString word = facts[int(column)].word;
        words.append(widths.contains(column) ? word + u':' + QString::number(widths[column]) : word);
    }
    return words.join(u' ');
}

ColumnChoice ColumnChoice::fromText(const QString &text)
{
    ColumnChoice choice;
    for (const QStringView part : QStringView(text).split(u' ', Qt::SkipEmptyParts)) {
        const qsizetype colon = part.indexOf(u':');
        const auto column = columnOf(colon < 0 ? part : part.first(colon));
        if (!column || choice.shown.contains(*column))
            continue;
        choice.shown.append(*column);
        const int width = colon < 0 ? 0 : part.sliced(colon + 1).toInt();
        if (width >= iconOnlyWidth && width <= widest)
            choice.widths.insert(*column, width);
    }
    if (choice.isOwn()) {
        choice.shown.removeAll(TrafficColumn::Time);
        choice.shown.prepend(TrafficColumn::Time);
    }
    return choice;
}

QList<FittedColumn> fitColumns(const ColumnChoice &choice, int available, bool narrowWindow)
{
    QList<TrafficColumn> columns = choice.isOwn() ? choice.shown : firstColumns();
    int needed = 0;
    for (const TrafficColumn column : std::as_const(columns))
        needed += widthOf(choice, column, narrowWindow);
    if (!choice.isOwn()) {
        for (const TrafficColumn column : leaving) {
            if (needed <= available)
                break;
            columns.removeAll(column);
            needed -= widthOf(choice, column, narrowWindow);
        }
    }
    QList<FittedColumn> fitted;
    for (const TrafficColumn column : std::as_const(columns)) {
        int width = widthOf(choice, column, narrowWindow);
        const bool mayShrink = !choice.isOwn();
        if (column == TrafficColumn::Route && (mayShrink || needed < available))
            width = qMax(width + available - needed, iconOnlyWidth);
        fitted.append({column, width});
    }
    return fitted;
}

} // namespace ui
