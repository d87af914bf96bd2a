#include "app/sandbox/platform.h"

#include "app/sandbox/eventbody.h"
#include "app/sandbox/jsonfields.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

QByteArray newTraceId()
{
    return QUuid::createUuid().toRfc4122().toHex();
}

/// Every OpenAPI answer carries a trace id. Source: protocol reference (a), "Headers".
HttpReply traced(int status, QJsonObject body, bool isError)
{
    const QByteArray trace = newTraceId();
    if (isError)
        body.insert(u"trace_id"_s, QString::fromLatin1(trace));
    HttpReply reply = jsonReply(status, compactJson(body));
    reply.headers.append({"X-Tps-trace-ID", trace});
    return reply;
}

HttpReply refused(const Refusal &refusal)
{
    return traced(refusal.status,
        {{u"message"_s, refusal.message}, {u"code"_s, refusal.code}, {u"err_code"_s, refusal.errCode}}, true);
}

/// The place of `/v2/users/{openid}/messages` or `/v2/groups/{group_openid}/messages`, or nothing.
std::optional<Place> sendTarget(const QByteArray &path)
{
    const QList<QByteArray> parts = path.split('/');
    if (parts.size() != 5 || parts.at(1) != "v2" || parts.at(4) != "messages")
        return std::nullopt;
    const core::PeerId peer(QString::fromUtf8(parts.at(3)));
    if (parts.at(2) == "users")
        return Place{protocol::Scene::C2c, peer};
    if (parts.at(2) == "groups")
        return Place{protocol::Scene::Group, peer};
    return std::nullopt;
}

QByteArray sentToken(const HttpRequest &request)
{
    const QByteArray authorization = request.header("Authorization");
    return authorization.startsWith("QQBot ") ? authorization.sliced(6) : QByteArray();
}

} // namespace

Platform::Platform(const Scenario &scenario, const core::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_bot(scenario.bot)
    , m_clock(clock)
    , m_openedAt(clock.wall())
    , m_openedBoot(clock.boot())
    , m_cast{scenario.people, scenario.groups, scenario.rules}
    , m_keeper(clock)
    , m_faults(scenario.faults, scenario.seed, m_keeper)
    , m_tokens(scenario.bot.appId, scenario.bot.secret, scenario.bot.tokenLife)
    , m_book(scenario.rules)
    , m_gateway(scenario, m_tokens, clock, m_keeper, m_faults, nullptr)
    , m_desk(
          false, m_keeper, m_faults,
          [this](const HttpRequest &request, qint64 number) { return route(request, number); }, nullptr)
{
    m_keeper.keepSecret(m_bot.secret);
    for (const Person &person : scenario.people)
        m_book.addPerson(person.openid);
    for (const Group &group : scenario.groups)
        m_book.addGroup(group.openid);
    connect(&m_gateway, &Gateway::sessionReady, this, &Platform::sessionReady);
    connect(&m_desk, &HttpDesk::answered, this, &Platform::answered);
}

core::Result<void, StartFailure> Platform::open()
{
    m_port = m_desk.listen();
    if (m_port == 0)
        return core::make_unexpected(StartFailure::NoApiPort);
    if (!m_gateway.listen())
        return core::make_unexpected(StartFailure::NoGatewayPort);
    return {};
}

QUrl Platform::apiBase() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(m_port));
}

QUrl Platform::tokenUrl() const
{
    return QUrl(u"http://127.0.0.1:%1/app/getAppAccessToken"_s.arg(m_port));
}

// The platform's own clock: what people do to the clock of this machine does not reach its servers.
core::WallTime Platform::now() const
{
    return m_openedAt + (m_clock.boot() - m_openedBoot);
}

std::optional<core::InboundMsgId> Platform::say(const core::PeerId &person, const QString &text)
{
    if (!m_cast.person(person))
        return std::nullopt;
    const core::WallTime now = this->now();
    const core::InboundMsgId id = newInboundId();
    const core::EventId eventId = messageEventId(id);
    m_book.messageSaid(person, id, eventId, now);
    m_gateway.push(u"C2C_MESSAGE_CREATE"_s, eventId.value, c2cMessageBody(person, id, text, now));
    emit said({protocol::Scene::C2c, person}, text);
    return id;
}

std::optional<core::InboundMsgId> Platform::sayInGroup(
    const core::PeerId &groupOpenid, const core::PeerId &personOpenid, const QString &text, bool mention)
{
    const Group *group = m_cast.group(groupOpenid);
    const Person *person = m_cast.person(personOpenid);
    if (!group || !person || !group->members.contains(personOpenid))
        return std::nullopt;
    const Place place{protocol::Scene::Group, groupOpenid};
    const core::WallTime now = this->now();
    const GroupSaying saying{*group, *person, newInboundId(), text, mention};
    const auto deliver = [&](const QString &type, const QByteArray &d) {
        const core::EventId eventId = messageEventId(saying.id, type);
        m_book.messageSaid(place, saying.id, eventId, now);
        m_gateway.push(type, eventId.value, d);
    };
    if (mention)
        deliver(u"GROUP_AT_MESSAGE_CREATE"_s, groupAtMessageBody(saying, now));
    if (saying.group.receiveAll)
        deliver(u"GROUP_MESSAGE_CREATE"_s, groupMessageBody(saying, m_bot, now));
    if (mention)
        emit said(place, text);
    return saying.id;
}

bool Platform::push(const Place &place, const QString &type)
{
    if (!m_book.knows(place) || !eventTypes(place.scene).contains(type))
        return false;
    const core::WallTime now = this->now();
    const QString id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const core::EventId eventId(type + u':' + id);
    m_book.eventPushed(place, type, eventId, now);
    const Group *group = place.scene == protocol::Scene::Group ? m_cast.group(place.peer) : nullptr;
    m_gateway.push(type, eventId.value,
        group ? groupEventBody(*group, m_bot, type, id, now) : personEventBody(place.peer, m_bot, type, id, now));
    return true;
}

void Platform::addPerson(const QString &name)
{
    m_cast.people.append({newOpenid(), name});
    m_book.addPerson(m_cast.people.last().openid);
    emit castChanged(m_cast);
}

void Platform::addGroup(const QString &name, const QList<core::PeerId> &members, bool receiveAll)
{
    Group group{newOpenid(), name, members, receiveAll};
    group.members.removeIf([this](const core::PeerId &member) { return !m_cast.person(member); });
    m_book.addGroup(group.openid);
    m_cast.groups.append(std::move(group));
    emit castChanged(m_cast);
}

void Platform::setRules(const Rules &rules)
{
    m_cast.rules = rules;
    m_book.setRules(rules);
    emit castChanged(m_cast);
}

Route Platform::route(const HttpRequest &request, qint64 number)
{
    Route route{.point = std::nullopt, .sentToken = sentToken(request), .sentSecret = {}, .carryOut = {}};
    const QByteArray &path = request.path;
    if (path == "/app/getAppAccessToken" && request.method == "POST") {
        route.point = FaultPoint::Token;
        route.sentSecret = QJsonDocument::fromJson(request.body).object().value("clientSecret"_L1).toString().toUtf8();
        route.carryOut = [this, body = request.body] { return issueToken(body); };
        return route;
    }
    const bool isGateway = (path == "/gateway" || path == "/gateway/bot") && request.method == "GET";
    const auto target = request.method == "POST" ? sendTarget(path) : std::nullopt;
    if (isGateway)
        route.point = FaultPoint::GatewayUrl;
    else if (target)
        route.point = FaultPoint::Send;
    const bool isAllowed = m_tokens.isValid(route.sentToken, m_clock.boot());
    if (isAllowed && target)
        emit sendArrived(*target); // here, because a fault may keep it from being carried out
    if (!isAllowed)
        route.carryOut = [] { return refused({401, 11244, 40011027, u"AccessToken无效或过期"_s}); };
    else if (isGateway)
        route.carryOut = [this, path] { return gatewayUrl(path == "/gateway/bot"); };
    else if (target)
        route.carryOut
            = [this, place = *target, body = request.body, number] { return takeMessage(place, body, number); };
    else if (path == "/users/@me" && request.method == "GET")
        route.carryOut = [this] { return describeBot(); };
    else
        route.carryOut = [] { return refused({404, 11255, 40011028, u"invalid request"_s}); };
    return route;
}

HttpReply Platform::issueToken(const QByteArray &body)
{
    const QJsonObject asked = QJsonDocument::fromJson(body).object();
    const TokenAnswer answer = m_tokens.issue(
        asked.value("appId"_L1).toString(), asked.value("clientSecret"_L1).toString().toUtf8(), m_clock.boot());
    if (!answer.token)
        return jsonReply(200, compactJson({{u"code"_s, answer.code}, {u"message"_s, answer.message}}));
    m_keeper.keepSecret(*answer.token);
    // expires_in is a decimal string. Source: protocol reference (a), "Token".
    return jsonReply(200,
        compactJson({{u"access_token"_s, QString::fromUtf8(answer.token->reveal())},
            {u"expires_in"_s, QString::number(answer.remaining.count())}}));
}

HttpReply Platform::gatewayUrl(bool isForBot) const
{
    QJsonObject body{{u"url"_s, m_gateway.url().toString()}};
    if (isForBot) {
        body.insert(u"shards"_s, 1);
        body.insert(u"session_start_limit"_s,
            QJsonObject{{u"total"_s, 1000}, {u"remaining"_s, m_gateway.startsLeft()}, {u"reset_after"_s, 14'400'000},
                {u"max_concurrency"_s, m_bot.maxConcurrency}});
    }
    return traced(200, body, false);
}

HttpReply Platform::takeMessage(const Place &place, const QByteArray &body, qint64 number)
{
    const core::WallTime now = this->now();
    const auto taken = m_book.take(place, body, now);
    if (!taken)
        return refused(taken.error());
    constexpr int typing = 6; // Source: protocol reference (d): shown while it lasts, not a message
    if (taken->msgType != typing)
        m_keeper.messageSeen({taken->id, place.scene, place.peer, taken->anchor, taken->msgSeq, taken->msgType,
            taken->text, now, number});
    return traced(200,
        {{u"id"_s, taken->id.value}, {u"timestamp"_s, platformTime(now)},
            {u"ext_info"_s, QJsonObject{{u"ref_idx"_s, taken->refIdx.value}}}},
        false);
}

HttpReply Platform::describeBot() const
{
    return traced(200,
        {{u"id"_s, m_bot.id}, {u"username"_s, m_bot.name}, {u"avatar"_s, QString()}, {u"union_openid"_s, QString()}},
        false);
}

} // namespace sandbox
