#pragma once
#include "app/core/ids.h"
#include "app/importer/daycount.h"
#include "app/protocol/message.h"

#include <QStringList>

#include <variant>

namespace importer {

// What a line of AstrBot's log tells, one struct for each row of the log grammar's table of patterns. Ids are opaque
// and whole.

struct Inbound
{
    QString config;
    QString platformId;
    QString platformType;
    QString senderName; ///< empty where the line has none
    core::PeerId sender;
    QString outline;
    friend bool operator==(const Inbound &, const Inbound &) = default;
};
struct ReplyPrepared
{
    QString senderName;
    core::PeerId sender;
    QString text;
    friend bool operator==(const ReplyPrepared &, const ReplyPrepared &) = default;
};
struct ReplyBuffer
{
    QString text; ///< of its plain components
    QByteArray chain; ///< as JSON; empty if it cannot be read
    friend bool operator==(const ReplyBuffer &, const ReplyBuffer &) = default;
};
/// Where a call goes, as far as its URL or payload says.
struct Target
{
    std::optional<protocol::Scene> scene;
    core::PeerId peer;
    friend bool operator==(const Target &, const Target &) = default;
};
struct HttpRequest
{
    Target target;
    std::optional<int> msgType;
    QString text; ///< of content or markdown
    core::UnverifiedId msgId;
    core::EventId eventId;
    std::optional<int> msgSeq;
    bool hasMedia = false;
    bool isStream = false;
    QByteArray body; ///< as JSON; empty if it cannot be read
    friend bool operator==(const HttpRequest &, const HttpRequest &) = default;
};
struct HttpResponse
{
    Target target; ///< only botpy's own line has a URL
    core::OutboundMsgId id;
    QString timestamp;
    std::optional<qint64> serverMs; ///< the same, since 1970
    int serverZoneMinutes = 0;
    core::RefIdx refIdx;
    core::TraceId traceId;
    QByteArray body;
    friend bool operator==(const HttpResponse &, const HttpResponse &) = default;
};
struct CacheWrite
{
    core::OutboundMsgId id;
    friend bool operator==(const CacheWrite &, const CacheWrite &) = default;
};
struct HttpError
{
    QString url;
    Target target;
    int status = 0;
    std::optional<int> code; ///< `code` of the answer
    std::optional<int> errCode;
    QString message;
    core::TraceId traceId;
    QString answer; ///< as it stood there
    [[nodiscard]] std::optional<int> best() const { return errCode && *errCode != 0 ? errCode : code; }
    friend bool operator==(const HttpError &, const HttpError &) = default;
};
struct HttpTimeout
{
    QString url;
    Target target;
    friend bool operator==(const HttpTimeout &, const HttpTimeout &) = default;
};
/// The API gave nothing, or something that is no answer.
struct HttpNoAnswer
{
    QString text;
    friend bool operator==(const HttpNoAnswer &, const HttpNoAnswer &) = default;
};
struct GatewayEvent
{
    enum class Kind {
        SessionStarting, ///< AstrBot's adapter
        Starting,
        Authenticating,
        Ready,
        Reconnected,
        Closed, ///< with `code`
        AuthFailed,
        NewConnection,
        Restarting,
        Heartbeat,
        Failed,
        UnknownEvent,
    };
    Kind kind = Kind::Starting;
    std::optional<int> code;
    QString detail;
    friend bool operator==(const GatewayEvent &, const GatewayEvent &) = default;
};
struct SendSkipped
{
    enum class Reason { NoCachedId, UnsupportedType };
    Reason reason = Reason::NoCachedId;
    QString session;
    friend bool operator==(const SendSkipped &, const SendSkipped &) = default;
};
struct ProactiveFallback
{
    bool succeeded = false;
    QString error; ///< of the reply that failed before
    friend bool operator==(const ProactiveFallback &, const ProactiveFallback &) = default;
};
struct PayloadFallback
{
    enum class Kind { Markdown, StreamNewline };
    Kind kind = Kind::Markdown;
    friend bool operator==(const PayloadFallback &, const PayloadFallback &) = default;
};
struct Retry
{
    QString what; ///< qualified name
    double seconds = 0;
    QString errorClass;
    QString error;
    friend bool operator==(const Retry &, const Retry &) = default;
};
/// A traceback, in a header line or behind one.
struct Traceback
{
    int frames = 0;
    QString errorClass; ///< `botpy.errors.ServerError`
    QString message;
    bool isOfTool = false;
    friend bool operator==(const Traceback &, const Traceback &) = default;
};
struct SendFailed
{
    enum class What { Chain, Stream, Media };
    What what = What::Chain;
    QString text; ///< of a chain: the chain; else the error
    QString error;
    Traceback trace; ///< no frames: there is none
    friend bool operator==(const SendFailed &, const SendFailed &) = default;
};
struct ReplyStreaming
{
    QString provider;
    friend bool operator==(const ReplyStreaming &, const ReplyStreaming &) = default;
};
struct ReplyDeduplicated
{
    friend bool operator==(const ReplyDeduplicated &, const ReplyDeduplicated &) = default;
};
struct ToolBatch
{
    QStringList names;
    friend bool operator==(const ToolBatch &, const ToolBatch &) = default;
};
struct ToolCall
{
    QString name;
    QString text; ///< of the messages that send_message_to_user is to send
    QString session; ///< that it names; empty: the current one
    QByteArray arguments; ///< as JSON; empty if they cannot be read
    friend bool operator==(const ToolCall &, const ToolCall &) = default;
};
struct ToolResult
{
    QString name;
    QString text;
    bool ok = true; ///< does not begin with `error:`
    friend bool operator==(const ToolResult &, const ToolResult &) = default;
};
struct ToolWarning
{
    enum class Kind { NotFound, UnexpectedArguments, NoReturnValue };
    Kind kind = Kind::NotFound;
    QString name;
    QString detail;
    friend bool operator==(const ToolWarning &, const ToolWarning &) = default;
};
struct ModelTrouble
{
    enum class Kind { RequestFailed, FallbackProvider, MaxSteps };
    Kind kind = Kind::RequestFailed;
    QString provider;
    QString detail; ///< error, other provider, number of steps
    friend bool operator==(const ModelTrouble &, const ModelTrouble &) = default;
};
struct FollowUp
{
    QString origin; ///< `platform:type:session`
    std::optional<int> order;
    bool isConsumed = false;
    friend bool operator==(const FollowUp &, const FollowUp &) = default;
};
struct Withheld
{
    enum class Kind { RateLimited, NotAllowed };
    Kind kind = Kind::RateLimited;
    QString session;
    std::optional<double> seconds;
    friend bool operator==(const Withheld &, const Withheld &) = default;
};
struct CronFailed
{
    QString job;
    QString error;
    bool isScheduling = false; ///< it could not even be scheduled
    friend bool operator==(const CronFailed &, const CronFailed &) = default;
};
/// A line of the trace file.
struct TraceSpan
{
    QString action;
    QString span;
    QString origin;
    QString sender;
    QString outline;
    QByteArray fields; ///< as JSON
    friend bool operator==(const TraceSpan &, const TraceSpan &) = default;
};
/// A line with a header and none of the above.
struct Generic
{
    friend bool operator==(const Generic &, const Generic &) = default;
};
/// Lines that belong to nothing: prose around a log, banners.
struct Unparsed
{
    qint64 lines = 0;
    friend bool operator==(const Unparsed &, const Unparsed &) = default;
};

using Fields = std::variant<Generic, Unparsed, Inbound, ReplyPrepared, ReplyBuffer, HttpRequest, HttpResponse,
    CacheWrite, HttpError, HttpTimeout, HttpNoAnswer, GatewayEvent, SendSkipped, ProactiveFallback, PayloadFallback,
    Retry, Traceback, SendFailed, ReplyStreaming, ReplyDeduplicated, ToolBatch, ToolCall, ToolResult, ToolWarning,
    ModelTrouble, FollowUp, Withheld, CronFailed, TraceSpan>;

/// Where a record stands in the file: bytes of the (unpacked) file, lines from 1.
struct Origin
{
    qint64 offset = 0;
    qint64 length = 0;
    qint64 line = 0;
    friend bool operator==(const Origin &, const Origin &) = default;
};

/// One thing that the log tells, redacted: a header line with what follows it, a bare line, or a stretch of lines that
/// belong to nothing.
struct LogRecord
{
    qint64 number = 0; ///< in the order of the file, from 1
    std::optional<HeaderForm> form; ///< nothing: it has no header
    Stamp stamp;
    Level level = Level::None;
    QString tag;
    QString version;
    QString source;
    int sourceLine = 0;
    QString service; ///< of a compose project
    /// Equal records before it in the same second of a log that has no milliseconds: they are several, and a repeated
    /// block counts them anew.
    int repeat = 0;
    LineFacts::Stream stream = LineFacts::Stream::Unknown;
    std::optional<qint64> utcMs; ///< from the container runtime
    QByteArray message; ///< UTF-8, secrets cut; its lines joined by `\n`
    bool isCut = false; ///< message: more than a record may hold stood there
    Origin origin;
    Fields fields;
    friend bool operator==(const LogRecord &, const LogRecord &) = default;

    [[nodiscard]] bool hasHeader() const { return form.has_value(); }
    [[nodiscard]] bool isUnparsed() const { return std::holds_alternative<Unparsed>(fields); }
};

} // namespace importer
