#include "ui/inspector/timing.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Source: protocol reference (b), opcodes.
constexpr int beatOp = 1;
constexpr int beatAckOp = 11;

std::optional<core::WallTime> wallTime(const QDateTime &time)
{
    return time.isValid() ? std::optional(core::fromMs(time.toMSecsSinceEpoch())) : std::nullopt;
}

/// Source: RFC 9110, 5.6.7, the one form that is still written.
std::optional<core::WallTime> dateOf(const QList<traffic::Header> &headers)
{
    const auto date = std::ranges::find_if(
        headers, [](const traffic::Header &header) { return header.name.compare("date", Qt::CaseInsensitive) == 0; });
    if (date == headers.end())
        return std::nullopt;
    QDateTime time
        = QLocale::c().toDateTime(QString::fromLatin1(date->value.trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    time.setTimeSpec(Qt::UTC);
    return wallTime(time);
}

const protocol::JsonNode *memberOf(const protocol::JsonNode *node, const QString &key)
{
    if (node == nullptr)
        return nullptr;
    const auto found = std::ranges::find(node->children, key, &protocol::JsonNode::key);
    return found == node->children.end() ? nullptr : &*found;
}

/// The platform writes ISO 8601 with an offset, some events seconds since 1970.
void readOwnTime(Timing &timing, const PreparedBody &body)
{
    const protocol::JsonNode *data = memberOf(body.tree ? &*body.tree : nullptr, u"d"_s);
    const protocol::JsonNode *stamp = memberOf(data, u"timestamp"_s);
    if (stamp == nullptr)
        return;
    bool isNumber = false;
    const qint64 seconds = stamp->text.toLongLong(&isNumber);
    timing.ownTimeIsWhole = !stamp->text.contains(u'.');
    timing.ownTime = isNumber ? wallTime(QDateTime::fromSecsSinceEpoch(seconds))
                              : wallTime(QDateTime::fromString(stamp->text, Qt::ISODateWithMs));
}

filter::Node opIs(int op)
{
    return filter::leafOf(filter::Compare{filter::Key::Op, filter::Range{op, op}});
}

QList<journal::RowSummary> nearest(
    const journal::JournalReader &reader, const journal::RowQuery &query, const journal::RowRef &row, int count)
{
    const bool isBefore = count < 0;
    const journal::PageLimits limits{.rows = std::abs(count), .read = timingReach};
    const auto page
        = isBefore ? reader.pageBefore(query, row.row(), limits) : reader.pageAfter(query, row.row(), limits);
    if (!page)
        return {};
    return reader.summaries(page->rows).value_or(QList<journal::RowSummary>());
}

void readFrameBefore(Timing &timing, const journal::JournalReader &reader, const journal::RowSummary &row)
{
    journal::RowQuery query{.bot = row.bot};
    query.filter = filter::allOf({filter::leafOf(filter::Compare{filter::Key::Kind, u"frame"_s}),
        filter::leafOf(filter::Compare{filter::Key::Dir, traffic::directionName(row.direction)})});
    const QList<journal::RowSummary> before = nearest(reader, query, row.ref, -1);
    if (!before.isEmpty())
        timing.frameBefore = before.constLast().time;
}

bool isBeat(const journal::RowSummary &row)
{
    return row.op == beatOp && row.direction == traffic::Direction::Out;
}

/// Beats and answers alternate on one line. Where they do not, several lines (shards) or a lost answer are between, and
/// the wire does not name the beat that is answered.
void matchBeat(Timing &timing, const journal::JournalReader &reader, const journal::RowSummary &row)
{
    if (!isBeat(row) && row.op != beatAckOp)
        return;
    journal::RowQuery query{.bot = row.bot};
    query.filter = filter::anyOf({opIs(beatOp), opIs(beatAckOp)});
    std::optional<journal::RowSummary> beat;
    std::optional<journal::RowSummary> answer;
    if (isBeat(row)) {
        const auto after = nearest(reader, query, row.ref, 1);
        beat = row;
        if (!after.isEmpty())
            answer = after.constFirst();
    } else {
        const auto before = nearest(reader, query, row.ref, -1);
        answer = row;
        if (!before.isEmpty())
            beat = before.constLast();
    }
    if (!beat || !answer) {
        timing.beat = BeatMatch::NoPartner;
        return;
    }
    const auto earlier = nearest(reader, query, beat->ref, -1);
    const bool alternates
        = isBeat(*beat) && answer->op == beatAckOp && (earlier.isEmpty() || earlier.constLast().op == beatAckOp);
    timing.beat = alternates ? BeatMatch::Matched : BeatMatch::Ambiguous;
    timing.roundTrip = alternates ? answer->time - beat->time : core::Milliseconds();
}

} // namespace

Timing gatherTiming(const journal::JournalReader &reader, const journal::RowDetail &row, const PreparedBody &body)
{
    Timing timing;
    if (row.settlement)
        timing.serverDate = dateOf(row.settlement->headers);
    if (row.record.kind == traffic::Kind::Frame) {
        readOwnTime(timing, body);
        readFrameBefore(timing, reader, row.summary);
        matchBeat(timing, reader, row.summary);
    }
    return timing;
}

} // namespace ui
