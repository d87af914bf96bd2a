#pragma once
#include "app/traffic/gap.h"
#include "app/traffic/record.h"

#include <QMetaType>

namespace journal {

/// Where rows come from. 0 is the live journal's file, 1 its stand-in in memory while the file cannot be written;
/// imports and opened case files get higher numbers.
using SourceId = quint16;
inline constexpr SourceId liveSource = 0;
inline constexpr SourceId memorySource = 1;
inline constexpr SourceId firstImport = 2;

/// A row anywhere: what selections, models and links hold. Packed into 8 bytes: 16 bits of source, 48 of row id. In
/// order: the imports one after the other, then the live journal, then its stand-in; in each the rows as they came. By
/// source first, because a foreign log has a clock of its own, and what is live stays at the end.
class RowRef
{
public:
    RowRef() = default;
    RowRef(SourceId source, qint64 row)
        : m_packed((quint64(SourceId(source - firstImport)) << 48) | (quint64(row) & 0xffff'ffff'ffffULL))
    {
    }
    [[nodiscard]] bool isNull() const { return (m_packed & 0xffff'ffff'ffffULL) == 0; }
    [[nodiscard]] SourceId source() const { return SourceId((m_packed >> 48) + firstImport); }
    /// Not of this machine's bot.
    [[nodiscard]] bool isImported() const { return source() >= firstImport; }
    [[nodiscard]] qint64 row() const { return qint64(m_packed & 0xffff'ffff'ffffULL); }
    friend bool operator==(const RowRef &, const RowRef &) = default;
    friend bool operator<(const RowRef &a, const RowRef &b) { return a.m_packed < b.m_packed; }
    friend size_t qHash(const RowRef &ref, size_t seed = 0) { return ::qHash(ref.m_packed, seed); }

private:
    quint64 m_packed = quint64(SourceId(liveSource - firstImport)) << 48; ///< null, of no source in particular
};

/// What went wrong with a journal file. `nativeCode` is SQLite's extended one; `message` is for developers.
struct JournalError
{
    enum class Kind {
        CannotOpen,
        CannotWrite,
        CannotRead,
        CannotCopy, ///< the copy before a migration: the file is left as it is
        Corrupt,
        NewerSchema,
        Interrupted,
    };
    Kind kind = Kind::CannotOpen;
    QString operation;
    int nativeCode = 0;
    QString message;
    friend bool operator==(const JournalError &, const JournalError &) = default;
};

/// One batch that the writer committed, in row order. `settled` names rows whose answer came.
struct Committed
{
    QList<RowRef> added;
    QList<RowRef> settled;
};

/// Whether rows survive the process, and what became of the file. While `durable` is false new rows live in
/// memorySource; the shell says so.
struct StorageState
{
    /// After an unclean stop the file is read through for contradictions, beside everything else.
    enum class Check { None, Running, Sound };
    bool durable = true;
    std::optional<JournalError> error;
    qint64 waitingRows = 0; ///< rows that are only in memory
    qint64 droppedRows = 0; ///< of this run, given up because neither file nor memory could take them
    QString setAside; ///< name that a damaged file got in this run; a fresh one went on
    Check check = Check::None;
    friend bool operator==(const StorageState &, const StorageState &) = default;
};

/// What a person set on a row: a colour (0 none, else as the words of the filter's `mark` key, from 1 on), a note, or
/// both. Marked rows are never removed by retention.
struct Mark
{
    int colour = 0;
    QString note;
    core::WallTime time{}; ///< when it was set
    [[nodiscard]] bool isEmpty() const { return colour == 0 && note.isEmpty(); }
    friend bool operator==(const Mark &, const Mark &) = default;
};
/// Longest note, in characters.
inline constexpr qsizetype longestNote = 2'000;

/// One row without bodies: what a table cell or a bubble needs. `state` is the effective one: the settlement's if there
/// is one; a call of a process that is gone (no settlement, older run) reads Unknown.
struct RowSummary
{
    RowRef ref;
    traffic::RecordKey key = 0;
    core::WallTime time{};
    QString bot;
    traffic::Kind kind = traffic::Kind::Note;
    traffic::Direction direction = traffic::Direction::None;
    std::optional<protocol::Scene> scene;
    core::PeerId peer;
    QString route;
    QString detail; ///< the settlement's if it has one, else the record's
    std::optional<int> op;
    std::optional<qint64> s;
    QString msgId, anchor, eventId;
    std::optional<int> msgSeq;
    qint64 attemptId = 0, turnId = 0;
    traffic::State state = traffic::State::None;
    std::optional<int> status, code;
    QString returnedId, refIdx, traceId;
    std::optional<core::Milliseconds> duration; ///< none while in flight
    qint64 size = 0; ///< wire size of request (or frame) in bytes
    std::optional<traffic::MessageFacet> message;
    std::optional<Mark> mark;
};

/// A row whole, for the inspector.
struct RowDetail
{
    RowSummary summary;
    traffic::Record record;
    std::optional<traffic::Settlement> settlement;
};

/// One line of the conversation list.
struct ConversationSummary
{
    QString bot;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    QString lastText;
    core::WallTime lastTime{};
    RowRef lastRow;
    traffic::State lastState = traffic::State::None; ///< of the last message, None for inbound
    int undelivered = 0; ///< messages whose newest attempt is refused, unknown or not sent
    bool lastMarkdown = false; ///< lastText is markdown
};

/// A note of a time without gateway: what a gap line shows.
struct NotedGap
{
    RowRef ref;
    traffic::Gap gap;
    friend bool operator==(const NotedGap &, const NotedGap &) = default;
};

/// A conversation's key for queries.
struct ConversationKey
{
    QString bot;
    protocol::Scene scene = protocol::Scene::C2c;
    core::PeerId peer;
    friend bool operator==(const ConversationKey &, const ConversationKey &) = default;
    friend size_t qHash(const ConversationKey &key, size_t seed = 0)
    {
        return qHashMulti(seed, key.bot, int(key.scene), key.peer.value);
    }
};

} // namespace journal
