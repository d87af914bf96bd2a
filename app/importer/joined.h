#pragma once
#include "app/importer/record.h"

namespace importer {

/// LogRecord::number: where something stands in the log, and what a finding shows.
using RecordNumber = qint64;

/// Which of AstrBot's two ways a message went: as the answer to an event, or to a session by a tool or a schedule.
enum class SendPath { Unknown, Reply, Session };

/// One HTTP request for a message and how it ended. Source: log grammar, joining request and outcome.
struct Attempt
{
    enum class State {
        Accepted,
        Refused,
        TimedOut,
        NoAnswer, ///< the API gave nothing that is an answer
        Unknown, ///< the log ends before, or says nothing
        Open, ///< the log grows, and its end may still come
    };
    qint64 number = 0; ///< from 1, in the order in which they left
    RecordNumber request = 0; ///< 0: the log has only its end, as AstrBot's own logs do
    RecordNumber outcome = 0;
    QList<RecordNumber> evidence; ///< every record that speaks of it, in the order of time
    State state = State::Unknown;
    SendPath path = SendPath::Unknown;
    bool pathConfirmed = false; ///< the adapter kept the returned id, which it does on the session path only
    bool isAmbiguous = false; ///< several were open, and nothing says whose answer came
    QString platformId; ///< of the turn it belongs to
    Target target;
    std::optional<int> msgType;
    QString text;
    core::UnverifiedId anchor; ///< the msg_id that it hung on
    core::EventId eventId;
    std::optional<int> msgSeq;
    core::OutboundMsgId returnedId;
    core::RefIdx refIdx;
    std::optional<int> status;
    std::optional<int> code; ///< err_code, else code
    QString serverText;
    core::TraceId traceId;
    Stamp sent;
    Stamp answered;
    qint64 turn = 0; ///< Turn::number; 0: none is known
    RecordNumber toolCall = 0; ///< that asked for it
    friend bool operator==(const Attempt &, const Attempt &) = default;
};

/// What the agent did for one message, or for a schedule.
struct Turn
{
    qint64 number = 0; ///< from 1
    RecordNumber inbound = 0; ///< 0: the log does not show what it was for
    QString platformId;
    core::PeerId sender;
    core::PeerId peer; ///< where its attempts went; in a group not the sender
    QString outline;
    bool isScheduled = false;
    bool isAmbiguous = false; ///< records without a session were given to it while others were open
    bool isFollowUp = false; ///< another turn took it in
    Stamp begun;
    Stamp ended;
    core::UnverifiedId anchor; ///< of its replies
    QList<RecordNumber> prepared;
    QList<RecordNumber> buffers;
    QList<RecordNumber> batches;
    QList<RecordNumber> toolCalls;
    QList<RecordNumber> results;
    QList<RecordNumber> followUps;
    QList<RecordNumber> troubles; ///< tracebacks, skipped sends, what the model could not
    QList<qint64> attempts;
    int accepted = 0;
    friend bool operator==(const Turn &, const Turn &) = default;
};

/// One other side of one platform instance.
struct Conversation
{
    QString platformId; ///< empty where nothing tells
    core::PeerId peer;
    std::optional<protocol::Scene> scene;
    qint64 inbound = 0;
    qint64 attempts = 0;
    qint64 accepted = 0;
    Stamp first;
    Stamp last;
    friend bool operator==(const Conversation &, const Conversation &) = default;
};

/// Something wrong that the log proves, or suggests. Only values: `text` finds the words.
struct Finding
{
    enum class Kind {
        OwnIdAsAnchor, ///< an id that a send returned was used as msg_id
        AnchorExpired,
        AnchorExhausted, ///< too many replies hung on it
        ReusedMsgSeq, ///< one msg_seq of one anchor for two contents
        SuccessWithoutSend, ///< the tool said it was sent, and it was not
        HopelessRetry, ///< the same once more after a refusal that stays
        DuplicateAnswered, ///< a message that came twice was answered twice
        ParallelSessions,
        ReconnectLoop,
        MarkdownRefused,
        UrlRefused,
        TaskWithoutDelivery,
        FollowUpElsewhere, ///< a message was answered under the anchor of the one before
    };
    Kind kind = Kind::OwnIdAsAnchor;
    bool isConsequence = false; ///< of another finding about the same attempts
    bool isProven = true; ///< false: what would prove it is not in the log, or was forgotten
    QList<RecordNumber> evidence; ///< the first mostEvidence
    QList<qint64> attempts;
    QList<core::TraceId> traces;
    QStringList ids; ///< the anchor, the session, the job
    std::optional<int> code;
    qint64 count = 0; ///< how often, evidence that is not listed included
    Stamp first;
    Stamp last;
    std::optional<Stamp> returned; ///< of OwnIdAsAnchor: when a send returned that id
    friend bool operator==(const Finding &, const Finding &) = default;
};

/// The log's clock minus the platform's, in milliseconds. Quarters of an hour are taken for a difference of zones.
struct Skew
{
    qint64 samples = 0;
    qint64 least = 0;
    qint64 most = 0;
    friend bool operator==(const Skew &, const Skew &) = default;
};

/// Takes what the joiner makes, each as soon as nothing can change it any more; of a log that grows, what is open, too.
class JoinSink
{
public:
    virtual ~JoinSink() = default;
    virtual void attempt(const Attempt &attempt) = 0;
    virtual void turn(const Turn &turn) = 0;
    virtual void conversation(const Conversation &conversation) = 0;
    virtual void finding(const Finding &finding) = 0;
};

// Bounds, so that memory does not grow with the log.
inline constexpr int mostEvidence = 100; ///< of one finding, turn list or attempt
inline constexpr int mostOpenRequests = 256; ///< the oldest ends unknown
/// A request that nothing has ended for so long, in the log's time, ends unknown: botpy waits 20 s, three times.
inline constexpr qint64 requestQuietMs = 600'000;
inline constexpr int mostOpenTurns = 1'024; ///< the one that was quiet longest ends
inline constexpr int mostConversations = 20'000; ///< the one that was quiet longest is given; it may come again
/// Returned ids that are remembered, the newest. What was forgotten is found only as not proven.
inline constexpr int mostKnownIds = 50'000;
inline constexpr int mostKnownAnchors = 20'000;
inline constexpr int mostOpenFindings = 2'000;

/// Of a text and of an id that is kept, characters. Ids of the platform have about 100; what is longer is none, and is
/// not looked for.
inline constexpr qsizetype longestKeptText = 16'384;
inline constexpr qsizetype longestKeptId = 256;

/// Appends what is not there yet, up to mostEvidence.
template <class T> void note(QList<T> &list, const T &value)
{
    if (list.size() < mostEvidence && !list.contains(value))
        list.append(value);
}

} // namespace importer
