#include "tests/bench/ingestbench.h"

#include "app/gateway/gatewayclient.h"
#include "app/journal/journalwriter.h"
#include "tests/bench/clocks.h"
#include "tests/bench/ingestreference.h"
#include "tests/bench/rawdatabase.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QProcess>
#include <QTemporaryDir>
#include <QThread>

namespace bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int patienceMs = 60'000;
constexpr double nanoseconds = 1e9;

/// The gateway in a process of its own.
class SourceProcess
{
public:
    explicit SourceProcess(int frames)
    {
        m_process.start(QCoreApplication::applicationFilePath(), {u"--child"_s, u"gateway"_s, QString::number(frames)});
        m_process.waitForReadyRead(patienceMs);
        m_port = m_process.readLine().trimmed().toInt();
        if (m_port == 0)
            qFatal("the gateway process did not start");
    }
    ~SourceProcess()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    SourceProcess(const SourceProcess &) = delete;
    SourceProcess &operator=(const SourceProcess &) = delete;
    [[nodiscard]] QString url() const { return u"ws://127.0.0.1:%1/websocket"_s.arg(m_port); }

private:
    QProcess m_process;
    int m_port = 0;
};

/// CPU time of another thread, by asking it.
qint64 cpuOf(QObject *inThread)
{
    qint64 cpu = 0;
    QMetaObject::invokeMethod(
        inThread, [&cpu] { cpu = threadCpu(); }, Qt::BlockingQueuedConnection);
    return cpu;
}

/// The receiving half of the program: client on this thread, writer on its own.
class Receiver : public QObject
{
public:
    Receiver(QString url, int frames)
        : m_url(std::move(url))
        , m_frames(frames)
    {
        m_writer->moveToThread(&m_journal);
        connect(&m_journal, &QThread::finished, m_writer, &QObject::deleteLater);
        connect(&m_client, &gateway::GatewayClient::recorded, m_writer, &journal::JournalWriter::append,
            Qt::DirectConnection);
        connect(m_writer, &journal::JournalWriter::committed, this, &Receiver::committed);
        connect(&m_client, &gateway::GatewayClient::eventReceived, this, &Receiver::receive);
        connect(&m_client, &gateway::GatewayClient::gatewayWanted, this,
            [this] { m_client.gatewayKnown({.url = m_url}, core::Secret("EXAMPLE-access-token-0123456789abcdef")); });
        m_journal.start();
        QMetaObject::invokeMethod(m_writer, &journal::JournalWriter::open, Qt::BlockingQueuedConnection);
    }
    ~Receiver() override
    {
        m_journal.quit();
        m_journal.wait();
    }

    Ingest run()
    {
        m_journalBegun = cpuOf(m_writer);
        m_client.connectToGateway();
        QTimer::singleShot(patienceMs, &m_loop, [this] { m_loop.exit(1); });
        if (m_loop.exec() != 0)
            qFatal("only %d of %d events were committed", m_committed, m_frames);
        m_found.seconds = double(now() - m_begun) / nanoseconds;
        m_found.journalCpu = double(cpuOf(m_writer) - m_journalBegun) / nanoseconds;
        m_client.leaveForRestart();
        QMetaObject::invokeMethod(m_writer, &journal::JournalWriter::close, Qt::BlockingQueuedConnection);
        RawDatabase file(m_folder.filePath(u"journal.db"_s));
        m_found.lost = m_frames
            - int(file.number("SELECT count(DISTINCT msg_id) FROM record r JOIN record_body b ON b.row = r.row "
                              "WHERE route = 'C2C_MESSAGE_CREATE'"));
        return m_found;
    }

private:
    void receive(const gateway::LineEvent &event)
    {
        const auto *dispatch = std::get_if<protocol::Dispatch>(&event.frame.payload);
        if (!dispatch || !std::holds_alternative<protocol::UserMessage>(dispatch->event))
            return;
        if (++m_received == 1) {
            m_begun = now();
            m_cpuBegun = threadCpu();
        }
        if (m_received == m_frames)
            m_found.receiveCpu = double(threadCpu() - m_cpuBegun) / nanoseconds;
    }
    void committed(const journal::Committed &rows)
    {
        m_committed += int(rows.added.size());
        // OPEN, HELLO, IDENTIFY and READY are rows too.
        if (m_committed >= m_frames + 4)
            m_loop.exit(0);
    }

    QString m_url;
    int m_frames;
    QTemporaryDir m_folder;
    QEventLoop m_loop;
    core::SystemClock m_clock;
    traffic::Redactor m_redactor;
    traffic::RecordKeys m_keys{m_clock, 0};
    QThread m_journal;
    journal::JournalWriter *m_writer = new journal::JournalWriter(m_folder.filePath(u"journal.db"_s)); // on m_journal
    gateway::IdentifyPacing m_pacing;
    gateway::GatewayClient m_client{
        {.bot = u"env"_s, .clock = m_clock, .redactor = m_redactor, .keys = m_keys}, m_pacing, {}};
    Ingest m_found;
    int m_received = 0;
    int m_committed = 0;
    qint64 m_begun = 0;
    qint64 m_cpuBegun = 0;
    qint64 m_journalBegun = 0;
};

/// Medians over the rounds of one client.
struct Rounds
{
    QList<double> rates;
    QList<double> microseconds; // CPU per event, all threads
    QList<double> receiveMicroseconds;
    int lost = 0;

    void add(const Ingest &found, int frames)
    {
        rates.append(frames / found.seconds);
        microseconds.append((found.receiveCpu + found.journalCpu) * 1e6 / frames);
        receiveMicroseconds.append(found.receiveCpu * 1e6 / frames);
        lost += found.lost;
    }
};

struct Reference
{
    QString program;
    QString script;
    QStringList probe;
    QString name;
    double goal = 0;
};

void addRows(const Rounds &ours, const Rounds &other, const Reference &reference, Report &report)
{
    const QString name = reference.name + u", stores nothing"_s;
    report.add({u"gateway ingest with journal"_s, u"events/s"_s, median(ours.rates), median(other.rates), name,
        Row::Goal::RatioAtLeast, reference.goal});
    report.add({u"gateway ingest, CPU with journal"_s, u"µs CPU/event"_s, median(ours.microseconds),
        median(other.microseconds), name});
    report.add({u"gateway ingest, CPU of the receiving thread"_s, u"µs CPU/event"_s, median(ours.receiveMicroseconds),
        median(other.microseconds), name});
}

} // namespace

void measureIngest(const Sizes &sizes, Report &report)
{
    const SourceProcess source(sizes.frames);
    const QList<Reference> references
        = {{u"/usr/bin/python3"_s, u"ingest_reference.py"_s, {u"-c"_s, u"import aiohttp"_s}, u"aiohttp + json"_s, 1.7},
            {u"node"_s, u"ingest_reference.js"_s, {u"-e"_s, u"require('ws')"_s}, u"Node ws + JSON"_s, 0.6}};
    for (const Reference &reference : references) {
        if (!canRun(reference.program, reference.probe)) {
            report.note(u"No reference %1: %2 cannot load it."_s.arg(reference.name, reference.program));
            continue;
        }
        Rounds ours;
        Rounds other;
        for (int round = 0; round < sizes.rounds; ++round) {
            ours.add(Receiver(source.url(), sizes.frames).run(), sizes.frames);
            if (const auto found = referenceIngest(reference.program, reference.script, source.url(), sizes.frames))
                other.add(*found, sizes.frames);
        }
        if (ours.lost != 0 || other.lost != 0)
            qFatal("events were lost: %d ours, %d of %s", ours.lost, other.lost, qPrintable(reference.name));
        addRows(ours, other, reference, report);
    }
}

} // namespace bench
