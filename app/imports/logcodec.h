#pragma once
#include "app/imports/log.h"

namespace imports {

/// A log's report as it is kept beside its rows, in JSON; `id` and `source` are the folder's to know and are left out.
[[nodiscard]] QByteArray toJson(const Log &log);
/// Nothing for a text that is no report of this version. Rows get that source.
[[nodiscard]] std::optional<Log> logFromJson(const QByteArray &json, journal::SourceId source);

} // namespace imports
