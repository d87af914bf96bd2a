#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/protocol/message.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace sandbox {

/// The platform's limits in this run. Source: protocol reference (e): C2C 60 min / 5, switch to 4, strict 5 min; group
/// 5 min / 5.
struct Rules
{
    int replies = 5; ///< C2C
    core::Milliseconds window = std::chrono::minutes(60); ///< C2C
    int groupReplies = 5;
    core::Milliseconds groupWindow = std::chrono::minutes(5);
    bool proactiveAllowed = true;
    bool markdownAllowed = true;
    bool urlsAllowed = true; ///< false: as for a bot whose owner registered no domain
    bool typingCounts = true; ///< disagreement 17 of the reference: a public test says that it does
    friend bool operator==(const Rules &, const Rules &) = default;
};

/// A user of the bot.
struct Person
{
    core::PeerId openid;
    QString name;
    friend bool operator==(const Person &, const Person &) = default;
};

/// A group that the bot is in. `members` are people by their user openid; inside the group they have another one.
struct Group
{
    core::PeerId openid;
    QString name;
    QList<core::PeerId> members;
    bool receiveAll = false; ///< the bot gets every message, not only those that mention it
    friend bool operator==(const Group &, const Group &) = default;
};

/// Where a message goes or an event happens: a person's own conversation with the bot, or a group.
struct Place
{
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    friend bool operator==(const Place &, const Place &) = default;
    friend size_t qHash(const Place &place, size_t seed = 0) { return qHashMulti(seed, int(place.scene), place.peer); }
};

/// Who is there and what the platform allows at the moment. A value; any thread.
struct Cast
{
    QList<Person> people;
    QList<Group> groups;
    Rules rules;
    /// Nothing for an openid that nobody has; valid as long as the cast is not changed.
    [[nodiscard]] const Person *person(const core::PeerId &openid) const;
    [[nodiscard]] const Group *group(const core::PeerId &openid) const;
    friend bool operator==(const Cast &, const Cast &) = default;
};

/// The openid of a person (or of the bot, by its id) inside a group: another one than outside, the same in every run.
/// Source: protocol reference (a), "Other account facts".
[[nodiscard]] core::PeerId memberOpenid(const core::PeerId &group, const core::PeerId &person);
/// An openid that nobody has: 32 upper-case hex characters.
[[nodiscard]] core::PeerId newOpenid();
/// The events that can be pushed in a scene, besides messages. Source: protocol reference (c), "Relationship events".
[[nodiscard]] QStringList eventTypes(protocol::Scene scene);

} // namespace sandbox
