#pragma once
#include "app/export/options.h"

namespace exporting {

/// A request and its answer: http, token, upload, model.
[[nodiscard]] bool isCall(traffic::Kind kind);

/// Walks over the rows that were there when it was fixed, journal by journal, a page at a time, and tells how far it
/// is. Memory: a page of rows without bodies and one whole row. Errors: CannotRead, Cancelled. Thread: the readers';
/// they and the options outlive it.
class RowWalk
{
public:
    RowWalk(const journal::OwnReaders &journals, const Options &options)
        : m_journals(journals)
        , m_options(options)
    {
    }
    /// How often each() will be called; a call more only makes the last part longer.
    void expect(int readings) { m_readings = readings; }
    /// Stays with the rows that are there now.
    [[nodiscard]] core::Result<void, ExportError> fix();
    using Wants = std::function<bool(const journal::RowSummary &)>;
    /// `log`: the name of the log that the row was read from; empty: it is of this machine's bot.
    using Take = std::function<bool(const journal::RowDetail &row, const QString &log)>;
    /// Calls `take` with each row of the options that `wants` says yes to, whole, in order, until it returns false.
    [[nodiscard]] core::Result<void, ExportError> each(const Wants &wants, const Take &take);
    /// Pseudonyms for everybody in the journals, whichever rows are exported: a part calls people the same. A reading
    /// more. None where the options ask for people as they are.
    [[nodiscard]] core::Result<std::optional<Pseudonymizer>, ExportError> redaction();

private:
    [[nodiscard]] core::Result<void, journal::JournalError> walk(
        const journal::RowQuery &query, const Wants &wants, const Take &take);
    /// False: no more is wanted.
    [[nodiscard]] core::Result<bool, journal::JournalError> walkOne(
        size_t index, const journal::RowQuery &query, const Wants &wants, const Take &take);
    [[nodiscard]] bool tell(qint64 rows) const;

    const journal::OwnReaders &m_journals;
    const Options &m_options;
    std::vector<qint64> m_last; ///< row of each journal
    qint64 m_before = 0; ///< rows of the journals that this reading has done with
    qint64 m_total = 0;
    int m_readings = 1;
    int m_reading = 0;
};

} // namespace exporting
