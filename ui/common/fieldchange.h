#pragma once
#include "app/protocol/jsondiff.h"

namespace ui {

/// One field that differs between two bodies, for people to read. Values as JSON text; none: the field is not there.
struct FieldChange
{
    QString name; ///< `content`, `markdown.content`, `msg_id`, `items[0]` …
    std::optional<QString> before, after;
    friend bool operator==(const FieldChange &, const FieldChange &) = default;
};
/// In the order of the difference. Pure. Thread: any.
[[nodiscard]] QList<FieldChange> fieldChanges(const protocol::JsonDiff &diff);

/// The two values around what differs: what both share at the ends gives way to an ellipsis when they are long. Of what
/// differs itself at most `mostShown` characters stay, from its two ends. Pure. Thread: any.
[[nodiscard]] std::pair<QString, QString> shortenedPair(
    const QString &before, const QString &after, qsizetype mostShown = 160);

} // namespace ui
