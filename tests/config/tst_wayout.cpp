#include "app/config/wayout.h"
#include "app/http/proxysetting.h"

#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using config::WayOut;
using config::WayOutFault;
using Kind = WayOut::Kind;

namespace {

rc::Gen<QString> anyUser()
{
    return rc::gen::map(rc::gen::container<std::u16string>(rc::gen::element<char16_t>(
                            u'a', u'Z', u'0', u'@', u':', u'/', u'%', u'#', u'?', u' ', u'é', u'张')),
        [](const std::u16string &text) { return QString::fromStdU16String(text).trimmed(); });
}

rc::Gen<WayOut> anyProxy()
{
    return rc::gen::map(
        rc::gen::tuple(rc::gen::element(Kind::Http, Kind::Socks5),
            rc::gen::element(u"proxy.example"_s, u"10.0.0.1"_s, u"localhost"_s, u"::1"_s, u"fe80::1:2"_s),
            rc::gen::inRange(1, 65'536), anyUser()),
        [](const std::tuple<Kind, QString, int, QString> &parts) {
            return WayOut{.kind = std::get<0>(parts),
                .host = std::get<1>(parts),
                .port = quint16(std::get<2>(parts)),
                .user = std::get<3>(parts)};
        });
}

} // namespace

/// The proxy as a person sets it.
class tst_WayOut : public QObject
{
    Q_OBJECT
private slots:
    void whatIsWrittenIsReadAgain()
    {
        QVERIFY(rc::check([] {
            const WayOut way = *anyProxy();
            RC_LOG() << way.toText().toStdString();
            const auto read = WayOut::parse(way.toText());
            RC_ASSERT(bool(read));
            RC_ASSERT(*read == way);
            const auto made = WayOut::make(way.kind, way.address(), way.user);
            RC_ASSERT(bool(made));
            RC_ASSERT(*made == way);
        }));
        for (const Kind kind : {Kind::AsEnvironment, Kind::None})
            QCOMPARE(WayOut::parse(WayOut{.kind = kind}.toText()).value(), WayOut{.kind = kind});
    }
    void theNetworkReadsItWithItsPassword()
    {
        QVERIFY(rc::check([] {
            const WayOut way = *anyProxy();
            RC_PRE(!way.user.isEmpty());
            const QByteArray password = (*anyUser()).toUtf8();
            const auto setting = http::ProxySetting::parse(way.withPassword(password));
            RC_ASSERT(bool(setting));
            RC_ASSERT((setting->kind == http::ProxySetting::Kind::Http) == (way.kind == Kind::Http));
            RC_ASSERT(setting->host == way.host);
            RC_ASSERT(setting->port == way.port);
            RC_ASSERT(setting->user == way.user);
            RC_ASSERT(setting->password.reveal() == password);
        }));
        QCOMPARE(http::ProxySetting::parse(WayOut{}.withPassword("x"))->kind, http::ProxySetting::Kind::System);
        QCOMPARE(http::ProxySetting::parse(WayOut{.kind = Kind::None}.withPassword("x"))->kind,
            http::ProxySetting::Kind::None);
    }
    void whatIsWrongIsNamed_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<WayOutFault>("fault");
        QTest::newRow("nothing") << QString() << WayOutFault::NoAddress;
        QTest::newRow("blanks") << u"  "_s << WayOutFault::NoAddress;
        QTest::newRow("host alone") << u"proxy.example"_s << WayOutFault::NoPort;
        QTest::newRow("no port behind the colon") << u"proxy.example:"_s << WayOutFault::NoPort;
        QTest::newRow("port alone") << u":1080"_s << WayOutFault::BadHost;
        QTest::newRow("port of letters") << u"proxy.example:http"_s << WayOutFault::BadPort;
        QTest::newRow("port 0") << u"proxy.example:0"_s << WayOutFault::BadPort;
        QTest::newRow("large port") << u"proxy.example:65536"_s << WayOutFault::BadPort;
        QTest::newRow("a blank within") << u"my proxy:1080"_s << WayOutFault::BadHost;
        QTest::newRow("a path") << u"proxy.example/x:1080"_s << WayOutFault::BadHost;
        QTest::newRow("a user in it") << u"me@proxy.example:1080"_s << WayOutFault::BadHost;
        QTest::newRow("a whole URL") << u"http://proxy.example:1080"_s << WayOutFault::BadPort;
        QTest::newRow("six without brackets") << u"::1:1080"_s << WayOutFault::BadHost;
    }
    void whatIsWrongIsNamed()
    {
        QFETCH(const QString, address);
        QFETCH(const WayOutFault, fault);
        const auto made = WayOut::make(Kind::Http, address, {});
        QVERIFY(!made);
        QCOMPARE(made.error(), fault);
        QVERIFY(WayOut::make(Kind::None, address, {})); // where no address is asked for
    }
    void aPasswordIsRefusedAndNeverShown()
    {
        const QString text = u"http://me:secret-word@proxy.example:1"_s;
        QCOMPARE(WayOut::parse(text).error(), WayOutFault::HasPassword);
        QVERIFY(!config::withoutPassword(text).contains(u"secret-word"_s));
        QVERIFY(config::withoutPassword(text).contains(u"proxy.example"_s));
        QVERIFY(!config::withoutPassword(u"ftp://me:secret:@word@x"_s).contains(u"word"_s));
        for (const QString &rubbish : {u"system"_s, u"ftp://x:1"_s, u"http://x:1/path"_s, u"socks4://x:1"_s, u"x"_s})
            QVERIFY2(!WayOut::parse(rubbish), qPrintable(rubbish));
    }
};

QTEST_GUILESS_MAIN(tst_WayOut)
#include "tst_wayout.moc"
