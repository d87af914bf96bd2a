#pragma once
#include "app/export/options.h"

namespace exporting {

/// A request and its answer: http, token, upload, model.
[[nodiscard]] bool isCall(traffic::Kind kind);

/// Walks over the rows that were there when it was fixed, a page at a time, and tells how far it is. Memory: a page of
/// rows without bodies and one whole row. Errors: CannotRead, Cancelled. Thread: the reader's; both outlive it.
class RowWalk
{
public:
    RowWalk(const journal::JournalReader &reader, const Options &options)
        : m_reader(reader)
        , m_options(options)
    {
    }
    /// How often each() will be called; a call more only makes the last part longer.
    void expect(int readings) { m_readings = readings; }
    /// Stays with the rows that are there now.
    [[nodiscard]] core::Result<void, ExportError> fix();
    /// Calls `take` with each row of the options that `wants` says yes to, whole, in order, until it returns false.
    [[nodiscard]] core::Result<void, ExportError> each(const std::function<bool(const journal::RowSummary &)> &wants,
        const std::function<bool(const journal::RowDetail &)> &take);
    /// Pseudonyms for everybody in the journal, whichever rows are exported: a part calls people the same. A reading
    /// more. None where the options ask for people as they are.
    [[nodiscard]] core::Result<std::optional<Pseudonymizer>, ExportError> redaction();

private:
    [[nodiscard]] core::Result<void, journal::JournalError> walk(const journal::RowQuery &query,
        const std::function<bool(const journal::RowSummary &)> &wants,
        const std::function<bool(const journal::RowDetail &)> &take);
    [[nodiscard]] core::Result<std::optional<journal::RowDetail>, journal::JournalError> detail(
        journal::RowRef ref) const;
    [[nodiscard]] bool tell(qint64 after) const;

    const journal::JournalReader &m_reader;
    const Options &m_options;
    qint64 m_last = 0;
    int m_readings = 1;
    int m_reading = 0;
};

} // namespace exporting
