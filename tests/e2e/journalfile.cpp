#include "tests/e2e/journalfile.h"

#include <QDebug>

#include <limits>

using namespace Qt::StringLiterals;

namespace e2e {

namespace {

/// Later than every key: no call of an earlier run can still be on its way.
constexpr auto afterEverything = std::numeric_limits<traffic::RecordKey>::max();

template <class T> QString number(const std::optional<T> &value)
{
    return value ? QString::number(*value) : u"-"_s;
}

QString asText(const std::optional<traffic::MessageFacet> &message)
{
    if (!message)
        return u"-"_s;
    return u"%1/%2/%3/%4/%5/%6"_s.arg(int(message->role))
        .arg(message->text)
        .arg(message->markdown)
        .arg(message->sendId)
        .arg(message->attemptNumber)
        .arg(message->origin);
}

} // namespace

JournalFile::JournalFile(const QString &folder)
    : m_path(folder + u"/journal.db"_s)
{
}

QList<journal::RowSummary> JournalFile::rows() const
{
    const auto reader = journal::JournalReader::open(m_path, journal::liveSource, afterEverything);
    if (!reader)
        return {};
    const auto refs = (*reader)->rowsAfter({}, 0);
    if (!refs)
        return {};
    return (*reader)->summaries(*refs).value_or(QList<journal::RowSummary>());
}

QList<journal::RowSummary> JournalFile::attempts() const
{
    QList<journal::RowSummary> found;
    for (const journal::RowSummary &row : rows())
        if (row.message && row.message->role == traffic::MessageFacet::Role::Outbound)
            found.append(row);
    return found;
}

QStringList JournalFile::inboundIds() const
{
    QStringList ids;
    for (const journal::RowSummary &row : rows())
        if (row.message && row.message->role == traffic::MessageFacet::Role::Inbound)
            ids.append(row.msgId);
    return ids;
}

QList<journal::RowDetail> JournalFile::details() const
{
    const auto reader = journal::JournalReader::open(m_path, journal::liveSource, afterEverything);
    QList<journal::RowDetail> found;
    if (!reader)
        return found;
    for (const journal::RowSummary &row : rows())
        if (const auto detail = (*reader)->detail(row.ref))
            found.append(*detail);
    return found;
}

QString asText(const journal::RowSummary &row)
{
    QStringList fields{QString::number(row.ref.row()), QString::number(row.key), QString::number(core::toMs(row.time)),
        row.bot, traffic::kindName(row.kind), QString::number(int(row.direction)),
        row.scene ? protocol::sceneName(*row.scene) : u"-"_s, row.peer.value, row.route, row.detail, number(row.op),
        number(row.s), row.msgId, row.anchor, row.eventId, number(row.msgSeq), QString::number(row.attemptId),
        QString::number(row.turnId), traffic::stateName(row.state), number(row.status), number(row.code),
        row.returnedId, row.refIdx, row.traceId, row.duration ? QString::number(row.duration->count()) : u"-"_s,
        QString::number(row.size), asText(row.message)};
    return fields.join(u" | "_s);
}

} // namespace e2e
