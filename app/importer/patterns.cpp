#include "app/importer/patterns.h"

#include "app/importer/scan.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace importer {

using namespace Qt::StringLiterals;

namespace {

/// `[conf] [pid(ptype)] [name/]id: outline`. The last bracket in the grammar is a choice, none is printed.
bool readInbound(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (!scan.take("["))
        return false;
    const auto config = scan.until("] [");
    const auto platform = config ? scan.until("(") : std::nullopt;
    const auto type = platform ? scan.until(")] ") : std::nullopt;
    if (!type || platform->contains(']') || type->contains(']'))
        return false;
    const auto named = readNamedText(scan.rest());
    if (!named)
        return false;
    fields = Inbound{QString::fromUtf8(*config), QString::fromUtf8(*platform), QString::fromUtf8(*type), named->name,
        core::PeerId(named->id), named->text};
    return true;
}

bool readPrepared(QByteArrayView message, Fields &fields)
{
    Scan scan(message);
    if (!scan.take("Prepare to send - ") && !scan.take("AstrBot -> "))
        return false;
    const auto named = readNamedText(scan.rest());
    if (!named)
        return false;
    fields = ReplyPrepared{named->name, core::PeerId(named->id), named->text};
    return true;
}

/// A class name with a capital in its last part, then a colon or the end: `botpy.errors.ServerError: text`.
qsizetype errorClassEnd(QByteArrayView line)
{
    qsizetype end = 0;
    qsizetype part = 0;
    while (end < line.size()) {
        const char c = line[end];
        const bool isName = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
        if (!isName && c != '.')
            break;
        part = c == '.' ? end + 1 : part;
        ++end;
    }
    const bool isCapital = part < end && line[part] >= 'A' && line[part] <= 'Z';
    return isCapital && (end == line.size() || line[end] == ':') ? end : -1;
}

} // namespace

Traceback readTraceback(QByteArrayView text)
{
    Traceback trace;
    qsizetype lastFrame = -1;
    const qsizetype begin = find(text, "Traceback (most recent call last):");
    for (qsizetype at = begin; at >= 0 && at < text.size();) {
        const qsizetype found = text.indexOf('\n', at);
        const qsizetype end = found < 0 ? text.size() : found;
        QByteArrayView line = text.sliced(at, end - at).trimmed();
        if (line.startsWith("> "))
            line = line.sliced(2); // loguru marks the frame that caught it
        if (line.startsWith("File \"")) {
            ++trace.frames;
            lastFrame = end;
            trace.errorClass.clear();
        } else if (const qsizetype named = lastFrame >= 0 && trace.errorClass.isEmpty() ? errorClassEnd(line) : -1;
                   named > 0) {
            trace.errorClass = QString::fromUtf8(line.first(named));
            QByteArrayView behind = line.sliced(std::min(named + 1, line.size()));
            const qsizetype from = behind.isEmpty() ? end : behind.data() - text.data();
            trace.message = QString::fromUtf8(text.sliced(from).trimmed());
        }
        at = end + 1;
    }
    return trace;
}

Target targetOf(QByteArrayView url)
{
    struct Route
    {
        QByteArrayView before;
        protocol::Scene scene;
    };
    static constexpr Route routes[] = {{"/v2/users/", protocol::Scene::C2c}, {"/v2/groups/", protocol::Scene::Group},
        {"/channels/", protocol::Scene::Channel}, {"/dms/", protocol::Scene::Dm}};
    for (const Route &route : routes) {
        const qsizetype at = url.indexOf(route.before);
        if (at < 0)
            continue;
        const QByteArrayView rest = url.sliced(at + route.before.size());
        const qsizetype slash = rest.indexOf('/');
        return {route.scene, core::PeerId(QString::fromUtf8(slash < 0 ? rest : rest.first(slash)))};
    }
    return {};
}

Fields readMessage(QByteArrayView message)
{
    Fields fields;
    if (message.startsWith("Traceback (")) {
        fields = readTraceback(message);
        return fields;
    }
    if (readSendMessage(message, fields) || readBotpyMessage(message, fields) || readAgentMessage(message, fields)
        || readAdapterMessage(message, fields) || readPrepared(message, fields) || readInbound(message, fields))
        return fields;
    if (const Traceback trace = readTraceback(message); trace.frames > 0)
        fields = trace;
    return fields;
}

Fields readTraceSpan(QByteArrayView json)
{
    const QJsonObject object = QJsonDocument::fromJson(json.toByteArray()).object();
    if (object.isEmpty())
        return Generic{};
    return TraceSpan{object["action"_L1].toString(), object["span_id"_L1].toString(), object["umo"_L1].toString(),
        object["sender_name"_L1].toString(), object["message_outline"_L1].toString(),
        QJsonDocument(object["fields"_L1].toObject()).toJson(QJsonDocument::Compact)};
}

bool beginsBareRecord(QByteArrayView line)
{
    return line.startsWith("[botpy]") || line.startsWith("请求超时") || line.startsWith("_parser unknown event")
        || line.startsWith("Traceback (most recent call last):");
}

bool isWhole(const Fields &fields)
{
    if (const auto *request = std::get_if<HttpRequest>(&fields))
        return !request->body.isEmpty();
    if (const auto *response = std::get_if<HttpResponse>(&fields))
        return !response->body.isEmpty();
    if (const auto *buffer = std::get_if<ReplyBuffer>(&fields))
        return !buffer->chain.isEmpty();
    if (const auto *call = std::get_if<ToolCall>(&fields))
        return !call->arguments.isEmpty();
    if (const auto *error = std::get_if<HttpError>(&fields))
        return !error->traceId.isEmpty();
    if (const auto *event = std::get_if<GatewayEvent>(&fields))
        return event->kind != GatewayEvent::Kind::Failed;
    return std::holds_alternative<CacheWrite>(fields) || std::holds_alternative<ToolBatch>(fields)
        || std::holds_alternative<HttpTimeout>(fields) || std::holds_alternative<SendSkipped>(fields)
        || std::holds_alternative<TraceSpan>(fields);
}

Fields fieldsOf(const LogRecord &record)
{
    if (record.isUnparsed())
        return record.fields;
    Fields fields = record.form == HeaderForm::Trace ? readTraceSpan(record.message) : readMessage(record.message);
    if (auto *trace = std::get_if<Traceback>(&fields))
        trace->isOfTool = record.source.endsWith("tool_loop_agent_runner"_L1);
    return fields;
}

} // namespace importer
