#include "app/imports/rowmaker.h"

#include "app/core/overloaded.h"
#include "app/protocol/openapi.h"

#include <QDateTime>

namespace imports {

using namespace Qt::StringLiterals;
using importer::Attempt;
using importer::LogRecord;

namespace {

/// Of a note's detail: one line in a table.
constexpr qsizetype longestDetail = 300;

QString oneLine(const QByteArray &message)
{
    const QString text = QString::fromUtf8(message);
    const QString line = text.section(u'\n', 0, 0);
    return line.size() > longestDetail ? line.first(longestDetail) + u'…' : line;
}

traffic::Body bodyOf(const QByteArray &text)
{
    return {.text = text, .splices = {}, .wireSize = text.size()};
}

traffic::State stateOf(Attempt::State state)
{
    switch (state) {
    case Attempt::State::Accepted:
        return traffic::State::Accepted;
    case Attempt::State::Refused:
        return traffic::State::Refused;
    case Attempt::State::TimedOut:
    case Attempt::State::NoAnswer:
    case Attempt::State::Unknown:
    case Attempt::State::Open:
        break;
    }
    return traffic::State::Unknown;
}

/// Stable words, as the settlements of our own calls have them.
QString detailOf(const Attempt &attempt)
{
    switch (attempt.state) {
    case Attempt::State::TimedOut:
        return u"timeout"_s;
    case Attempt::State::NoAnswer:
        return attempt.serverText.isEmpty() ? u"unreadable"_s : attempt.serverText;
    case Attempt::State::Accepted:
    case Attempt::State::Refused:
    case Attempt::State::Unknown:
    case Attempt::State::Open:
        break;
    }
    return attempt.serverText;
}

QString inboundRoute(protocol::Scene scene)
{
    switch (scene) {
    case protocol::Scene::C2c:
        return u"C2C_MESSAGE_CREATE"_s;
    case protocol::Scene::Group:
        return u"GROUP_AT_MESSAGE_CREATE"_s;
    case protocol::Scene::Channel:
        return u"AT_MESSAGE_CREATE"_s;
    case protocol::Scene::Dm:
        return u"DIRECT_MESSAGE_CREATE"_s;
    }
    return u"C2C_MESSAGE_CREATE"_s;
}

/// The stable word of a note: what the filter's key `event` asks for.
QString noteRoute(const importer::Fields &fields)
{
    return std::visit(core::Overloaded{
                          [](const importer::Unparsed &) { return u"UNPARSED"_s; },
                          [](const importer::ReplyPrepared &) { return u"REPLY_PREPARED"_s; },
                          [](const importer::ReplyBuffer &) { return u"REPLY_BUFFER"_s; },
                          [](const importer::HttpResponse &) { return u"HTTP_RESPONSE"_s; },
                          [](const importer::HttpError &) { return u"HTTP_ERROR"_s; },
                          [](const importer::HttpTimeout &) { return u"HTTP_TIMEOUT"_s; },
                          [](const importer::HttpNoAnswer &) { return u"HTTP_NO_ANSWER"_s; },
                          [](const importer::CacheWrite &) { return u"ID_CACHED"_s; },
                          [](const importer::GatewayEvent &) { return u"GATEWAY"_s; },
                          [](const importer::SendSkipped &) { return u"SEND_SKIPPED"_s; },
                          [](const importer::ProactiveFallback &) { return u"PROACTIVE_FALLBACK"_s; },
                          [](const importer::PayloadFallback &) { return u"PAYLOAD_FALLBACK"_s; },
                          [](const importer::Retry &) { return u"RETRY"_s; },
                          [](const importer::Traceback &) { return u"TRACEBACK"_s; },
                          [](const importer::SendFailed &) { return u"SEND_FAILED"_s; },
                          [](const importer::ReplyStreaming &) { return u"REPLY_STREAMING"_s; },
                          [](const importer::ReplyDeduplicated &) { return u"REPLY_DEDUPLICATED"_s; },
                          [](const importer::ToolResult &) { return u"TOOL_RESULT"_s; },
                          [](const importer::ToolWarning &) { return u"TOOL_WARNING"_s; },
                          [](const importer::ModelTrouble &) { return u"MODEL_TROUBLE"_s; },
                          [](const importer::FollowUp &) { return u"FOLLOW_UP"_s; },
                          [](const importer::Withheld &) { return u"WITHHELD"_s; },
                          [](const importer::CronFailed &) { return u"SCHEDULE_FAILED"_s; },
                          [](const importer::TraceSpan &) { return u"TRACE"_s; },
                          [](const auto &) { return u"LOG"_s; },
                      },
        fields);
}

/// What the platform answered, as far as it stands in the log.
QByteArray answerOf(const LogRecord &outcome)
{
    if (const auto *response = std::get_if<importer::HttpResponse>(&outcome.fields);
        response && !response->body.isEmpty())
        return response->body;
    return outcome.message;
}

} // namespace

RowMaker::RowMaker(QString name, const QStringList &platformIds, std::optional<QDate> firstDay)
    : m_name(std::move(name))
    , m_tellsPlatforms(platformIds.size() > 1)
    , m_firstDay(firstDay)
{
}

core::WallTime RowMaker::timeOf(const importer::Stamp &stamp) const
{
    // In this machine's zone: so it is shown as it stands in the log.
    const QDate day = m_firstDay.value_or(QDate(1970, 1, 2)).addDays(stamp.day);
    return core::fromMs(QDateTime(day, QTime::fromMSecsSinceStartOfDay(stamp.msOfDay)).toMSecsSinceEpoch());
}

QString RowMaker::botOf(const QString &platformId) const
{
    return m_tellsPlatforms && !platformId.isEmpty() ? platformId + u'@' + m_name : m_name;
}

traffic::Record RowMaker::blank(const LogRecord &record, const TurnPlace &turn)
{
    return {.key = ++m_key,
        .time = timeOf(record.stamp),
        .bot = botOf(turn.platformId),
        .scene = turn.turn != 0 && !turn.peer.isEmpty() ? std::optional(turn.scene.value_or(protocol::Scene::C2c))
                                                        : std::nullopt,
        .peer = turn.peer,
        .turnId = turn.turn,
        .body = bodyOf(record.message)};
}

QList<MadeRow> RowMaker::make(const LogRecord &record, const RecordPlace &place)
{
    QList<MadeRow> rows;
    const bool begins = place.turn.turn != 0 && !m_toldTurns.object(place.turn.turn); // which makes it the newest
    if (begins)
        m_toldTurns.insert(place.turn.turn, new char());
    if (std::holds_alternative<importer::Inbound>(record.fields)) {
        rows.append(inboundRow(record, place));
        if (begins)
            rows.append(turnRow(record, place.turn));
        return rows;
    }
    if (begins)
        rows.append(turnRow(record, place.turn));
    rows.append(place.attempt ? attemptRow(record, place) : noteRow(record, place));
    return rows;
}

void RowMaker::takeBack(const QList<MadeRow> &rows)
{
    m_key -= rows.size();
    for (const MadeRow &row : rows)
        if (row.from == 0)
            m_toldTurns.remove(row.record.turnId);
}

MadeRow RowMaker::turnRow(const LogRecord &record, const TurnPlace &turn)
{
    traffic::Record note = blank(record, turn);
    note.route = u"TURN"_s;
    note.anchor = turn.anchor.value;
    note.body = {};
    return {0, note, {}};
}

MadeRow RowMaker::inboundRow(const LogRecord &record, const RecordPlace &place)
{
    const auto &inbound = std::get<importer::Inbound>(record.fields);
    traffic::Record row = blank(record, place.turn);
    row.bot = botOf(inbound.platformId);
    row.kind = traffic::Kind::Frame;
    row.direction = traffic::Direction::In;
    row.scene = place.turn.scene.value_or(protocol::Scene::C2c);
    if (row.peer.isEmpty())
        row.peer = inbound.sender;
    row.route = inboundRoute(*row.scene);
    // AstrBot does not write the id of a message: it is the one that the first answer hung on.
    if (place.turn.isInbound)
        row.msgId = place.turn.anchor.value;
    row.detail = oneLine(inbound.outline.toUtf8());
    row.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Inbound, .text = inbound.outline};
    if (row.scene != protocol::Scene::C2c)
        row.message->origin = inbound.senderName.isEmpty() ? inbound.sender.value : inbound.senderName;
    return {record.number, row, {}};
}

MadeRow RowMaker::attemptRow(const LogRecord &record, const RecordPlace &place)
{
    const Attempt &attempt = *place.attempt;
    traffic::Record row = blank(record, place.turn);
    row.bot = botOf(attempt.platformId);
    row.time = timeOf(attempt.sent);
    row.kind = traffic::Kind::Http;
    row.direction = traffic::Direction::Out;
    if (!attempt.target.peer.isEmpty())
        row.peer = attempt.target.peer;
    row.scene = attempt.target.scene.value_or(row.scene.value_or(protocol::Scene::C2c));
    row.route = u"POST "_s + QString::fromUtf8(protocol::sendPath(*row.scene, row.peer));
    row.anchor = attempt.anchor.isEmpty() ? attempt.eventId.value : attempt.anchor.value;
    row.msgSeq = attempt.msgSeq;
    row.attemptId = attempt.number;
    row.turnId = attempt.turn;
    row.state = traffic::State::InFlight;
    if (const auto *request = std::get_if<importer::HttpRequest>(&record.fields); request && !request->body.isEmpty())
        row.body = bodyOf(request->body);
    row.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound,
        .text = attempt.text,
        .markdown = attempt.msgType == int(protocol::MsgType::Markdown),
        .sendId = attempt.number,
        .attemptNumber = 1,
        .origin = attempt.path == importer::SendPath::Session ? u"tool"_s : u"agent"_s};
    if (attempt.state == Attempt::State::Open)
        return {record.number, row, {}};
    traffic::Settlement answer{.key = row.key,
        .time = timeOf(attempt.outcome != 0 ? attempt.answered : attempt.sent),
        .state = stateOf(attempt.state),
        .status = attempt.status,
        .code = attempt.code,
        .returnedId = attempt.returnedId.value,
        .refIdx = attempt.refIdx.value,
        .traceId = attempt.traceId.value,
        .detail = detailOf(attempt),
        .duration
        = attempt.outcome != 0 ? core::Milliseconds(attempt.answered.ms() - attempt.sent.ms()) : core::Milliseconds()};
    if (place.outcome)
        answer.body = bodyOf(answerOf(*place.outcome));
    return {record.number, row, answer};
}

MadeRow RowMaker::noteRow(const LogRecord &record, const RecordPlace &place)
{
    traffic::Record row = blank(record, place.turn);
    row.route = noteRoute(record.fields);
    row.detail = oneLine(record.message);
    if (const auto *batch = std::get_if<importer::ToolBatch>(&record.fields)) {
        row.kind = traffic::Kind::Model;
        row.route = u"TOOL_CALLS"_s;
        row.detail = batch->names.join(u", "_s);
    } else if (const auto *call = std::get_if<importer::ToolCall>(&record.fields)) {
        row.kind = traffic::Kind::Tool;
        row.route = call->name;
        row.detail = call->text.isEmpty() ? row.detail : oneLine(call->text.toUtf8());
        if (!call->arguments.isEmpty())
            row.body = bodyOf(call->arguments);
    } else if (const auto *event = std::get_if<importer::GatewayEvent>(&record.fields)) {
        row.code = event->code;
    } else if (const auto *prepared = std::get_if<importer::ReplyPrepared>(&record.fields)) {
        row.detail = oneLine(prepared->text.toUtf8());
    }
    return {record.number, row, {}};
}

} // namespace imports
