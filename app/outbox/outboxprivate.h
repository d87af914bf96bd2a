#pragma once
#include "app/outbox/outbox.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>

namespace outbox {

/// The open file and the ledger that mirrors it. Statements are prepared once and reused.
struct Outbox::Private
{
    using Conversation = lineage::AnchorLedger::Conversation;

    SQLite::Database database;
    lineage::AnchorLedger ledger;
    /// After an unclean stop of the machine its last commits may be lost: until then a message that is new to the file
    /// may have been answered before, so a new anchor begins that much higher.
    core::WallTime replayedUntil{};
    int replayedRaise = 0;
    qint64 firstId = 0; ///< of messages, attempts and turns in a file that began after a loss
    QString setAside; ///< name of the damaged file that this one stands for, when this process made it
    QList<lineage::Lesson> lessons; ///< as in the file, oldest first; the ledger's rules follow
    bool followsClock = false; ///< the file knows how the clocks of this boot stand
    std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> statements;

    Private(const std::string &path, const lineage::RuleSet &rules);

    /// The id of the next row of that table; nothing where SQLite's own choice is right.
    [[nodiscard]] std::optional<qint64> newId(const char *table);
    /// A reset statement for this text, without bindings.
    SQLite::Statement &statement(const std::string &sql);
    /// One anchor with its uses, as the file has it; nothing for an unverified id, which is none. Read inside the
    /// transaction that changed it and put into the ledger after the commit: a failing read then undoes the change
    /// instead of leaving it half told.
    [[nodiscard]] std::optional<lineage::Anchor> anchor(qint64 row);
    /// The first msg_seq of a new anchor.
    [[nodiscard]] int firstSeq(core::WallTime received) const;
    void saveCheckpoint(const Checkpoint &checkpoint);

    // Inbound.
    [[nodiscard]] qint64 insertInbound(const InboundMessage &message, bool owed);
    /// The row of that message, by its msg_id or, under another one, by its msg_idx.
    [[nodiscard]] std::optional<qint64> knownInbound(const InboundMessage &message);
    /// What one more delivery of a known message means, or nothing if the message is new.
    [[nodiscard]] std::optional<Received> deliveredAgain(const InboundMessage &message);
    /// Opens an anchor of kind `msg` or `event`; an unverified id of the same text becomes it, with its msg_seq.
    [[nodiscard]] qint64 insertAnchor(
        const char *kind, const QString &id, const Conversation &conversation, core::WallTime received, bool replayed);
    void putOpened(const std::optional<lineage::Anchor> &opened);
    [[nodiscard]] bool isTakenOver(protocol::Scene scene, const core::PeerId &peer);

    // Time.
    /// Time after which nothing can hang on an anchor of any scene.
    [[nodiscard]] core::Milliseconds longestWindow() const;
    /// Puts every anchor into the ledger whose window may be open.
    void loadLiveAnchors(core::WallTime now);
    /// Dates everything anew that was dated by a wall clock which has jumped to `wall`.
    void shiftDates(core::Milliseconds by, core::WallTime wall);
    void shiftMeta(const char *key, core::Milliseconds by, core::WallTime latest);

    // Attempts.
    /// The row of an anchor and the key its id stands under in a body; row 0: hangs on nothing.
    struct Hook
    {
        qint64 row = 0;
        bool isEvent = false;
    };
    [[nodiscard]] std::optional<Hook> hookOf(const lineage::AnchorId &anchor);
    /// Of a typed id: the anchor of that name if there is one, else an unverified row, made if need be.
    [[nodiscard]] Hook hookOf(const core::UnverifiedId &id, const Conversation &conversation, core::WallTime now);
    /// The next msg_seq, or the one that is `wanted`; the next one is then past it.
    [[nodiscard]] int takeSeq(qint64 anchorRow, std::optional<int> wanted);
    /// False if the msg_seq belongs to another content.
    [[nodiscard]] bool claimSeq(qint64 anchorRow, int seq, const QByteArray &contentHash);
    /// Whether a copy (same anchor and msg_seq) may have arrived, so that 40054005 would prove it.
    [[nodiscard]] bool hasOpenCopy(qint64 anchorRow, std::optional<int> seq);
    /// Whether some attempt had this msg_seq on this anchor.
    [[nodiscard]] bool wasUsed(qint64 anchorRow, std::optional<int> seq);

    // Outcomes.
    struct Settling
    {
        qint64 message = 0;
        qint64 anchor = 0;
        bool isOwnAnchor = false; ///< of the message's conversation
        bool isFirst = false; ///< it has a msg_seq that no earlier attempt had on that anchor
        bool edited = false;
    };
    [[nodiscard]] std::optional<Settling> settling(qint64 attemptId);
    void markDelivered(qint64 attemptId, const Settling &attempt);
    /// What the answer says about the anchor itself: dead, or used by another program too.
    void judgeAnchor(const Settling &attempt, const lineage::Outcome &outcome, bool isDead);
    [[nodiscard]] std::optional<lineage::Lesson> lessonOf(qint64 attemptId, const Settling &attempt,
        const lineage::Outcome &outcome, lineage::Anchor anchor, core::WallTime now);

    // Lessons.
    /// What is to be remembered now, and the one that is new among it, with the evidence.
    struct Learning
    {
        QList<lineage::Lesson> lessons;
        std::optional<lineage::Lesson> fresh;
    };
    [[nodiscard]] Learning learn(const lineage::Lesson &lesson, core::WallTime now);
    void loadLessons(core::WallTime now);
    void applyLessons(const QList<lineage::Lesson> &known, core::WallTime now);

    // Undelivered.
    /// The rows of a statement that begins as `undelivered()` reads them.
    [[nodiscard]] static QList<UndeliveredMessage> readUndelivered(SQLite::Statement &read);
    /// The tries of a message are over, and whether it leaves by itself now.
    void finish(qint64 messageId, std::optional<lineage::NotSentReason> reason, core::WallTime now);

    // After a crash.
    /// Drops what will be said anew; returns the other messages under way that no attempt was made for.
    [[nodiscard]] QList<UnsentMessage> takeNeverTried();
    [[nodiscard]] QList<qint64> leftAlone();

    /// The fresh file of a bot whose old one was set aside within the longest window: msg_seq may have been used, and
    /// ids of messages, attempts and turns were told to the journal. New ones begin beyond both.
    void startAfterLoss(const QString &path, core::WallTime now);
    /// For the longest window from now on a new anchor begins so many times RuleSet::raiseAfterUncleanStop higher.
    void raiseNewAnchors(int times, core::WallTime now);
    /// Notes that the file is in use under this boot of the machine. If the machine itself stopped while it was in use
    /// before, every msg_seq is raised.
    void markRunning(const QString &path, const QString &bootId, core::WallTime now);
    /// Notes the platform. If it is another one, its ids mean nothing there: anchors are dead as the platform would
    /// say.
    void moveTo(const QString &platform, core::WallTime now);
    void setMeta(const char *key, qint64 value);
    void setMeta(const char *key, const QString &value);
    [[nodiscard]] std::optional<QString> meta(const char *key);
    [[nodiscard]] qint64 metaNumber(const char *key);
};

[[nodiscard]] OutboxError errorOf(const storage::Problem &problem, OutboxError::Kind fallback);

/// Runs `work` and turns SQLiteCpp's exception into an error: exceptions stay in this room.
template <class Value, class Work>
core::Result<Value, OutboxError> guarded(OutboxError::Kind kind, const char *operation, Work &&work)
{
    try {
        return work();
    } catch (const SQLite::Exception &error) {
        return core::make_unexpected(errorOf(storage::problemOf(error, QString::fromLatin1(operation)), kind));
    }
}

[[nodiscard]] std::string utf8(const QString &text);

// One parameter each; SQLiteCpp's own overloads do not know Qt's types, and long long is ambiguous among them.
inline void bindOne(SQLite::Statement &statement, int index, qint64 value)
{
    statement.bind(index, int64_t(value));
}
inline void bindOne(SQLite::Statement &statement, int index, int value)
{
    statement.bind(index, value);
}
inline void bindOne(SQLite::Statement &statement, int index, const char *value)
{
    statement.bind(index, value);
}
inline void bindOne(SQLite::Statement &statement, int index, const QString &value)
{
    statement.bind(index, utf8(value));
}
inline void bindOne(SQLite::Statement &statement, int index, const QByteArray &blob)
{
    statement.bind(index, static_cast<const void *>(blob.constData()), int(blob.size()));
}
template <class T> void bindOne(SQLite::Statement &statement, int index, const std::optional<T> &value)
{
    if (value)
        bindOne(statement, index, *value);
    else
        statement.bind(index);
}

/// Binds all parameters of a statement in order.
template <class... Values> void bindAll(SQLite::Statement &statement, const Values &...values)
{
    int index = 0;
    (bindOne(statement, ++index, values), ...);
}

/// Row 0 means none.
[[nodiscard]] inline std::optional<qint64> rowOrNull(qint64 row)
{
    return row == 0 ? std::nullopt : std::optional(row);
}

[[nodiscard]] QString text(SQLite::Statement &statement, int column);
[[nodiscard]] QByteArray blob(SQLite::Statement &statement, int column);

/// Of a row that begins with message id, turn, scene, peer, text, markdown, origin, created.
[[nodiscard]] OutgoingMessage readMessage(SQLite::Statement &row);

/// Of columns not_sent, outcome, code, http_status, detail, trace_id: how an attempt that brought no id ended, or, with
/// a not_sent, why none was made. No outcome at all reads as unknown.
[[nodiscard]] lineage::Outcome readOutcome(SQLite::Statement &row, int column);

/// SQL: some attempt of message m has no readable answer or is in review, and no copy of it is known to have arrived.
[[nodiscard]] const std::string &mayHaveArrived();

/// SELECT of the messages that are over without having reached their user, as readUndelivered() takes them.
[[nodiscard]] const std::string &undeliveredSql();

[[nodiscard]] OutboxError error(OutboxError::Kind kind, const char *operation);

} // namespace outbox
