#include "tests/bench/sendbench.h"

#include "app/journal/journalwriter.h"
#include "app/openapi/apiclient.h"
#include "app/outbox/outbox.h"
#include "tests/bench/clocks.h"
#include "tests/bench/rawdatabase.h"
#include "tests/bench/stampserver.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int repliesPerAnchor = 4;
constexpr int warmUp = 50;
constexpr double nanosecondsPerMs = 1e6;
const core::PeerId peer(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
const QString answerText = u"明天多云，最高气温十八度，出门请带一件外套。"_s;

template <class T, class E> T need(core::Result<T, E> result)
{
    if (!result)
        qFatal("the outbox failed: %s", qPrintable(result.error().message));
    return std::move(*result);
}

/// The bot's side of a send: an outbox on disk and what is above it.
class Sender
{
public:
    explicit Sender(quint16 port)
        : m_writer(new journal::JournalWriter(m_folder.filePath(u"journal.db"_s)))
        , m_platform{.apiBase = QUrl(u"http://127.0.0.1:%1"_s.arg(port)),
              .tokenUrl = QUrl(u"http://127.0.0.1:%1/token"_s.arg(port)),
              .appId = core::AppId(u"102000001"_s),
              .clientSecret = core::Secret("0123456789abcdefghijklmnopqrstuv")}
        , m_outbox(need(outbox::Outbox::open(
              m_folder.filePath(u"outbox.db"_s), *lineage::RuleSet::builtIn(), m_clock.wall(), u"this boot"_s)))
    {
        m_writer->moveToThread(&m_journal);
        QObject::connect(&m_journal, &QThread::finished, m_writer, &QObject::deleteLater);
        QObject::connect(
            &m_http, &http::HttpClient::recorded, m_writer, &journal::JournalWriter::append, Qt::DirectConnection);
        m_journal.start();
        QMetaObject::invokeMethod(m_writer, &journal::JournalWriter::open, Qt::QueuedConnection);
        QEventLoop loop;
        m_tokens.withToken(&m_context, [&loop](const auto &) { loop.quit(); });
        loop.exec();
    }
    ~Sender()
    {
        m_journal.quit();
        m_journal.wait();
    }

    /// An inbound message to answer, not measured.
    void receive()
    {
        m_anchor = core::InboundMsgId(u"ROBOT1.0_inbound-%1"_s.arg(++m_received));
        need(m_outbox->receive({.peer = peer, .msgId = *m_anchor, .text = u"在吗？"_s, .received = m_clock.wall()},
            {.session = core::SessionId(u"session"_s), .seq = m_received, .saved = m_clock.wall()}));
    }
    qint64 add()
    {
        return need(m_outbox->add({{.scene = protocol::Scene::C2c,
                        .peer = peer,
                        .text = answerText,
                        .origin = u"agent"_s,
                        .created = m_clock.wall()}}))
            .first();
    }
    outbox::ReservedAttempt reserve(qint64 message)
    {
        return need(m_outbox->reserve({.messageId = message, .anchor = *m_anchor, .now = m_clock.wall()}));
    }
    /// Sends and waits for the outcome, which it writes.
    void send(outbox::ReservedAttempt attempt)
    {
        QEventLoop loop;
        const qint64 id = attempt.attemptId();
        lineage::Outcome outcome;
        m_api.send(std::move(attempt), &m_context, [&](const lineage::Outcome &ended) {
            outcome = ended;
            loop.quit();
        });
        loop.exec();
        if (!std::holds_alternative<lineage::Accepted>(outcome))
            qFatal("a send was not accepted");
        settle(id, outcome);
    }
    void settle(qint64 attempt, const lineage::Outcome &outcome)
    {
        if (!m_outbox->settle(attempt, outcome, false, m_clock.wall()))
            qFatal("an outcome could not be written");
    }

private:
    QTemporaryDir m_folder;
    core::SystemClock m_clock;
    QThread m_journal;
    journal::JournalWriter *m_writer; // lives on m_journal, deleted when that ends
    QObject m_context;
    openapi::Platform m_platform;
    traffic::Redactor m_redactor;
    traffic::RecordKeys m_keys{m_clock, 0};
    http::HttpClient m_http{m_clock, m_redactor, m_keys};
    openapi::TokenSource m_tokens{m_platform, u"env"_s, m_http, m_redactor, m_clock};
    openapi::ApiClient m_api{m_platform, u"env"_s, m_http, m_tokens};
    std::unique_ptr<outbox::Outbox> m_outbox;
    std::optional<core::InboundMsgId> m_anchor;
    int m_received = 0;
};

/// Milliseconds of each of `count` turns, after some to warm up; `turn` returns nanoseconds.
template <class Turn> QList<double> timed(int count, Turn turn)
{
    QList<double> found;
    for (int i = -warmUp; i < count; ++i) {
        const double ms = double(turn(i + warmUp)) / nanosecondsPerMs;
        if (i >= 0)
            found.append(ms);
    }
    return found;
}

QList<double> reservations(Sender &sender, int count)
{
    return timed(count, [&sender](int i) {
        if (i % repliesPerAnchor == 0)
            sender.receive();
        const qint64 message = sender.add();
        const qint64 begin = now();
        const outbox::ReservedAttempt attempt = sender.reserve(message);
        const qint64 taken = now() - begin;
        sender.settle(attempt.attemptId(), lineage::Accepted{.id = core::OutboundMsgId(u"answer"_s)});
        return taken;
    });
}

/// The statements of a reservation and nothing around them: take the number, note what it belongs to, write the
/// attempt.
QList<double> rawReservations(int count)
{
    const QTemporaryDir folder;
    RawDatabase database(folder.filePath(u"raw.db"_s));
    for (const char *sql : {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL",
             "CREATE TABLE anchor(id INTEGER PRIMARY KEY, text TEXT UNIQUE, next_seq INTEGER)",
             "CREATE TABLE seq(anchor INTEGER, seq INTEGER, hash BLOB, PRIMARY KEY(anchor, seq)) WITHOUT ROWID",
             "CREATE TABLE attempt(id INTEGER PRIMARY KEY, message INTEGER, number INTEGER, anchor INTEGER, seq "
             "INTEGER, body BLOB, reserved INTEGER, UNIQUE(message, number))"})
        database.exec(sql);
    RawStatement anchor(database, "INSERT INTO anchor(text, next_seq) VALUES(?, 1)");
    RawStatement take(database, "UPDATE anchor SET next_seq = next_seq + 1 WHERE text = ? RETURNING next_seq - 1");
    RawStatement seq(database, "INSERT INTO seq VALUES(?, ?, ?)");
    RawStatement attempt(
        database, "INSERT INTO attempt(message, number, anchor, seq, body, reserved) VALUES(?, 1, ?, ?, ?, ?)");
    const QByteArray hash(32, 'h');
    const QByteArray body = answerText.toUtf8() + QByteArray(120, 'b');
    return timed(count, [&](int i) {
        const int row = i / repliesPerAnchor + 1;
        const QByteArray id = "ROBOT1.0_inbound-" + QByteArray::number(row);
        if (i % repliesPerAnchor == 0)
            anchor.text(id).run();
        const qint64 begin = now();
        database.exec("BEGIN");
        const qint64 number = take.text(id).run();
        seq.number(row).number(number).blob(hash).run();
        attempt.number(i).number(row).number(number).blob(body).number(begin).run();
        database.exec("COMMIT");
        return now() - begin;
    });
}

QList<double> sends(Sender &sender, const StampServer &server, int count)
{
    return timed(count, [&](int i) {
        if (i % repliesPerAnchor == 0)
            sender.receive();
        const qint64 begin = now();
        sender.send(sender.reserve(sender.add()));
        return server.firstByte() - begin;
    });
}

} // namespace

void measureSends(const Sizes &sizes, Report &report)
{
    StampServer server;
    Sender sender(server.port());
    const QString ms = u"ms"_s;
    const QList<double> whole = sends(sender, server, sizes.sends);
    const QList<double> reserved = reservations(sender, sizes.sends);
    const QList<double> raw = rawReservations(sizes.sends);
    report.add({u"one send, decision to first byte, p50"_s, ms, percentile(whole, 0.5)});
    report.add(
        {u"one send, decision to first byte, p99"_s, ms, percentile(whole, 0.99), {}, {}, Row::Goal::OursAtMost, 2});
    const QString probe = u"raw probe"_s;
    report.add({u"reserve() alone, p50"_s, ms, percentile(reserved, 0.5), percentile(raw, 0.5), probe});
    report.add({u"reserve() alone, p99"_s, ms, percentile(reserved, 0.99), percentile(raw, 0.99), probe});
}

} // namespace bench
