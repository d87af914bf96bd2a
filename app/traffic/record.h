#pragma once
#include "app/core/clock.h"
#include "app/core/ids.h"
#include "app/protocol/message.h"

#include <QByteArray>
#include <QList>

#include <optional>
#include <variant>

namespace traffic {

/// Identity of a record from the moment it is made, before the journal gave it a row: unique in a journal for ever
/// (made from the wall clock and a counter by RecordKeys).
using RecordKey = qint64;

enum class Kind { Frame, Http, Token, Upload, Model, Tool, Note };
enum class Direction { In, Out, None };

/// What became of a send. Source: product, "outcome".
enum class State { None, InFlight, Accepted, AcceptedIdUnknown, Refused, InAudit, Unknown, NotSent };

/// What was cut from a text because it was a secret: `offset` and `length` of the marker that stands there now, and
/// how long the secret was.
struct Splice
{
    enum class What { Token, ClientSecret, ModelKey, AuthToken, PresignedUrl, Rkey, Authorization };
    qsizetype offset = 0;
    qsizetype length = 0;
    qsizetype cutLength = 0;
    What what = What::Token;
    friend bool operator==(const Splice &, const Splice &) = default;
};

/// A text as sent or received, byte for byte except for its splices. `wireSize` is its size before cutting, in bytes.
struct Body
{
    QByteArray text;
    QList<Splice> splices;
    qint64 wireSize = 0;
    friend bool operator==(const Body &, const Body &) = default;
};

/// One header as set or received; a secret value is already cut.
struct Header
{
    QByteArray name;
    QByteArray value;
    friend bool operator==(const Header &, const Header &) = default;
};

/// The part of a record that makes it a bubble: a message from or to a person.
struct MessageFacet
{
    enum class Role { Inbound, Outbound };
    Role role = Role::Inbound;
    QString text; ///< for people: face tags replaced
    bool markdown = false;
    qint64 sendId = 0; ///< outbox id of the message whose attempt this is; 0 for inbound
    int attemptNumber = 0; ///< 1 for the first try of that message
    /// Who made this attempt: `agent`, `tool`, `hand`, `next` (left with the user's next message), `injected` (the
    /// sandbox's switch chose its anchor). Inbound: who wrote, in a group; else empty.
    QString origin;
    friend bool operator==(const MessageFacet &, const MessageFacet &) = default;
};

/// One thing seen or done, redacted: a frame, a call that left, a note. Its answer follows as a Settlement with the
/// same key. Both are append-only.
struct Record
{
    RecordKey key = 0;
    core::WallTime time{};
    QString bot; ///< profile name
    Kind kind = Kind::Note;
    Direction direction = Direction::None;
    std::optional<protocol::Scene> scene;
    core::PeerId peer;
    QString route; ///< `POST /v2/users/…/messages`, `C2C_MESSAGE_CREATE`, `HEARTBEAT_ACK`, or a note's stable word
    QString detail; ///< one short untranslated fact: `d` summary, tool name, parse error path
    std::optional<int> op;
    std::optional<qint64> s;
    QString msgId; ///< inbound: its own id
    QString anchor; ///< outbound: what it hangs on, as it stood in the body
    QString eventId;
    std::optional<int> msgSeq;
    qint64 attemptId = 0; ///< outbox attempt, 0 for none
    qint64 turnId = 0;
    State state = State::None; ///< InFlight, or final at once (notes, frames)
    std::optional<int> code; ///< close code, or the code of a note
    QList<Header> headers;
    Body body; ///< what left, or the frame that came
    std::optional<MessageFacet> message;
    friend bool operator==(const Record &, const Record &) = default;
};

/// How a record ended: the answer to a call. A call whose process died has none: it is shown as unknown.
struct Settlement
{
    RecordKey key = 0; ///< of the record it settles
    core::WallTime time{};
    State state = State::None;
    std::optional<int> status; ///< HTTP status
    std::optional<int> code; ///< err_code, else code
    QString returnedId;
    QString refIdx;
    QString traceId;
    QString detail; ///< server message, or the transport error's stable word (`timeout`, `reset`)
    core::Milliseconds duration{};
    QList<Header> headers;
    Body body;
    friend bool operator==(const Settlement &, const Settlement &) = default;
};

using Entry = std::variant<Record, Settlement>;

/// Words of filters, files and transcripts (`accepted`, `refused`, `unknown`, `notsent`, `audit` …).
[[nodiscard]] QString stateName(State state);
[[nodiscard]] QString kindName(Kind kind);
/// `in`, `out`; empty for what has no direction.
[[nodiscard]] QString directionName(Direction direction);
/// True for states that a person should look at: refused, in audit, unknown, not sent.
[[nodiscard]] bool isProblem(State state);
/// Notes that a person took a message off the list of undelivered ones, or put it back: about a message, no try of it.
inline const QString dismissedRoute = QStringLiteral("DISMISSED");
inline const QString restoredRoute = QStringLiteral("RESTORED");
/// Route of the note that somebody set the machine's clock; the detail is by how much, in signed milliseconds.
inline const QString clockJumpedRoute = QStringLiteral("CLOCK_JUMPED");
[[nodiscard]] bool isAboutMessage(Kind kind, const QString &route);

/// Makes record keys: microseconds of the wall clock, forced to rise. Thread: one object per thread; `lane` (0…7) keeps
/// the keys of different threads apart.
class RecordKeys
{
public:
    RecordKeys(const core::Clock &clock, int lane);
    [[nodiscard]] RecordKey next();

private:
    const core::Clock &m_clock;
    qint64 m_lane;
    qint64 m_last = 0;
};

} // namespace traffic
