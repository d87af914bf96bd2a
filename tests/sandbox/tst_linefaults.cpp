#include "app/sandbox/platform.h"
#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

/// What a client meets on the gateway's line when a fault strikes.
class tst_LineFaults : public QObject
{
    Q_OBJECT

private slots:
    void aStrangeFrameComesBeforeTheEvent_data();
    void aStrangeFrameComesBeforeTheEvent();
    void aStrangeFrameCanTakeTheEventsPlace();
    void anUnknownEventHasAnSOfItsOwn();
    void anEventHeldBackComesAfterTheNext();
    void anEventHeldBackGoesOutAloneAfterASecond();
    void whatWasHeldBackComesOnceWithAReplay();
    void aBeatWithoutAnswer();
    void whatActsNowNeedsNoEvent_data();
    void whatActsNowNeedsNoEvent();
    void theRecordKnowsTheLargestGapBetweenBeats();
    void aLargeFrameIsRecordedCut();
};

namespace {

struct Fixture : OpenPlatform
{
    explicit Fixture(const QByteArray &faults = {})
        : OpenPlatform(twoPeople(faultsMember(faults)))
    {
    }
    /// The session's id; READY is then frame 1.
    QString becomeReady(Socket &socket) const
    {
        std::ignore = socket.frame(0);
        socket.send(identify(token));
        return socket.frame(1).value("d"_L1).toObject().value("session_id"_L1).toString();
    }
};

int sOf(const QJsonObject &frame)
{
    return frame.value("s"_L1).toInt(-1);
}

int depthOf(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    return value.isArray() ? 1 + (list.isEmpty() ? 0 : depthOf(list.first())) : 0;
}

} // namespace

void tst_LineFaults::aStrangeFrameComesBeforeTheEvent_data()
{
    using Check = bool (*)(const QByteArray &);
    QTest::addColumn<QByteArray>("frame");
    QTest::addColumn<Check>("check");
    const auto json = [](const QByteArray &text) { return QJsonDocument::fromJson(text).object(); };
    static const auto parsed = json;
    QTest::newRow("not json") << QByteArray("not_json")
                              << Check([](const QByteArray &text) { return QJsonDocument::fromJson(text).isNull(); });
    QTest::newRow("large") << QByteArray("large") << Check([](const QByteArray &text) {
        return text.size() >= 2 * 1024 * 1024 && text.size() < 4 * 1024 * 1024 && !parsed(text).isEmpty();
    });
    QTest::newRow("too deep") << QByteArray(
        "too_deep") << Check([](const QByteArray &text) { return depthOf(parsed(text).value("d"_L1)) == 64; });
    QTest::newRow("wrong types") << QByteArray("wrong_types") << Check([](const QByteArray &text) {
        return parsed(text).value("op"_L1).isString() && parsed(text).value("s"_L1).isString()
            && parsed(text).value("d"_L1).isDouble();
    });
    QTest::newRow("unknown op") << QByteArray(
        "unknown_op") << Check([](const QByteArray &text) { return parsed(text).value("op"_L1).toInt() == 99; });
    QTest::newRow("unknown event") << QByteArray("unknown_event") << Check([](const QByteArray &text) {
        return parsed(text).value("t"_L1).toString() == "SANDBOX_UNKNOWN_EVENT"_L1;
    });
}

void tst_LineFaults::aStrangeFrameComesBeforeTheEvent()
{
    using Check = bool (*)(const QByteArray &);
    QFETCH(QByteArray, frame);
    QFETCH(Check, check);
    Fixture f(R"({"at":"event","do":"frame","frame":")" + frame + R"("})");
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    f.annaSays(u"hello"_s);
    QVERIFY(check(socket.text(2)));
    QCOMPARE(contentOf(socket.frame(3)), u"hello"_s);
    QCOMPARE(f.platform.record().struck.first().act, u"frame "_s + QString::fromUtf8(frame));
}

void tst_LineFaults::aStrangeFrameCanTakeTheEventsPlace()
{
    Fixture f(R"({"at":"event","do":"frame","frame":"unknown_op","lose_event":true})");
    Socket socket(f.gatewayUrl);
    const QString session = f.becomeReady(socket);
    f.annaSays(u"lost"_s);
    f.annaSays(u"seen"_s);
    QCOMPARE(socket.frame(2).value("op"_L1).toInt(), 99);
    QCOMPARE(contentOf(socket.frame(3)), u"seen"_s);
    QCOMPARE(sOf(socket.frame(3)), 3);
    Socket again(f.gatewayUrl);
    std::ignore = again.frame(0);
    again.send(resume(f.token, session, 1));
    QCOMPARE(contentOf(again.frame(1)), u"lost"_s);
}

void tst_LineFaults::anUnknownEventHasAnSOfItsOwn()
{
    Fixture f(R"({"at":"event","do":"frame","frame":"unknown_event"})");
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    f.annaSays(u"hello"_s);
    QCOMPARE(sOf(socket.frame(2)), 2);
    QCOMPARE(sOf(socket.frame(3)), 3);
}

void tst_LineFaults::anEventHeldBackComesAfterTheNext()
{
    Fixture f(R"({"at":"event","do":"reorder"})");
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    f.annaSays(u"first"_s);
    f.annaSays(u"second"_s);
    QCOMPARE(contentOf(socket.frame(2)), u"second"_s);
    QCOMPARE(sOf(socket.frame(2)), 3);
    QCOMPARE(contentOf(socket.frame(3)), u"first"_s);
    QCOMPARE(sOf(socket.frame(3)), 2);
}

void tst_LineFaults::anEventHeldBackGoesOutAloneAfterASecond()
{
    Fixture f(R"({"at":"event","do":"reorder"})");
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    f.annaSays(u"only"_s);
    QCOMPARE(contentOf(socket.frame(2)), u"only"_s);
}

void tst_LineFaults::whatWasHeldBackComesOnceWithAReplay()
{
    Fixture f(R"({"at":"event","do":"reorder"})");
    Socket socket(f.gatewayUrl);
    const QString session = f.becomeReady(socket);
    f.annaSays(u"held"_s);
    Socket again(f.gatewayUrl);
    std::ignore = again.frame(0);
    again.send(resume(f.token, session, 1));
    QCOMPARE(contentOf(again.frame(1)), u"held"_s);
    QCOMPARE(again.frame(2).value("t"_L1).toString(), u"RESUMED"_s);
    f.annaSays(u"next"_s);
    QCOMPARE(contentOf(again.frame(3)), u"next"_s);
    f.annaSays(u"last"_s);
    QCOMPARE(contentOf(again.frame(4)), u"last"_s);
}

void tst_LineFaults::aBeatWithoutAnswer()
{
    Fixture f(R"({"at":"beat","do":"accept_then_silent"})");
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    socket.send({{u"op"_s, 1}, {u"d"_s, 1}});
    f.annaSays(u"still there"_s);
    socket.send({{u"op"_s, 1}, {u"d"_s, 2}});
    QCOMPARE(contentOf(socket.frame(2)), u"still there"_s);
    QCOMPARE(socket.frame(3).value("op"_L1).toInt(), 11);
    QCOMPARE(socket.count(), 4);
}

void tst_LineFaults::whatActsNowNeedsNoEvent_data()
{
    QTest::addColumn<QByteArray>("act");
    QTest::addColumn<int>("op"); // of the next frame; -1: none
    QTest::addColumn<int>("code"); // 0: stays open
    QTest::newRow("op 7") << QByteArray(R"("do":"op7")") << 7 << 4009;
    QTest::newRow("op 9") << QByteArray(R"("do":"op9","resumable":true)") << 9 << 0;
    QTest::newRow("close") << QByteArray(R"("do":"close","code":4900)") << -1 << 4900;
    QTest::newRow("drop") << QByteArray(R"("do":"drop")") << -1 << 1000; // what QWebSocket has where no code came
    QTest::newRow("frame") << QByteArray(R"("do":"frame","frame":"unknown_op")") << 99 << 0;
}

void tst_LineFaults::whatActsNowNeedsNoEvent()
{
    QFETCH(QByteArray, act);
    QFETCH(int, op);
    QFETCH(int, code);
    Fixture f;
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    const auto fault = sandbox::parseFault(R"({"at":"now",)" + act + '}', true);
    QVERIFY(fault);
    f.platform.faults().inject(*fault);
    if (op >= 0)
        QCOMPARE(socket.frame(2).value("op"_L1).toInt(), op);
    if (code != 0)
        QCOMPARE(socket.closeCode(), code);
    QCOMPARE(f.platform.record().struck.first().at, sandbox::FaultPoint::Now);
}

void tst_LineFaults::theRecordKnowsTheLargestGapBetweenBeats()
{
    Fixture f;
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    const auto beat = [&](int frame, int afterSeconds) {
        f.clock.now += std::chrono::seconds(afterSeconds);
        socket.send({{u"op"_s, 1}, {u"d"_s, 1}});
        return socket.frame(frame).value("op"_L1).toInt();
    };
    QCOMPARE(beat(2, 100), 11); // before the first beat there is no gap
    QCOMPARE(beat(3, 45), 11);
    QCOMPARE(beat(4, 90), 11);
    QCOMPARE(beat(5, 45), 11);
    const QList<sandbox::BeatCount> beats = f.platform.record().beats;
    QCOMPARE(beats.size(), 1);
    QCOMPARE(beats.first().beats, 4);
    QCOMPARE(beats.first().largestGap, 2.0);
}

void tst_LineFaults::aLargeFrameIsRecordedCut()
{
    Fixture f(R"({"at":"event","do":"frame","frame":"large"})");
    Socket socket(f.gatewayUrl);
    QVERIFY(!f.becomeReady(socket).isEmpty());
    f.annaSays(u"hello"_s);
    QCOMPARE(contentOf(socket.frame(3)), u"hello"_s);
    const QList<sandbox::RecordedFrame> frames = f.platform.record().frames;
    for (const sandbox::RecordedFrame &frame : frames)
        QCOMPARE_LE(frame.text.size(), sandbox::maxRecordedFrame);
}

QTEST_GUILESS_MAIN(tst_LineFaults)
#include "tst_linefaults.moc"
