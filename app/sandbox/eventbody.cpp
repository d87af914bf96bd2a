#include "app/sandbox/eventbody.h"

#include "app/sandbox/jsonfields.h"
#include "app/sandbox/sendbook.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr auto interaction = "INTERACTION_CREATE"_L1;

/// What every message event has.
QJsonObject message(const core::InboundMsgId &id, const QJsonObject &author, const QString &content, core::WallTime now)
{
    return {{u"id"_s, id.value}, {u"author"_s, author}, {u"content"_s, content}, {u"timestamp"_s, platformTime(now)},
        {u"message_type"_s, 0},
        {u"message_scene"_s,
            QJsonObject{
                {u"source"_s, u"default"_s}, {u"ext"_s, QJsonArray{QString("msg_idx="_L1 + newRefIdx().value)}}}}};
}

QJsonObject groupMessage(const GroupSaying &saying, const QString &content, core::WallTime now)
{
    const QString member = memberOpenid(saying.group.openid, saying.author.openid).value;
    const QJsonObject author{{u"id"_s, member}, {u"member_openid"_s, member},
        {u"union_openid"_s, saying.author.openid.value}, {u"username"_s, saying.author.name},
        {u"member_role"_s, u"member"_s}, {u"bot"_s, false}};
    QJsonObject body = message(saying.id, author, content, now);
    body.insert(u"group_id"_s, saying.group.openid.value);
    body.insert(u"group_openid"_s, saying.group.openid.value);
    return body;
}

QJsonObject interactionBody(const Bot &bot, const QString &id, core::WallTime now)
{
    return {{u"id"_s, id}, {u"application_id"_s, bot.appId.value}, {u"type"_s, 11}, {u"version"_s, 1},
        {u"timestamp"_s, platformTime(now)},
        {u"data"_s,
            QJsonObject{{u"type"_s, 11},
                {u"resolved"_s, QJsonObject{{u"button_id"_s, u"1"_s}, {u"button_data"_s, u"sandbox"_s}}}}}};
}

} // namespace

QString platformTime(core::WallTime at)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMs(at), Qt::OffsetFromUTC, 8 * 3600).toString(Qt::ISODate);
}

QByteArray c2cMessageBody(
    const core::PeerId &person, const core::InboundMsgId &id, const QString &text, core::WallTime now)
{
    const QJsonObject author{{u"id"_s, person.value}, {u"user_openid"_s, person.value},
        {u"union_openid"_s, person.value}, {u"username"_s, QString()}, {u"bot"_s, false}};
    return compactJson(message(id, author, text, now));
}

QByteArray groupAtMessageBody(const GroupSaying &saying, core::WallTime now)
{
    return compactJson(groupMessage(saying, u' ' + saying.text, now));
}

QByteArray groupMessageBody(const GroupSaying &saying, const Bot &bot, core::WallTime now)
{
    if (!saying.mention)
        return compactJson(groupMessage(saying, saying.text, now));
    const QString botOpenid = memberOpenid(saying.group.openid, core::PeerId(bot.id)).value;
    QJsonObject body = groupMessage(saying, u"<@%1> "_s.arg(botOpenid) + saying.text, now);
    body.insert(u"mentions"_s,
        QJsonArray{QJsonObject{{u"id"_s, botOpenid}, {u"member_openid"_s, botOpenid}, {u"username"_s, bot.name},
            {u"bot"_s, true}, {u"is_you"_s, true}, {u"scope"_s, u"single"_s}}});
    return compactJson(body);
}

QByteArray personEventBody(
    const core::PeerId &person, const Bot &bot, const QString &type, const QString &id, core::WallTime now)
{
    if (type != interaction)
        return compactJson({{u"openid"_s, person.value}, {u"timestamp"_s, core::toMs(now) / 1000}});
    QJsonObject body = interactionBody(bot, id, now);
    body.insert(u"scene"_s, u"c2c"_s);
    body.insert(u"chat_type"_s, 2);
    body.insert(u"user_openid"_s, person.value);
    return compactJson(body);
}

QByteArray groupEventBody(
    const Group &group, const Bot &bot, const QString &type, const QString &id, core::WallTime now)
{
    const QString member = memberOpenid(group.openid, group.members.value(0)).value;
    if (type != interaction)
        return compactJson({{u"group_openid"_s, group.openid.value}, {u"op_member_openid"_s, member},
            {u"timestamp"_s, core::toMs(now) / 1000}});
    QJsonObject body = interactionBody(bot, id, now);
    body.insert(u"scene"_s, u"group"_s);
    body.insert(u"chat_type"_s, 1);
    body.insert(u"group_openid"_s, group.openid.value);
    body.insert(u"group_member_openid"_s, member);
    return compactJson(body);
}

} // namespace sandbox
