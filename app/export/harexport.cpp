#include "app/export/harexport.h"

#include "app/export/harwriter.h"
#include "app/export/rowwalk.h"

#include <QIODevice>

namespace exporting {

namespace {

using journal::RowDetail;
using journal::RowSummary;

bool isGatewayCall(const RowSummary &row)
{
    return row.kind == traffic::Kind::Http && row.route.endsWith(gatewayPath);
}

/// The readings of one export that write.
class Export
{
public:
    Export(RowWalk &rows, HarWriter &writer)
        : m_rows(rows)
        , m_writer(writer)
    {
    }

    [[nodiscard]] core::Result<void, ExportError> calls()
    {
        const auto wants = [this](const RowSummary &row) {
            const bool isFrame = row.kind == traffic::Kind::Frame;
            if (const Bot bot(row.ref.source(), row.bot); isFrame && !m_bots.contains(bot))
                m_bots.append(bot);
            if (!isFrame && !isCall(row.kind))
                m_writer.leaveOut(row.kind);
            return isCall(row.kind);
        };
        return m_rows.each(wants, [this](const RowDetail &row, const QString &log) {
            m_writer.addCall(row, log);
            return m_writer.isSound();
        });
    }

    [[nodiscard]] core::Result<void, ExportError> lines()
    {
        for (const Bot &bot : m_bots) {
            const auto wants = [&bot](const RowSummary &row) {
                return Bot(row.ref.source(), row.bot) == bot
                    && (row.kind == traffic::Kind::Frame || isGatewayCall(row));
            };
            m_writer.beginLine();
            const auto read = m_rows.each(wants, [this](const RowDetail &row, const QString &log) {
                m_writer.addToLine(row, log);
                return m_writer.isSound();
            });
            if (!read)
                return read;
            m_writer.endLine();
        }
        return {};
    }

private:
    RowWalk &m_rows;
    HarWriter &m_writer;
    using Bot = std::pair<journal::SourceId, QString>;
    QList<Bot> m_bots; ///< that have frames
};

} // namespace

core::Result<Written, ExportError> writeHar(
    const journal::OwnReaders &journals, QIODevice &device, const Options &options)
{
    RowWalk rows(journals, options);
    if (const auto fixed = rows.fix(); !fixed)
        return core::make_unexpected(fixed.error());
    rows.expect(options.redact ? 3 : 2); // with one bot's frames
    auto redaction = rows.redaction();
    if (!redaction)
        return core::make_unexpected(redaction.error());
    HarWriter writer(device, options.bases, *redaction ? &**redaction : nullptr);
    Export one(rows, writer);
    writer.begin(options.version);
    if (const auto read = one.calls(); !read)
        return core::make_unexpected(read.error());
    if (const auto read = one.lines(); !read)
        return core::make_unexpected(read.error());
    writer.finish();
    if (!writer.isSound())
        return core::make_unexpected(ExportError{ExportError::Kind::CannotWrite, device.errorString()});
    return writer.written();
}

} // namespace exporting
