#pragma once
#include "app/protocol/jsontree.h"

#include <optional>

namespace protocol {

/// One step from a value into it: a member by its key, or an element by its place.
struct JsonStep
{
    QString key;
    qsizetype place = -1; ///< from 0; -1 for a member
    friend bool operator==(const JsonStep &, const JsonStep &) = default;
};

/// One value that differs between two bodies; on the side where it is not there, none.
struct JsonChange
{
    QList<JsonStep> path; ///< empty: the bodies as a whole
    std::optional<JsonNode> before, after;
};

/// What differs, in the order of the body after, what is gone at the end of its object. The order of members is no
/// difference. An object that has a key twice is one value; elements are compared place by place.
struct JsonDiff
{
    QList<JsonChange> changes;
    qsizetype leftOut = 0; ///< changes beyond mostJsonChanges
};

/// Most changes that a difference tells: nobody reads more.
inline constexpr qsizetype mostJsonChanges = 2'000;

/// Pure, linear in both sizes. Thread: any.
[[nodiscard]] JsonDiff jsonDiff(const JsonNode &before, const JsonNode &after);
/// As people write it: `d.author.id`, `items[0].name`, `["a.b"]`; `$` for an empty one.
[[nodiscard]] QString pathText(const QList<JsonStep> &path);

} // namespace protocol
