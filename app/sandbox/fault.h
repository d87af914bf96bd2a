#pragma once
#include "app/core/clock.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>
#include <random>
#include <variant>

namespace sandbox {

/// Where a fault strikes; each point is counted on its own, from 1. Now: at once, on every open gateway connection.
enum class FaultPoint { Send, Model, Token, GatewayUrl, Identify, Resume, Beat, Event, Now };
/// The word that a scenario has for it: `send`, `gateway`.
[[nodiscard]] QString pointName(FaultPoint point);
[[nodiscard]] std::optional<FaultPoint> pointOfName(const QString &name);

/// Everything happens, only later.
struct Delay
{
    core::Milliseconds time{0};
};
/// The request is carried out, or the frame was read; the client never hears of it.
struct AcceptThenSilent
{
};
/// This answer instead. `${token}`, `${token_base64}`, `${secret}` in `body` are what the client itself sent.
struct HttpAnswer
{
    int status = 500;
    QByteArray body;
    QByteArray contentType;
    bool accept = false; ///< carry the request out all the same
};
/// The request is carried out and the true answer is cut in the middle: complete HTTP, broken JSON.
struct CutAnswer
{
};
/// The head of the answer with its full length, half of the body, then RST. `accept`: the request is carried out and
/// the answer is the true one, otherwise it is an error page.
struct ResetMidBody
{
    bool accept = true;
};
/// The connection breaks.
struct Drop
{
    bool accept = false; ///< carry the request out all the same
};
struct AskReconnect
{
};
struct RefuseSession
{
    std::optional<bool> resumable;
};
struct CloseSocket
{
    quint16 code = 4009;
};
struct Duplicate
{
};
/// The event waits until the next one has gone out, or for a second; each keeps the `s` it has.
struct HoldBack
{
};
/// A frame that no platform should send, before the event.
struct StrangeFrame
{
    enum class Kind { NotJson, Large, TooDeep, WrongTypes, UnknownOp, UnknownEvent };
    Kind kind = Kind::NotJson;
};
using FaultAct = std::variant<Delay, AcceptThenSilent, HttpAnswer, CutAnswer, ResetMidBody, Drop, AskReconnect,
    RefuseSession, CloseSocket, Duplicate, HoldBack, StrangeFrame>;

/// The word that a scenario has for a strange frame: `too_deep`.
[[nodiscard]] QString frameName(StrangeFrame::Kind kind);
[[nodiscard]] std::optional<StrangeFrame::Kind> frameOfName(const QString &name);
/// What goes wrong, in the words of a scenario: `status 502`, `drop carried_out`, `frame too_deep`, `op9 true`.
[[nodiscard]] QString actName(const FaultAct &act);

/// At the `nth` occurrence of a point and at the `times - 1` after it.
struct AtNth
{
    int nth = 1;
    int times = 1;
};
/// At each n-th occurrence, for ever.
struct AtEvery
{
    int n = 10;
};
/// At each occurrence with this probability, for ever; which ones is decided by the scenario's seed.
struct ByChance
{
    double probability = 0;
};
using FaultTiming = std::variant<AtNth, AtEvery, ByChance>;

/// What goes wrong, where and when.
struct Fault
{
    FaultPoint at = FaultPoint::Send;
    FaultTiming when;
    FaultAct act;
    bool loseEvent = false; ///< Event: the event itself is not pushed; a resume replays it
};

/// A fault that can still strike.
struct ArmedFault
{
    int id = 0;
    FaultPoint at = FaultPoint::Send;
    QString act; ///< see actName()
    std::optional<int> left; ///< how often it strikes yet; none: for ever
    friend bool operator==(const ArmedFault &, const ArmedFault &) = default;
};

/// Counts the occurrences of each point and says which fault strikes. The same faults, seed and occurrences give the
/// same strikes: each fault by chance draws from a sequence of its own, whatever happens at other points. Pure but for
/// its counters.
class FaultPlan
{
public:
    FaultPlan(const QList<Fault> &faults, quint32 seed);
    /// Counts one occurrence of `at`; the first fault that covers it.
    [[nodiscard]] std::optional<Fault> strike(FaultPoint at);
    /// One more fault, whose occurrences are counted from now on.
    void arm(const Fault &fault);
    void disarm(int id);
    [[nodiscard]] QList<ArmedFault> armed() const;

private:
    struct Entry
    {
        int id = 0;
        Fault fault;
        qint64 seen = 0; ///< occurrences of its point since it was armed
        std::mt19937 chance;
    };
    [[nodiscard]] static bool covers(Entry &entry);
    [[nodiscard]] static std::optional<int> left(const Entry &entry);

    QList<Entry> m_entries;
    quint32 m_seed;
    int m_lastId = 0;
};

} // namespace sandbox
