#pragma once
#include "app/outbox/outbox.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>
#include <string>

namespace outbox {

/// The open file and the ledger that mirrors it. Statements are prepared once and reused.
struct Outbox::Private
{
    SQLite::Database database;
    lineage::AnchorLedger ledger;
    /// After an unclean stop of the machine its last commits may be lost: until then a message that is new to the file
    /// may have been answered before, so a new anchor begins that much higher.
    core::WallTime replayedUntil{};
    int replayedRaise = 0;
    std::map<std::string, std::unique_ptr<SQLite::Statement>, std::less<>> statements;

    Private(const std::string &path, const lineage::RuleSet &rules);

    /// A reset statement for this text, without bindings.
    SQLite::Statement &statement(const std::string &sql);
    /// One anchor with its uses, as the file has it. Read inside the transaction that changed it and put into the
    /// ledger after the commit: a failing read then undoes the change instead of leaving it half told.
    [[nodiscard]] lineage::Anchor anchor(qint64 row);
    /// The first msg_seq of a new anchor.
    [[nodiscard]] int firstSeq(core::WallTime received) const;
    void saveCheckpoint(const Checkpoint &checkpoint);
    struct TakenSeq
    {
        qint64 anchorRow = 0;
        int seq = 0;
    };
    /// Takes the next msg_seq of an anchor, or nothing if no gateway event opened it.
    [[nodiscard]] std::optional<TakenSeq> takeSeq(const lineage::AnchorId &anchor);
    [[nodiscard]] qint64 insertInbound(const InboundMessage &message);
    [[nodiscard]] qint64 insertAnchor(const InboundMessage &message);
    /// Notes that the file is in use under this boot of the machine. If the machine itself stopped while it was in use
    /// before, every msg_seq is raised.
    void markRunning(const QString &bootId, core::WallTime now, core::Milliseconds longestWindow);
    void setMeta(const char *key, qint64 value);
    void setMeta(const char *key, const QString &value);
    [[nodiscard]] std::optional<QString> meta(const char *key);
    [[nodiscard]] qint64 metaNumber(const char *key);
};

/// Runs `work` and turns SQLiteCpp's exception into an error: exceptions stay in this room.
template <class Value, class Work>
core::Result<Value, OutboxError> guarded(OutboxError::Kind kind, const char *operation, Work &&work)
{
    try {
        return work();
    } catch (const SQLite::Exception &error) {
        return core::make_unexpected(OutboxError{
            kind, QString::fromLatin1(operation), error.getExtendedErrorCode(), QString::fromUtf8(error.what())});
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

} // namespace outbox
