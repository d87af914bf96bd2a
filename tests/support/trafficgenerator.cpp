#include "tests/support/trafficgenerator.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using traffic::Direction;
using traffic::Kind;
using traffic::State;

namespace {

constexpr auto chinese = std::to_array<QStringView>(
    {u"今天天气怎么样", u"帮我写一首关于秋天的诗", u"订单什么时候发货", u"谢谢你，机器人", u"这道数学题怎么做",
        u"推荐一部好看的电影", u"明天早上八点叫我起床", u"请把这段话翻译成英文", u"测试消息，收到请回复",
        u"我的快递到哪里了", u"有没有优惠活动", u"群里有人在吗", u"这个功能怎么用", u"服务器好像断线了", u"晚安"});
constexpr auto english
    = std::to_array<QStringView>({u"What's the weather like today?", u"Please write a poem about autumn",
        u"When will my order be shipped?", u"Thank you, bot", u"How do I solve this equation?",
        u"Recommend a good movie tonight", u"Wake me up at eight tomorrow", u"Translate this paragraph into Chinese",
        u"Test message, please reply", u"Where is my parcel?", u"Is anybody in the group?",
        u"The server seems to be down", u"Good night 🌙", u"How does this feature work?", u"Show me the release notes"});

struct Refusal
{
    int code;
    QStringView message;
};
constexpr std::array refusals{Refusal{40034024, u"请求参数msg_id无效或越权"},
    Refusal{40034128, u"被动回复时间或次数超限"}, Refusal{40054010, u"消息发送失败，不允许发送url"},
    Refusal{40034006, u"消息内容违规"}, Refusal{40034105, u"主动消息失败, 无权限"},
    Refusal{40034012, u"不允许发送原生 markdown"}};

constexpr auto hexDigits = "0123456789ABCDEF";
constexpr auto letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

} // namespace

TrafficGenerator::TrafficGenerator(quint32 seed)
    : m_random(seed)
    , m_time(core::fromMs(1'790'000'000'000))
{
    const auto openid = [this] {
        QString text;
        for (int i = 0; i < 32; ++i)
            text += QLatin1Char(hexDigits[number(16)]);
        return text;
    };
    for (int i = 0; i < 200; ++i)
        m_people.push_back(openid());
    for (int i = 0; i < 30; ++i)
        m_groups.push_back(openid());
}

int TrafficGenerator::number(int below)
{
    return std::uniform_int_distribution<int>(0, below - 1)(m_random);
}

QString TrafficGenerator::id(const QString &end)
{
    QString text = u"ROBOT1.0_"_s;
    for (int i = 0; i < 60; ++i)
        text += i == 22 ? u'-' : i == 23 ? u'_' : i == 24 ? u'.' : QChar(QLatin1Char(letters[number(62)]));
    return text + end;
}

QString TrafficGenerator::sentence()
{
    if (++m_sentences % 20'000 == 7'777)
        return u"我想买一块%1做的吊坠"_s.arg(rareWord);
    const QString first = number(2) == 0 ? chinese[size_t(number(int(chinese.size())))].toString()
                                         : english[size_t(number(int(english.size())))].toString();
    return number(4) == 0 ? first + u" %1"_s.arg(number(100'000)) : first;
}

traffic::Record TrafficGenerator::fresh(Kind kind, Direction direction, const QString &route)
{
    traffic::Record record;
    record.key = ++m_key;
    record.time = m_time;
    record.bot = u"shop"_s;
    record.kind = kind;
    record.direction = direction;
    record.route = route;
    m_time += core::Milliseconds(20 + number(360));
    return record;
}

void TrafficGenerator::emitRecord(traffic::Record record)
{
    record.body.wireSize = record.body.text.size();
    m_made.append(std::move(record));
    ++m_rows;
}

void TrafficGenerator::settle(
    const traffic::Record &record, State state, int status, int code, const QString &detail, const QByteArray &body)
{
    traffic::Settlement answer;
    answer.key = record.key;
    answer.duration = core::Milliseconds(40 + number(900));
    answer.time = record.time + answer.duration;
    answer.state = state;
    answer.detail = detail;
    if (status != 0)
        answer.status = status;
    if (code != 0)
        answer.code = code;
    answer.body.text = body;
    answer.body.wireSize = body.size();
    answer.headers = {{"Content-Type", "application/json"}};
    if (status != 0 && record.kind == Kind::Http) {
        for (int i = 0; i < 32; ++i)
            answer.traceId += QLatin1Char("0123456789abcdef"[number(16)]);
        answer.headers.append({"X-Tps-trace-ID", answer.traceId.toUtf8()});
    }
    if (state == State::Accepted && record.message) {
        const QJsonObject read = QJsonDocument::fromJson(body).object();
        answer.returnedId = read.value("id"_L1).toString();
        answer.refIdx = read.value("ext_info"_L1).toObject().value("ref_idx"_L1).toString();
    }
    m_made.append(answer);
}

void TrafficGenerator::beat()
{
    traffic::Record out = fresh(Kind::Frame, Direction::Out, u"HEARTBEAT"_s);
    out.op = 1;
    out.body.text = R"({"op":1,"d":)" + QByteArray::number(m_s) + "}";
    emitRecord(out);
    traffic::Record in = fresh(Kind::Frame, Direction::In, u"HEARTBEAT_ACK"_s);
    in.op = 11;
    in.body.text = R"({"op":11})";
    emitRecord(in);
}

void TrafficGenerator::token()
{
    traffic::Record call = fresh(Kind::Token, Direction::Out, u"POST /app/getAppAccessToken"_s);
    call.state = State::InFlight;
    call.body.text = R"({"appId":"102000001","clientSecret":"[cut: client secret, 32 bytes]"})";
    emitRecord(call);
    settle(call, State::Accepted, 200, 0, {}, R"({"access_token":"[cut: token, 57 bytes]","expires_in":"7200"})");
}

void TrafficGenerator::turn()
{
    const bool isGroup = number(3) == 0;
    const QString peer = isGroup ? m_groups[size_t(number(int(m_groups.size())))] : m_people[size_t(number(200))];
    const auto scene = isGroup ? protocol::Scene::Group : protocol::Scene::C2c;
    const QString said = sentence();
    const QString route = isGroup ? u"GROUP_AT_MESSAGE_CREATE"_s : u"C2C_MESSAGE_CREATE"_s;

    traffic::Record in = fresh(Kind::Frame, Direction::In, route);
    in.scene = scene;
    in.peer = core::PeerId(peer);
    in.op = 0;
    in.s = ++m_s;
    in.msgId = id(u"!"_s);
    in.eventId = route + u':' + in.msgId.mid(9, 40).toLower().remove(u'-').remove(u'_').remove(u'.');
    in.message = traffic::MessageFacet{traffic::MessageFacet::Role::Inbound, said, false, 0, 0, {}};
    QJsonObject d{{u"id"_s, in.msgId}, {u"content"_s, said}, {u"timestamp"_s, u"2026-09-21T20:13:20+08:00"_s},
        {u"author"_s, QJsonObject{{u"user_openid"_s, peer}, {u"union_openid"_s, peer}}},
        {u"message_scene"_s, QJsonObject{{u"source"_s, u"default"_s}}}};
    if (number(20) == 0)
        d.insert(u"attachments"_s,
            QJsonArray{
                QJsonObject{{u"content_type"_s, u"image/png"_s}, {u"filename"_s, u"a.png"_s}, {u"size"_s, 18'204}}});
    in.body.text = json({{u"op"_s, 0}, {u"s"_s, m_s}, {u"t"_s, route}, {u"id"_s, in.eventId}, {u"d"_s, d}});
    emitRecord(in);

    ++m_turn;
    traffic::Record model = fresh(Kind::Model, Direction::Out, u"POST /v1/chat/completions"_s);
    model.scene = scene;
    model.peer = core::PeerId(peer);
    model.turnId = m_turn;
    model.state = State::InFlight;
    model.body.text = json({{u"model"_s, u"deepseek-chat"_s},
        {u"messages"_s, QJsonArray{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, said}}}}});
    emitRecord(model);
    const QString answer = sentence();
    settle(model, State::Accepted, 200, 0, {},
        json({{u"choices"_s,
            QJsonArray{
                QJsonObject{{u"message"_s, QJsonObject{{u"role"_s, u"assistant"_s}, {u"content"_s, answer}}}}}}}));

    const int tries = number(40) == 0 ? 2 : 1;
    for (int attempt = 1; attempt <= tries; ++attempt) {
        traffic::Record send = fresh(
            Kind::Http, Direction::Out, u"POST /v2/%1/%2/messages"_s.arg(isGroup ? u"groups"_s : u"users"_s, peer));
        send.scene = scene;
        send.peer = core::PeerId(peer);
        send.anchor = in.msgId;
        send.msgSeq = 1;
        send.attemptId = send.key;
        send.turnId = m_turn;
        send.state = State::InFlight;
        send.message
            = traffic::MessageFacet{traffic::MessageFacet::Role::Outbound, answer, false, m_turn, attempt, u"agent"_s};
        send.headers = {{"Authorization", "[cut: authorization, 64 bytes]"}, {"Content-Type", "application/json"}};
        send.body.text = json({{u"msg_type"_s, 0}, {u"content"_s, answer}, {u"msg_id"_s, in.msgId}, {u"msg_seq"_s, 1}});
        emitRecord(send);
        if (attempt < tries) {
            settle(send, State::Unknown, 0, 0, u"timeout"_s, {});
        } else if (number(30) == 0) {
            const Refusal &refusal = refusals[size_t(number(int(refusals.size())))];
            settle(send, State::Refused, 400, refusal.code, refusal.message.toString(),
                json(
                    {{u"message"_s, refusal.message.toString()}, {u"code"_s, 304'003}, {u"err_code"_s, refusal.code}}));
        } else if (number(200) == 0) {
            settle(send, State::InAudit, 202, 304'023, u"push message is waiting for audit now"_s,
                R"({"code":304023,"message":"push message is waiting for audit now"})");
        } else {
            settle(send, State::Accepted, 200, 0, {},
                json({{u"id"_s, id(u"!!"_s)}, {u"timestamp"_s, u"2026-09-21T20:13:21+08:00"_s},
                    {u"ext_info"_s, QJsonObject{{u"ref_idx"_s, u"REFIDX_"_s + id({}).mid(9, 24)}}}}));
        }
    }
}

QList<traffic::Entry> TrafficGenerator::next(int rows)
{
    const qint64 until = m_rows + rows;
    while (m_rows < until) {
        const int what = number(100);
        if (what < 8)
            beat();
        else if (what == 8 && number(20) == 0)
            token();
        else
            turn();
    }
    return std::exchange(m_made, {});
}

} // namespace test
