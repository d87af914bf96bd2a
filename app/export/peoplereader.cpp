#include "app/export/peoplereader.h"

#include "app/protocol/jsontree.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace exporting {

namespace {

using protocol::JsonNode;

constexpr qsizetype openidSize = 32;

template <size_t Size> bool isOneOf(const QString &key, const std::array<QLatin1StringView, Size> &keys)
{
    return std::ranges::find(keys, key) != keys.end();
}

// All of the one person that the object is about.
constexpr std::array sameKeys = {"openid"_L1, "user_openid"_L1, "member_openid"_L1, "union_openid"_L1,
    "group_member_openid"_L1, "union_user_account"_L1};
// Of another person, each.
constexpr std::array otherKeys
    = {"user_id"_L1, "op_user_id"_L1, "op_member_openid"_L1, "author_id"_L1, "owner_id"_L1, "recipient_id"_L1};
constexpr std::array guildKeys = {"guild_id"_L1, "src_guild_id"_L1, "source_guild_id"_L1};
constexpr std::array nameKeys = {"username"_L1, "nick"_L1};
// Objects whose `id` is a person's.
constexpr std::array personKeys = {"author"_L1, "user"_L1, "op_user"_L1, "mentions"_L1};

bool isTrue(const JsonNode &object, QLatin1StringView key)
{
    return std::ranges::any_of(object.children, [key](const JsonNode &child) {
        return child.key == key && child.type == JsonNode::Type::Bool && child.text == "true"_L1;
    });
}

bool isId(const JsonNode &node)
{
    return (node.type == JsonNode::Type::String || node.type == JsonNode::Type::Number) && !node.text.isEmpty();
}

/// Ids of the person that an object is about; `key` is its own.
QStringList idsOf(const JsonNode &object, const QString &key)
{
    QStringList ids;
    for (const JsonNode &child : object.children) {
        const bool isOwn = isOneOf(child.key, sameKeys) || (child.key == "id"_L1 && isOneOf(key, personKeys));
        if (isOwn && isId(child))
            ids.append(child.text);
    }
    return ids;
}

class Walk
{
public:
    explicit Walk(People &people)
        : m_people(people)
    {
    }
    /// `bearer`: an id of the person whose names may stand here, empty for nobody known.
    void into(const JsonNode &node, const QString &key, const QString &bearer)
    {
        if (node.type == JsonNode::Type::Array) {
            for (const JsonNode &item : node.children)
                into(item, key, {});
        } else if (node.type == JsonNode::Type::Object) {
            object(node, key, bearer);
        }
    }

private:
    void object(const JsonNode &node, const QString &key, QString bearer)
    {
        const bool isBot = isTrue(node, "bot"_L1) || isTrue(node, "is_you"_L1);
        const QStringList own = idsOf(node, key);
        if (isBot)
            std::ranges::for_each(own, [this](const QString &id) { m_people.spare(id); });
        else
            m_people.add(People::Kind::Person, own);
        if (!own.isEmpty() || isOneOf(key, personKeys))
            bearer = own.value(0);
        else if (const QString inner = personInside(node); !inner.isEmpty())
            bearer = inner;
        for (const JsonNode &child : node.children)
            member(child, isBot, bearer);
    }
    /// Of `{"author":{…},"member":{"nick":…}}` and `{"user":{…},"nick":…}`.
    QString personInside(const JsonNode &node)
    {
        for (const JsonNode &child : node.children) {
            if (child.type != JsonNode::Type::Object || (child.key != "author"_L1 && child.key != "user"_L1))
                continue;
            const QStringList ids = idsOf(child, child.key);
            if (!isTrue(child, "bot"_L1))
                m_people.add(People::Kind::Person, ids);
            return ids.value(0);
        }
        return {};
    }
    void member(const JsonNode &child, bool isBot, const QString &bearer)
    {
        if (!isId(child))
            into(child, child.key, bearer);
        else if (isOneOf(child.key, nameKeys) && isBot)
            m_people.spareName(child.text);
        else if (isOneOf(child.key, nameKeys))
            m_people.addName(child.text, bearer);
        else if (child.key == "avatar"_L1 && !isBot)
            m_people.add(People::Kind::Person, {bearer, child.text}); // an address with an account in it
        else if (isOneOf(child.key, otherKeys))
            m_people.add(People::Kind::Person, {child.text});
        else if (child.key == "group_openid"_L1 || child.key == "group_id"_L1)
            m_people.add(People::Kind::Group, {child.text});
        else if (child.key == "channel_id"_L1)
            m_people.add(People::Kind::Channel, {child.text});
        else if (isOneOf(child.key, guildKeys))
            m_people.add(People::Kind::Guild, {child.text});
    }

    People &m_people;
};

void learnPeer(People &people, const traffic::Record &record)
{
    if (!record.scene) {
        people.add(People::Kind::Guild, {record.peer.value}); // a guild as a whole is no scene
        return;
    }
    switch (*record.scene) {
    case protocol::Scene::C2c:
        people.add(People::Kind::Person, {record.peer.value});
        break;
    case protocol::Scene::Group:
        people.add(People::Kind::Group, {record.peer.value});
        break;
    case protocol::Scene::Channel:
        people.add(People::Kind::Channel, {record.peer.value});
        break;
    case protocol::Scene::Dm:
        people.add(People::Kind::Guild, {record.peer.value});
        break;
    }
}

void learnRoute(People &people, const QString &route)
{
    const QByteArray path = route.section(u' ', 1).section(u'?', 0, 0).toUtf8();
    const QList<QByteArray> segments = path.split('/');
    for (qsizetype i = 0; i + 1 < segments.size(); ++i) {
        if (const auto kind = kindBehind(segments[i]))
            people.add(*kind, {QString::fromUtf8(QByteArray::fromPercentEncoding(segments[i + 1]))});
    }
}

void learnBody(People &people, const QByteArray &body, bool isPlatforms)
{
    if (isPlatforms) {
        if (const auto tree = protocol::parseJsonTree(body))
            Walk(people).into(*tree, {}, {});
    }
    for (const Found &found : findDecoded(body, findOpenids))
        people.suspect(QString::fromLatin1(found.word));
}

} // namespace

void learnPeople(People &people, const journal::RowDetail &row)
{
    const traffic::Record &record = row.record;
    const bool isPlatforms = record.kind == traffic::Kind::Frame || record.kind == traffic::Kind::Http
        || record.kind == traffic::Kind::Upload;
    // First: an event names its peer more than once, and by its most telling key.
    learnPeer(people, record);
    if (isPlatforms)
        learnRoute(people, record.route);
    learnBody(people, record.body.text, isPlatforms);
    if (row.settlement)
        learnBody(people, row.settlement->body.text, isPlatforms);
}

std::optional<People::Kind> kindBehind(QByteArrayView segment)
{
    if (segment == "users" || segment == "members")
        return People::Kind::Person;
    if (segment == "groups")
        return People::Kind::Group;
    if (segment == "channels")
        return People::Kind::Channel;
    if (segment == "dms" || segment == "guilds")
        return People::Kind::Guild;
    return std::nullopt;
}

void findOpenids(QByteArrayView text, std::vector<Found> &found)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F'); };
    for (qsizetype begin = 0; begin + openidSize <= text.size();) {
        qsizetype end = begin;
        while (end < text.size() && isHex(text[end]))
            ++end;
        const bool isLong = end - begin == openidSize;
        if (isLong && (begin == 0 || !isWordByte(text[begin - 1])) && (end == text.size() || !isWordByte(text[end])))
            found.push_back({begin, end, text.sliced(begin, openidSize).toByteArray()});
        begin = end + 1;
    }
}

bool isWordByte(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
}

} // namespace exporting
