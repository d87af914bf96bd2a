#include "app/export/harexport.h"

#include "app/export/peoplereader.h"

#include <QIODevice>

#include <algorithm>

namespace exporting {

namespace {

using journal::JournalError;
using journal::RowDetail;
using journal::RowRef;
using journal::RowSummary;

constexpr int pageSize = 500; // rows without bodies

bool isCall(const RowSummary &row)
{
    using traffic::Kind;
    return row.kind == Kind::Http || row.kind == Kind::Token || row.kind == Kind::Upload || row.kind == Kind::Model;
}

bool isGatewayCall(const RowSummary &row)
{
    return row.kind == traffic::Kind::Http && row.route.endsWith(gatewayPath);
}

/// Walks over the rows that were there when it was made.
class Rows
{
public:
    Rows(const journal::JournalReader &reader, const HarOptions &options)
        : m_reader(reader)
        , m_options(options)
    {
    }
    /// How often they will be read.
    void expect(int readings) { m_readings = readings; }

    [[nodiscard]] core::Result<void, JournalError> fix()
    {
        const auto newest = m_reader.rowsBefore({}, 0, 1);
        if (!newest)
            return core::make_unexpected(newest.error());
        m_last = newest->isEmpty() ? 0 : newest->first().row();
        return {};
    }

    /// Calls `take` with each row that `wants` says yes to, whole, in order, until it returns false.
    [[nodiscard]] core::Result<void, JournalError> each(const journal::RowQuery &query,
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

private:
    /// Nothing for a row that retention has taken away in the meantime.
    [[nodiscard]] core::Result<std::optional<RowDetail>, JournalError> detail(RowRef ref) const
    {
        const auto found = m_reader.detail(ref);
        if (found)
            return std::optional(*found);
        const auto still = m_reader.summaries({ref});
        if (still && still->isEmpty())
            return std::optional<RowDetail>();
        return core::make_unexpected(found.error());
    }

    [[nodiscard]] bool tell(qint64 after) const
    {
        const qint64 done = 100 * (m_reading - 1) + 100 * after / m_last;
        return !m_options.goesOn || m_options.goesOn(int(std::clamp<qint64>(done / m_readings, 0, 100)));
    }

    const journal::JournalReader &m_reader;
    const HarOptions &m_options;
    qint64 m_last = 0;
    int m_readings = 1;
    int m_reading = 0;
};

/// The three readings of one export.
class Export
{
public:
    Export(Rows &rows, const HarOptions &options)
        : m_rows(rows)
        , m_options(options)
    {
    }

    [[nodiscard]] core::Result<People, JournalError> people()
    {
        People people;
        const auto read = m_rows.each(
            {}, [](const RowSummary &) { return true; },
            [&people](const RowDetail &row) {
                learnPeople(people, row);
                return true;
            });
        if (!read)
            return core::make_unexpected(read.error());
        return people;
    }

    [[nodiscard]] core::Result<void, JournalError> calls(HarWriter &writer)
    {
        const auto wants = [this, &writer](const RowSummary &row) {
            const bool isFrame = row.kind == traffic::Kind::Frame;
            if (isFrame && !m_bots.contains(row.bot))
                m_bots.append(row.bot);
            if (!isFrame && !isCall(row))
                writer.leaveOut(row.kind);
            return isCall(row);
        };
        return m_rows.each(m_options.rows, wants, [&writer](const RowDetail &row) {
            writer.addCall(row);
            return writer.isSound();
        });
    }

    [[nodiscard]] core::Result<void, JournalError> lines(HarWriter &writer)
    {
        for (const QString &bot : m_bots) {
            const auto wants = [&bot](const RowSummary &row) {
                return row.bot == bot && (row.kind == traffic::Kind::Frame || isGatewayCall(row));
            };
            writer.beginLine();
            const auto read = m_rows.each(m_options.rows, wants, [&writer](const RowDetail &row) {
                writer.addToLine(row);
                return writer.isSound();
            });
            if (!read)
                return read;
            writer.endLine();
        }
        return {};
    }

private:
    Rows &m_rows;
    const HarOptions &m_options;
    QStringList m_bots; ///< that have frames
};

ExportError cannotRead(const JournalError &error)
{
    if (error.kind == JournalError::Kind::Interrupted)
        return {ExportError::Kind::Cancelled, {}};
    return {ExportError::Kind::CannotRead, error.operation + QStringLiteral(": ") + error.message};
}

} // namespace

core::Result<Written, ExportError> writeHar(
    const journal::JournalReader &reader, QIODevice &device, const HarOptions &options)
{
    Rows rows(reader, options);
    if (const auto fixed = rows.fix(); !fixed)
        return core::make_unexpected(cannotRead(fixed.error()));
    Export one(rows, options);
    rows.expect(options.redact ? 3 : 2); // with one bot's frames; more bots only make the last part longer
    std::optional<Pseudonymizer> redaction;
    if (options.redact) {
        auto people = one.people();
        if (!people)
            return core::make_unexpected(cannotRead(people.error()));
        redaction.emplace(std::move(*people));
    }
    HarWriter writer(device, options.bases, redaction ? &*redaction : nullptr);
    writer.begin(options.version);
    if (const auto read = one.calls(writer); !read)
        return core::make_unexpected(cannotRead(read.error()));
    if (const auto read = one.lines(writer); !read)
        return core::make_unexpected(cannotRead(read.error()));
    writer.finish();
    if (!writer.isSound())
        return core::make_unexpected(ExportError{ExportError::Kind::CannotWrite, device.errorString()});
    return writer.written();
}

} // namespace exporting
