#pragma once
#include "app/journal/journalreader.h"
#include "app/journal/journalwriter.h"

#include <QSignalSpy>

namespace samples {

using namespace Qt::StringLiterals;

/// A frame that brought a message from `peer`; its id is `in-<key>`.
inline traffic::Record inbound(traffic::RecordKey key, const QString &peer, const QString &text)
{
    traffic::Record record;
    record.key = key;
    record.time = core::fromMs(1'700'000'000'000 + key);
    record.bot = u"cat"_s;
    record.kind = traffic::Kind::Frame;
    record.direction = traffic::Direction::In;
    record.scene = protocol::Scene::C2c;
    record.peer = core::PeerId(peer);
    record.route = u"C2C_MESSAGE_CREATE"_s;
    record.op = 0;
    record.s = key;
    record.msgId = u"in-%1"_s.arg(key);
    record.eventId = u"C2C_MESSAGE_CREATE:%1"_s.arg(key);
    record.body = {R"({"op":0,"d":{"content":")" + text.toUtf8() + "\"}}", {}, 120};
    record.message = traffic::MessageFacet{traffic::MessageFacet::Role::Inbound, text, false, 0, 0, {}};
    return record;
}

/// Attempt `attempt` of the outbox message `sendId` to `peer`, without its answer yet.
inline traffic::Record outbound(traffic::RecordKey key, const QString &peer, qint64 sendId, int attempt = 1)
{
    traffic::Record record = inbound(key, peer, u"answer %1"_s.arg(sendId));
    record.kind = traffic::Kind::Http;
    record.direction = traffic::Direction::Out;
    record.route = u"POST /v2/users/%1/messages"_s.arg(peer);
    record.op = std::nullopt;
    record.s = std::nullopt;
    record.msgId.clear();
    record.eventId.clear();
    record.anchor = u"in-1"_s;
    record.msgSeq = attempt;
    record.attemptId = key;
    record.turnId = 3;
    record.state = traffic::State::InFlight;
    record.headers = {{"Authorization", "QQBot [cut: token, 57 bytes]"}, {"Content-Type", "application/json"}};
    record.body = {QByteArray("{\"content\":\"\x00\xff\"}", 16), {{3, 5, 57, traffic::Splice::What::Token}}, 68};
    record.message->role = traffic::MessageFacet::Role::Outbound;
    record.message->sendId = sendId;
    record.message->attemptNumber = attempt;
    record.message->origin = u"agent"_s;
    return record;
}

/// The answer to the call `key`.
inline traffic::Settlement settlement(traffic::RecordKey key, traffic::State state)
{
    traffic::Settlement settlement;
    settlement.key = key;
    settlement.time = core::fromMs(1'700'000'000'500 + key);
    settlement.state = state;
    settlement.status = state == traffic::State::Refused ? 400 : 200;
    if (state == traffic::State::Refused) {
        settlement.code = 40034024;
        settlement.detail = u"msg_id is invalid"_s;
    } else {
        settlement.returnedId = u"out-%1"_s.arg(key);
        settlement.refIdx = u"REFIDX_%1"_s.arg(key);
    }
    settlement.traceId = u"trace-%1"_s.arg(key);
    settlement.duration = core::Milliseconds(84);
    settlement.headers = {{"X-Tps-trace-ID", "trace"}};
    settlement.body = {"{\"id\":\"\xe4\xbd\xa0\"}", {{0, 1, 9, traffic::Splice::What::Rkey}}, 12};
    return settlement;
}

/// A note that the gateway could not be heard for the two seconds before it.
inline traffic::Record gap(traffic::RecordKey key)
{
    traffic::Record record;
    record.key = key;
    record.time = core::fromMs(1'700'000'000'000 + key);
    record.bot = u"cat"_s;
    record.kind = traffic::Kind::Note;
    record.route = traffic::gapRoute;
    record.code = 4009;
    record.detail = traffic::gapDetail({.closeCode = 4009,
        .from = record.time - std::chrono::seconds(2),
        .until = record.time,
        .resumed = true,
        .recovered = int(key)});
    return record;
}

/// Appends entries and waits until they are written.
inline void write(journal::JournalWriter &writer, const QList<traffic::Entry> &entries)
{
    for (const traffic::Entry &entry : entries) {
        writer.append(entry);
    }
    writer.drain();
}

/// All rows a reader sees, whole, in row order; fails the test by an empty list when it cannot read.
inline QList<journal::RowDetail> allRows(
    const QString &pathOrUri, journal::SourceId source = journal::liveSource, traffic::RecordKey since = 0)
{
    QList<journal::RowDetail> rows;
    const auto reader = journal::JournalReader::open(pathOrUri, source, since);
    if (!reader) {
        return rows;
    }
    const auto refs = (*reader)->rowsAfter({}, 0);
    for (const journal::RowRef &ref : refs.value_or(QList<journal::RowRef>())) {
        if (const auto detail = (*reader)->detail(ref)) {
            rows.append(*detail);
        }
    }
    return rows;
}

} // namespace samples
