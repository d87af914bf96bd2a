#pragma once
#include "app/core/result.h"
#include "app/filter/expression.h"
#include "app/journal/retention.h"
#include "app/journal/source.h"

#include <functional>
#include <memory>
#include <vector>

namespace journal {

/// Which rows a view shows, in row order. Empty fields do not restrict.
struct RowQuery
{
    QString bot;
    std::optional<protocol::Scene> scene;
    core::PeerId peer;
    bool messagesOnly = false; ///< rows that are bubbles
    filter::Node filter; ///< matches all unless set
    core::WallTime now{}; ///< from which the filter's `age` counts
    bool newestOfEach = false; ///< of each conversation only its newest match (of each step); only for pageBefore()
    friend bool operator==(const RowQuery &, const RowQuery &) = default;
};

/// Matching rows, ascending, and how far was looked: every match between where the search began and `reached` (with
/// it) is among them. `complete`: there is nothing beyond.
struct RowPage
{
    QList<RowRef> rows;
    qint64 reached = 0;
    qint64 read = 0; ///< rows that this step has done with, by reading them or by knowing better
    bool complete = false;
};
/// A value that rows have, for the completion of filters.
struct SeenValue
{
    QString value;
    qint64 count = 0;
    friend bool operator==(const SeenValue &, const SeenValue &) = default;
};
/// Bounds of one step of a search, so that it can be shown, and given up, before it ends.
struct PageLimits
{
    int rows = 0; ///< found; 0 = all
    qint64 read = 100'000; ///< rows that may be read for it
};

/// Reads a journal, read-only, with a connection of its own. Thread: one reader per thread; calls may take long, so the
/// GUI thread uses ReaderPool. `interrupt()` may be called from another thread.
class JournalReader
{
public:
    /// `pathOrUri`: a file, or a writer's memoryUri(). `source` marks the refs it returns. `since`: records of earlier
    /// runs (key below it) without settlement read Unknown, younger ones InFlight. `textFolder`: of the source's text
    /// index, empty when it has none; without it filters read every text. `name`: what the filter's key `source` asks
    /// for.
    [[nodiscard]] static core::Result<std::unique_ptr<JournalReader>, JournalError> open(const QString &pathOrUri,
        SourceId source, traffic::RecordKey since, const QString &textFolder = {},
        const QString &name = QStringLiteral("live"));
    ~JournalReader();
    /// As they were given to open().
    [[nodiscard]] SourceId source() const;
    [[nodiscard]] QString name() const;

    using Rows = core::Result<QList<RowRef>, JournalError>;
    /// Ids of matching rows with row id > `after`, ascending, at most `limit` (0 = all).
    [[nodiscard]] Rows rowsAfter(const RowQuery &query, qint64 after, int limit = 0) const;
    /// Ids of the newest matching rows before `before` (0 = the end), ascending, at most `limit`.
    [[nodiscard]] Rows rowsBefore(const RowQuery &query, qint64 before, int limit) const;
    /// One step of the same: from row `after` on upwards, from `before` (0 = the end) on downwards.
    [[nodiscard]] core::Result<RowPage, JournalError> pageAfter(
        const RowQuery &query, qint64 after, const PageLimits &limits) const;
    [[nodiscard]] core::Result<RowPage, JournalError> pageBefore(
        const RowQuery &query, qint64 before, const PageLimits &limits) const;
    /// Which of these rows the query matches, ascending.
    [[nodiscard]] Rows matching(const RowQuery &query, const QList<RowRef> &rows) const;
    /// Those rows, in the order asked; rows that are gone are left out.
    [[nodiscard]] core::Result<QList<RowSummary>, JournalError> summaries(const QList<RowRef> &rows) const;
    [[nodiscard]] core::Result<RowDetail, JournalError> detail(RowRef row) const;
    /// Newest first.
    [[nodiscard]] core::Result<QList<ConversationSummary>, JournalError> conversations() const;
    /// Rows of attempts that belong to one outbox message, oldest first.
    [[nodiscard]] core::Result<QList<RowSummary>, JournalError> attemptsOf(const QString &bot, qint64 sendId) const;
    /// Every row of an agent's turn, oldest first, at most `limit`: its note, model calls, tools, attempts.
    [[nodiscard]] core::Result<QList<RowSummary>, JournalError> rowsOfTurn(
        const QString &bot, qint64 turnId, int limit = 1'000) const;
    /// Sends that hung on this id, oldest first, at most `limit`.
    [[nodiscard]] core::Result<QList<RowSummary>, JournalError> sendsOn(
        const QString &bot, const QString &anchor, int limit = 1'000) const;
    /// The row of an outbox attempt; null if none.
    [[nodiscard]] core::Result<RowRef, JournalError> rowOfAttempt(const QString &bot, qint64 attemptId) const;
    /// The times in which this bot's gateway could not be heard, noted above row `after` and below `before` (0 = the
    /// end), oldest first. Notes that a later version wrote otherwise are left out.
    [[nodiscard]] core::Result<QList<NotedGap>, JournalError> gaps(
        const QString &bot, qint64 after, qint64 before = 0) const;
    /// The row that has this id as inbound msg_id, or returned it; null if none.
    [[nodiscard]] core::Result<RowRef, JournalError> rowOfMessageId(const QString &id) const;
    /// The frame that has this top-level id; null if none.
    [[nodiscard]] core::Result<RowRef, JournalError> rowOfEventId(const QString &id) const;
    /// Values that the newest rows have for a filter's key, the most frequent first, at most `limit` that begin with
    /// `prefix` (case-insensitive), each with how many of those rows have it. Empty for keys of numbers without names.
    [[nodiscard]] core::Result<QList<SeenValue>, JournalError> seenValues(
        filter::Key key, const QString &prefix, int limit) const;
    [[nodiscard]] core::Result<qint64, JournalError> rowCount() const;
    /// What the file holds, and what of it that retention would not keep. Reads every row's time at worst.
    [[nodiscard]] core::Result<RetentionForecast, JournalError> forecast(
        const Retention &retention, core::WallTime now) const;

    void interrupt();
    /// Called, on the reader's thread, when a query finds the file damaged.
    void whenDamaged(std::function<void()> told);

private:
    struct Private;
    explicit JournalReader(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

/// Several sources that one thread reads, in row order.
using OwnReaders = std::vector<std::unique_ptr<JournalReader>>;

} // namespace journal
