#pragma once
#include <QList>
#include <QMap>
#include <QString>

namespace ui {

/// Columns of the traffic table: those that it shows at first from left to right, then those that a reader may add.
enum class TrafficColumn {
    Time,
    Kind,
    Peer,
    Route,
    Status,
    MsgId,
    Seq,
    Duration,
    Size,
    Direction,
    Scene,
    Code,
    Attempt,
    Turn,
    Returned,
    Trace,
    Bot,
    Note,
};
inline constexpr int trafficColumnCount = 18;

/// The caption in the header and in the menu of columns. Thread: that of the translators (main).
[[nodiscard]] QString columnCaption(TrafficColumn column);

/// What a reader has made of the columns. Time is always there and always the first.
struct ColumnChoice
{
    QList<TrafficColumn> shown; ///< left to right; empty: the program's own choice, which knows how to get narrow
    QMap<TrafficColumn, int> widths; ///< in pixels, of those that were dragged
    [[nodiscard]] bool isOwn() const { return !shown.isEmpty(); }
    /// For the memory of the window: `time kind:90 peer`. What cannot be read is left out.
    [[nodiscard]] QString toText() const;
    [[nodiscard]] static ColumnChoice fromText(const QString &text);
    friend bool operator==(const ColumnChoice &, const ColumnChoice &) = default;
};

/// The columns that the table shows at first.
[[nodiscard]] QList<TrafficColumn> firstColumns();

/// One column as it is laid out.
struct FittedColumn
{
    TrafficColumn column = TrafficColumn::Time;
    int width = 0;
    friend bool operator==(const FittedColumn &, const FittedColumn &) = default;
};
/// Columns and widths for a table of that width. The program's own choice lets columns leave from the right by priority
/// and never needs a scroll bar; a reader's own choice stays whole. Route takes what is left over.
[[nodiscard]] QList<FittedColumn> fitColumns(const ColumnChoice &choice, int available, bool narrowWindow);

/// The narrowest column: an icon without words.
inline constexpr int iconOnlyWidth = 32;

} // namespace ui
