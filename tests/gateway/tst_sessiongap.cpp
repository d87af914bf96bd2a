#include "tests/gateway/sessiondriver.h"

#include <QTest>

using namespace gateway;
using namespace std::chrono_literals;
using Cause = traffic::Gap::Cause;
using D = SessionDriver;

namespace {

const NoteGap *noteOf(const D &d)
{
    for (const Action &action : d.actions)
        if (const auto *note = std::get_if<NoteGap>(&action))
            return note;
    return nullptr;
}

void beatAndAck(D &d)
{
    d.sleepUntilWake();
    d.receive(D::ack());
}

} // namespace

/// Whenever the line was down, the moment it is back says since when and why; and a line that only looks alive is
/// found.
class tst_SessionGap : public QObject
{
    Q_OBJECT
private slots:
    void theFirstConnectionHasNoGap();
    void whatEndedTheLineIsNoted_data();
    void whatEndedTheLineIsNoted();
    void theFirstCauseStands();
    void replayedEventsAreCounted();
    void aNewSessionHasResumedNothing();
    void silenceIsDatedBackToTheLastFrame();
    void aCloseReadAfterASuspendIsDatedBackToo();
    void anEarlierRunIsNoted();
    void aQuietLineIsChecked();
    void aCheckThatBringsNothingIsNoGapAndDoublesThePatience();
    void aCheckThatBringsEventsWasDeaf();
    void anyEventPutsTheCheckOff();
};

void tst_SessionGap::theFirstConnectionHasNoGap()
{
    D d;
    d.becomeIdentifying();
    d.feed(SocketClosed{4006});
    d.comeBack();
    d.receive(D::ready());
    QVERIFY(d.phase<ReadyState>());
    QVERIFY(!noteOf(d));
}

void tst_SessionGap::whatEndedTheLineIsNoted_data()
{
    QTest::addColumn<int>("how"); // a close code, or one of the ways below
    QTest::addColumn<Cause>("cause");
    QTest::newRow("4009") << 4009 << Cause::Closed;
    QTest::newRow("4915, then a person connects") << 4915 << Cause::Closed;
    QTest::newRow("op 7") << -7 << Cause::Asked;
    QTest::newRow("op 9") << -9 << Cause::Refused;
    QTest::newRow("a person") << -1 << Cause::Offline;
}

void tst_SessionGap::whatEndedTheLineIsNoted()
{
    QFETCH(int, how);
    QFETCH(Cause, cause);
    D d;
    d.becomeReady();
    d.pass(20s);
    d.receive(D::message(2));
    const auto lost = d.now;
    if (how > 0)
        d.feed(SocketClosed{how});
    else if (how == -7)
        d.receive(D::reconnect());
    else if (how == -9)
        d.receive(D::invalid(true));
    else
        d.feed(DisconnectAsked{});
    d.pass(5s);
    d.feed(ConnectAsked{});
    d.becomeIdentifying();
    const bool resumes = d.phase<Resuming>() != nullptr;
    d.receive(resumes ? D::resumed(3) : D::ready());
    QVERIFY(noteOf(d));
    QCOMPARE(*noteOf(d), (NoteGap{{cause, std::max(how, 0), lost}, resumes, 0}));
    d.receive(D::message(4));
    QVERIFY(!noteOf(d) && !d.state.loss);
}

void tst_SessionGap::theFirstCauseStands()
{
    D d;
    d.becomeReady();
    const auto lost = d.now;
    d.receive(D::reconnect());
    for (int i = 0; i < 3; ++i) {
        d.sleepUntilWake();
        d.connectSocket();
        d.feed(SocketClosed{1006});
    }
    d.comeBack();
    d.receive(D::resumed(3));
    QCOMPARE(*noteOf(d), (NoteGap{{Cause::Asked, 0, lost}, true, 0}));
}

void tst_SessionGap::replayedEventsAreCounted()
{
    D d;
    d.becomeResuming();
    d.receive(D::message(2));
    d.receive(D::message(3));
    d.feed(SocketClosed{0}); // in the middle of the replay
    d.comeBack();
    d.receive(D::message(4));
    d.receive(D::resumed(5));
    QCOMPARE(noteOf(d)->recovered, 3);
}

void tst_SessionGap::aNewSessionHasResumedNothing()
{
    D d;
    d.becomeResuming();
    d.receive(D::invalid(false));
    d.comeBack();
    d.receive(D::ready());
    QVERIFY(!noteOf(d)->resumed);
    QCOMPARE(noteOf(d)->loss.cause, Cause::Closed);
}

void tst_SessionGap::silenceIsDatedBackToTheLastFrame()
{
    D d;
    d.becomeReady();
    beatAndAck(d);
    const auto heard = d.now;
    d.sleepUntilWake();
    d.sleepUntilWake(); // no answer for an interval
    QCOMPARE(d.closedWith(), resumeCloseCode);
    QCOMPARE(*d.state.loss, (Loss{Cause::Silent, 0, heard}));
}

void tst_SessionGap::aCloseReadAfterASuspendIsDatedBackToo()
{
    D d;
    d.becomeReady();
    const auto heard = d.now;
    d.pass(8h);
    d.feed(SocketClosed{4009});
    QCOMPARE(*d.state.loss, (Loss{Cause::Closed, 4009, heard}));
}

void tst_SessionGap::anEarlierRunIsNoted()
{
    D d;
    d.state.loss = Loss{Cause::Restart, 0, d.now - 10min};
    d.becomeIdentifying();
    d.receive(D::ready());
    QCOMPARE(*noteOf(d), (NoteGap{{Cause::Restart, 0, d.now - 10min}, false, 0}));
}

void tst_SessionGap::aQuietLineIsChecked()
{
    D d;
    d.becomeReady();
    const auto since = d.now;
    while (d.now - since < shortestPatience) {
        QVERIFY(d.phase<ReadyState>());
        beatAndAck(d);
    }
    QCOMPARE(d.closedWith(), resumeCloseCode);
    QVERIFY(d.now - since < shortestPatience + 45s);
    d.comeBack();
    QVERIFY(d.only<SendResume>());
}

void tst_SessionGap::aCheckThatBringsNothingIsNoGapAndDoublesThePatience()
{
    D d;
    d.becomeReady();
    for (const auto patience : QList<core::Milliseconds>{30min, 1h, 2h, 4h, 8h, 8h}) {
        const auto since = d.now;
        while (d.phase<ReadyState>())
            beatAndAck(d);
        QVERIFY(d.now - since >= patience && d.now - since < patience + 1min);
        d.comeBack();
        d.receive(D::resumed(1));
        QVERIFY(d.phase<ReadyState>() && !noteOf(d));
    }
}

void tst_SessionGap::aCheckThatBringsEventsWasDeaf()
{
    D d;
    d.becomeReady();
    d.receive(D::message(2));
    const auto lastEvent = d.now;
    while (d.phase<ReadyState>())
        beatAndAck(d);
    d.comeBack();
    d.receive(D::message(3));
    d.receive(D::resumed(4));
    QCOMPARE(*noteOf(d), (NoteGap{{Cause::Deaf, 0, lastEvent}, true, 1}));
    QCOMPARE(d.state.patience, shortestPatience);
}

void tst_SessionGap::anyEventPutsTheCheckOff()
{
    D d;
    d.becomeReady();
    for (qint64 s = 2; s < 200; ++s) {
        d.receive(D::message(s));
        for (int beat = 0; beat < 20; ++beat)
            beatAndAck(d);
        QVERIFY(d.phase<ReadyState>());
    }
}

QTEST_GUILESS_MAIN(tst_SessionGap)
#include "tst_sessiongap.moc"
