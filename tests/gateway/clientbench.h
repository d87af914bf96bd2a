#pragma once
#include "app/gateway/gatewayclient.h"
#include "tests/gateway/scriptedgateway.h"

#include <QTest>

namespace test {

inline const QByteArray token = "EXAMPLE-access-token-0123456789abcdef";

/// A client whose owner answers at once with the scripted gateway's address, and all that it told.
struct ClientBench
{
    ScriptedGateway server;
    core::SystemClock clock;
    traffic::Redactor redactor;
    traffic::RecordKeys keys{clock, 1};
    QString url = server.url();
    QList<traffic::Record> records;
    QList<protocol::Frame> events;
    QList<traffic::RecordKey> eventKeys;
    QList<bool> replayed;
    QList<bool> wanted;
    int forgotten = 0;
    gateway::IdentifyPacing pacing;
    gateway::GatewayClient client;

    explicit ClientBench(std::function<QNetworkProxy(const QUrl &)> proxyFor = {})
        : client({.bot = QStringLiteral("demo"),
                     .clock = clock,
                     .redactor = redactor,
                     .keys = keys,
                     .proxyFor = std::move(proxyFor)},
            pacing, {})
    {
        QObject::connect(&client, &gateway::GatewayClient::gatewayWanted, &client, [this](bool fresh) {
            wanted.append(fresh);
            client.gatewayKnown({.url = url}, core::Secret(token));
        });
        QObject::connect(&client, &gateway::GatewayClient::recorded, &client,
            [this](const traffic::Entry &entry) { records.append(std::get<traffic::Record>(entry)); });
        QObject::connect(
            &client, &gateway::GatewayClient::eventReceived, &client, [this](const gateway::LineEvent &event) {
                events.append(event.frame);
                eventKeys.append(event.key);
                replayed.append(event.replayed);
            });
        QObject::connect(&client, &gateway::GatewayClient::sessionForgotten, &client, [this] { ++forgotten; });
    }
    template <class P> bool is() const { return std::holds_alternative<P>(client.state().phase); }
    qsizetype count(const QString &route, traffic::Direction direction) const
    {
        return std::count_if(records.begin(), records.end(),
            [&](const auto &r) { return r.route == route && r.direction == direction; });
    }
    traffic::Record last(const QString &route) const
    {
        for (auto it = records.rbegin(); it != records.rend(); ++it)
            if (it->route == route)
                return *it;
        return {};
    }
    void becomeReady(int intervalMs = 45000)
    {
        client.connectToGateway();
        QTRY_COMPARE(server.connections(), 1);
        server.injectHello(intervalMs);
        QTRY_COMPARE(server.countOp(2), 1);
        server.injectReady("session-1");
        QTRY_VERIFY(is<gateway::ReadyState>());
    }
    /// The second connection, as far as the Resume on it.
    void expectResume(qint64 seq)
    {
        QTRY_COMPARE(server.connections(), 2);
        server.injectHello(45000);
        QTRY_COMPARE(server.countOp(6), 1);
        QCOMPARE(server.last(6),
            protocol::resumeFrame(core::Secret(token), core::SessionId(QStringLiteral("session-1")), seq));
        QCOMPARE(server.countOp(2), 0);
    }
};

} // namespace test
