#include "app/sandbox/embedded.h"
#include "tests/sandbox/client.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Faults of a platform that runs on a thread of its own: armed, taken back, told, and the clock that it shares.
class tst_EmbeddedFaults : public QObject
{
    Q_OBJECT

private slots:
    void aFaultIsArmedToldAndTakenBack();
    void theScenariosOwnFaultsAreToldAtTheStart();
    void aStepSetsTheClockOfTheProcess();
    void aStepArmsAFault();
};

namespace {

[[nodiscard]] bool start(sandbox::Embedded &embedded)
{
    embedded.start();
    return QTest::qWaitFor([&] { return embedded.endpoints().has_value(); }, 5000);
}

/// A client that is READY: the play begins.
struct Ready
{
    explicit Ready(const sandbox::Endpoints &there)
    {
        const QJsonObject credentials{
            {u"appId"_s, there.appId.value}, {u"clientSecret"_s, QString::fromUtf8(there.clientSecret.reveal())}};
        const QByteArray token
            = client.post(there.tokenUrl, credentials).json().value("access_token"_L1).toString().toUtf8();
        const QUrl url(there.apiBase.toString() + "/gateway"_L1);
        socket = std::make_unique<Socket>(QUrl(client.get(url, "QQBot " + token).json().value("url"_L1).toString()));
        std::ignore = socket->frame(0);
        socket->send(identify(token));
    }
    Client client;
    std::unique_ptr<Socket> socket;
};

} // namespace

void tst_EmbeddedFaults::aFaultIsArmedToldAndTakenBack()
{
    sandbox::Embedded embedded(twoPeople());
    QVERIFY(start(embedded));
    embedded.injectFault({.at = sandbox::FaultPoint::Send, .when = sandbox::AtNth{1, 3}, .act = sandbox::Drop{}});
    QTRY_COMPARE(embedded.faults().armed.size(), 1);
    const sandbox::ArmedFault armed = embedded.faults().armed.first();
    QCOMPARE(armed.act, u"drop"_s);
    QCOMPARE(armed.left, 3);
    embedded.disarm(armed.id);
    QTRY_VERIFY(embedded.faults().armed.isEmpty());
}

void tst_EmbeddedFaults::theScenariosOwnFaultsAreToldAtTheStart()
{
    sandbox::Embedded embedded(twoPeople(R"(,"faults":[{"at":"event","do":"duplicate","every":10}])"));
    QVERIFY(start(embedded));
    QTRY_COMPARE(embedded.faults().armed.size(), 1);
    QVERIFY(!embedded.faults().armed.first().left);
}

void tst_EmbeddedFaults::aStepSetsTheClockOfTheProcess()
{
    SetClock machine;
    core::AdjustableClock clock(machine);
    sandbox::Embedded embedded(twoPeople(R"(,"steps":[{"clock_jump_ms":3600000},{"sleep_ms":60000}])"), &clock);
    QVERIFY(start(embedded));
    Ready client(*embedded.endpoints());
    QTRY_COMPARE(clock.boot() - machine.boot(), core::Milliseconds(1min));
    QCOMPARE(clock.wall() - machine.wall(), core::Milliseconds(61min));
    embedded.moveClock({.by = -2h});
    QTRY_COMPARE(clock.wall() - machine.wall(), core::Milliseconds(-59min));
}

void tst_EmbeddedFaults::aStepArmsAFault()
{
    sandbox::Embedded embedded(
        twoPeople(R"(,"steps":[{"as":"anna","say":"one"},{"fault":{"at":"event","do":"duplicate"}},)"
                  R"({"as":"anna","say":"two"}])"));
    QVERIFY(start(embedded));
    Ready client(*embedded.endpoints());
    QCOMPARE(client.socket->frame(4).value("s"_L1).toInt(), 4);
    QCOMPARE(client.socket->frame(3).value("id"_L1), client.socket->frame(4).value("id"_L1));
    QVERIFY(client.socket->frame(2).value("id"_L1) != client.socket->frame(3).value("id"_L1));
    QTRY_COMPARE(embedded.faults().struck.size(), 1);
}

QTEST_GUILESS_MAIN(tst_EmbeddedFaults)
#include "tst_embeddedfaults.moc"
