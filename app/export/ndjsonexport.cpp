#include "app/export/ndjsonexport.h"

#include "app/export/callentry.h"
#include "app/export/rowwalk.h"

#include <QIODevice>

#include <algorithm>

namespace exporting {

namespace {

using journal::RowDetail;
using journal::RowSummary;

/// Both texts where the bytes are none: one to read, one to have them back.
void writeBody(JsonOut &out, const traffic::Body &body)
{
    out.key("size").number(body.wireSize);
    if (body.text.isEmpty())
        return;
    out.key("text").text(body.text);
    if (!QByteArrayView(body.text).isValidUtf8())
        out.key("base64").base64(body.text);
}

void writeAnswer(JsonOut &out, const traffic::Settlement &answer)
{
    out.key("answer").open('{').key("time").plain(rfc3339(answer.time));
    out.key("duration_ms").number(std::max<qint64>(answer.duration.count(), 0));
    if (!answer.headers.isEmpty())
        writeHeaders(out, answer.headers);
    writeBody(out, answer.body);
    out.close('}');
}

void writeMessage(JsonOut &out, const traffic::MessageFacet &message)
{
    const bool isInbound = message.role == traffic::MessageFacet::Role::Inbound;
    out.key("message").open('{').key("role").plain(isInbound ? "inbound" : "outbound");
    out.key("text").words(message.text).key("markdown").boolean(message.markdown);
    out.member("id", message.sendId).member("try", qint64(message.attemptNumber));
    if (isInbound && !message.origin.isEmpty())
        out.key("writer").peer(message.origin);
    else if (!message.origin.isEmpty())
        out.key("origin").plain(message.origin.toUtf8());
    out.close('}');
}

void writeMark(JsonOut &out, const journal::Mark &mark)
{
    out.key("mark").open('{').key("time").plain(rfc3339(mark.time));
    out.member("colour", qint64(mark.colour)).member("note", mark.note).close('}');
}

/// What a row hangs on, and what the platform called it.
void writeLineage(JsonOut &out, const RowSummary &row)
{
    out.member("msg_id", row.msgId).member("anchor", row.anchor).member("event_id", row.eventId);
    out.member("msg_seq", row.msgSeq).member("attempt", row.attemptId).member("turn", row.turnId);
    out.member("returned_id", row.returnedId).member("ref_idx", row.refIdx).member("trace_id", row.traceId);
}

void writeWhat(JsonOut &out, const RowSummary &row)
{
    if (row.direction != traffic::Direction::None)
        out.key("direction").plain(traffic::directionName(row.direction).toLatin1());
    if (row.scene)
        out.key("scene").plain(protocol::sceneName(*row.scene).toLatin1());
    if (!row.peer.isEmpty())
        out.key("peer").peer(row.peer.value);
    if (!row.route.isEmpty())
        out.key("route").route(row.route);
    out.member("detail", row.detail).member("op", row.op);
    if (row.s)
        out.key("s").number(*row.s);
    out.key("state").plain(traffic::stateName(row.state).toLatin1());
    out.member("status", row.status).member("code", row.code);
}

void count(Written &written, traffic::Kind kind)
{
    using traffic::Kind;
    ++(isCall(kind)               ? written.calls
            : kind == Kind::Frame ? written.frames
            : kind == Kind::Tool  ? written.tools
                                  : written.notes);
}

} // namespace

void writeLine(JsonOut &out, const RowDetail &row, const QString &log)
{
    const RowSummary &summary = row.summary;
    out.open('{').key("schema").plain(ndjsonSchema).key("v").number(ndjsonVersion);
    out.key("kind").plain(traffic::kindName(summary.kind).toLatin1()).key("time").plain(rfc3339(summary.time));
    out.key("redacted").boolean(out.redaction() != nullptr).key("row").number(summary.ref.row());
    out.member("source", log).member("bot", summary.bot);
    writeWhat(out, summary);
    writeLineage(out, summary);
    if (summary.message)
        writeMessage(out, *summary.message);
    if (!row.record.headers.isEmpty())
        writeHeaders(out, row.record.headers);
    writeBody(out, row.record.body);
    if (row.settlement)
        writeAnswer(out, *row.settlement);
    if (summary.mark)
        writeMark(out, *summary.mark);
    out.close('}').endLine();
}

core::Result<Written, ExportError> writeNdjson(
    const journal::OwnReaders &journals, QIODevice &device, const Options &options)
{
    RowWalk rows(journals, options);
    if (const auto fixed = rows.fix(); !fixed)
        return core::make_unexpected(fixed.error());
    rows.expect(options.redact ? 2 : 1);
    auto redaction = rows.redaction();
    if (!redaction)
        return core::make_unexpected(redaction.error());
    JsonOut out(*redaction ? &**redaction : nullptr);
    Written written{.format = Format::Ndjson};
    bool isSound = true;
    const auto read = rows.each([](const RowSummary &) { return true; },
        [&](const RowDetail &row, const QString &log) {
            writeLine(out, row, log);
            count(written, row.summary.kind);
            const QByteArray bytes = out.take();
            isSound = device.write(bytes) == bytes.size();
            return isSound;
        });
    if (!read)
        return core::make_unexpected(read.error());
    if (!isSound)
        return core::make_unexpected(ExportError{ExportError::Kind::CannotWrite, device.errorString()});
    return written;
}

} // namespace exporting
