#pragma once
#include "app/core/result.h"
#include "app/importer/identity.h"
#include "app/importer/joined.h"
#include "app/importer/logindex.h"
#include "app/journal/source.h"

#include <functional>
#include <limits>
#include <memory>

namespace imports {

/// An attempt or a turn as far as rows need it, found by any of its records.
struct TurnPlace
{
    qint64 turn = 0; ///< 0: the record belongs to none
    bool isInbound = false; ///< the record is what the turn is for
    std::optional<protocol::Scene> scene;
    core::PeerId peer;
    QString platformId;
    core::UnverifiedId anchor;
    friend bool operator==(const TurnPlace &, const TurnPlace &) = default;
};

/// Where a record stands in the order of time.
struct TimePlace
{
    qint64 ms = std::numeric_limits<qint64>::min(); ///< Stamp::ms()
    importer::RecordNumber number = 0;
    friend auto operator<=>(const TimePlace &, const TimePlace &) = default;
    [[nodiscard]] static TimePlace end() { return {std::numeric_limits<qint64>::max(), 0}; }
    [[nodiscard]] static TimePlace of(const importer::LogRecord &record) { return {record.stamp.ms(), record.number}; }
};

/// The records of one log in a file of their own, so that a log of any size can be put in order and told in parts:
/// written in the order of the file, read in the order of time. Records that stand there twice are kept once, with
/// every place. Errors: JournalError, as of a journal. Thread: one.
class LineFile
{
public:
    using Done = core::Result<void, journal::JournalError>;

    /// Makes the file anew.
    [[nodiscard]] static core::Result<std::unique_ptr<LineFile>, journal::JournalError> create(const QString &path);
    /// Opens one that is there, to be read.
    [[nodiscard]] static core::Result<std::unique_ptr<LineFile>, journal::JournalError> open(const QString &path);
    /// Opens one of a log that has grown since.
    [[nodiscard]] static core::Result<std::unique_ptr<LineFile>, journal::JournalError> append(const QString &path);
    ~LineFile();
    LineFile(const LineFile &) = delete;
    LineFile &operator=(const LineFile &) = delete;

    /// Everything between begin() and commit() is written together.
    [[nodiscard]] Done begin();
    [[nodiscard]] Done commit();

    /// False: it is there already, and this is another place of it.
    [[nodiscard]] core::Result<bool, journal::JournalError> add(const importer::LogRecord &record);
    [[nodiscard]] Done addAttempt(const importer::Attempt &attempt);
    [[nodiscard]] Done addTurn(const importer::Turn &turn);
    /// The row that was made of a record.
    [[nodiscard]] Done setRow(importer::RecordNumber record, qint64 row);
    /// Rows from `first` on are no longer there.
    [[nodiscard]] Done forgetRows(qint64 first);

    using Take = std::function<bool(const importer::LogRecord &)>;
    /// Records in the order of time, equal ones in that of the file, as long as `take` says true.
    [[nodiscard]] Done eachInTime(const Take &take);
    /// The same of those from that place on.
    [[nodiscard]] Done eachFrom(const TimePlace &from, const Take &take);
    /// The same of those that came to the file after that one, and stand before `end`.
    [[nodiscard]] Done eachAfter(importer::RecordNumber number, const TimePlace &end, const Take &take);
    /// The attempt that begins with this record, or that the log has only the end of.
    [[nodiscard]] core::Result<std::optional<importer::Attempt>, journal::JournalError> attemptAt(
        importer::RecordNumber record);
    /// The record whose row tells the attempt of this number; 0: there is none.
    [[nodiscard]] core::Result<importer::RecordNumber, journal::JournalError> recordOfAttempt(qint64 number);
    /// The record that begins the attempt which this one ends; 0: it ends none.
    [[nodiscard]] core::Result<importer::RecordNumber, journal::JournalError> requestOf(importer::RecordNumber outcome);
    [[nodiscard]] core::Result<TurnPlace, journal::JournalError> turnOf(importer::RecordNumber record);
    [[nodiscard]] core::Result<std::optional<importer::LogRecord>, journal::JournalError> record(
        importer::RecordNumber number);
    /// 0 when none was made of it.
    [[nodiscard]] core::Result<qint64, journal::JournalError> rowOf(importer::RecordNumber record);
    /// The record that a row was made of; 0: of none.
    [[nodiscard]] core::Result<importer::RecordNumber, journal::JournalError> recordOf(qint64 row);
    /// Where it stands in the file, and where it stands again.
    [[nodiscard]] core::Result<QList<importer::Origin>, journal::JournalError> originsOf(importer::RecordNumber record);
    /// The nearest place at or before `line` at which a record begins, looked for from one of a record's places on; the
    /// beginning of the file if there is none. It spares reading a long log from there.
    [[nodiscard]] core::Result<importer::LinePlace, journal::JournalError> placeBefore(
        importer::RecordNumber record, const importer::Origin &origin, qint64 line);

private:
    struct Private;
    explicit LineFile(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace imports
