#include "app/gateway/framerecord.h"

#include "app/protocol/opcode.h"

#include <QMetaEnum>

namespace gateway {

using namespace Qt::StringLiterals;

namespace {

QString routeOf(const protocol::Frame &frame)
{
    if (std::holds_alternative<protocol::Dispatch>(frame.payload))
        return frame.t;
    const QLatin1StringView name = protocol::opcodeName(frame.op);
    return name.isEmpty() ? u"OP %1"_s.arg(frame.op) : QString(name);
}

} // namespace

QString errorKindWord(protocol::ParseError::Kind kind)
{
    using Kind = protocol::ParseError::Kind;
    switch (kind) {
    case Kind::NotJson:
        return u"not_json"_s;
    case Kind::TooLarge:
        return u"too_large"_s;
    case Kind::TooDeep:
        return u"too_deep"_s;
    case Kind::WrongType:
        return u"wrong_type"_s;
    case Kind::Missing:
        return u"missing"_s;
    }
    return {};
}

QString errorWord(QAbstractSocket::SocketError error)
{
    return QString::fromLatin1(QMetaEnum::fromType<QAbstractSocket::SocketError>().valueToKey(error));
}

void describe(traffic::Record &record, const protocol::Frame &frame)
{
    record.op = frame.op;
    record.s = frame.s;
    record.route = routeOf(frame);
    record.eventId = frame.id;
    const auto *dispatch = std::get_if<protocol::Dispatch>(&frame.payload);
    if (!dispatch)
        return;
    const protocol::EventPlace place = protocol::eventPlace(dispatch->event);
    record.scene = place.scene;
    record.peer = place.peer;
    if (const auto *message = std::get_if<protocol::UserMessage>(&dispatch->event)) {
        record.msgId = message->msgId.value;
        record.message = traffic::MessageFacet{
            .role = traffic::MessageFacet::Role::Inbound, .text = protocol::displayText(*message)};
        if (message->scene == protocol::Scene::Group)
            record.message->origin = message->username.isEmpty() ? message->sender.value : message->username;
    }
}

} // namespace gateway
