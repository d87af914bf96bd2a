#pragma once
#include "app/importer/anchorbook.h"
#include "app/importer/attemptbook.h"
#include "app/importer/turnbook.h"

#include <QCache>

namespace importer {

struct JoinSummary
{
    qint64 attempts = 0;
    qint64 accepted = 0;
    qint64 refused = 0;
    qint64 turns = 0;
    qint64 findings = 0;
    Skew skew;
    friend bool operator==(const JoinSummary &, const JoinSummary &) = default;
};

/// Tells the story of a log from its records: which request ended how, what the agent did for which message, and what
/// went wrong. Takes each record once, duplicates left out, in the order of LogRecord::stamp, equal ones in the order
/// of the file. Memory is bounded (joined.h). Thread: one; the sink is called on it, and must outlive the joiner.
class Joiner
{
public:
    explicit Joiner(JoinSink &sink);

    void add(const LogRecord &record);
    /// No record follows: what is open is given.
    void finish();
    /// Nothing was written for `ms`: what has ended waits for no further line of it.
    void pause(qint64 ms);
    /// Gives what is open as it stands now, without ending it: it will be given again.
    void tellOpen(JoinSink &sink) const;
    [[nodiscard]] const JoinSummary &summary() const { return m_summary; }

private:
    /// The line before a request that says which way it goes.
    struct Cue
    {
        SendPath path = SendPath::Unknown;
        qint64 turn = 0;
        RecordNumber toolCall = 0;
        Stamp at;
    };
    /// A call of the sending tool, until its result.
    struct Call
    {
        RecordNumber record = 0;
        Stamp at;
        QString name;
        bool wasAccepted = false;
        bool wasRetried = false;
        QList<RecordNumber> failures;
        QList<qint64> attempts;
    };
    struct Answered
    {
        RecordNumber inbound = 0;
        qint64 turn = 0;
        Stamp begun;
        bool wasAccepted = false;
        QList<qint64> attempts;
    };

    void on(const LogRecord &record, const Inbound &inbound);
    void on(const LogRecord &record, const ReplyPrepared &prepared);
    void on(const LogRecord &record, const ReplyBuffer &buffer);
    void on(const LogRecord &record, const HttpRequest &request);
    void on(const LogRecord &record, const HttpResponse &response);
    void on(const LogRecord &record, const HttpError &error);
    void on(const LogRecord &record, const HttpTimeout &timeout);
    void on(const LogRecord &record, const HttpNoAnswer &answer);
    void on(const LogRecord &record, const CacheWrite &write);
    void on(const LogRecord &record, const SendSkipped &skipped);
    void on(const LogRecord &record, const ProactiveFallback &fallback);
    void on(const LogRecord &record, const PayloadFallback &fallback);
    void on(const LogRecord &record, const Retry &retry);
    void on(const LogRecord &record, const Traceback &trace);
    void on(const LogRecord &record, const SendFailed &failed);
    void on(const LogRecord &record, const ToolBatch &batch);
    void on(const LogRecord &record, const ToolCall &call);
    void on(const LogRecord &record, const ToolResult &result);
    void on(const LogRecord &record, const ToolWarning &warning);
    void on(const LogRecord &record, const ModelTrouble &trouble);
    void on(const LogRecord &record, const FollowUp &followUp);
    void on(const LogRecord &record, const CronFailed &failed);
    void on(const LogRecord &record, const GatewayEvent &event);
    template <class Other> void on(const LogRecord &, const Other &) { }

    [[nodiscard]] SendContext contextOf(const Target &target, const Stamp &now);
    Turn &toolTurn(const Stamp &now);
    void addTrouble(const LogRecord &record);
    void addFailure(RecordNumber record);
    void forgetCue();
    void addSkew(const LogRecord &record, const HttpResponse &response);
    void attemptClosed(const Attempt &attempt);
    void attemptSettled(const Attempt &attempt);
    void turnClosed(const Turn &turn);
    void findDuplicate(const Turn &turn);
    void findParallel(const LogRecord &record);
    void findLoop(const LogRecord &record, const GatewayEvent &event);
    Conversation &conversation(const QString &platformId, const core::PeerId &peer, const Stamp &now);
    void trimConversations();

    JoinSink &m_sink;
    JoinSummary m_summary;
    FindingDesk m_desk;
    AnchorBook m_anchors;
    TurnBook m_turns;
    AttemptBook m_attempts;
    Cue m_cue;
    std::optional<Call> m_call;
    std::optional<Attempt> m_refused; // the last one, for good, of which the log has no payload
    Stamp m_now;
    bool m_sawAnswers = false;
    QCache<qint64, Stamp> m_begun; // of turns, also closed ones
    QCache<size_t, Answered> m_answered; // by who wrote what
    QHash<std::pair<QString, QString>, Conversation> m_conversations;
    std::deque<std::pair<Stamp, RecordNumber>> m_sessions; // that began, no second apart
    std::deque<std::pair<Stamp, RecordNumber>> m_breaks; // of the last minutes
};

} // namespace importer
