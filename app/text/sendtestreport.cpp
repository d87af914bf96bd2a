// The report of a send test; see sendtesttext.h.
#include "app/text/clocktime.h"
#include "app/text/diagnosistext.h"
#include "app/text/sendtesttext.h"
#include "app/text/shortid.h"
#include "app/text/undeliveredtext.h"
#include "app/text/visibletext.h"
#include "app/text/words.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace text {

namespace {

constexpr QChar dash(0x2013);
const QString indent = u"  "_s;

/// Columns that a monospaced font gives a character: two for Chinese ones and their like.
int columnsOf(char32_t character)
{
    struct Range
    {
        char32_t first, last;
    };
    static constexpr std::array<Range, 8> wide{{{0x1100, 0x115f}, {0x2e80, 0xa4cf}, {0xac00, 0xd7a3}, {0xf900, 0xfaff},
        {0xfe30, 0xfe6f}, {0xff00, 0xff60}, {0xffe0, 0xffe6}, {0x20000, 0x3fffd}}};
    const bool isWide = std::ranges::any_of(
        wide, [character](const Range &range) { return character >= range.first && character <= range.last; });
    return isWide ? 2 : 1;
}

int columnsOf(const QString &text)
{
    int columns = 0;
    for (const uint character : text.toUcs4())
        columns += columnsOf(char32_t(character));
    return columns;
}

/// Cells one under the other, each column as wide as its widest; numbers stand at the right.
class Table
{
public:
    explicit Table(QList<bool> isNumber)
        : m_isNumber(std::move(isNumber))
        , m_widths(m_isNumber.size(), 0)
    {
    }
    void add(const QStringList &cells)
    {
        for (qsizetype i = 0; i < cells.size(); ++i)
            m_widths[i] = std::max(m_widths[i], columnsOf(cells[i]));
        m_rows.append(cells);
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList lines;
        for (const QStringList &cells : m_rows) {
            QString line;
            for (qsizetype i = 0; i < cells.size(); ++i) {
                const QString space(m_widths[i] - columnsOf(cells[i]), u' ');
                line += (i > 0 ? indent : QString()) + (m_isNumber[i] ? space + cells[i] : cells[i] + space);
            }
            while (line.endsWith(u' '))
                line.chop(1);
            lines += line;
        }
        return lines;
    }

private:
    QList<bool> m_isNumber;
    QList<int> m_widths;
    QList<QStringList> m_rows;
};

QString orDash(const QString &value)
{
    return value.isEmpty() ? QString(dash) : value;
}

template <class Number> QString orDash(const std::optional<Number> &number)
{
    return number ? QString::number(*number) : QString(dash);
}

/// An openid as the window shows it.
QString shortPeer(const core::PeerId &peer)
{
    constexpr qsizetype end = 8;
    const QString shown = visibleText(peer.value, false);
    return shown.size() <= 2 * end + 2 ? shown : shown.left(end) + QChar(0x2026) + shown.right(end);
}

QString pathText(const lineage::AnchorChoice &path)
{
    if (const auto *anchor = std::get_if<lineage::ExplicitAnchor>(&path))
        return Words::tr("this anchor: %1").arg(visibleText(lineage::anchorIdText(anchor->id), false));
    if (const auto *typed = std::get_if<lineage::ExplicitUnverified>(&path))
        return Words::tr("this id, which no event vouches for: %1").arg(visibleText(typed->id.value, false));
    return std::holds_alternative<lineage::ExplicitProactive>(path) ? Words::tr("proactive")
                                                                    : Words::tr("newest live anchor");
}

/// Anchors by the letter that stands for each in the table, in the order of their first use.
class Anchors
{
public:
    explicit Anchors(const QList<bot::SendTestMessage> &messages)
    {
        for (const bot::SendTestMessage &message : messages) {
            if (message.facts && !message.facts->anchor.isEmpty() && !m_ids.contains(message.facts->anchor))
                m_ids += message.facts->anchor;
        }
    }
    [[nodiscard]] QString letterOf(const bot::SendTestMessage &message) const
    {
        const qsizetype place = message.facts ? m_ids.indexOf(message.facts->anchor) : -1;
        return place < 0 ? QString() : letter(place);
    }
    [[nodiscard]] QStringList lines() const
    {
        QStringList lines;
        for (qsizetype i = 0; i < m_ids.size(); ++i)
            lines += letter(i) + indent + visibleText(m_ids[i], false);
        return lines;
    }

private:
    // A test has at most 20 messages.
    [[nodiscard]] static QString letter(qsizetype place) { return QString(QChar(u'A' + char16_t(place))); }

    QStringList m_ids;
};

core::TraceId traceOf(const bot::SendTestMessage &message)
{
    if (message.facts && !message.facts->traceId.isEmpty())
        return message.facts->traceId;
    if (const auto *refused = std::get_if<lineage::Refused>(&message.answer->outcome))
        return refused->traceId;
    const auto *unknown = std::get_if<lineage::Unknown>(&message.answer->outcome);
    return unknown ? unknown->traceId : core::TraceId();
}

QStringList cellsOf(const bot::SendTestMessage &message, const Anchors &anchors)
{
    QStringList cells{QString::number(message.number)};
    if (!message.answer)
        return cells << stateText(message, true) << QStringList(6, dash);
    const lineage::Outcome &outcome = message.answer->outcome;
    const auto *refused = std::get_if<lineage::Refused>(&outcome);
    const auto facts = message.facts.value_or(bot::SendTestFacts());
    const auto ms = facts.duration ? std::optional(facts.duration->count()) : std::nullopt;
    cells += stateText(lineage::stateOf(outcome), std::nullopt);
    cells += orDash(anchors.letterOf(message));
    cells += orDash(message.answer->msgSeq);
    cells += refused && refused->code != 0 ? QString::number(refused->code) : QString(dash);
    cells += orDash(facts.status);
    cells += orDash(ms);
    cells += orDash(visibleText(traceOf(message).value, false));
    return cells;
}

QStringList headLines(const bot::SendTestReport &report, bool isSandbox)
{
    const QString where = isSandbox ? Words::tr("Sandbox") : Words::tr("Production");
    const QString pause = QString::number(double(report.plan.pause.count()) / 1000);
    QString route;
    for (const bot::SendTestMessage &message : report.messages) {
        if (message.facts && !message.facts->route.isEmpty())
            route = message.facts->route;
    }
    route.replace(report.plan.peer.value, u"…"_s);
    QStringList lines;
    lines += Words::tr("Send test, %1").arg(dateTimeText(report.began));
    lines += Words::tr("Bot: %1, %2").arg(report.bot, where);
    lines += Words::tr("Conversation: %1 %2").arg(protocol::sceneName(report.plan.scene), shortPeer(report.plan.peer));
    if (!route.isEmpty())
        lines += Words::tr("Route: %1").arg(visibleText(route, false));
    lines += Words::tr("Path: %1").arg(pathText(report.plan.path));
    lines += Words::tr("Messages: %1, pause: %2 s").arg(QString::number(report.plan.count), pause);
    lines += report.plan.stopAtFailure ? Words::tr("Stops at the first failure") : Words::tr("Goes on after failures");
    return lines;
}

QStringList returnedLines(const bot::SendTestReport &report)
{
    QStringList lines;
    for (const bot::SendTestMessage &message : report.messages) {
        const auto *accepted = message.answer ? std::get_if<lineage::Accepted>(&message.answer->outcome) : nullptr;
        if (accepted)
            lines += QString::number(message.number) + indent + visibleText(accepted->id.value, false);
    }
    return lines;
}

QStringList codeLines(const bot::SendTestReport &report, const protocol::ErrorCatalogue &catalogue)
{
    QStringList lines;
    for (const bot::SendTestMessage &message : report.messages) {
        const auto *refused = message.answer ? std::get_if<lineage::Refused>(&message.answer->outcome) : nullptr;
        if (!refused || refused->code == 0)
            continue;
        // The catalogue's words only: a server may repeat what was sent to it.
        const QString meaning = shortMeaning(refused->code, catalogue);
        const QString line = QString::number(refused->code) + indent
            + (meaning.isEmpty() ? Words::tr("not in the catalogue") : meaning);
        if (!lines.contains(line))
            lines += line;
    }
    return lines;
}

/// The first failure whole: its cause, and why that is so.
QString whyText(const bot::SendTestMessage &failed, const protocol::ErrorCatalogue &catalogue)
{
    const bool isExplained = failed.facts && failed.facts->sent && failed.facts->why
        && !std::holds_alternative<lineage::NotSent>(failed.answer->outcome);
    return isExplained ? explain(*failed.facts->sent, *failed.facts->why, catalogue).body : QString();
}

QStringList endLines(const bot::SendTestReport &report, const protocol::ErrorCatalogue &catalogue)
{
    const bot::SendTestSummary summary = bot::summaryOf(report);
    QStringList lines{summaryText(report, catalogue)};
    if (summary.firstFailure != 0)
        lines += whyText(report.messages[summary.firstFailure - 1], catalogue);
    if (const auto &latency = summary.latency)
        lines += Words::tr("Answer time in ms: least %1, median %2, most %3")
                     .arg(latency->least.count())
                     .arg(latency->median.count())
                     .arg(latency->most.count());
    lines.removeAll(QString());
    return lines;
}

} // namespace

QString sendTestReport(const bot::SendTestReport &report, bool isSandbox, const protocol::ErrorCatalogue &catalogue)
{
    const Anchors anchors(report.messages);
    Table table({true, false, false, true, true, true, true, false});
    table.add({u"#"_s, Words::tr("outcome"), u"anchor"_s, u"msg_seq"_s, u"code"_s, u"HTTP"_s, u"ms"_s, u"trace_id"_s});
    for (const bot::SendTestMessage &message : report.messages)
        table.add(cellsOf(message, anchors));
    QStringList lines = headLines(report, isSandbox);
    const auto addPart = [&lines](const QString &title, const QStringList &part) {
        if (part.isEmpty())
            return;
        lines += QString();
        if (!title.isEmpty())
            lines += title;
        lines += part;
    };
    addPart({}, table.lines());
    addPart(Words::tr("Anchors"), anchors.lines());
    addPart(Words::tr("Returned ids"), returnedLines(report));
    addPart(Words::tr("Codes"), codeLines(report, catalogue));
    addPart({}, endLines(report, catalogue));
    return lines.join(u'\n') + u'\n';
}

} // namespace text
