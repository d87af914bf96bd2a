#include "app/export/rowwalk.h"

#include "app/export/peoplereader.h"

#include <algorithm>

namespace exporting {

namespace {

using journal::JournalError;
using journal::RowDetail;
using journal::RowSummary;

constexpr int pageSize = 500; // rows without bodies

core::Result<void, ExportError> told(const core::Result<void, JournalError> &read)
{
    if (read)
        return {};
    const JournalError &error = read.error();
    if (error.kind == JournalError::Kind::Interrupted)
        return core::make_unexpected(ExportError{ExportError::Kind::Cancelled, {}});
    return core::make_unexpected(
        ExportError{ExportError::Kind::CannotRead, error.operation + QStringLiteral(": ") + error.message});
}

} // namespace

bool isCall(traffic::Kind kind)
{
    using traffic::Kind;
    return kind == Kind::Http || kind == Kind::Token || kind == Kind::Upload || kind == Kind::Model;
}

core::Result<void, ExportError> RowWalk::fix()
{
    const auto newest = m_reader.rowsBefore({}, 0, 1);
    if (!newest)
        return told(core::make_unexpected(newest.error()));
    m_last = newest->isEmpty() ? 0 : newest->first().row();
    return {};
}

core::Result<void, ExportError> RowWalk::each(
    const std::function<bool(const RowSummary &)> &wants, const std::function<bool(const RowDetail &)> &take)
{
    return told(walk(m_options.rows, wants, take));
}

core::Result<std::optional<Pseudonymizer>, ExportError> RowWalk::redaction()
{
    if (!m_options.redact)
        return std::optional<Pseudonymizer>();
    People people;
    const auto read = told(walk(
        {}, [](const RowSummary &) { return true; },
        [&people](const RowDetail &row) {
            learnPeople(people, row);
            return true;
        }));
    if (!read)
        return core::make_unexpected(read.error());
    return std::optional<Pseudonymizer>(std::in_place, std::move(people));
}

core::Result<void, JournalError> RowWalk::walk(const journal::RowQuery &query,
    const std::function<bool(const RowSummary &)> &wants, const std::function<bool(const RowDetail &)> &take)
{
    ++m_reading;
    for (qint64 after = 0; after < m_last;) {
        if (!tell(after))
            return core::make_unexpected(JournalError{.kind = JournalError::Kind::Interrupted});
        const auto refs = m_reader.rowsAfter(query, after, pageSize);
        if (!refs)
            return core::make_unexpected(refs.error());
        if (refs->isEmpty())
            return {};
        const auto page = m_reader.summaries(*refs);
        if (!page)
            return core::make_unexpected(page.error());
        after = refs->last().row();
        for (const RowSummary &row : *page) {
            if (row.ref.row() > m_last)
                return {};
            if (!wants(row))
                continue;
            const auto whole = detail(row.ref);
            if (!whole)
                return core::make_unexpected(whole.error());
            if (*whole && !take(**whole))
                return {};
        }
    }
    return {};
}

/// Nothing for a row that retention has taken away in the meantime.
core::Result<std::optional<RowDetail>, JournalError> RowWalk::detail(journal::RowRef ref) const
{
    const auto found = m_reader.detail(ref);
    if (found)
        return std::optional(*found);
    const auto still = m_reader.summaries({ref});
    if (still && still->isEmpty())
        return std::optional<RowDetail>();
    return core::make_unexpected(found.error());
}

bool RowWalk::tell(qint64 after) const
{
    const qint64 done = 100 * (m_reading - 1) + 100 * after / m_last;
    return !m_options.goesOn || m_options.goesOn(int(std::clamp<qint64>(done / m_readings, 0, 100)));
}

} // namespace exporting
