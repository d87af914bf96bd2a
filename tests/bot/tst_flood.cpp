#include "app/bot/botruntime.h"
#include "tests/support/droppingserver.h"
#include "tests/support/sanitized.h"

#include <QElapsedTimer>
#include <QFile>
#include <QThread>
#include <QtTest>
#include <QWebSocket>
#include <QWebSocketServer>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int events = 5'000;
constexpr int intervalMs = 300;
/// Frame, record, anchor and both ends' socket buffers, several times over; what is kept per event is counted in bytes.
constexpr qint64 mostKbPerEvent = 10;

QByteArray message(int number)
{
    const QByteArray text = QByteArray::number(number);
    return R"({"op":0,"s":)" + text + R"(,"t":"C2C_MESSAGE_CREATE","id":"C2C_MESSAGE_CREATE:)" + text
        + R"(","d":{"id":"ROBOT1.0_)" + text + R"(","content":"hello )" + text
        + R"(","timestamp":"2026-09-01T12:00:00+08:00","author":{"user_openid":"USER)" + QByteArray::number(number % 7)
        + R"("},"message_scene":{"source":"default","ext":["msg_idx=REFIDX_)" + text + R"("]}}})";
}

/// What this process holds in memory, VmRSS of proc(5).
qint64 memoryKb()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    const auto line = std::ranges::find_if(lines, [](const QByteArray &text) { return text.startsWith("VmRSS:"); });
    return line == lines.end() ? 0 : line->mid(6).trimmed().split(' ').first().toLongLong();
}

/// A gateway on a thread of its own that sends everything at once after READY, and answers beats as they come.
class FloodServer
{
public:
    FloodServer()
    {
        m_thread.start();
        m_server->moveToThread(&m_thread);
        QMetaObject::invokeMethod(
            m_server, [this] { listen(); }, Qt::BlockingQueuedConnection);
    }
    ~FloodServer()
    {
        QMetaObject::invokeMethod(
            m_server, [this] { delete m_server; }, Qt::BlockingQueuedConnection);
        m_thread.quit();
        m_thread.wait();
    }
    [[nodiscard]] QByteArray url() const { return "ws://127.0.0.1:" + QByteArray::number(m_port); }

    std::atomic<int> connections = 0;
    std::atomic<int> beats = 0;
    std::atomic<qint64> longestPause = 0; ///< between two beats, ms
    std::atomic<qint64> longestStall = 0; ///< that this machine kept a thread which wanted to run waiting, ms

private:
    void listen()
    {
        m_server->listen(QHostAddress::LocalHost);
        m_port = m_server->serverPort();
        QObject::connect(m_server, &QWebSocketServer::newConnection, m_server, [this] {
            ++connections;
            QWebSocket *socket = m_server->nextPendingConnection();
            QObject::connect(socket, &QWebSocket::textMessageReceived, m_server,
                [this, socket](const QString &text) { answer(*socket, text); });
            socket->sendTextMessage(u"{\"op\":10,\"d\":{\"heartbeat_interval\":%1}}"_s.arg(intervalMs));
        });
        auto *tick = new QTimer(m_server);
        m_tick.start();
        QObject::connect(tick, &QTimer::timeout, m_server,
            [this] { longestStall = std::max<qint64>(longestStall, m_tick.restart() - 10); });
        tick->start(10);
    }
    void answer(QWebSocket &socket, const QString &text)
    {
        if (text.startsWith("{\"op\":1,"_L1)) {
            if (beats++ > 0)
                longestPause = std::max<qint64>(longestPause, m_beat.elapsed());
            m_beat.start();
            socket.sendTextMessage(u"{\"op\":11}"_s);
        } else if (text.startsWith("{\"op\":2,"_L1)) {
            socket.sendTextMessage(
                uR"({"op":0,"s":1,"t":"READY","d":{"version":1,"session_id":"S","user":{"id":"7"},"shard":[0,1]}})"_s);
            for (int number = 2; number < events + 2; ++number)
                socket.sendTextMessage(QString::fromUtf8(message(number)));
        }
    }

    QThread m_thread;
    QWebSocketServer *m_server = new QWebSocketServer(u"flood"_s, QWebSocketServer::NonSecureMode);
    quint16 m_port = 0;
    QElapsedTimer m_beat;
    QElapsedTimer m_tick;
};

} // namespace

/// Five thousand messages at once: each is on disk, the line stays up, and the window is not flooded in its turn.
class tst_Flood : public QObject
{
    Q_OBJECT
private slots:
    void aBurstLosesNothingAndHoldsUpNoBeat();
};

void tst_Flood::aBurstLosesNothingAndHoldsUpNoBeat()
{
    FloodServer gateway;
    test::DroppingServer platform({{test::okReply(R"({"access_token":"TOKEN-0123456789","expires_in":7200})")},
        {test::okReply(R"({"url":")" + gateway.url() + R"(","shards":1})")}});
    QTemporaryDir folder;
    core::SystemClock clock;
    bot::BotConfig config;
    config.profile = u"flood"_s;
    config.platform = {.apiBase = platform.url(u"/api"_s),
        .tokenUrl = platform.url(u"/token"_s),
        .appId = core::AppId(u"1"_s),
        .clientSecret = core::Secret("client-secret-0123456789")};
    config.rules = lineage::RuleSet::builtIn().value();
    config.outboxPath = folder.filePath(u"outbox.db"_s);
    bot::BotRuntime runtime(config, clock);
    int states = 0;
    int anchorLists = 0;
    qint64 reached = 0;
    connect(&runtime, &bot::BotRuntime::happened, this, [&](const bot::Event &event) {
        if (const auto *state = std::get_if<bot::ConnectionChanged>(&event)) {
            ++states;
            reached = state->lastSeq;
        }
        anchorLists += std::holds_alternative<bot::AnchorsChanged>(event) ? 1 : 0;
    });
    runtime.start();
    const qint64 before = memoryKb();
    runtime.handle(bot::Connect{});
    QTRY_COMPARE_WITH_TIMEOUT(reached, events + 1, 30'000);
    const int beats = gateway.beats;
    QTRY_COMPARE_GT(gateway.beats.load(), beats + 1); // and it goes on
    QCOMPARE(gateway.connections.load(), 1);
    const qint64 late = gateway.longestPause - intervalMs - gateway.longestStall;
    QVERIFY2(late <= intervalMs, qPrintable(QString::number(late)));
    qInfo() << "longest pause between beats" << gateway.longestPause.load() << "ms; states told" << states
            << "; anchor lists told" << anchorLists;
    QVERIFY(states < events / 10);
    QVERIFY(anchorLists < events / 2);
    const qint64 grown = memoryKb() - before;
    qInfo() << "memory grew by" << grown << "kB";
#ifndef QBC_SANITIZED
    QVERIFY2(grown < events * mostKbPerEvent, qPrintable(QString::number(grown)));
#endif
    runtime.stop();
    const auto kept = outbox::Outbox::open(config.outboxPath, config.rules, clock.wall(), u"boot"_s).value();
    QCOMPARE(kept->checkpoints().value().constFirst().seq, events + 1);
    qsizetype found = 0;
    for (int user = 0; user < 7; ++user)
        found += kept->ledger().ofPeer(protocol::Scene::C2c, core::PeerId(u"USER%1"_s.arg(user))).size();
    QCOMPARE(found, events);
}

QTEST_GUILESS_MAIN(tst_Flood)
#include "tst_flood.moc"
