#include "app/export/lineentry.h"

#include "app/protocol/jsondocument.h"
#include "app/protocol/opcode.h"
#include "app/protocol/openapi.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace exporting {

namespace {

const auto openRoute = u"OPEN"_s;
const auto closeRoute = u"CLOSE"_s;

} // namespace

void LineEntry::take(const journal::RowDetail &frame, const QString &log)
{
    if (frame.record.route == openRoute) {
        opened(frame, log);
        return;
    }
    if (!m_isOpen)
        begin(frame, log);
    m_until = frame.record.time;
    if (frame.record.route == closeRoute)
        closed(frame);
    else
        message(frame);
}

void LineEntry::opened(const journal::RowDetail &row, const QString &log)
{
    // More than may be: the program ended without a word in between.
    if (m_isOpen && m_alive >= m_shards)
        end();
    if (!m_isOpen)
        begin(row, log);
    ++m_alive;
    ++m_connections;
    m_until = std::max(m_until, row.record.time);
}

void LineEntry::begin(const journal::RowDetail &first, const QString &log)
{
    const bool isOpening = first.record.route == openRoute;
    const QByteArray told = isOpening ? fitAddress(first.record.detail, m_out.redaction()) : QByteArray();
    const QByteArray url = told.isEmpty() ? QByteArray("wss://unknown.invalid/") : told;
    m_out.open('{').key("startedDateTime").plain(rfc3339(first.record.time));
    m_out.key("_resourceType").plain("websocket").key("_row").number(first.summary.ref.row());
    m_out.member("_source", log).member("_bot", first.record.bot);
    m_out.key("_opened").boolean(isOpening);
    m_out.key("request").open('{').key("method").plain("GET").key("url").plain(url);
    m_out.key("httpVersion").plain("HTTP/1.1");
    for (const auto *list : {"cookies", "headers", "queryString"})
        m_out.key(list).open('[').close(']');
    m_out.key("headersSize").number(-1).key("bodySize").number(0).close('}');
    m_out.key("_webSocketMessages").open('[');
    m_isOpen = true;
    m_alive = isOpening ? 0 : 1;
    m_connections = m_alive;
    m_messages = 0;
    m_wasHeard = false;
    m_hasEnd = false;
    m_closeCode.reset();
    m_closeReason.clear();
    m_closedBy = traffic::Direction::None;
    m_from = m_until = first.record.time;
    ++m_entries;
}

void LineEntry::message(const journal::RowDetail &row)
{
    const bool isSent = row.record.direction == traffic::Direction::Out;
    const bool isText = QByteArrayView(row.record.body.text).isValidUtf8();
    m_out.open('{').key("type").plain(isSent ? "send" : "receive");
    m_out.key("time").seconds(core::toMs(row.record.time)).key("opcode").number(isText ? 1 : 2).key("data");
    if (isText)
        m_out.text(row.record.body.text);
    else
        m_out.base64(row.record.body.text);
    m_out.key("_row").number(row.summary.ref.row()).close('}');
    ++m_messages;
    m_wasHeard = m_wasHeard || !isSent;
}

void LineEntry::closed(const journal::RowDetail &row)
{
    --m_alive;
    m_closeCode = row.record.code;
    m_closeReason = row.record.detail;
    m_closedBy = row.record.direction;
    if (m_alive > 0)
        return;
    m_hasEnd = true;
    end();
}

void LineEntry::end()
{
    if (!m_isOpen)
        return;
    m_isOpen = false;
    m_out.close(']');
    writeDuration(m_out, m_until - m_from);
    m_out.key("response").open('{').key("status").number(m_wasHeard ? 101 : 0);
    m_out.key("statusText").plain(m_wasHeard ? "Switching Protocols" : "").key("httpVersion").plain("HTTP/1.1");
    m_out.key("cookies").open('[').close(']').key("headers").open('[').close(']');
    m_out.key("content").open('{').key("size").number(0).key("mimeType").plain("x-unknown").close('}');
    m_out.key("redirectURL").plain("").key("headersSize").number(-1).key("bodySize").number(-1);
    if (!m_wasHeard)
        m_out.key("_error").words(m_closeReason.isEmpty() ? u"no answer"_s : m_closeReason);
    m_out.close('}');
    writeEmptyParts(m_out);
    m_out.key("_closed").boolean(m_hasEnd).member("_closeCode", m_closeCode).member("_closeReason", m_closeReason);
    if (m_closedBy != traffic::Direction::None)
        m_out.key("_closedBy").plain(m_closedBy == traffic::Direction::Out ? "us" : "platform");
    m_out.key("_connections").number(m_connections).key("_shards").number(m_shards);
    m_out.close('}');
}

int shardsToldBy(const journal::RowDetail &row)
{
    using traffic::Kind;
    if (row.record.kind == Kind::Http && row.record.route.endsWith(gatewayPath) && row.settlement) {
        const auto gateway = protocol::parseGatewayBot(row.settlement->body.text);
        return gateway ? std::max(gateway->shards, 1) : 0;
    }
    if (row.record.kind != Kind::Frame || row.record.direction != traffic::Direction::Out
        || row.record.op != int(protocol::Opcode::Identify))
        return 0;
    const auto frame = protocol::JsonDocument::parse(row.record.body.text, protocol::maxFrameBytes);
    if (!frame)
        return 0;
    const auto shard = frame->root()["d"]["shard"].items();
    return shard.size() == 2 ? std::max(shard[1].clampedInt(), 1) : 0;
}

} // namespace exporting
