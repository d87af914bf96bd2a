#include "ui/inspector/timingfacts.h"

#include "app/core/overloaded.h"
#include "app/text/clocktime.h"
#include "app/text/sentence.h"
#include "ui/common/format.h"
#include "ui/inspector/loadedrow.h"

#include <QDateTime>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Between two clocks: `+1.2 s`, `−56.4 s`.
QString signedText(core::Milliseconds span)
{
    return (span.count() < 0 ? u"−"_s : u"+"_s) + durationText(core::Milliseconds(std::abs(span.count())));
}

core::Milliseconds between(core::WallTime from, core::WallTime until)
{
    return std::chrono::duration_cast<core::Milliseconds>(until - from);
}

/// The server's clock by its Date header (RFC 9110, 5.6.7), whole seconds.
std::optional<core::WallTime> serverTime(const QList<traffic::Header> &headers)
{
    for (const traffic::Header &header : headers) {
        if (header.name.compare("date", Qt::CaseInsensitive) != 0 || !header.value.endsWith(" GMT"))
            continue;
        QDateTime time
            = QLocale::c().toDateTime(QString::fromLatin1(header.value.chopped(4)), u"ddd, dd MMM yyyy HH:mm:ss"_s);
        time.setTimeSpec(Qt::UTC);
        if (time.isValid())
            return core::WallTime(core::Milliseconds(time.toMSecsSinceEpoch()));
    }
    return std::nullopt;
}

/// `d.timestamp` of an event, or the root's.
std::optional<core::WallTime> ownTimestamp(const PreparedBody &body)
{
    if (!body.tree)
        return std::nullopt;
    for (const protocol::JsonNode &member : body.tree->children) {
        if (member.key != "d"_L1)
            continue;
        for (const protocol::JsonNode &part : member.children) {
            if (part.key != "timestamp"_L1)
                continue;
            const QDateTime time = QDateTime::fromString(part.text, Qt::ISODate);
            if (time.isValid())
                return core::WallTime(core::Milliseconds(time.toMSecsSinceEpoch()));
        }
    }
    return std::nullopt;
}

std::optional<core::WallTime> receivedAt(const lineage::IdOrigin &origin)
{
    return std::visit(core::Overloaded{[](const lineage::OfPersonsMessage &of) { return std::optional(of.received); },
                          [](const lineage::OfEvent &of) { return std::optional(of.received); },
                          [](const auto &) { return std::optional<core::WallTime>(); }},
        origin);
}

void add(QList<Fact> &facts, const QString &name, const QString &value)
{
    facts.append({name, value, {}, true, {}, Tone::Dim});
}

} // namespace

QList<Fact> TimingFacts::of(const LoadedRow &row)
{
    QList<Fact> facts;
    const journal::RowDetail &detail = *row.detail;
    const traffic::Record &record = detail.record;
    const bool isCall = detail.settlement || detail.summary.state == traffic::State::InFlight;
    const bool cameIn = record.direction == traffic::Direction::In;
    add(facts,
        cameIn                                            ? tr("Received")
            : record.direction == traffic::Direction::Out ? tr("Left")
                                                          : tr("Noted"),
        timeText(record.time));
    if (const auto received = receivedAt(row.found.evidence.origin))
        add(facts, tr("Age of its anchor"), text::spanText(between(*received, record.time)));
    if (isCall && detail.settlement) {
        add(facts, tr("Answer"), timeText(detail.settlement->time));
        add(facts, tr("Duration"), durationText(detail.settlement->duration));
        if (const auto server = serverTime(detail.settlement->headers))
            add(facts, tr("Server's clock"),
                tr("%1 against ours, to the second").arg(signedText(between(detail.settlement->time, *server))));
    } else if (isCall) {
        add(facts, tr("Answer"), tr("none yet"));
    }
    if (const auto stamp = cameIn ? ownTimestamp(row.request) : std::nullopt) {
        add(facts, tr("Written"), timeText(*stamp));
        add(facts, tr("On its way"), signedText(between(*stamp, record.time)));
    }
    if (row.around.heartbeat)
        add(facts, tr("Round trip"), durationText(between(row.around.heartbeat->time, record.time)));
    if (row.around.frameBefore)
        add(facts, tr("Since the frame before"), durationText(between(row.around.frameBefore->time, record.time)));
    const QList<journal::RowSummary> &tries = row.found.attempts;
    for (qsizetype i = 0; tries.size() > 1 && i < tries.size(); ++i) {
        const journal::RowSummary &each = tries[i];
        QStringList parts{timeText(each.time)};
        if (i > 0)
            parts.append(tr("%1 after the one before").arg(text::spanText(between(tries[i - 1].time, each.time))));
        if (each.duration)
            parts.append(durationText(*each.duration));
        parts.append(text::stateText(each.state, each.code));
        if (each.ref == detail.summary.ref)
            parts.append(tr("this one"));
        const int number = each.message ? each.message->attemptNumber : int(i) + 1;
        add(facts, tr("Attempt %1").arg(number), parts.join(u" • "_s));
    }
    return facts;
}

} // namespace ui
