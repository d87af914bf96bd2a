#include "app/protocol/closecode.h"
#include "tests/gateway/sessiondriver.h"

#include <QTest>
#include <rapidcheck.h>

using namespace gateway;
using namespace std::chrono_literals;
using D = SessionDriver;

namespace {

template <class T, class V> bool is(const V &variant)
{
    return std::holds_alternative<T>(variant);
}

rc::Gen<protocol::Frame> anyFrame()
{
    const auto seq = *rc::gen::inRange<qint64>(0, 50);
    const QString session = *rc::gen::arbitrary<bool>() ? QStringLiteral("one") : QStringLiteral("two");
    // Hello and READY weigh more: without them few sequences would get past the door.
    return rc::gen::weightedElement<protocol::Frame>(
        {{6, D::hello(*rc::gen::inRange(-1, 60000))}, {6, D::ready(session, seq)}, {4, D::resumed(seq)},
            {4, D::message(seq)}, {1, D::message({})}, {4, D::ack()}, {1, D::beatRequest()}, {1, D::reconnect()},
            {1, D::invalid(true)}, {1, D::invalid(false)}, {1, D::invalid({})}, {1, protocol::Frame{.op = 42}}});
}

rc::Gen<Input> anyInput()
{
    const auto code = *rc::gen::elementOf(std::vector<int>{
        0, 1000, 1006, 4000, 4001, 4004, 4004, 4006, 4007, 4008, 4009, 4009, 4014, 4014, 4900, 4914, 4915, 4999});
    const bool fatal = *rc::gen::inRange(0, 8) == 0;
    return rc::gen::weightedElement<Input>({{3, ConnectAsked{}}, {1, DisconnectAsked{}},
        {1, DisconnectAsked{.keepSession = true}}, {8, GatewayKnown{QStringLiteral("wss://g.example")}},
        {1, GatewayUnavailable{.fatal = fatal, .retryAfter = std::chrono::milliseconds(*rc::gen::inRange(0, 9000))}},
        {20, FrameArrived{*anyFrame()}}, {3, SocketClosed{code}}, {10, TimerFired{}}});
}

/// One random life of a session, with what its socket has seen.
struct Life
{
    D d;
    bool open = false;
    bool helloCame = false;
    int identified = 0; // Identify and Resume on this socket

    void step()
    {
        d.pass(std::chrono::milliseconds(
            *rc::gen::weightedOneOf<int>({{3, rc::gen::inRange(0, 2000)}, {2, rc::gen::inRange(0, 70000)}})));
        d.jitter = *rc::gen::inRange(0, 101) / 100.0;
        const Input input = *anyInput();
        const State before = d.state;
        d.feed(input);
        watchSocket(input);
        checkTime(input, before);
        checkSession(input, before);
    }

    void watchSocket(const Input &input)
    {
        if (is<SocketClosed>(input))
            open = false;
        const auto *arrived = std::get_if<FrameArrived>(&input);
        helloCame = open && (helloCame || (arrived && is<protocol::Hello>(arrived->frame.payload)));
        for (const Action &action : d.actions) {
            if (is<OpenSocket>(action)) {
                RC_ASSERT(!open);
                open = true;
                identified = 0;
            } else if (is<CloseSocket>(action)) {
                RC_ASSERT(open);
                open = helloCame = false;
            } else if (is<SendIdentify>(action) || is<SendResume>(action)) {
                RC_ASSERT(helloCame && ++identified == 1);
            } else if (is<SendHeartbeat>(action)) {
                RC_ASSERT(helloCame && identified == 1);
            } else if (const auto *deliver = std::get_if<Deliver>(&action)) {
                RC_ASSERT(open && arrived && deliver->frame == arrived->frame);
            }
        }
        const Phase &p = d.state.phase;
        RC_ASSERT(open == (is<AwaitingHello>(p) || is<Identifying>(p) || is<Resuming>(p) || is<ReadyState>(p)));
    }

    void checkTime(const Input &input, const State &before) const
    {
        const auto due = wakeAt(d.state);
        if (!due)
            return;
        if (is<TimerFired>(input))
            RC_ASSERT(*due > d.now); // or the shell would spin
        const auto dueBefore = wakeAt(before);
        RC_ASSERT(*due >= d.now || (dueBefore && *due >= *dueBefore));
    }

    void checkSession(const Input &input, const State &before) const
    {
        const State &after = d.state;
        if (before.resume && after.resume && before.resume->session == after.resume->session)
            RC_ASSERT(after.resume->seq >= before.resume->seq);
        const bool forgotten = before.resume && !after.resume;
        RC_ASSERT(d.count<ForgetSession>() == (forgotten ? 1 : 0));
        RC_ASSERT(!is<Identifying>(after.phase) || !after.resume);
        RC_ASSERT(!is<Resuming>(after.phase) || after.resume);
        RC_ASSERT(after.refusedResumes <= 2 && after.authFailures <= 3);
        if (!is<Stopped>(after.phase) || is<Stopped>(before.phase))
            return;
        const auto *closed = std::get_if<SocketClosed>(&input);
        const auto *unavailable = std::get_if<GatewayUnavailable>(&input);
        RC_ASSERT((unavailable && unavailable->fatal) || (closed && mayStop(closed->code, before)));
    }

    static bool mayStop(int code, const State &before)
    {
        switch (protocol::closeAction(code)) {
        case protocol::CloseAction::Fatal:
            return true;
        case protocol::CloseAction::IdentifyWithNewToken:
            return before.authFailures == 2;
        case protocol::CloseAction::ReduceIntents:
            return !protocol::reducedIntents(before.intents);
        default:
            return false;
        }
    }

    /// A server that behaves, from wherever the session is now.
    void serveWell()
    {
        const Phase phase = d.state.phase;
        if (is<Disconnected>(phase) || is<Stopped>(phase))
            d.feed(ConnectAsked{});
        else if (is<FetchingGateway>(phase))
            d.feed(GatewayKnown{QStringLiteral("wss://g.example")});
        else if (is<AwaitingHello>(phase))
            d.receive(D::hello());
        else if (is<Identifying>(phase))
            d.receive(D::ready());
        else if (is<Resuming>(phase))
            d.receive(D::resumed(1));
        else
            d.sleepUntilWake();
    }
};

} // namespace

class tst_SessionProperties : public QObject
{
    Q_OBJECT
private slots:
    void noSequenceOfInputsLeadsToAnIllegalStep();
    void aGoodServerAlwaysLeadsToReady();
};

void tst_SessionProperties::noSequenceOfInputsLeadsToAnIllegalStep()
{
    QVERIFY(rc::check("every step of a random life is legal", [] {
        Life life;
        const int steps = *rc::gen::inRange(1, 150);
        for (int i = 0; i < steps; ++i)
            life.step();
        RC_CLASSIFY(std::holds_alternative<ReadyState>(life.d.state.phase), "ends ready");
        RC_CLASSIFY(std::holds_alternative<Stopped>(life.d.state.phase), "ends stopped");
    }));
}

void tst_SessionProperties::aGoodServerAlwaysLeadsToReady()
{
    QVERIFY(rc::check("from any state a good server leads to Ready in six moves", [] {
        Life life;
        const int steps = *rc::gen::inRange(0, 60);
        for (int i = 0; i < steps; ++i)
            life.step();
        for (int move = 0; move < 6 && !life.d.phase<ReadyState>(); ++move)
            life.serveWell();
        RC_ASSERT(life.d.phase<ReadyState>());
        RC_ASSERT(life.d.state.resume.has_value());
    }));
}

QTEST_GUILESS_MAIN(tst_SessionProperties)
#include "tst_sessionproperties.moc"
