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

/// Nothing for a row that retention has taken away in the meantime.
core::Result<std::optional<RowDetail>, JournalError> detailOf(const journal::JournalReader &reader, journal::RowRef ref)
{
    const auto found = reader.detail(ref);
    if (found)
        return std::optional(*found);
    const auto still = reader.summaries({ref});
    if (still && still->isEmpty())
        return std::optional<RowDetail>();
    return core::make_unexpected(found.error());
}

} // namespace

bool isCall(traffic::Kind kind)
{
    using traffic::Kind;
    return kind == Kind::Http || kind == Kind::Token || kind == Kind::Upload || kind == Kind::Model;
}

core::Result<void, ExportError> RowWalk::fix()
{
    m_last.clear();
    m_total = 0;
    for (const auto &reader : m_journals) {
        const auto newest = reader->rowsBefore({}, 0, 1);
        if (!newest)
            return told(core::make_unexpected(newest.error()));
        m_last.push_back(newest->isEmpty() ? 0 : newest->first().row());
        m_total += m_last.back();
    }
    return {};
}

core::Result<void, ExportError> RowWalk::each(const Wants &wants, const Take &take)
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
        [&people](const RowDetail &row, const QString &) {
            learnPeople(people, row);
            return true;
        }));
    if (!read)
        return core::make_unexpected(read.error());
    return std::optional<Pseudonymizer>(std::in_place, std::move(people));
}

core::Result<void, JournalError> RowWalk::walk(const journal::RowQuery &query, const Wants &wants, const Take &take)
{
    ++m_reading;
    m_before = 0;
    for (size_t i = 0; i < m_journals.size(); ++i) {
        const auto goesOn = walkOne(i, query, wants, take);
        if (!goesOn)
            return core::make_unexpected(goesOn.error());
        if (!*goesOn)
            return {};
        m_before += m_last[i];
    }
    return {};
}

core::Result<bool, JournalError> RowWalk::walkOne(
    size_t index, const journal::RowQuery &query, const Wants &wants, const Take &take)
{
    const journal::JournalReader &reader = *m_journals[index];
    const QString log = reader.source() >= journal::firstImport ? reader.name() : QString();
    for (qint64 after = 0; after < m_last[index];) {
        if (!tell(m_before + after))
            return core::make_unexpected(JournalError{.kind = JournalError::Kind::Interrupted});
        const auto refs = reader.rowsAfter(query, after, pageSize);
        if (!refs)
            return core::make_unexpected(refs.error());
        if (refs->isEmpty())
            return true;
        const auto page = reader.summaries(*refs);
        if (!page)
            return core::make_unexpected(page.error());
        after = refs->last().row();
        for (const RowSummary &row : *page) {
            if (row.ref.row() > m_last[index])
                return true;
            if (!wants(row))
                continue;
            const auto whole = detailOf(reader, row.ref);
            if (!whole)
                return core::make_unexpected(whole.error());
            if (*whole && !take(**whole, log))
                return false;
        }
    }
    return true;
}

bool RowWalk::tell(qint64 rows) const
{
    const qint64 done = 100 * (m_reading - 1) + 100 * rows / m_total;
    return !m_options.goesOn || m_options.goesOn(int(std::clamp<qint64>(done / m_readings, 0, 100)));
}

} // namespace exporting
