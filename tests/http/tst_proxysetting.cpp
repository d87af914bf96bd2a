#include "tests/http/bench.h"
#include "tests/support/droppingserver.h"
#include "tests/support/tinyproxy.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using http::ProxySetting;
using test::TinyProxy;

namespace {

const QList<QByteArray> allVariables{
    "http_proxy", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "no_proxy", "NO_PROXY"};

QString shown(const QNetworkProxy &proxy)
{
    switch (proxy.type()) {
    case QNetworkProxy::NoProxy:
        return u"direct"_s;
    case QNetworkProxy::HttpProxy:
        return u"http %1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
    case QNetworkProxy::Socks5Proxy:
        return u"socks5 %1:%2"_s.arg(proxy.hostName()).arg(proxy.port());
    default:
        return u"other"_s;
    }
}

} // namespace

/// One value decides the way out, and this computer is always reached directly.
class tst_ProxySetting : public QObject
{
    Q_OBJECT
private slots:
    void cleanup();
    void textIsRead_data();
    void textIsRead();
    void nonsenseIsRefused_data();
    void nonsenseIsRefused();
    void environmentIsFollowed_data();
    void environmentIsFollowed();
    void loopbackIsDirect_data();
    void loopbackIsDirect();
    void aCallGoesThroughTheProxy_data();
    void aCallGoesThroughTheProxy();
    void aRefusingProxyIsNamed_data();
    void aRefusingProxyIsNamed();
    void noPasswordIsRecorded();
};

void tst_ProxySetting::cleanup()
{
    for (const QByteArray &name : allVariables)
        qunsetenv(name.constData());
}

void tst_ProxySetting::textIsRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<ProxySetting>("setting");
    using Kind = ProxySetting::Kind;
    QTest::newRow("nothing") << QByteArray() << ProxySetting{};
    QTest::newRow("system") << QByteArray(" system\n") << ProxySetting{};
    QTest::newRow("none") << QByteArray("none") << ProxySetting{.kind = Kind::None};
    QTest::newRow("http") << QByteArray("http://proxy.example:3128")
                          << ProxySetting{.kind = Kind::Http, .host = u"proxy.example"_s, .port = 3128};
    QTest::newRow("socks5") << QByteArray("socks5://10.0.0.1:1080/")
                            << ProxySetting{.kind = Kind::Socks5, .host = u"10.0.0.1"_s, .port = 1080};
    QTest::newRow("with password") << QByteArray("http://me:p%40ss%3Aword@proxy.example:8080")
                                   << ProxySetting{.kind = Kind::Http,
                                          .host = u"proxy.example"_s,
                                          .port = 8080,
                                          .user = u"me"_s,
                                          .password = core::Secret("p@ss:word")};
}

void tst_ProxySetting::textIsRead()
{
    QFETCH(QByteArray, text);
    QFETCH(ProxySetting, setting);
    const auto read = ProxySetting::parse(text);
    QVERIFY(read && *read == setting);
}

void tst_ProxySetting::nonsenseIsRefused_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"maybe", "proxy.example:3128", "http://proxy.example", "http://:3128", "ftp://p:1",
             "https://proxy.example:3128", "http://proxy.example:0", "http://proxy.example:70000", "http://p:1/path",
             "http://p:1?x", "socks4://p:1"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_ProxySetting::nonsenseIsRefused()
{
    QFETCH(QByteArray, text);
    QVERIFY(!ProxySetting::parse(text));
}

void tst_ProxySetting::environmentIsFollowed_data()
{
    QTest::addColumn<QByteArrayList>("variables");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("way");
    const auto row = [](const char *name, const QByteArrayList &set, const char *url, const char *way) {
        QTest::newRow(name) << set << QString::fromLatin1(url) << QString::fromLatin1(way);
    };
    const QByteArrayList secure{"https_proxy=http://p:8"};
    row("https", secure, "https://api.example/x", "http p:8");
    row("wss", secure, "wss://api.example/x", "http p:8");
    row("http not by https_proxy", secure, "http://api.example/x", "direct");
    row("upper case", {"HTTPS_PROXY=http://p:8"}, "https://api.example/x", "http p:8");
    row("without scheme", {"https_proxy=p:8"}, "https://api.example/x", "http p:8");
    row("without port", {"https_proxy=http://p"}, "https://api.example/x", "http p:80");
    row("http", {"http_proxy=http://p:8"}, "http://api.example/x", "http p:8");
    row("ws", {"http_proxy=http://p:8"}, "ws://api.example/x", "http p:8");
    row("http_proxy alone", {"http_proxy=http://p:8"}, "wss://api.example/x", "http p:8");
    row("all", {"all_proxy=socks5://s:9"}, "https://api.example/x", "socks5 s:9");
    row("all, usual port", {"ALL_PROXY=socks5h://s"}, "http://api.example/x", "socks5 s:1080");
    row("special before all", {"all_proxy=socks5://s:9", "https_proxy=http://p:8"}, "wss://api.example/", "http p:8");
    row("except that name", secure + QByteArrayList{"no_proxy=api.example"}, "https://api.example/", "direct");
    row("except a domain", secure + QByteArrayList{"no_proxy=x, example"}, "wss://api.example/", "direct");
    row("except a domain with a dot", secure + QByteArrayList{"NO_PROXY=.example"}, "wss://api.example/", "direct");
    row("another name", secure + QByteArrayList{"no_proxy=pi.example"}, "https://api.example/", "http p:8");
    row("except a port", secure + QByteArrayList{"no_proxy=api.example:443"}, "https://api.example/", "direct");
    row("another port", secure + QByteArrayList{"no_proxy=api.example:444"}, "https://api.example/", "http p:8");
    row("except a subnet", secure + QByteArrayList{"no_proxy=10.0.0.0/8"}, "https://10.1.2.3/", "direct");
    row("except all", secure + QByteArrayList{"no_proxy=*"}, "https://api.example/", "direct");
    row("nonsense", {"https_proxy=http://"}, "https://api.example/", "direct");
}

void tst_ProxySetting::environmentIsFollowed()
{
    QFETCH(QByteArrayList, variables);
    QFETCH(QString, url);
    QFETCH(QString, way);
    for (const QByteArray &variable : variables)
        qputenv(variable.left(variable.indexOf('=')).constData(), variable.mid(variable.indexOf('=') + 1));
    QCOMPARE(shown(ProxySetting{}.proxyFor(QUrl(url))), way);
}

void tst_ProxySetting::loopbackIsDirect_data()
{
    QTest::addColumn<QString>("url");
    for (const char *url : {"http://127.0.0.1:1/", "https://localhost/", "ws://[::1]:9/", "wss://127.1.2.3/"})
        QTest::newRow(url) << QString::fromLatin1(url);
}

void tst_ProxySetting::loopbackIsDirect()
{
    QFETCH(QString, url);
    qputenv("all_proxy", "http://p:8");
    for (const char *text : {"system", "http://p:8", "socks5://p:8"})
        QCOMPARE(shown(ProxySetting::parse(text)->proxyFor(QUrl(url))), u"direct"_s);
}

void tst_ProxySetting::aCallGoesThroughTheProxy_data()
{
    QTest::addColumn<TinyProxy::Kind>("kind");
    QTest::addColumn<bool>("byEnvironment");
    QTest::addColumn<bool>("withPassword");
    for (const bool env : {false, true}) {
        for (const bool password : {false, true}) {
            QTest::addRow("http%s%s", env ? ", environment" : "", password ? ", password" : "")
                << TinyProxy::Kind::Http << env << password;
            QTest::addRow("socks5%s%s", env ? ", environment" : "", password ? ", password" : "")
                << TinyProxy::Kind::Socks5 << env << password;
        }
    }
}

void tst_ProxySetting::aCallGoesThroughTheProxy()
{
    QFETCH(TinyProxy::Kind, kind);
    QFETCH(bool, byEnvironment);
    QFETCH(bool, withPassword);
    test::DroppingServer server({{test::okReply("{}")}});
    TinyProxy proxy(kind, quint16(server.url().port()));
    if (withPassword)
        proxy.demand("me", "secret-word");
    if (byEnvironment)
        qputenv("all_proxy", proxy.address());
    Bench bench(byEnvironment ? ProxySetting{} : ProxySetting::parse(proxy.address()).value());
    bench.post(QUrl(u"http://platform.example:81/v2/x"_s));
    QVERIFY(bench.ended());
    QVERIFY(*bench.answer);
    QCOMPARE((*bench.answer)->status, 200);
    QVERIFY(proxy.tunnels().contains("platform.example:81"));
    QCOMPARE(server.requests().size(), 1); // whatever the proxy asked first, the body left once
    QVERIFY(server.requests().constFirst().startsWith("POST /v2/x "));
    QVERIFY(!server.requests().constFirst().contains("Proxy-Authorization"));
}

void tst_ProxySetting::aRefusingProxyIsNamed_data()
{
    QTest::addColumn<TinyProxy::Kind>("kind");
    QTest::newRow("http") << TinyProxy::Kind::Http;
    QTest::newRow("socks5") << TinyProxy::Kind::Socks5;
}

void tst_ProxySetting::aRefusingProxyIsNamed()
{
    QFETCH(TinyProxy::Kind, kind);
    test::DroppingServer server({{test::okReply("{}")}});
    TinyProxy proxy(kind, quint16(server.url().port()));
    proxy.refuseAll();
    Bench bench(ProxySetting::parse(proxy.address()).value());
    bench.post(QUrl(u"http://platform.example:81/"_s));
    QVERIFY(bench.ended());
    QVERIFY(!*bench.answer);
    QCOMPARE(bench.answer->error().kind, http::TransportError::Kind::Proxy);
    QVERIFY(!bench.answer->error().requestMayHaveArrived);
    QCOMPARE(bench.settlements.constFirst().detail, u"proxy"_s);
    QVERIFY(server.requests().isEmpty());
}

void tst_ProxySetting::noPasswordIsRecorded()
{
    test::DroppingServer server({{test::okReply("{}")}});
    TinyProxy proxy(TinyProxy::Kind::Http, quint16(server.url().port()));
    proxy.demand("me", "secret-word");
    Bench bench(ProxySetting::parse(proxy.address()).value());
    bench.post(QUrl(u"http://platform.example:81/"_s));
    QVERIFY(bench.ended());
    for (const traffic::Header &header : bench.records.constFirst().headers)
        QVERIFY(!header.value.contains("secret-word") && !header.name.contains("Proxy"));
    QString printed;
    QDebug(&printed) << ProxySetting::parse(proxy.address())->passwords();
    QVERIFY(!printed.contains("secret-word"_L1));
    QCOMPARE(ProxySetting::parse(proxy.address())->passwords().constFirst().reveal(), "secret-word");
}

QTEST_GUILESS_MAIN(tst_ProxySetting)
#include "tst_proxysetting.moc"
