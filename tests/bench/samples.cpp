#include "tests/bench/samples.h"

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int peers = 50;

QByteArray hex(qint64 number, int digits)
{
    return QByteArray::number(number * 2654435761 + 12345, 16).toUpper().rightJustified(digits, 'A', true);
}

QByteArray peerOf(qint64 number)
{
    return hex(number % peers, 32);
}

QByteArray messageId(qint64 number)
{
    return "ROBOT1.0_" + hex(number, 16) + "-x.Yz-" + hex(number + 7, 20) + "!";
}

/// Words of a person, cut to a number of bytes: Chinese, then blanks for what is left.
QByteArray words(qsizetype bytes)
{
    static const QByteArray text = u"在吗？请帮我查一下明天的天气，谢谢。"_s.toUtf8();
    QByteArray out = text.repeated(bytes / text.size() + 1);
    out.truncate(bytes - bytes % 3);
    return out.leftJustified(bytes, ' ');
}

} // namespace

QByteArray c2cFrame(qint64 number, qsizetype bytes)
{
    const QByteArray head = R"({"op":0,"s":)" + QByteArray::number(number + 2)
        + R"(,"t":"C2C_MESSAGE_CREATE","id":"C2C_MESSAGE_CREATE:)" + hex(number, 26).toLower() + R"(","d":{"id":")"
        + messageId(number) + R"(","author":{"id":")" + peerOf(number) + R"(","user_openid":")" + peerOf(number)
        + R"(","union_openid":")" + peerOf(number)
        + R"("},"message_type":0,"timestamp":"2026-03-25T15:04:16+08:00","content":")";
    const QByteArray tail
        = R"(","message_scene":{"source":"default","ext":["msg_idx=REFIDX_)" + hex(number, 24) + R"(=="]}}})";
    return head + words(bytes - head.size() - tail.size()) + tail;
}

traffic::Record c2cRecord(qint64 number, qsizetype bytes)
{
    const QByteArray frame = c2cFrame(number, bytes);
    const qsizetype begin = frame.indexOf("\"content\":\"") + 11;
    traffic::Record record{.key = 1'774'422'249'000'000 + number * 8,
        .time = core::fromMs(1'774'422'249'000 + number),
        .bot = u"env"_s,
        .kind = traffic::Kind::Frame,
        .direction = traffic::Direction::In,
        .scene = protocol::Scene::C2c,
        .peer = core::PeerId(QString::fromLatin1(peerOf(number))),
        .route = u"C2C_MESSAGE_CREATE"_s,
        .op = 0,
        .s = number + 2,
        .msgId = QString::fromLatin1(messageId(number)),
        .eventId = u"C2C_MESSAGE_CREATE:"_s + QString::fromLatin1(hex(number, 26).toLower())};
    record.body = {frame, {}, frame.size()};
    record.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Inbound,
        .text = QString::fromUtf8(frame.sliced(begin, frame.indexOf('"', begin) - begin))};
    return record;
}

QList<traffic::Entry> c2cEntries(qint64 first, qsizetype count)
{
    QList<traffic::Entry> entries;
    entries.reserve(count);
    for (qint64 number = first; number < first + count; ++number)
        entries.append(c2cRecord(number));
    return entries;
}

} // namespace bench
