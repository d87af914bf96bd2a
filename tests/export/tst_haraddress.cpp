#include "app/export/address.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace exporting;

/// The whole address of a call, from what its record tells.
class tst_HarAddress : public QObject
{
    Q_OBJECT

private slots:
    void theAddressIsWhole_data();
    void theAddressIsWhole();
    void peopleInAPathAreReplaced();
};

namespace {

const Bases bases{
    .api = QUrl(u"https://api.example"_s), .token = QUrl(u"http://bots.example/app/token"_s), .model = {}};

traffic::Record call(const QString &route, const QByteArray &host, traffic::Kind kind = traffic::Kind::Http)
{
    traffic::Record record;
    record.kind = kind;
    record.route = route;
    if (!host.isEmpty())
        record.headers.append({"host", host});
    return record;
}

} // namespace

void tst_HarAddress::theAddressIsWhole_data()
{
    using traffic::Kind;
    QTest::addColumn<traffic::Record>("record");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("by its Host") << call(u"GET /x"_s, "other.example:81")
                                 << QByteArray("GET https://other.example:81/x");
    QTest::newRow("this computer") << call(u"GET /x"_s, "127.0.0.1:9") << QByteArray("GET http://127.0.0.1:9/x");
    QTest::newRow("this computer, IPv6") << call(u"GET /x"_s, "[::1]:9") << QByteArray("GET http://[::1]:9/x");
    QTest::newRow("a named scheme") << call(u"POST /x"_s, "bots.example", Kind::Token)
                                    << QByteArray("POST http://bots.example/x");
    QTest::newRow("no Host") << call(u"GET /x"_s, {}) << QByteArray("GET https://api.example/x");
    QTest::newRow("no Host, token") << call(u"POST /x"_s, {}, Kind::Token) << QByteArray("POST http://bots.example/x");
    QTest::newRow("no Host, unknown model")
        << call(u"POST /v1"_s, {}, Kind::Model) << QByteArray("POST https://unknown.invalid/v1");
    QTest::newRow("a query") << call(u"GET /x?a=b%20c"_s, {}) << QByteArray("GET https://api.example/x?a=b%20c");
    QTest::newRow("a marker") << call(u"GET /x?rkey=[cut: rkey, 9 bytes]"_s, {})
                              << QByteArray("GET https://api.example/x?rkey=%5Bcut:%20rkey,%209%20bytes%5D");
    QTest::newRow("a lone percent sign") << call(u"GET /5%"_s, {}) << QByteArray("GET https://api.example/5%25");
    QTest::newRow("no method") << call(u"/x"_s, {}) << QByteArray("GET https://api.example/x");
    QTest::newRow("nothing") << call({}, {}) << QByteArray("GET https://api.example/");
}

void tst_HarAddress::theAddressIsWhole()
{
    QFETCH(traffic::Record, record);
    QFETCH(QByteArray, expected);
    const Address address = addressOf(record, bases, nullptr);
    QCOMPARE(address.method + ' ' + address.url, expected);
}

void tst_HarAddress::peopleInAPathAreReplaced()
{
    People people;
    people.add(People::Kind::Person, {u"a/b"_s}); // too short to be looked for in texts
    people.add(People::Kind::Guild, {u"9876543210987654321"_s});
    people.addName(u"messages"_s, u"a/b"_s); // a strange name, and a word of every path
    Pseudonymizer redaction(people);
    QCOMPARE(addressOf(call(u"POST /v2/users/a%2Fb/messages"_s, {}), bases, &redaction).url,
        "https://api.example/v2/users/U-01/messages");
    QCOMPARE(
        addressOf(call(u"GET /x?g=9876543210987654321"_s, {}), bases, &redaction).url, "https://api.example/x?g=S-01");
}

QTEST_GUILESS_MAIN(tst_HarAddress)
#include "tst_haraddress.moc"
