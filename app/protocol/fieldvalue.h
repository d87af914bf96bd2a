#pragma once
#include "app/core/clock.h"

#include <QString>

#include <optional>

namespace protocol {

// Values that carry more than they show, read as values. Pure; anything malformed reads as nothing. Thread: any.

/// RFC 3339 with its zone, or a whole number of seconds or milliseconds since 1970 (told apart by their size: seconds
/// from 2001 to 5138, milliseconds from 2001 to 2286). Source: protocol reference (c), "timestamp".
[[nodiscard]] std::optional<core::WallTime> readTime(QStringView text);

/// An integral number that is not negative, as a number or a string spells it; nothing beyond 63 bits.
[[nodiscard]] std::optional<qint64> readCount(QStringView text);

/// One item of `message_scene.ext`. Source: protocol reference (c): split at the first `=`, for values end in padding.
struct SceneExt
{
    QString key;
    QString value;
    friend bool operator==(const SceneExt &, const SceneExt &) = default;
};
[[nodiscard]] std::optional<SceneExt> readSceneExt(QStringView text);

/// The event's name in front of a top-level id (`FRIEND_ADD:5a6b…`). Source: protocol reference (c), "Envelope".
[[nodiscard]] std::optional<QString> eventOfId(QStringView id);

/// The path of a call as the field guide knows it: from a record's route `POST /v2/users/…/messages?x=y`, without verb
/// and query. An event's name stays as it is.
[[nodiscard]] QString placeName(QStringView route);

} // namespace protocol
