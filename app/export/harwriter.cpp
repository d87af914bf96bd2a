#include "app/export/harwriter.h"

#include <QIODevice>

namespace exporting {

HarWriter::HarWriter(QIODevice &device, Bases bases, Pseudonymizer *redaction)
    : m_device(device)
    , m_bases(std::move(bases))
    , m_out(redaction)
    , m_line(m_out)
{
}

void HarWriter::begin(const QString &version)
{
    m_out.open('{').key("log").open('{').key("version").plain("1.2");
    m_out.key("creator").open('{').key("name").plain("qqbot-console").key("version").plain(version.toUtf8()).close('}');
    m_out.key("comment").plain("Schemes of addresses are not recorded: https, or http on the same computer.");
    m_out.key("_redacted").boolean(m_out.redaction() != nullptr).key("entries").open('[');
    flush();
}

void HarWriter::addCall(const journal::RowDetail &row, const QString &log)
{
    writeCall(m_out, row, log, m_bases);
    ++m_written.calls;
    flush();
}

void HarWriter::leaveOut(traffic::Kind kind)
{
    ++(kind == traffic::Kind::Tool ? m_written.tools : m_written.notes);
}

void HarWriter::beginLine()
{
    m_line.startBot();
}

void HarWriter::addToLine(const journal::RowDetail &row, const QString &log)
{
    if (const int shards = shardsToldBy(row); shards > 0)
        m_line.setShards(shards);
    if (row.record.kind != traffic::Kind::Frame)
        return;
    m_line.take(row, log);
    ++m_written.frames;
    flush();
}

void HarWriter::endLine()
{
    m_line.end();
    m_written.connections = m_line.entries();
    flush();
}

void HarWriter::finish()
{
    m_out.close(']').key("_leftOut").open('{');
    m_out.key("notes").number(m_written.notes).key("tools").number(m_written.tools).close('}');
    m_out.close('}').close('}');
    flush();
}

void HarWriter::flush()
{
    const QByteArray bytes = m_out.take();
    m_isSound = m_isSound && m_device.write(bytes) == bytes.size();
}

} // namespace exporting
