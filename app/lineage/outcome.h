#pragma once
#include "app/core/ids.h"
#include "app/traffic/record.h"

#include <QString>

#include <variant>

namespace lineage {

/// The platform gave an id: the user can see it.
struct Accepted
{
    core::OutboundMsgId id;
    core::RefIdx refIdx;
    friend bool operator==(const Accepted &, const Accepted &) = default;
};
/// 40054005 after an unknown outcome of the same (anchor, msg_seq, content): the first copy got through, its id is
/// lost.
struct AcceptedIdUnknown
{
    friend bool operator==(const AcceptedIdUnknown &, const AcceptedIdUnknown &) = default;
};
/// The platform said no. `code` is err_code, else code, else 0 with the HTTP status.
struct Refused
{
    int code = 0;
    int httpStatus = 0;
    QString message;
    core::TraceId traceId;
    friend bool operator==(const Refused &, const Refused &) = default;
};
struct InAudit
{
    QString auditId;
    int code = 0;
    friend bool operator==(const InAudit &, const InAudit &) = default;
};
/// No readable answer: the user may or may not have it. `cause` is a stable word: timeout, reset, http-500, unreadable,
/// crash.
struct Unknown
{
    QString cause;
    core::TraceId traceId;
    friend bool operator==(const Unknown &, const Unknown &) = default;
};
/// It never left. Closed list; sentences are made in `text`.
/// Interrupted: produced by the model, then the program died before it left. Busy: another try of the same message is
/// under way. NotRepeatable: the attempt got through, or nothing would keep a second copy from the user. SeqTaken: that
/// msg_seq belongs to another content on this anchor. NoLongerOwed: a plan came to it after somebody else had taken
/// care of it.
enum class NotSentReason {
    NoAnchor,
    AnchorDoomed,
    CannotRecord,
    CannotConnect,
    NoToken,
    Cancelled,
    EmptyText,
    Interrupted,
    Busy,
    NotRepeatable,
    SeqTaken,
    NoLongerOwed
};
struct NotSent
{
    NotSentReason reason = NotSentReason::NoAnchor;
    friend bool operator==(const NotSent &, const NotSent &) = default;
};

/// What became of one attempt. Source: product, "outcome".
using Outcome = std::variant<Accepted, AcceptedIdUnknown, Refused, InAudit, Unknown, NotSent>;

[[nodiscard]] traffic::State stateOf(const Outcome &outcome);
/// Stable words for files and records: `no-anchor`, `cannot-record` …
[[nodiscard]] QString notSentName(NotSentReason reason);
[[nodiscard]] std::optional<NotSentReason> notSentFromName(QStringView name);

} // namespace lineage
