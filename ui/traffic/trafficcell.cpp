#include "ui/traffic/trafficcell.h"

#include "app/protocol/closecode.h"
#include "app/text/clocktime.h"
#include "app/text/linetext.h"
#include "app/text/sentence.h"
#include "app/text/visibletext.h"
#include "ui/common/chip.h"
#include "ui/common/format.h"
#include "ui/common/idlabel.h"
#include "ui/common/shortpath.h"

#include <QCoreApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar ellipsis(0x2026);
/// Of a fact behind the status; the inspector has it whole.
constexpr qsizetype longestFact = 48;

using Run = TrafficCell::Run;

QString kindIcon(const journal::RowSummary &row)
{
    switch (row.direction) {
    case traffic::Direction::In:
        return u"frame-in"_s;
    case traffic::Direction::Out:
        return u"frame-out"_s;
    case traffic::Direction::None:
        return row.kind == traffic::Kind::Tool ? u"tool"_s : u"note"_s;
    }
    return {};
}

bool isFailedCall(const journal::RowSummary &row)
{
    return row.state == traffic::State::None && row.status && *row.status >= 400;
}

bool isClose(const journal::RowSummary &row)
{
    return row.kind == traffic::Kind::Frame && row.route == "CLOSE"_L1;
}

bool isFatalClose(const journal::RowSummary &row)
{
    return isClose(row) && row.code && protocol::closeAction(*row.code) == protocol::CloseAction::Stop;
}

std::optional<traffic::Gap> gapOf(const journal::RowSummary &row)
{
    const bool isGap = row.kind == traffic::Kind::Note && row.route == traffic::gapRoute;
    return isGap ? traffic::parseGap(row.detail) : std::nullopt;
}

TrafficCell plain(const QString &text, Ink ink, bool mono = true)
{
    TrafficCell cell;
    cell.mono = mono;
    if (!text.isEmpty()) {
        cell.runs = {Run{text, ink, false}};
    }
    return cell;
}

TrafficCell number(const QString &text, Ink ink)
{
    TrafficCell cell = plain(text, ink);
    cell.alignsRight = true;
    return cell;
}

TrafficCell peerCell(const journal::RowSummary &row)
{
    if (row.peer.isEmpty()) {
        return plain(u"—"_s, Ink::Faint);
    }
    TrafficCell cell = plain(elideOpenid(row.peer.value), Ink::Text);
    cell.icon = row.scene ? iconOf(*row.scene) : QString();
    return cell;
}

TrafficCell routeCell(const journal::RowSummary &row)
{
    const QString route = text::visibleText(row.route, false);
    const qsizetype blank = route.indexOf(u' ');
    if (blank < 0 || !route.contains(u'/')) {
        return plain(route, Ink::Text);
    }
    const QString path = shortPath(route.mid(blank + 1), row.peer.value);
    const qsizetype last = path.lastIndexOf(u'/') + 1;
    TrafficCell cell;
    cell.runs = {Run{route.left(blank) + u' ', Ink::Text, false}, Run{path.left(last), Ink::Dim, false},
        Run{path.mid(last), Ink::Text, true}};
    return cell;
}

/// Facts of a frame: `op 0 • s 1 209`.
QString frameFacts(const journal::RowSummary &row)
{
    QStringList facts;
    if (row.op) {
        facts.append(u"op %1"_s.arg(*row.op));
    }
    if (row.s) {
        facts.append(u"s %1"_s.arg(countText(*row.s)));
    }
    return facts.join(u" • "_s);
}

QString shortFact(const QString &detail)
{
    const QString fact = text::visibleText(detail, false).trimmed();
    return fact.size() <= longestFact ? fact : fact.left(longestFact) + ellipsis;
}

TrafficCell frameStatus(const journal::RowSummary &row)
{
    QString facts = frameFacts(row);
    if (row.code) {
        facts += (facts.isEmpty() ? u""_s : u" • "_s) + QString::number(*row.code);
    }
    return plain(facts.isEmpty() ? shortFact(row.detail) : facts, row.code ? Ink::Bad : Ink::Dim, false);
}

/// `4009 • session timed out`; the transport's own word where no code was seen.
TrafficCell closeStatus(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    QString words = shortFact(row.detail);
    if (row.code)
        words = QString::number(*row.code) + u" • "_s + text::closeReason(*row.code, catalogue);
    else if (words.isEmpty())
        words = text::closeReason(0, catalogue);
    const Ink ink = isFatalClose(row) ? Ink::Bad : row.direction == traffic::Direction::Out ? Ink::Dim : Ink::Warn;
    TrafficCell cell = plain(words, ink, false);
    cell.icon = u"offline"_s;
    cell.iconInk = ink;
    return cell;
}

/// `31 s • nothing missed`
TrafficCell gapStatus(const traffic::Gap &gap, const protocol::ErrorCatalogue &catalogue)
{
    const text::GapText words = text::gapText(gap, gap.until, catalogue);
    TrafficCell cell = plain(words.length + u" • "_s + words.result, Ink::Warn, false);
    cell.icon = u"offline"_s;
    cell.iconInk = Ink::Warn;
    return cell;
}

TrafficCell callStatus(const journal::RowSummary &row)
{
    QString words = QString::number(row.status.value_or(0));
    if (isFailedCall(row) && row.code) {
        words += u" • "_s + QString::number(*row.code);
    }
    if (row.kind == traffic::Kind::Model || row.kind == traffic::Kind::Upload) {
        const QString fact = shortFact(row.detail);
        words += fact.isEmpty() ? QString() : u" • "_s + fact;
    }
    TrafficCell cell = plain(words, isFailedCall(row) ? Ink::Bad : Ink::Dim, false);
    cell.icon = isFailedCall(row) ? u"refused"_s : u"accepted"_s;
    cell.iconInk = isFailedCall(row) ? Ink::Bad : Ink::Ok;
    return cell;
}

/// `+2 h 00 min`
TrafficCell clockStatus(const journal::RowSummary &row)
{
    const core::Milliseconds by(row.detail.toLongLong());
    const QChar sign = by.count() < 0 ? QChar(0x2212) : u'+';
    return plain(sign + text::spanText(std::chrono::abs(by)), Ink::Warn, false);
}

TrafficCell statusCell(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    if (isClose(row))
        return closeStatus(row, catalogue);
    if (const auto gap = gapOf(row))
        return gapStatus(*gap, catalogue);
    if (row.kind == traffic::Kind::Note && row.route == traffic::clockJumpedRoute)
        return clockStatus(row);
    // A call that is no message has no outcome for people: its status says it.
    const bool isAnsweredCall = row.state == traffic::State::Accepted && !row.message && row.status;
    if (row.state == traffic::State::None || isAnsweredCall) {
        return row.status ? callStatus(row) : frameStatus(row);
    }
    QString words = text::stateText(row.state, row.code);
    const bool hasStableWord = row.state == traffic::State::Unknown || row.state == traffic::State::NotSent;
    if (hasStableWord && !row.detail.isEmpty()) {
        words += u" • "_s + shortFact(row.detail);
    } else if (row.state == traffic::State::InAudit && row.code) {
        words += u' ' + QString::number(*row.code);
    } else if (row.state == traffic::State::Refused && !row.code && row.status) {
        words += u" • "_s + QString::number(*row.status);
    }
    if (row.message && row.message->attemptNumber > 1) {
        words
            += u" • "_s + QCoreApplication::translate("ui::TrafficCell", "attempt %1").arg(row.message->attemptNumber);
    }
    TrafficCell cell = plain(words, stateInk(row.state), false);
    cell.icon = iconOf(row.state);
    const bool isQuiet = row.state == traffic::State::Accepted || row.state == traffic::State::AcceptedIdUnknown;
    cell.iconInk = isQuiet ? Ink::Ok : stateInk(row.state);
    return cell;
}

QString idText(const QString &id)
{
    return elideId(id, {}, IdWidth::Narrow);
}

/// The columns that a reader may add.
TrafficCell addedCell(const journal::RowSummary &row, TrafficColumn column)
{
    switch (column) {
    case TrafficColumn::Direction:
        return plain(traffic::directionName(row.direction), Ink::Dim, false);
    case TrafficColumn::Scene:
        return plain(row.scene ? protocol::sceneName(*row.scene) : QString(), Ink::Dim, false);
    case TrafficColumn::Code:
        return number(row.code ? QString::number(*row.code) : QString(), isProblemRow(row) ? Ink::Bad : Ink::Dim);
    case TrafficColumn::Attempt:
        return number(
            row.message && row.message->attemptNumber > 0 ? QString::number(row.message->attemptNumber) : QString(),
            Ink::Dim);
    case TrafficColumn::Turn:
        return number(row.turnId > 0 ? QString::number(row.turnId) : QString(), Ink::Dim);
    case TrafficColumn::Returned:
        return plain(idText(row.returnedId), Ink::Dim);
    case TrafficColumn::Trace:
        return plain(idText(row.traceId), Ink::Dim);
    case TrafficColumn::Bot:
        return plain(text::visibleText(row.bot, false), Ink::Dim, false);
    case TrafficColumn::Note:
        return plain(row.mark ? text::visibleText(row.mark->note, false) : QString(), Ink::Text, false);
    default:
        return {};
    }
}

/// The id that the row hangs on or is: `BJkd…Jm8s!`.
const QString &shownId(const journal::RowSummary &row)
{
    return !row.anchor.isEmpty() ? row.anchor : (!row.msgId.isEmpty() ? row.msgId : row.eventId);
}

} // namespace

QString TrafficCell::text() const
{
    QString joined;
    for (const Run &run : runs) {
        joined += run.text;
    }
    return joined;
}

Ink stateInk(traffic::State state)
{
    switch (state) {
    case traffic::State::Refused:
        return Ink::Bad;
    case traffic::State::Unknown:
        return Ink::Unknown;
    case traffic::State::InAudit:
        return Ink::Audit;
    case traffic::State::NotSent:
        return Ink::NotSent;
    case traffic::State::None:
    case traffic::State::InFlight:
    case traffic::State::Accepted:
    case traffic::State::AcceptedIdUnknown:
        return Ink::Dim;
    }
    return Ink::Dim;
}

bool isProblemRow(const journal::RowSummary &row)
{
    return traffic::isProblem(row.state) || isFailedCall(row) || isFatalClose(row);
}

Ink problemInk(const journal::RowSummary &row)
{
    return traffic::isProblem(row.state) ? stateInk(row.state) : Ink::Bad;
}

TrafficCell trafficCell(const journal::RowSummary &row, TrafficColumn column, const protocol::ErrorCatalogue &catalogue)
{
    switch (column) {
    case TrafficColumn::Time:
        return plain(timeText(row.time), Ink::Text);
    case TrafficColumn::Kind: {
        TrafficCell cell = plain(traffic::kindName(row.kind), Ink::Dim, false);
        cell.icon = kindIcon(row);
        cell.iconInk = row.direction == traffic::Direction::In ? Ink::Accent : Ink::Dim;
        return cell;
    }
    case TrafficColumn::Peer:
        return peerCell(row);
    case TrafficColumn::Route:
        return routeCell(row);
    case TrafficColumn::Status:
        return statusCell(row, catalogue);
    case TrafficColumn::MsgId:
        return plain(idText(shownId(row)), Ink::Dim);
    case TrafficColumn::Seq:
        return number(row.msgSeq ? QString::number(*row.msgSeq) : QString(), Ink::Text);
    case TrafficColumn::Duration:
        return number(row.duration ? shortDurationText(*row.duration) : QString(), Ink::Dim);
    case TrafficColumn::Size:
        return number(row.size > 0 ? sizeText(row.size) : QString(), Ink::Dim);
    default:
        return addedCell(row, column);
    }
}

QString wholeStatus(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    if (const auto gap = gapOf(row))
        return text::gapText(*gap, gap->until, catalogue).line() + u" · "_s + text::gapFacts(*gap);
    if (!isClose(row))
        return row.detail;
    QStringList parts{row.code ? QString::number(*row.code) : QString(),
        text::closeCodeText(row.code.value_or(0), catalogue), row.detail};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

QString trafficRowText(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue)
{
    QStringList parts{timeText(row.time), traffic::kindName(row.kind), text::visibleText(row.route, false)};
    if (!row.peer.isEmpty()) {
        parts.append(text::visibleText(row.peer.value, false));
    }
    const bool isAboutLine = isClose(row) || gapOf(row);
    parts.append(
        isAboutLine ? text::visibleText(wholeStatus(row, catalogue), false) : statusCell(row, catalogue).text());
    if (!shownId(row).isEmpty()) {
        parts.append(u"msg_id "_s + text::visibleText(shownId(row), false));
    }
    if (row.msgSeq) {
        parts.append(u"msg_seq "_s + QString::number(*row.msgSeq));
    }
    if (row.duration) {
        parts.append(durationText(*row.duration));
    }
    if (row.mark && row.mark->colour > 0) {
        parts.append(QCoreApplication::translate("ui::TrafficCell", "marked"));
    }
    if (row.mark) {
        parts.append(text::visibleText(row.mark->note, true));
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

} // namespace ui
