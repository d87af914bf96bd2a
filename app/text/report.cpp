#include "app/text/report.h"

#include "app/text/visibletext.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace text {

namespace {

/// The server's words; longer is no message but a page. Source: error catalogue, longest server message.
constexpr qsizetype longestMessage = 300;
/// Shorter texts stand in too many sentences to be cut out of one.
constexpr qsizetype shortestText = 4;

/// A server may repeat what was sent to it.
QString withoutText(QString words, const journal::RowSummary &row)
{
    if (row.message && row.message->text.size() >= shortestText)
        words.replace(row.message->text, u"…"_s);
    return words.left(longestMessage);
}

QString stamp(core::WallTime time)
{
    const QDateTime utc = QDateTime::fromMSecsSinceEpoch(core::toMs(time), Qt::UTC);
    return utc.toString(Qt::ISODateWithMs);
}

} // namespace

bool isForSupport(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = row.code ? catalogue.find(*row.code) : nullptr;
    if (row.kind == traffic::Kind::Frame) {
        const bool isPlatforms = row.code && *row.code >= 4000 && *row.code <= 4999;
        return row.route == "CLOSE"_L1 && row.direction == traffic::Direction::In && isPlatforms && entry == nullptr;
    }
    // A model's provider is another company: its refusals are not the platform's.
    if (row.state != traffic::State::Refused || row.kind == traffic::Kind::Model)
        return false;
    return entry == nullptr || entry->category == protocol::CodeCategory::Server;
}

QString reportText(const journal::RowSummary &row, const QString &route)
{
    QString report;
    const auto add = [&report](const QString &name, const QString &value) {
        if (!value.isEmpty())
            report += name + u": "_s + visibleText(value, false) + u'\n';
    };
    add(u"time"_s, stamp(row.time));
    add(u"route"_s, route);
    add(u"status"_s, row.status ? QString::number(*row.status) : QString());
    add(u"code"_s, row.code ? QString::number(*row.code) : QString());
    add(u"message"_s, withoutText(row.detail, row));
    add(u"trace_id"_s, row.traceId);
    add(u"anchor"_s, row.anchor);
    add(u"msg_seq"_s, row.msgSeq ? QString::number(*row.msgSeq) : QString());
    return report;
}

} // namespace text
