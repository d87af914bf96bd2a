#include "app/gateway/pacing.h"
#include "app/protocol/closecode.h"
#include "tests/gateway/sessiondriver.h"

#include <QTest>
#include <rapidcheck.h>

#include <set>

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
        0, 1000, 1006, 4000, 4001, 4004, 4004, 4006, 4007, 4008, 4009, 4009, 4011, 4014, 4014, 4900, 4914, 4915, 4999});
    const bool fatal = *rc::gen::inRange(0, 8) == 0;
    const GatewayKnown known{.url = QStringLiteral("wss://g.example"),
        .shards = *rc::gen::inRange(1, 3),
        .mayIdentify = *rc::gen::inRange(0, 6) > 0,
        .startsAgainIn = std::chrono::milliseconds(*rc::gen::inRange(0, 9000))};
    return rc::gen::weightedElement<Input>(
        {{3, ConnectAsked{}}, {1, DisconnectAsked{}}, {1, DisconnectAsked{.keepSession = true}}, {8, known},
            {1, GatewayUnavailable{.fatal = fatal}}, {6, TurnGiven{}}, {1, TurnRefused{core::BootTime{}}},
            {1, IntentsGranted{protocol::Intent::PublicGuildMessages}}, {20, FrameArrived{*anyFrame()}},
            {3, SocketClosed{code}}, {10, TimerFired{}}, {1, TimerFired{.backlog = true}}});
}

/// One random life of a session, with what its socket has seen.
struct Life
{
    D d;
    bool open = false;
    bool helloCame = false;
    int identified = 0; // Identify and Resume on this socket

    Life() { d.givesTurns = false; }

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
        checkBeat(input, before);
        checkStart(input, before);
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
                RC_ASSERT(helloCame && (identified == 1 || is<AwaitingTurn>(d.state.phase)));
            } else if (const auto *deliver = std::get_if<Deliver>(&action)) {
                RC_ASSERT(open && arrived && deliver->frame == arrived->frame);
            }
        }
        const Phase &p = d.state.phase;
        RC_ASSERT(open
            == (is<AwaitingHello>(p) || is<AwaitingTurn>(p) || is<Identifying>(p) || is<Resuming>(p)
                || is<ReadyState>(p)));
    }

    void checkTime(const Input &input, const State &before) const
    {
        const auto due = wakeAt(d.state);
        if (!due)
            return;
        const auto *timer = std::get_if<TimerFired>(&input);
        if (timer && !timer->backlog)
            RC_ASSERT(*due > d.now); // or the shell would spin
        const auto dueBefore = wakeAt(before);
        RC_ASSERT(*due >= d.now || (dueBefore && *due >= *dueBefore));
    }

    /// A timer that comes when it is due leaves no beat behind, and no beat is planned later than an interval from now.
    void checkBeat(const Input &input, const State &before) const
    {
        const auto *ready = std::get_if<ReadyState>(&d.state.phase);
        if (ready)
            RC_ASSERT(ready->beat.next <= d.now + ready->beat.interval);
        const auto *wasReady = std::get_if<ReadyState>(&before.phase);
        if (wasReady && is<TimerFired>(input) && d.now >= wasReady->beat.next)
            RC_ASSERT(d.count<SendHeartbeat>() + d.count<CloseSocket>() == 1);
    }

    /// Identify costs a start: it leaves by its turn, and never while there is a session to resume.
    void checkStart(const Input &input, const State &before) const
    {
        if (d.count<SendIdentify>() > 0)
            RC_ASSERT(is<TurnGiven>(input) && is<AwaitingTurn>(before.phase) && !before.resume);
        const auto *known = std::get_if<GatewayKnown>(&input);
        if (known && !known->mayIdentify && !before.resume)
            RC_ASSERT(d.count<OpenSocket>() == 0);
        RC_ASSERT(!is<AwaitingTurn>(d.state.phase) || !d.state.resume);
        RC_ASSERT(!is<ReadyState>(d.state.phase) || !d.state.loss);
        RC_ASSERT(d.count<NoteGap>() == 0 || is<ReadyState>(d.state.phase));
    }

    void checkSession(const Input &input, const State &before) const
    {
        const State &after = d.state;
        if (before.resume && after.resume && before.resume->session == after.resume->session)
            RC_ASSERT(after.resume->seq >= before.resume->seq);
        const bool forgotten = before.resume && !after.resume;
        RC_ASSERT(after.ahead.size() <= mostAhead && std::ranges::is_sorted(after.ahead));
        if (!after.ahead.empty())
            RC_ASSERT(after.resume && after.ahead.front() > after.resume->seq + 1);
        RC_ASSERT(d.count<ForgetSession>() == (forgotten ? 1 : 0));
        RC_ASSERT(!is<Identifying>(after.phase) || !after.resume);
        RC_ASSERT(!is<Resuming>(after.phase) || after.resume);
        RC_ASSERT(after.refusedResumes <= 2 && after.authFailures <= 3);
        if (!is<Stopped>(after.phase) || is<Stopped>(before.phase))
            return;
        const auto *closed = std::get_if<SocketClosed>(&input);
        const auto *unavailable = std::get_if<GatewayUnavailable>(&input);
        const auto *known = std::get_if<GatewayKnown>(&input);
        const bool isSameCount = known && before.mustReshard && known->shards == before.shards;
        RC_ASSERT((unavailable && unavailable->fatal) || (closed && mayStop(closed->code, before)) || isSameCount);
    }

    static bool mayStop(int code, const State &before)
    {
        switch (protocol::closeAction(code)) {
        case protocol::CloseAction::Stop:
            return true;
        case protocol::CloseAction::Authenticate:
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
            d.feed(GatewayKnown{.url = QStringLiteral("wss://g.example"), .shards = 5});
        else if (is<AwaitingHello>(phase))
            d.receive(D::hello());
        else if (is<AwaitingTurn>(phase))
            d.feed(TurnGiven{});
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
    void noEventIsPassedOverInAnyOrder();
    void shardsTogetherNeverIdentifyTooFast();
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
    QVERIFY(rc::check("from any state a good server leads to Ready in seven moves", [] {
        Life life;
        const int steps = *rc::gen::inRange(0, 60);
        for (int i = 0; i < steps; ++i)
            life.step();
        for (int move = 0; move < 7 && !life.d.phase<ReadyState>(); ++move)
            life.serveWell();
        RC_ASSERT(life.d.phase<ReadyState>());
        RC_ASSERT(life.d.state.resume.has_value());
    }));
}

void tst_SessionProperties::noEventIsPassedOverInAnyOrder()
{
    QVERIFY(rc::check("the point to resume from is the end of what has come without a hole", [] {
        D d;
        d.becomeReady();
        const auto order = *rc::gen::container<std::vector<qint64>>(rc::gen::inRange<qint64>(2, 2 + qint64(mostAhead)));
        std::set<qint64> come;
        for (const qint64 s : order) {
            d.receive(D::message(s));
            come.insert(s);
            qint64 end = 1;
            while (come.contains(end + 1))
                ++end;
            RC_ASSERT(d.state.resume->seq == end);
        }
    }));
}

void tst_SessionProperties::shardsTogetherNeverIdentifyTooFast()
{
    QVERIFY(rc::check("whatever happens to three shards, any five seconds see at most max_concurrency Identifies", [] {
        const int concurrency = *rc::gen::inRange(1, 4);
        IdentifyPacing pacing;
        pacing.setMaxConcurrency(concurrency);
        std::array<D, 3> shards;
        QList<core::BootTime> identified;
        for (D &shard : shards)
            shard.givesTurns = false;
        const auto feed = [&](D &shard, const Input &input) {
            shard.feed(input);
            if (shard.count<AskTurn>() > 0) {
                const auto again = pacing.take(shard.now);
                shard.feed(again ? Input(TurnRefused{*again}) : Input(TurnGiven{}));
            }
            if (shard.count<SendIdentify>() > 0)
                identified.append(shard.now);
        };
        core::BootTime now{std::chrono::hours(1)};
        const int steps = *rc::gen::inRange(1, 200);
        for (int i = 0; i < steps; ++i) {
            now += std::chrono::milliseconds(*rc::gen::inRange(0, 1500));
            D &shard = shards.at(*rc::gen::inRange<size_t>(0, 3));
            shard.now = now;
            const Input input = *anyInput();
            if (!is<TurnGiven>(input)) // turns come from the pacing alone
                feed(shard, input);
            const auto recent = std::ranges::count_if(
                identified, [now](core::BootTime at) { return now - at < std::chrono::seconds(5); });
            RC_ASSERT(recent <= concurrency);
        }
    }));
}

QTEST_GUILESS_MAIN(tst_SessionProperties)
#include "tst_sessionproperties.moc"
