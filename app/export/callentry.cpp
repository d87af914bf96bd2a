#include "app/export/callentry.h"

#include <QDateTime>
#include <QUrlQuery>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace exporting {

namespace {

// Their values are words of the protocol, which a person may happen to be called.
constexpr std::array technicalHeaders = {"accept"_L1, "accept-encoding"_L1, "accept-language"_L1, "cache-control"_L1,
    "connection"_L1, "content-encoding"_L1, "content-length"_L1, "content-type"_L1, "date"_L1, "host"_L1, "server"_L1,
    "transfer-encoding"_L1, "user-agent"_L1, "vary"_L1};

void writeQuery(JsonOut &out, const QByteArray &query)
{
    out.key("queryString").open('[');
    const QUrlQuery items(QString::fromLatin1(query));
    for (const auto &[name, value] : items.queryItems(QUrl::FullyDecoded))
        out.open('{').key("name").plain(name.toUtf8()).key("value").plain(value.toUtf8()).close('}');
    out.close(']');
}

QByteArray mimeTypeOf(const QList<traffic::Header> &headers)
{
    const QByteArray type = headerValue(headers, "Content-Type");
    return type.isEmpty() ? QByteArray("x-unknown") : type; // as browsers write it
}

void writeRequest(JsonOut &out, const traffic::Record &record, const Bases &bases)
{
    const Address address = addressOf(record, bases, out.redaction());
    out.key("request").open('{');
    out.key("method").plain(address.method).key("url").plain(address.url).key("httpVersion").plain("HTTP/1.1");
    out.key("cookies").open('[').close(']');
    writeHeaders(out, record.headers);
    writeQuery(out, address.query);
    out.key("headersSize").number(-1).key("bodySize").number(record.body.wireSize);
    if (!record.body.text.isEmpty()) {
        out.key("postData").open('{');
        out.key("mimeType").text(mimeTypeOf(record.headers), JsonOut::Place::Technical);
        out.key("text").text(record.body.text);
        if (!QByteArrayView(record.body.text).isValidUtf8())
            out.key("_base64").base64(record.body.text); // HAR knows an encoding for answers only
        out.close('}');
    }
    out.close('}');
}

void writeContent(JsonOut &out, const traffic::Settlement &answer)
{
    out.key("content").open('{').key("size").number(answer.body.wireSize);
    out.key("mimeType").text(mimeTypeOf(answer.headers), JsonOut::Place::Technical);
    if (QByteArrayView(answer.body.text).isValidUtf8())
        out.key("text").text(answer.body.text);
    else
        out.key("text").base64(answer.body.text).key("encoding").plain("base64");
    out.close('}');
}

void writeResponse(JsonOut &out, const std::optional<traffic::Settlement> &settlement)
{
    const traffic::Settlement answer = settlement.value_or(traffic::Settlement());
    out.key("response").open('{').key("status").number(answer.status.value_or(0)).key("statusText").plain("");
    out.key("httpVersion").plain(answer.status ? "HTTP/1.1" : "").key("cookies").open('[').close(']');
    writeHeaders(out, answer.headers);
    writeContent(out, answer);
    out.key("redirectURL").text(headerValue(answer.headers, "Location"), JsonOut::Place::Technical);
    out.key("headersSize").number(-1).key("bodySize").number(answer.status ? answer.body.wireSize : -1);
    if (!answer.status)
        out.key("_error").words(answer.detail.isEmpty() ? u"no answer"_s : answer.detail);
    out.close('}');
}

/// What HAR has no place for: how the call hangs together with the rest.
void writeLineage(JsonOut &out, const journal::RowSummary &row, const QString &log)
{
    out.key("_row").number(row.ref.row()).key("_kind").plain(traffic::kindName(row.kind).toLatin1());
    out.key("_state").plain(traffic::stateName(row.state).toLatin1());
    out.member("_source", log).member("_bot", row.bot);
    if (row.scene)
        out.key("_scene").plain(protocol::sceneName(*row.scene).toLatin1());
    if (!row.peer.isEmpty())
        out.key("_peer").peer(row.peer.value);
    out.member("_anchor", row.anchor).member("_msgSeq", row.msgSeq);
    out.member("_attempt", row.attemptId).member("_turn", row.turnId);
    if (row.message) {
        out.member("_message", row.message->sendId).member("_try", qint64(row.message->attemptNumber));
        out.member(
            "_origin", row.message->role == traffic::MessageFacet::Role::Outbound ? row.message->origin : QString());
    }
    out.member("_code", row.code).member("_returnedId", row.returnedId).member("_refIdx", row.refIdx);
    out.member("_traceId", row.traceId);
}

} // namespace

QByteArray rfc3339(core::WallTime time)
{
    return QDateTime::fromMSecsSinceEpoch(core::toMs(time), Qt::UTC).toString(Qt::ISODateWithMs).toLatin1();
}

void writeHeader(JsonOut &out, const traffic::Header &header)
{
    const QByteArray name = header.name.toLower();
    const bool isTechnical = std::ranges::any_of(technicalHeaders,
        [&name](QLatin1StringView known) { return name == QByteArrayView(known.data(), known.size()); });
    out.open('{').key("name").text(header.name, JsonOut::Place::Technical);
    out.key("value").text(header.value, isTechnical ? JsonOut::Place::Technical : JsonOut::Place::Text);
    out.close('}');
}

void writeHeaders(JsonOut &out, const QList<traffic::Header> &headers)
{
    out.key("headers").open('[');
    for (const traffic::Header &header : headers)
        writeHeader(out, header);
    out.close(']');
}

void writeEmptyParts(JsonOut &out)
{
    out.key("cache").open('{').close('}');
}

void writeDuration(JsonOut &out, core::Milliseconds duration)
{
    const qint64 ms = std::max<qint64>(duration.count(), 0);
    out.key("time").number(ms).key("timings").open('{');
    out.key("send").number(0).key("wait").number(ms).key("receive").number(0).close('}');
}

void writeCall(JsonOut &out, const journal::RowDetail &row, const QString &log, const Bases &bases)
{
    out.open('{').key("startedDateTime").plain(rfc3339(row.record.time));
    writeDuration(out, row.settlement ? row.settlement->duration : core::Milliseconds(0));
    writeRequest(out, row.record, bases);
    writeResponse(out, row.settlement);
    writeEmptyParts(out);
    writeLineage(out, row.summary, log);
    out.close('}');
}

} // namespace exporting
