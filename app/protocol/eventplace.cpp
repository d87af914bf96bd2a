#include "app/core/overloaded.h"
#include "app/protocol/frame.h"
#include "app/protocol/jsondocument.h"

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

EventPlace place(std::optional<Scene> scene, const QString &peer)
{
    return {scene, core::PeerId(peer)};
}

/// The first of the named members that has a text.
QString firstText(const JsonValue &object, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const QString text = object[key].text(); !text.isEmpty())
            return text;
    }
    return {};
}

// Source: protocol reference (c): deletions carry the message, and with it the place, one level down.
EventPlace placeOfRaw(const RawEvent &event)
{
    const auto document = JsonDocument::parse(event.d, maxFrameBytes);
    if (!document)
        return {};
    const JsonValue d = document->root();
    const JsonValue message = d["message"];
    if (const QString group = d["group_openid"].text(); !group.isEmpty())
        return place(Scene::Group, group);
    const QString guild = firstText(d, {"guild_id"});
    if (event.type.startsWith("DIRECT_MESSAGE_"_L1))
        return place(Scene::Dm, guild.isEmpty() ? message["guild_id"].text() : guild);
    if (event.type.startsWith("CHANNEL_"_L1))
        return place(Scene::Channel, d["id"].text());
    const QString channel = firstText(d, {"channel_id"});
    if (const QString id = channel.isEmpty() ? message["channel_id"].text() : channel; !id.isEmpty())
        return place(Scene::Channel, id);
    if (const QString openid = firstText(d, {"openid", "user_openid"}); !openid.isEmpty())
        return place(Scene::C2c, openid);
    // A guild as a whole is no scene: nobody can be answered there.
    if (event.type == "GUILD_CREATE"_L1 || event.type == "GUILD_UPDATE"_L1 || event.type == "GUILD_DELETE"_L1)
        return place(std::nullopt, d["id"].text());
    return place(std::nullopt, guild);
}

} // namespace

EventPlace eventPlace(const Event &event)
{
    return std::visit(core::Overloaded{
                          [](const Ready &) { return EventPlace(); },
                          [](const Resumed &) { return EventPlace(); },
                          [](const UserMessage &message) {
                              return EventPlace{message.scene, message.peer};
                          },
                          [](const RawEvent &raw) { return placeOfRaw(raw); },
                      },
        event);
}

} // namespace protocol
