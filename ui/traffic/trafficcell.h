#pragma once
#include "app/journal/source.h"
#include "app/protocol/errorcatalogue.h"
#include "ui/traffic/trafficcolumns.h"

#include <QString>

namespace ui {

/// What a piece of a cell means; the delegate picks the colour token.
enum class Ink { Text, Dim, Faint, Accent, Ok, Warn, Bad, Unknown, Audit, NotSent };

/// One cell, ready to be measured and painted: icon, then runs of text.
struct TrafficCell
{
    struct Run
    {
        QString text;
        Ink ink = Ink::Dim;
        bool bold = false;
        friend bool operator==(const Run &, const Run &) = default;
    };
    QString icon; ///< name in the icon set, empty for none
    Ink iconInk = Ink::Dim;
    QList<Run> runs;
    bool mono = true;
    bool alignsRight = false;

    /// The runs joined: for display and copying.
    [[nodiscard]] QString text() const;
    friend bool operator==(const TrafficCell &, const TrafficCell &) = default;
};

/// What the column shows of that row; ids are shortened. Thread: that of the translators (main).
[[nodiscard]] TrafficCell trafficCell(
    const journal::RowSummary &row, TrafficColumn column, const protocol::ErrorCatalogue &catalogue);
/// What the status cell stands for, whole: the tooltip's text. Empty when the cell says it all.
[[nodiscard]] QString wholeStatus(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue);
/// The whole row in one line with whole ids, for screen readers.
[[nodiscard]] QString trafficRowText(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue);
/// Colour of a state's word and bar; Dim for states nobody needs to look at.
[[nodiscard]] Ink stateInk(traffic::State state);
/// True for rows with the bar at the left edge: problem outcomes, calls that failed without being sends, and the end of
/// a connection after which a person must act. A line that comes back by itself is none.
[[nodiscard]] bool isProblemRow(const journal::RowSummary &row);
/// Colour of its bar and its tick.
[[nodiscard]] Ink problemInk(const journal::RowSummary &row);

} // namespace ui
