#pragma once
#include "app/protocol/jsontree.h"
#include "app/traffic/record.h"

#include <QStringList>

#include <optional>

namespace ui {

/// Characters shown at first of a long text; the rest comes with "Show all".
inline constexpr qsizetype cutAt = 60'000;

/// A body made ready to show. `text` is what a person reads (indented JSON, or the text itself), `exact` the bytes as
/// they stand in the journal, both with invisible characters made visible; in `exact` also bytes that are no UTF-8
/// (`[0xB5]`). `markers` are the words that stand where
/// secrets were cut.
struct PreparedBody
{
    std::optional<protocol::JsonNode> tree; ///< none: not JSON
    QString text;
    QString exact;
    QString copied; ///< the text itself, for the clipboard
    QStringList markers;
    QList<traffic::Splice> cuts; ///< where those words stand in `exact`, in characters
    qint64 wireSize = 0;
    bool isEmpty = true;
};

/// Thread: any. In `text` and `copied` bytes that are no UTF-8 read as replacement characters.
[[nodiscard]] PreparedBody prepareBody(const traffic::Body &body);

} // namespace ui
