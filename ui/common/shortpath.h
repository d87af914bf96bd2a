#pragma once
#include <QString>

namespace ui {

/// A path with the ids in it replaced by an ellipsis, and without its query: `/v2/users/…/messages`. `peer` is always
/// taken for an id, whatever it looks like. Thread: any.
[[nodiscard]] QString shortPath(const QString &path, const QString &peer);
/// The same for a route (`POST /v2/…`); an event's name stays as it is.
[[nodiscard]] QString shortRoute(const QString &route, const QString &peer);

} // namespace ui
