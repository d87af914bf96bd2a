#pragma once
#include <QFlags>
#include <QStringList>

namespace protocol {

/// Event groups a session asks for. Source: protocol reference (b), "Intents".
enum class Intent : quint32 {
    Guilds = 1u << 0,
    GuildMembers = 1u << 1,
    GuildMessages = 1u << 9,
    GuildMessageReactions = 1u << 10,
    DirectMessage = 1u << 12,
    OpenForumEvent = 1u << 18,
    AudioOrLiveChannelMember = 1u << 19,
    EnterAio = 1u << 23,
    GroupMemberEvent = 1u << 24,
    GroupAndC2cEvent = 1u << 25,
    Interaction = 1u << 26,
    MessageAudit = 1u << 27,
    ForumsEvent = 1u << 28,
    AudioAction = 1u << 29,
    PublicGuildMessages = 1u << 30,
};
Q_DECLARE_FLAGS(Intents, Intent)
Q_DECLARE_OPERATORS_FOR_FLAGS(Intents)

/// What we ask for first; 4014 drops the optional ones stepwise. Source: protocol reference (b), "Default set".
[[nodiscard]] Intents defaultIntents();
/// The next smaller set after a 4014, or no bits when nothing optional is left.
[[nodiscard]] Intents reducedIntents(Intents refused);
/// The platform's names of the bits, lowest first; an unknown bit as `1<<n`.
[[nodiscard]] QStringList intentNames(Intents intents);

} // namespace protocol
