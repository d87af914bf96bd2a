#include "app/journal/indexbuilder.h"

#include "app/journal/connection.h"
#include "app/journal/rowmatcher.h"

#include <QDir>
#include <QFile>
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

/// Rows of one step: some tens of milliseconds.
constexpr int rowsPerStep = 1'000;

std::string rowsSql()
{
    return std::string("SELECT r.row, s.row IS NOT NULL, EXISTS(SELECT 1 FROM in_flight f WHERE f.row=r.row), ")
        + recordTextColumns + ", " + answerTextColumns
        + " FROM record r LEFT JOIN record_body b ON b.row=r.row LEFT JOIN settlement s ON s.row=r.row "
          "LEFT JOIN settlement_body a ON a.row=r.row WHERE r.row>? AND r.row<? ORDER BY r.row LIMIT ?";
}

std::string answerSql()
{
    return std::string("SELECT ") + answerTextColumns
        + " FROM settlement s LEFT JOIN settlement_body a ON a.row=s.row WHERE s.row=?";
}

/// The journal is read by throwing calls, the index by results: both end here.
template <class Work> auto reading(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(storage::problemOf(e, u"read for the index"_s));
    }
}

} // namespace

IndexBuilder::IndexBuilder(QString journalPath, QString folder)
    : m_journalPath(std::move(journalPath))
    , m_folder(std::move(folder))
{
}

IndexBuilder::~IndexBuilder() = default;

void IndexBuilder::close()
{
    m_file.reset();
    m_database.reset();
    m_fileNumber = -1;
    m_upTo = 0;
}

core::Result<bool, storage::Problem> IndexBuilder::step()
{
    auto more = reading([this]() -> core::Result<bool, storage::Problem> {
        if (!m_database) {
            if (const Done opened = open(); !opened)
                return core::make_unexpected(opened.error());
        }
        if (const Done closed = closeOpenRows(); !closed)
            return core::make_unexpected(closed.error());
        return addRows();
    });
    m_state.problem = more ? std::nullopt : std::optional(more.error());
    if (!more)
        close();
    return more;
}

IndexBuilder::Done IndexBuilder::open()
{
    auto database = openForReading(m_journalPath);
    if (!database) {
        const JournalError &error = database.error();
        return core::make_unexpected(
            storage::Problem{storage::Fault::Other, error.operation, error.nativeCode, error.message});
    }
    m_database = std::move(*database);
    SQLite::Statement id(*m_database, "SELECT value FROM meta WHERE name='id'");
    if (!id.executeStep())
        return core::make_unexpected(storage::Problem{storage::Fault::Other, u"journal id"_s, 0, {}});
    const SQLite::Column column = id.getColumn(0);
    m_journal = QByteArray(static_cast<const char *>(column.getBlob()), column.getBytes());
    SQLite::Statement first(*m_database, "SELECT ifnull(min(row),1) FROM record");
    std::ignore = first.executeStep();
    const qint64 firstRow = first.getColumn(0).getInt64();
    dropOldFiles(firstRow);
    // The files in a row from the first on that are there; what lies behind a missing one is made again.
    qint64 number = search::fileOf(firstRow);
    while (search::IndexFile::openForReading(m_folder, number + 1, m_journal))
        ++number;
    m_upTo = firstRow - 1;
    return openFile(number);
}

IndexBuilder::Done IndexBuilder::openFile(qint64 number)
{
    auto file = search::IndexFile::openForWriting(m_folder, number, m_journal);
    if (!file)
        return core::make_unexpected(file.error());
    const auto upTo = (*file)->upTo();
    if (!upTo)
        return core::make_unexpected(upTo.error());
    m_file = std::move(*file);
    m_fileNumber = number;
    m_upTo = std::max(m_upTo, *upTo);
    return {};
}

core::Result<bool, storage::Problem> IndexBuilder::addRows()
{
    // Two questions: one that asks for both ends reads every row.
    SQLite::Statement span(
        *m_database, "SELECT ifnull((SELECT min(row) FROM record),0), ifnull((SELECT max(row) FROM record),0)");
    std::ignore = span.executeStep();
    const qint64 first = span.getColumn(0).getInt64();
    const qint64 last = std::min<qint64>(span.getColumn(1).getInt64(), m_end);
    span.reset();
    m_upTo = std::max(m_upTo, first - 1);
    m_state.total = first > 0 ? last - first + 1 : 0;
    m_state.indexed = std::clamp<qint64>(m_upTo - first + 1, 0, m_state.total);
    if (m_upTo >= last)
        return false;
    const qint64 number = search::fileOf(m_upTo + 1);
    if (number != m_fileNumber) {
        dropOldFiles(first);
        if (const Done opened = openFile(number); !opened)
            return core::make_unexpected(opened.error());
    }
    search::IndexStep step;
    SQLite::Statement read(*m_database, rowsSql());
    read.bind(1, static_cast<int64_t>(m_upTo));
    read.bind(2, static_cast<int64_t>(std::min((number + 1) * search::rowsPerFile, last + 1)));
    read.bind(3, rowsPerStep);
    while (read.executeStep()) {
        const qint64 row = read.getColumn(0).getInt64();
        step.texts.append({row, false, recordTexts(read, 3)});
        if (read.getColumn(1).getInt() != 0)
            step.texts.append({row, true, answerTexts(read, 3 + recordTextCount)});
        else if (read.getColumn(2).getInt() != 0)
            step.opened.append(row);
        step.upTo = row;
    }
    read.reset();
    if (step.texts.isEmpty()) // the rest of this file's rows are gone
        step.upTo = std::min(last, (number + 1) * search::rowsPerFile - 1);
    if (const Done added = m_file->add(step); !added)
        return core::make_unexpected(added.error());
    m_upTo = step.upTo;
    m_state.indexed = std::clamp<qint64>(m_upTo - first + 1, 0, m_state.total);
    return m_upTo < last;
}

/// Answers may come long after their rows, in files that are full already: those are looked at once, when rows come.
IndexBuilder::Done IndexBuilder::closeOpenRows()
{
    SQLite::Statement read(*m_database, answerSql());
    for (qint64 number = std::max<qint64>(0, m_fileNumber - 1); number <= m_fileNumber; ++number) {
        std::unique_ptr<search::IndexFile> older;
        if (number != m_fileNumber) {
            if (!QFile::exists(search::indexPath(m_folder, number)))
                continue;
            auto opened = search::IndexFile::openForWriting(m_folder, number, m_journal);
            if (!opened)
                return core::make_unexpected(opened.error());
            older = std::move(*opened);
        }
        search::IndexFile &file = older ? *older : *m_file;
        const auto open = file.openRows();
        if (!open)
            return core::make_unexpected(open.error());
        search::IndexStep step;
        for (const qint64 row : *open) {
            read.bind(1, static_cast<int64_t>(row));
            if (read.executeStep()) {
                step.texts.append({row, true, answerTexts(read, 0)});
                step.closed.append(row);
            }
            read.reset();
        }
        if (step.closed.isEmpty())
            continue;
        if (const Done added = file.add(step); !added)
            return added;
    }
    return {};
}

void IndexBuilder::dropOldFiles(qint64 firstRow)
{
    const QString oldest = QFileInfo(search::indexPath(m_folder, search::fileOf(firstRow))).fileName();
    QDir folder(m_folder);
    const QStringList files = folder.entryList({u"text-*.db*"_s}, QDir::Files);
    for (const QString &name : files) {
        if (name < oldest && !name.startsWith(oldest))
            folder.remove(name);
    }
}

} // namespace journal
