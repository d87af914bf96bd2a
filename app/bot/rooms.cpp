#include "app/bot/rooms.h"

using namespace Qt::StringLiterals;

namespace bot {

traffic::Record messageNote(
    Rooms &rooms, qint64 messageId, const outbox::OutgoingMessage &message, const QString &route)
{
    return {.key = rooms.keys.next(),
        .time = rooms.clock.wall(),
        .bot = rooms.config.profile,
        .kind = traffic::Kind::Note,
        .direction = traffic::Direction::Out,
        .scene = message.scene,
        .peer = message.peer,
        .route = route,
        .turnId = message.turnId,
        .message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound,
            .text = message.text,
            .markdown = message.markdown,
            .sendId = messageId,
            .origin = message.origin}};
}

traffic::Record notSentRecord(
    Rooms &rooms, qint64 messageId, const outbox::OutgoingMessage &message, lineage::NotSentReason reason)
{
    traffic::Record record = messageNote(rooms, messageId, message, u"NOT_SENT"_s);
    record.detail = lineage::notSentName(reason);
    record.state = traffic::State::NotSent;
    return record;
}

} // namespace bot
