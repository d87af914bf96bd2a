#include "ui/inspector/facts.h"

#include "app/text/diagnosistext.h"
#include "app/text/visibletext.h"
#include "ui/common/format.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

void addText(QList<Fact> &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        facts.append({name, text::visibleText(value, false), {}, false, {}, Tone::Dim});
    }
}

void addMono(QList<Fact> &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        facts.append({name, value, {}, true, {}, Tone::Dim});
    }
}

/// A value that people take elsewhere: with a copy button that gives it unchanged.
void addId(QList<Fact> &facts, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        facts.append({name, text::visibleText(value, false), value, true, {}, Tone::Dim});
    }
}

} // namespace

QString Facts::callLine(const journal::RowSummary &row)
{
    QStringList parts;
    if (row.status) {
        parts.append(QString::number(*row.status));
    }
    const QString method = row.route.section(u' ', 0, 0);
    if (row.route.contains(u' ')) {
        parts.append(text::visibleText(method, false));
    }
    if (row.duration) {
        parts.append(durationText(*row.duration));
    }
    return parts.join(u" • "_s);
}

QString Facts::frameLine(const journal::RowSummary &row)
{
    QStringList parts;
    if (row.op) {
        parts.append(u"op %1"_s.arg(*row.op));
    }
    if (row.s) {
        parts.append(u"s "_s + countText(*row.s));
    }
    return parts.join(u" • "_s);
}

std::optional<Fact> Facts::seenByUser(const journal::RowSummary &row)
{
    if (!row.message || row.message->role != traffic::MessageFacet::Role::Outbound) {
        return std::nullopt;
    }
    const QString name = tr("Seen by user");
    switch (row.state) {
    case traffic::State::Accepted:
    case traffic::State::AcceptedIdUnknown:
        return Fact{name, tr("Yes"), {}, false, u"accepted"_s, Tone::Ok};
    case traffic::State::Refused:
    case traffic::State::NotSent:
        return Fact{name, tr("No"), {}, false, u"not-sent"_s, Tone::Bad};
    case traffic::State::InAudit:
        return Fact{name, tr("Not yet"), {}, false, u"audit"_s, Tone::Audit};
    case traffic::State::Unknown:
        return Fact{name, tr("Perhaps"), {}, false, u"unknown"_s, Tone::Unknown};
    case traffic::State::InFlight:
        return Fact{name, tr("Not known yet"), {}, false, u"in-flight"_s, Tone::Dim};
    case traffic::State::None:
        return std::nullopt;
    }
    return std::nullopt;
}

QList<Fact> Facts::of(const journal::RowDetail &detail)
{
    const journal::RowSummary &row = detail.summary;
    QList<Fact> facts;
    const bool tool = row.kind == traffic::Kind::Tool;
    if (tool) {
        addText(facts, tr("Result"), row.detail);
        addMono(facts, tr("Duration"), row.duration ? durationText(*row.duration) : QString());
    } else if (detail.settlement) {
        addText(facts, tr("Server text"), detail.settlement->detail);
        addMono(facts, tr("HTTP"), callLine(row));
    } else {
        addText(facts, tr("Detail"), row.detail);
    }
    const qsizetype blank = row.route.indexOf(u' ');
    if (row.kind == traffic::Kind::Frame) {
        addMono(facts, tr("Event"), text::visibleText(row.route, false));
        addMono(facts, tr("Frame"), frameLine(row));
    } else if (tool) {
        addMono(facts, tr("Tool"), text::visibleText(row.route, false));
    } else {
        addId(facts, tr("Route"), row.route.mid(blank + 1));
    }
    if (row.code) {
        addMono(facts, tr("Code"), QString::number(*row.code));
    }
    addId(facts, row.anchor.isEmpty() ? u"msg_id"_s : tr("Anchor (msg_id)"),
        row.anchor.isEmpty() ? row.msgId : row.anchor);
    addId(facts, u"event_id"_s, row.eventId);
    if (row.msgSeq) {
        addMono(facts, u"msg_seq"_s, QString::number(*row.msgSeq));
    }
    addId(facts, tr("Returned id"), row.returnedId);
    addId(facts, tr("Quote key"), row.refIdx);
    addId(facts, tr("Trace id"), row.traceId);
    addId(facts, tr("Peer"), row.peer.value);
    if (row.message && row.message->origin == "injected"_L1) {
        addText(facts, tr("Anchor put there"), text::originText(row.message->origin));
    }
    if (auto seen = seenByUser(row)) {
        facts.append(*seen);
    }
    addMono(facts, tr("Size"), row.size > 0 ? countText(row.size) + u" B"_s : QString());
    return facts;
}

} // namespace ui
