#pragma once
#include "app/gateway/session.h"

#include <algorithm>
#include <chrono>

/// Feeds a session with inputs at a time that only the test moves, and remembers what the last one led to.
class SessionDriver
{
public:
    gateway::State state;
    core::BootTime now{std::chrono::hours(1)};
    double jitter = 0;
    QList<gateway::Action> actions; ///< of the last input

    bool givesTurns = true; ///< Identify may leave at once

    void feed(const gateway::Input &input)
    {
        const gateway::Step step = gateway::advance(state, input, now, jitter);
        state = step.next;
        actions = step.actions;
        if (!givesTurns || actions.removeAll(gateway::Action(gateway::AskTurn{})) == 0)
            return;
        const gateway::Step turn = gateway::advance(state, gateway::TurnGiven{}, now, jitter);
        state = turn.next;
        actions += turn.actions;
    }
    void receive(const protocol::Frame &frame) { feed(gateway::FrameArrived{frame}); }
    void pass(core::Milliseconds time) { now += time; }
    /// Lets time pass until the session wants to be woken, and wakes it.
    void sleepUntilWake()
    {
        now = gateway::wakeAt(state).value();
        feed(gateway::TimerFired{});
    }

    template <class P> const P *phase() const { return std::get_if<P>(&state.phase); }
    /// The only action of the last input, if it is an A and there was no other.
    template <class A> const A *only() const
    {
        return actions.size() == 1 ? std::get_if<A>(&actions.first()) : nullptr;
    }
    template <class A> qsizetype count() const
    {
        return std::count_if(
            actions.begin(), actions.end(), [](const auto &a) { return std::holds_alternative<A>(a); });
    }
    int closedWith() const
    {
        for (const gateway::Action &action : actions)
            if (const auto *close = std::get_if<gateway::CloseSocket>(&action))
                return close->code;
        return -1;
    }
    core::Milliseconds waits() const { return phase<gateway::Waiting>()->until - now; }

    static protocol::Frame hello(int ms = 45000) { return {.op = 10, .payload = protocol::Hello{ms}}; }
    static protocol::Frame ack() { return {.op = 11, .payload = protocol::HeartbeatAck{}}; }
    static protocol::Frame beatRequest() { return {.op = 1, .payload = protocol::HeartbeatRequest{}}; }
    static protocol::Frame reconnect() { return {.op = 7, .payload = protocol::Reconnect{}}; }
    static protocol::Frame invalid(std::optional<bool> d) { return {.op = 9, .payload = protocol::InvalidSession{d}}; }
    static protocol::Frame event(std::optional<qint64> s, protocol::Event e, const QString &type)
    {
        return {.op = 0, .s = s, .t = type, .id = {}, .payload = protocol::Dispatch{std::move(e)}};
    }
    static protocol::Frame ready(const QString &session = QStringLiteral("one"), qint64 s = 1)
    {
        return event(s, protocol::Ready{.sessionId = core::SessionId(session)}, QStringLiteral("READY"));
    }
    static protocol::Frame resumed(qint64 s) { return event(s, protocol::Resumed{}, QStringLiteral("RESUMED")); }
    static protocol::Frame message(std::optional<qint64> s)
    {
        return event(s, protocol::UserMessage{}, QStringLiteral("C2C_MESSAGE_CREATE"));
    }

    /// From nothing to a socket that waits for Hello.
    void connectSocket()
    {
        if (!phase<gateway::FetchingGateway>())
            feed(gateway::ConnectAsked{});
        feed(gateway::GatewayKnown{QStringLiteral("wss://gateway.example/ws")});
    }
    void becomeIdentifying()
    {
        connectSocket();
        receive(hello());
    }
    void becomeReady()
    {
        becomeIdentifying();
        receive(ready());
    }
    /// Ready, then the network drops and the socket is open again, with Hello behind it.
    void becomeResuming()
    {
        becomeReady();
        dropAndReturn();
    }
    void dropAndReturn()
    {
        feed(gateway::SocketClosed{0});
        comeBack();
    }
    /// From Waiting to Hello.
    void comeBack()
    {
        sleepUntilWake();
        connectSocket();
        receive(hello());
    }
};
