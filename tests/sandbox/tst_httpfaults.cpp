#include "app/sandbox/platform.h"
#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QtTest>

using namespace Qt::StringLiterals;

/// What a client meets on the wire when a fault strikes a request, byte for byte.
class tst_HttpFaults : public QObject
{
    Q_OBJECT

private slots:
    void anErrorPageIsHtml_data();
    void anErrorPageIsHtml();
    void tooManyRequestsComeWithAndWithoutABody();
    void aCutAnswerIsCompleteHttpAndBrokenJson();
    void aResetMidBodyBreaksThePromiseOfTheHead_data();
    void aResetMidBodyBreaksThePromiseOfTheHead();
    void everySecondRequestIsStruck();
    void anInjectedFaultStrikesTheNextRequest();
    void whatStruckIsCountedInTheRecord();
};

namespace {

struct Fixture : OpenPlatform
{
    explicit Fixture(const QByteArray &faults = {})
        : OpenPlatform(twoPeople(faultsMember(faults)))
    {
    }
    QByteArray path() const { return "/v2/users/" + anna.toUtf8() + "/messages"; }
    Answer send(const QString &text = u"hi"_s)
    {
        const QUrl url(platform.apiBase().toString() + QString::fromUtf8(path()));
        return client.post(url, {{u"msg_type"_s, 0}, {u"content"_s, text}}, "QQBot " + token);
    }
    qsizetype seen() const { return platform.record().seen.size(); }
};

/// A send over a bare socket: what came until the connection ended, and how it ended.
struct RawAnswer
{
    QByteArray bytes;
    QAbstractSocket::SocketError end = QAbstractSocket::UnknownSocketError;
};

RawAnswer rawSend(const Fixture &f)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), quint16(f.platform.apiBase().port()));
    const QByteArray body = R"({"msg_type":0,"content":"hi"})";
    QObject::connect(&socket, &QTcpSocket::connected, &socket, [&] {
        socket.write("POST " + f.path() + " HTTP/1.1\r\nHost: x\r\nAuthorization: QQBot " + f.token
            + "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
            + body);
    });
    std::ignore = QTest::qWaitFor([&] { return socket.error() != QAbstractSocket::UnknownSocketError; }, 5000);
    return {socket.readAll(), socket.error()};
}

} // namespace

void tst_HttpFaults::anErrorPageIsHtml_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("accept");
    QTest::newRow("500") << 500 << false;
    QTest::newRow("502") << 502 << false;
    QTest::newRow("502, carried out") << 502 << true;
}

void tst_HttpFaults::anErrorPageIsHtml()
{
    QFETCH(int, status);
    QFETCH(bool, accept);
    Fixture f(R"({"at":"send","do":"status","html":true,"status":)" + QByteArray::number(status)
        + (accept ? R"(,"accept":true})" : "}"));
    const Answer answer = f.send();
    QCOMPARE(answer.status, status);
    QVERIFY(answer.body.startsWith("<html>") && answer.body.contains(QByteArray::number(status)));
    QCOMPARE(f.seen(), accept ? 1 : 0);
}

void tst_HttpFaults::tooManyRequestsComeWithAndWithoutABody()
{
    Fixture f(R"({"at":"send","do":"status","status":429},)"
              R"({"at":"send","nth":2,"do":"status","status":429,"body":"{\"code\":22009,\"message\":\"limit\"}"})");
    const Answer bare = f.send();
    QCOMPARE(bare.status, 429);
    QVERIFY(bare.body.isEmpty());
    QCOMPARE(f.send().code(), 22009);
    QCOMPARE(f.seen(), 0);
}

void tst_HttpFaults::aCutAnswerIsCompleteHttpAndBrokenJson()
{
    Fixture f(R"({"at":"send","do":"cut"})");
    const Answer cut = f.send();
    QVERIFY(cut.error.isEmpty()); // the body is as long as its head says
    QCOMPARE(cut.status, 200);
    QVERIFY(cut.body.startsWith('{') && QJsonDocument::fromJson(cut.body).isNull());
    QCOMPARE(f.seen(), 1);
}

void tst_HttpFaults::aResetMidBodyBreaksThePromiseOfTheHead_data()
{
    QTest::addColumn<QByteArray>("accept");
    QTest::addColumn<int>("seen");
    QTest::newRow("carried out") << QByteArray() << 1;
    QTest::newRow("not carried out") << QByteArray(R"(,"accept":false)") << 0;
}

void tst_HttpFaults::aResetMidBodyBreaksThePromiseOfTheHead()
{
    QFETCH(QByteArray, accept);
    QFETCH(int, seen);
    Fixture f(R"({"at":"send","do":"reset","times":2)" + accept + '}');
    const RawAnswer raw = rawSend(f);
    const qsizetype headEnd = raw.bytes.indexOf("\r\n\r\n") + 4;
    QCOMPARE_GT(headEnd, 4);
    const qsizetype from = raw.bytes.indexOf("Content-Length: ") + 16;
    const qsizetype promised = raw.bytes.mid(from, raw.bytes.indexOf("\r\n", from) - from).toLongLong();
    QCOMPARE_GT(promised, 1);
    QCOMPARE(raw.bytes.size() - headEnd, promised / 2);
    QCOMPARE(raw.end, QAbstractSocket::RemoteHostClosedError); // Qt's name for a reset, too
    QVERIFY(!f.send().error.isEmpty());
    QCOMPARE(f.seen(), 2 * seen);
    QCOMPARE(f.platform.record().requests.last().status, 0);
}

void tst_HttpFaults::everySecondRequestIsStruck()
{
    Fixture f(R"({"at":"send","do":"status","status":503,"every":2})");
    QList<int> statuses;
    for (int i = 0; i < 5; ++i)
        statuses.append(f.send().status);
    QCOMPARE(statuses, (QList<int>{200, 503, 200, 503, 200}));
}

void tst_HttpFaults::anInjectedFaultStrikesTheNextRequest()
{
    Fixture f;
    QSignalSpy changed(&f.platform.faults(), &sandbox::FaultDesk::changed);
    QCOMPARE(f.send().status, 200);
    f.platform.faults().inject(
        {.at = sandbox::FaultPoint::Send, .when = {}, .act = sandbox::HttpAnswer{.status = 500}});
    QCOMPARE(f.platform.faults().state().armed.size(), 1);
    QCOMPARE(f.send().status, 500);
    QVERIFY(f.platform.faults().state().armed.isEmpty());
    QCOMPARE(f.send().status, 200);
    QCOMPARE(changed.count(), 2);
}

void tst_HttpFaults::whatStruckIsCountedInTheRecord()
{
    Fixture f(R"({"at":"send","do":"status","status":500,"times":2},{"at":"send","nth":3,"do":"cut"})");
    for (int i = 0; i < 4; ++i)
        std::ignore = f.send();
    const QList<sandbox::StruckFault> struck{
        {sandbox::FaultPoint::Send, u"status 500"_s, 2}, {sandbox::FaultPoint::Send, u"cut"_s, 1}};
    QCOMPARE(f.platform.record().struck, struck);
    const Answer record = f.client.get(QUrl(f.platform.apiBase().toString() + "/__sandbox/record"_L1));
    const QJsonArray list = record.json().value("struck"_L1).toArray();
    QCOMPARE(list.size(), 2);
    QCOMPARE(list.first().toObject(), (QJsonObject{{u"at"_s, u"send"_s}, {u"do"_s, u"status 500"_s}, {u"count"_s, 2}}));
}

QTEST_GUILESS_MAIN(tst_HttpFaults)
#include "tst_httpfaults.moc"
