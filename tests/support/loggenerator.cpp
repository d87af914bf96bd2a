#include "tests/support/loggenerator.h"

#include "tests/support/pythonrepr.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>

#include <array>

namespace test {

using namespace Qt::StringLiterals;

namespace {

const QTimeZone &zone()
{
    static const QTimeZone east(8 * 3600);
    return east;
}

constexpr const char *adapterEvent = "qqofficial.qqofficial_message_event";
constexpr const char *runner = "runners.tool_loop_agent_runner";

QByteArray colour(const char *level)
{
    switch (level[0]) {
    case 'I':
        return "\x1b[1;36m";
    case 'W':
        return "\x1b[1;33m";
    default:
        return "\x1b[31m";
    }
}

const QByteArray plainColour = "\x1b[0m";

} // namespace

LogGenerator::LogGenerator(LogVariant variant, quint32 seed)
    : m_variant(variant)
    , m_random(seed)
    , m_time(firstDay(), QTime(22, 30), zone())
{
}

QDate LogGenerator::firstDay()
{
    return {2026, 3, 25};
}

int LogGenerator::number(int below)
{
    return int(m_random() % quint32(below));
}

QByteArray LogGenerator::id(bool isOwn)
{
    constexpr QByteArrayView letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    QByteArray made = "ROBOT1.0_";
    for (int i = 0; i < 60; ++i)
        made += letters[number(int(letters.size()))];
    return made + (isOwn ? "!!" : "!");
}

QByteArray LogGenerator::sentence()
{
    static constexpr std::array words
        = {"天气", "今天", "请帮我", "提醒", "weather", "it's", "\"好\"", "📬", "测试", "\\n", "：", "，"};
    QByteArray made;
    for (int i = 3 + number(20); i > 0; --i)
        made += words[size_t(number(int(words.size())))];
    return made;
}

void LogGenerator::wait(int mostMs)
{
    m_time = m_time.addMSecs(1 + number(mostMs));
}

QByteArray LogGenerator::headed(const char *level, const char *source, int line, const QByteArray &message) const
{
    const QByteArray time = m_time.toString(u"HH:mm:ss"_s).toLatin1();
    const QByteArray ms = m_time.toString(u".zzz"_s).toLatin1();
    const QByteArray date = m_time.toString(u"yyyy-MM-dd "_s).toLatin1();
    const QByteArray place = '[' + QByteArray(source) + ':' + QByteArray::number(line) + "]: ";
    const bool hasVersion = level[0] != 'I';
    const QByteArray version = hasVersion ? "[v4.22.0] " : "";
    const QByteArray tag = "[Core] [" + QByteArray(level) + "] ";
    switch (m_variant) {
    case LogVariant::Coloured:
        return "\x1b[32m[" + time + ms + "]" + plainColour + " [Core] " + colour(level) + '[' + level + ']'
            + plainColour + ' ' + version + place + colour(level) + message + plainColour;
    case LogVariant::File:
        return '[' + date + time + ms + "] " + tag + version + place + message;
    case LogVariant::WebConsole:
        return colour(level) + '[' + date + time + ms + "] " + tag + version + place + message + plainColour;
    case LogVariant::Colorlog:
        return " [" + time + "] " + tag + version + place + message + ' ';
    case LogVariant::OldColorlog:
        return " [" + time + "] " + tag + place + message + ' ';
    case LogVariant::Version3:
        return '[' + time + "] [" + QByteArray(level).leftJustified(5) + "] " + place + message;
    default:
        return '[' + time + ms + "] " + tag + version + place + message;
    }
}

void LogGenerator::header(const char *level, const char *source, int line, const QByteArray &message)
{
    ++m_counts.records;
    write(headed(level, source, line, message), false);
}

void LogGenerator::bare(const QByteArray &text)
{
    ++m_counts.records;
    write(text, true);
}

/// One record, which may have several lines: each of them is wrapped.
void LogGenerator::write(const QByteArray &plain, bool isError)
{
    const QByteArray utc = m_time.toUTC().toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1() + "000000Z";
    for (const QByteArray &line : plain.split('\n')) {
        switch (m_variant) {
        case LogVariant::DockerTime:
            m_made += utc + ' ' + line + '\n';
            break;
        case LogVariant::Compose:
            m_made += "astrbot-1  | " + line + '\n';
            break;
        case LogVariant::Journald:
            m_made += QLocale::c().toString(m_time, u"MMM dd HH:mm:ss"_s).toLatin1() + " host astrbot[812]: " + line
                + '\n';
            break;
        case LogVariant::JournaldIso:
            m_made += m_time.toString(u"yyyy-MM-ddTHH:mm:ss.zzz"_s).toLatin1() + "000+0800 host astrbot[812]: " + line
                + '\n';
            break;
        case LogVariant::JsonFile: {
            const QJsonObject object{{u"log"_s, QString::fromUtf8(line) + u'\n'},
                {u"stream"_s, isError ? u"stderr"_s : u"stdout"_s}, {u"time"_s, QString::fromLatin1(utc)}};
            m_made += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
            break;
        }
        default:
            m_made += line + '\n';
            break;
        }
    }
}

void LogGenerator::send(const QByteArray &peer, const QByteArray &text, bool isMarkdown, bool isRefused)
{
    ++m_counts.requests;
    const QByteArray content = pythonRepr(text);
    header("WARN", adapterEvent, 567,
        "post_c2c_message payload: {'openid': '" + peer + "', 'msg_type': " + (isMarkdown ? "2" : "0")
            + ", 'content': " + (isMarkdown ? "None" : content) + ", 'media': None, 'msg_id': '" + m_anchor
            + "', 'msg_seq': " + QByteArray::number(1 + number(10'000)) + ", 'event_id': None, 'markdown': "
            + (isMarkdown ? "{'content': " + content + '}' : "None") + ", 'stream': None}");
    wait(400);
    if (isRefused) {
        ++m_counts.refused;
        const QByteArray trace = QByteArray::number(m_random(), 16) + QByteArray::number(m_random(), 16);
        bare("[botpy] 接口请求异常，请求连接: https://api.sgroup.qq.com/v2/users/" + peer
            + "/messages, 错误代码: 400, 返回内容: {'message': '请求参数msg_id无效或越权', 'code': 40034024, "
              "'err_code': "
              "40034024, 'trace_id': '"
            + trace + "'}, trace_id:" + trace);
        return;
    }
    ++m_counts.accepted;
    header("WARN", adapterEvent, 569,
        "post_c2c_message result: {'id': '" + id(true) + "', 'timestamp': '"
            + m_time.addSecs(-57).toString(u"yyyy-MM-ddTHH:mm:ss"_s).toLatin1()
            + "+08:00', 'ext_info': {'ref_idx': 'REFIDX_6GHE5LhENdDipd9TCWRVGA=='}}");
}

void LogGenerator::toolUse(const QByteArray &peer)
{
    const int calls = 1 + number(3);
    QByteArrayList names(calls, "'send_message_to_user'");
    header("INFO", runner, 640, "Agent 使用工具: [" + names.join(", ") + ']');
    for (int i = 0; i < calls; ++i) {
        ++m_counts.toolCalls;
        const QByteArray text = sentence();
        const bool isRefused = number(4) == 0;
        header("INFO", runner, 686,
            "使用工具：send_message_to_user，参数：{'messages': [{'type': 'plain', 'text': " + pythonRepr(text)
                + "}]}");
        send(peer, text, false, isRefused);
        if (isRefused) {
            ++m_counts.tracebacks;
            header("WARN", runner, 844,
                "Traceback (most recent call last):\n  File \"/app/http.py\", line 85, in _handle_response\n    raise "
                "ServerError(message) from None\nbotpy.errors.ServerError: 请求参数msg_id无效或越权");
        }
    }
    header(
        "INFO", runner, 867, "Tool `send_message_to_user` Result: Message sent to session dev:FriendMessage:" + peer);
}

void LogGenerator::turn()
{
    wait(90'000);
    ++m_counts.inbound;
    const QByteArray peer
        = QByteArray("6836D8522EE75AD3732E75C0D3B6F3") + QByteArray::number(16 + number(200), 16).toUpper();
    m_anchor = id(false);
    header("INFO", "core.event_bus", 66, "[default] [dev(qq_official)] " + peer + ": [At:qq_official] " + sentence());
    wait(6'000);
    if (number(2) == 0)
        toolUse(peer);
    const QByteArray answer = sentence() + (number(3) == 0 ? "\n\n" + sentence() : QByteArray());
    header("INFO", "respond.stage", 184, "Prepare to send - /" + peer + ": " + answer);
    header("INFO", adapterEvent, 163,
        "_post_send send_buffer: MessageChain(chain=[Plain(type=<ComponentType.Plain: 'Plain'>, text="
            + pythonRepr(answer) + ", convert=True)], use_t2i_=None, type=None)");
    send(peer, answer, true, number(10) == 0);
}

QByteArray LogGenerator::next(int records)
{
    const qint64 upTo = m_counts.records + records;
    while (m_counts.records < upTo)
        turn();
    return std::exchange(m_made, {});
}

} // namespace test
