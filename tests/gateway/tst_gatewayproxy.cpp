#include "app/http/proxysetting.h"
#include "tests/gateway/clientbench.h"
#include "tests/support/tinyproxy.h"

using namespace gateway;
using namespace Qt::StringLiterals;
using test::TinyProxy;

/// The gateway's WebSocket goes the same way out as every call.
class tst_GatewayProxy : public QObject
{
    Q_OBJECT
private slots:
    void theSocketGoesThroughTheProxy_data();
    void theSocketGoesThroughTheProxy();
    void aRefusingProxyIsNamed();
    void loopbackIsDirect();
};

void tst_GatewayProxy::theSocketGoesThroughTheProxy_data()
{
    QTest::addColumn<TinyProxy::Kind>("kind");
    QTest::addColumn<bool>("withPassword");
    QTest::newRow("http") << TinyProxy::Kind::Http << false;
    QTest::newRow("http with password") << TinyProxy::Kind::Http << true;
    QTest::newRow("socks5") << TinyProxy::Kind::Socks5 << false;
    QTest::newRow("socks5 with password") << TinyProxy::Kind::Socks5 << true;
}

void tst_GatewayProxy::theSocketGoesThroughTheProxy()
{
    QFETCH(TinyProxy::Kind, kind);
    QFETCH(bool, withPassword);
    ScriptedGateway target;
    TinyProxy proxy(kind, quint16(QUrl(target.url()).port()));
    if (withPassword)
        proxy.demand("me", "secret-word");
    const auto setting = http::ProxySetting::parse(proxy.address()).value();
    test::ClientBench bench([&setting](const QUrl &url) { return setting.proxyFor(url); });
    bench.url = u"ws://gateway.example:81/websocket"_s;
    bench.client.connectToGateway();
    QTRY_COMPARE(target.connections(), 1);
    target.injectHello(45000);
    QTRY_COMPARE(target.countOp(2), 1);
    target.injectReady("session-1");
    QTRY_VERIFY(bench.is<ReadyState>());
    QVERIFY(proxy.tunnels().contains("gateway.example:81"));
    for (const traffic::Record &record : std::as_const(bench.records))
        QVERIFY(!record.detail.contains("secret-word"_L1));
}

void tst_GatewayProxy::aRefusingProxyIsNamed()
{
    TinyProxy proxy(TinyProxy::Kind::Http, 1);
    proxy.refuseAll();
    const auto setting = http::ProxySetting::parse(proxy.address()).value();
    test::ClientBench bench([&setting](const QUrl &url) { return setting.proxyFor(url); });
    bench.url = u"ws://gateway.example:81/websocket"_s;
    bench.client.connectToGateway();
    QTRY_VERIFY(bench.is<Waiting>());
    QVERIFY(bench.client.state().wasProxyFault);
    QVERIFY(bench.last(u"CLOSE"_s).detail.startsWith("Proxy: "_L1));
}

void tst_GatewayProxy::loopbackIsDirect()
{
    const auto setting = http::ProxySetting::parse("http://proxy.example:1").value();
    test::ClientBench bench([&setting](const QUrl &url) { return setting.proxyFor(url); });
    bench.becomeReady();
    QVERIFY(bench.is<ReadyState>());
}

QTEST_GUILESS_MAIN(tst_GatewayProxy)
#include "tst_gatewayproxy.moc"
