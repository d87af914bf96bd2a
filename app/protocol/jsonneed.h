#pragma once
#include "app/protocol/jsondocument.h"

namespace protocol {

/// What is wrong with a value that `wanted` describes: Missing when it says nothing, else WrongType. Private to the
/// room, as all of this file.
[[nodiscard]] ParseError faultOf(const JsonValue &value, const QString &path, const QString &wanted);

/// A text that nothing can do without: an id, so an empty one is as bad as none. Errors: Missing, WrongType.
[[nodiscard]] core::Result<QString, ParseError> needText(const JsonValue &value, const QString &path);

} // namespace protocol
