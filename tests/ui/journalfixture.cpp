#include "tests/ui/journalfixture.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString somePeer = u"6836D8522EE75AD3732E75C0D3B6F33A"_s;

core::WallTime momentOf(traffic::RecordKey key)
{
    // 2026-03-25 07:04:09 UTC, the day of the pictures.
    return core::fromMs(1'774'422'249'000) + core::Milliseconds(key * 17);
}

} // namespace

JournalFixture::JournalFixture()
    : m_writer(m_dir.filePath(u"journal.db"_s))
{
    QObject::connect(&m_writer, &journal::JournalWriter::committed, &m_feed, [this](const journal::Committed &rows) {
        m_rows += rows.added;
        emit m_feed.committed(rows);
    });
    QObject::connect(&m_feed, &journal::JournalFeed::markWanted, &m_writer, &journal::JournalWriter::setMark);
    m_writer.open();
    m_pool.emplace(QList<journal::ReaderPool::Place>{{journal::liveSource, m_writer.path()}}, traffic::RecordKey(0));
}

void JournalFixture::loseFile()
{
    // In its old place: whoever reads knows the pool by address.
    m_pool.emplace(
        QList<journal::ReaderPool::Place>{{journal::liveSource, m_dir.filePath(u"gone.db"_s)}}, traffic::RecordKey(0));
}

void JournalFixture::write(const QList<traffic::Entry> &entries)
{
    for (const traffic::Entry &entry : entries) {
        m_writer.append(entry);
    }
    m_writer.drain();
}

traffic::Record JournalFixture::frame(const QString &event, qint64 s)
{
    traffic::Record record;
    record.key = nextKey();
    record.time = momentOf(record.key);
    record.bot = u"qq_official"_s;
    record.kind = traffic::Kind::Frame;
    record.direction = traffic::Direction::In;
    record.route = event;
    record.op = 0;
    record.s = s;
    record.body.text = u"{\"op\":0,\"s\":%1,\"t\":\"%2\",\"d\":{}}"_s.arg(s).arg(event).toUtf8();
    record.body.wireSize = record.body.text.size();
    return record;
}

traffic::Record JournalFixture::gap(const QString &bot, int recovered)
{
    traffic::Record record;
    record.key = nextKey();
    record.time = momentOf(record.key);
    record.bot = bot;
    record.kind = traffic::Kind::Note;
    record.route = traffic::gapRoute;
    record.code = 4009;
    record.detail = traffic::gapDetail(
        {.closeCode = 4009, .from = record.time - 10s, .until = record.time, .resumed = true, .recovered = recovered});
    return record;
}

traffic::Record JournalFixture::send(const QString &text, const QString &anchor, int msgSeq)
{
    traffic::Record record;
    record.key = nextKey();
    record.time = momentOf(record.key);
    record.bot = u"qq_official"_s;
    record.kind = traffic::Kind::Http;
    record.direction = traffic::Direction::Out;
    record.scene = protocol::Scene::C2c;
    record.peer = core::PeerId(somePeer);
    record.route = u"POST /v2/users/%1/messages"_s.arg(somePeer);
    record.anchor = anchor;
    record.msgSeq = msgSeq;
    record.attemptId = record.key;
    record.state = traffic::State::InFlight;
    record.headers = {{"Content-Type", "application/json"}, {"Authorization", "QQBot [cut: token, 57 bytes]"}};
    record.body.text
        = u"{\"content\":\"%1\",\"msg_type\":0,\"msg_id\":\"%2\",\"msg_seq\":%3,\"media\":null}"_s.arg(text, anchor)
              .arg(msgSeq)
              .toUtf8();
    record.body.wireSize = record.body.text.size();
    record.message
        = traffic::MessageFacet{traffic::MessageFacet::Role::Outbound, text, false, record.key, 1, u"agent"_s};
    return record;
}

traffic::Settlement JournalFixture::accepted(const traffic::Record &record, const QString &returnedId)
{
    traffic::Settlement answer;
    answer.key = record.key;
    answer.time = record.time + 284ms;
    answer.duration = 284ms;
    answer.state = traffic::State::Accepted;
    answer.status = 200;
    answer.returnedId = returnedId;
    answer.headers = {{"X-Tps-Trace-Id", "ok"}};
    answer.body.text = u"{\"id\":\"%1\",\"timestamp\":\"2026-03-25T15:04:16+08:00\"}"_s.arg(returnedId).toUtf8();
    answer.body.wireSize = answer.body.text.size();
    return answer;
}

traffic::Settlement JournalFixture::refused(const traffic::Record &record, int code, const QString &message)
{
    traffic::Settlement answer;
    answer.key = record.key;
    answer.time = record.time + 166ms;
    answer.duration = 166ms;
    answer.state = traffic::State::Refused;
    answer.status = 400;
    answer.code = code;
    answer.detail = message;
    answer.traceId = u"0db5bf0aaac4a197a5dfb69e12955c4f"_s;
    answer.body.text = u"{\"message\":\"%1\",\"code\":%2,\"err_code\":%2,\"trace_id\":\"%3\"}"_s.arg(message)
                           .arg(code)
                           .arg(answer.traceId)
                           .toUtf8();
    answer.body.wireSize = answer.body.text.size();
    return answer;
}
