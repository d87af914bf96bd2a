#include "app/protocol/frame.h"
#include "app/protocol/jsonwrite.h"

namespace protocol {

namespace {

/// `"token":"QQBot …"`. Source: protocol reference (b), Identify and Resume both carry the prefix.
void appendToken(QByteArray &out, const core::Secret &token)
{
    out += R"("token":)";
    appendJsonString(out, QByteArrayView("QQBot " + token.reveal()));
}

} // namespace

QByteArray identifyFrame(const core::Secret &token, Intents intents, int shard, int shards)
{
    QByteArray out = R"({"op":2,"d":{)";
    appendToken(out, token);
    out += R"(,"intents":)" + QByteArray::number(intents.toInt());
    out += R"(,"shard":[)" + QByteArray::number(shard) + ',' + QByteArray::number(shards) + ']';
    out += R"(,"properties":{"$os":"linux","$browser":"qqbot-console","$device":"qqbot-console"}}})";
    return out;
}

QByteArray resumeFrame(const core::Secret &token, const core::SessionId &session, qint64 seq)
{
    QByteArray out = R"({"op":6,"d":{)";
    appendToken(out, token);
    out += R"(,"session_id":)";
    appendJsonString(out, session.value);
    out += R"(,"seq":)" + QByteArray::number(seq) + "}}";
    return out;
}

QByteArray heartbeatFrame(std::optional<qint64> lastSeq)
{
    return R"({"op":1,"d":)" + (lastSeq ? QByteArray::number(*lastSeq) : QByteArray("null")) + '}';
}

} // namespace protocol
