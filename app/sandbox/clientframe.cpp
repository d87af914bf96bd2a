#include "app/sandbox/gateway.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sandbox {

using namespace Qt::StringLiterals;

namespace {

constexpr quint16 badOpcode = 4001;
constexpr quint16 badPayload = 4002;

/// `QQBot <token>` without its prefix. Resume also takes the bare token. Source: protocol reference (b), "Resume".
QByteArray bareToken(const QJsonObject &d)
{
    const QByteArray token = d.value("token"_L1).toString().toUtf8();
    return token.startsWith("QQBot ") ? token.sliced(6) : token;
}

ClientFrame identifyFrame(const QJsonObject &d)
{
    const QString token = d.value("token"_L1).toString();
    const QJsonValue intents = d.value("intents"_L1);
    // 2^32 and more would wrap around and ask for other bits than the client meant.
    if (!token.startsWith("QQBot "_L1) || !intents.isDouble() || intents.toDouble() < 0
        || intents.toDouble() > std::numeric_limits<quint32>::max())
        return BadFrame{badPayload};
    IdentifyFrame frame{bareToken(d), static_cast<quint32>(intents.toInteger()), true};
    if (d.contains("shard"_L1)) {
        const QJsonArray shard = d.value("shard"_L1).toArray();
        const int index = shard.at(0).toInt(-1);
        frame.shardFits = shard.size() == 2 && index >= 0 && index < shard.at(1).toInt(-1);
    }
    return frame;
}

ClientFrame resumeFrame(const QJsonObject &d)
{
    const QJsonValue seq = d.value("seq"_L1);
    if (!d.value("token"_L1).isString() || !d.value("session_id"_L1).isString() || !seq.isDouble())
        return BadFrame{badPayload};
    return ResumeFrame{bareToken(d), d.value("session_id"_L1).toString(), seq.toInteger(-1)};
}

} // namespace

ClientFrame parseClientFrame(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    const QJsonValue op = document.object().value("op"_L1);
    if (!document.isObject() || !op.isDouble())
        return BadFrame{badPayload};
    const QJsonValue d = document.object().value("d"_L1);
    switch (op.toInt(-1)) {
    case 1:
        return BeatFrame{}; // d may be null, 0 or missing: clients differ
    case 2:
        return d.isObject() ? identifyFrame(d.toObject()) : BadFrame{badPayload};
    case 6:
        return d.isObject() ? resumeFrame(d.toObject()) : BadFrame{badPayload};
    default:
        return BadFrame{badOpcode};
    }
}

} // namespace sandbox
