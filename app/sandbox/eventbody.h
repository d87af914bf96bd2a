#pragma once
#include "app/sandbox/scenario.h"

namespace sandbox {

// `d` of the events that the platform pushes, as JSON text. Source: protocol reference (c). Private to the room.

/// RFC 3339 in the platform's zone. Source: protocol reference (c), (d): `+08:00`.
[[nodiscard]] QString platformTime(core::WallTime at);

/// C2C_MESSAGE_CREATE.
[[nodiscard]] QByteArray c2cMessageBody(
    const core::PeerId &person, const core::InboundMsgId &id, const QString &text, core::WallTime now);

/// What a member says in a group, with or without naming the bot.
struct GroupSaying
{
    Group group;
    Person author;
    core::InboundMsgId id;
    QString text;
    bool mention = true;
};
/// GROUP_AT_MESSAGE_CREATE: the bot's own mention is cut out, which leaves a blank in front.
[[nodiscard]] QByteArray groupAtMessageBody(const GroupSaying &saying, core::WallTime now);
/// GROUP_MESSAGE_CREATE: the bot's own mention stays, and is listed.
[[nodiscard]] QByteArray groupMessageBody(const GroupSaying &saying, const Bot &bot, core::WallTime now);

/// Any other event of a person. `id` is the uuid of an interaction.
[[nodiscard]] QByteArray personEventBody(
    const core::PeerId &person, const Bot &bot, const QString &type, const QString &id, core::WallTime now);
/// Any other event of a group; its first member is who did it.
[[nodiscard]] QByteArray groupEventBody(
    const Group &group, const Bot &bot, const QString &type, const QString &id, core::WallTime now);

} // namespace sandbox
