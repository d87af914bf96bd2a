#include "app/protocol/intents.h"

#include <array>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

struct Named
{
    Intent intent;
    QLatin1StringView name;
};

// Source: protocol reference (b), "Intents".
constexpr std::array<Named, 15> intentNames = {{
    {Intent::Guilds, "GUILDS"_L1},
    {Intent::GuildMembers, "GUILD_MEMBERS"_L1},
    {Intent::GuildMessages, "GUILD_MESSAGES"_L1},
    {Intent::GuildMessageReactions, "GUILD_MESSAGE_REACTIONS"_L1},
    {Intent::DirectMessage, "DIRECT_MESSAGE"_L1},
    {Intent::OpenForumEvent, "OPEN_FORUM_EVENT"_L1},
    {Intent::AudioOrLiveChannelMember, "AUDIO_OR_LIVE_CHANNEL_MEMBER"_L1},
    {Intent::EnterAio, "ENTER_AIO"_L1},
    {Intent::GroupMemberEvent, "GROUP_MEMBER_EVENT"_L1},
    {Intent::GroupAndC2cEvent, "GROUP_AND_C2C_EVENT"_L1},
    {Intent::Interaction, "INTERACTION"_L1},
    {Intent::MessageAudit, "MESSAGE_AUDIT"_L1},
    {Intent::ForumsEvent, "FORUMS_EVENT"_L1},
    {Intent::AudioAction, "AUDIO_ACTION"_L1},
    {Intent::PublicGuildMessages, "PUBLIC_GUILD_MESSAGES"_L1},
}};

QString nameOf(int bit)
{
    for (const Named &named : intentNames) {
        if (static_cast<quint32>(named.intent) == 1u << bit)
            return named.name;
    }
    return u"1<<%1"_s.arg(bit);
}

} // namespace

Intents defaultIntents()
{
    return Intent::GroupAndC2cEvent | Intent::Interaction | Intent::PublicGuildMessages | Intent::DirectMessage
        | Intent::MessageAudit;
}

Intents reducedIntents(Intents refused)
{
    // Source: protocol reference (b): "25 + 30 + 12, then 25 + 30, then 30".
    static constexpr std::array steps = {
        Intents(Intent::GroupAndC2cEvent) | Intent::PublicGuildMessages | Intent::DirectMessage,
        Intents(Intent::GroupAndC2cEvent) | Intent::PublicGuildMessages,
        Intents(Intent::PublicGuildMessages),
    };
    // Bits 0 and 1 are granted without asking, so dropping them would gain nothing.
    const Intents always = Intents(Intent::Guilds) | Intent::GuildMembers;
    for (const Intents step : steps) {
        const Intents left = refused & (step | always);
        if (left && left != refused)
            return left;
    }
    return {};
}

QStringList intentNames(Intents intents)
{
    QStringList list;
    for (int bit = 0; bit < 32; ++bit) {
        if (intents.toInt() & 1u << bit)
            list.append(nameOf(bit));
    }
    return list;
}

} // namespace protocol
