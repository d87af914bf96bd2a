#include "app/console/transcript.h"

#include "app/journal/query.h"
#include "app/text/visibletext.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

namespace {

bool isAttempt(const journal::RowSummary &row)
{
    return row.message && row.message->role == traffic::MessageFacet::Role::Outbound
        && !traffic::isAboutMessage(row.kind, row.route);
}

} // namespace

QString oneLine(QString text)
{
    text.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s).replace(u'\r', u"\\r"_s);
    return text::visibleText(text, false);
}

QString transcriptLine(const journal::RowSummary &row)
{
    QString line = traffic::stateName(row.state);
    if (row.state == traffic::State::Refused && row.code)
        line += u" code=%1"_s.arg(*row.code);
    if (row.state == traffic::State::NotSent || row.state == traffic::State::Unknown)
        line += u" reason="_s + row.detail;
    if (!row.returnedId.isEmpty())
        line += u" id="_s + oneLine(row.returnedId);
    line += u" anchor="_s + (row.anchor.isEmpty() ? u"-"_s : oneLine(row.anchor));
    if (row.msgSeq)
        line += u" seq=%1"_s.arg(*row.msgSeq);
    return line + u" text="_s + oneLine(row.message->text);
}

Transcript::Transcript(
    journal::ReaderPool &pool, journal::JournalFeed &feed, traffic::RecordKey since, Print print, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_since(since)
    , m_print(std::move(print))
{
    connect(&feed, &journal::JournalFeed::committed, this,
        [this](const journal::Committed &rows) { look(rows.added + rows.settled); });
}

// One query at a time, so that rows come in the order of the journal.
void Transcript::look(const QList<journal::RowRef> &rows)
{
    m_wanted += rows;
    if (m_wanted.isEmpty() || std::exchange(m_asking, true))
        return;
    const auto query = [wanted = std::exchange(m_wanted, {})](journal::ReaderPool::Readers &readers) {
        QList<journal::RowSummary> found;
        for (journal::JournalReader *reader : readers.all())
            if (const auto summaries = reader->summaries(wanted))
                found += *summaries;
        return found;
    };
    journal::runQuery(m_pool, this, query, [this](const QList<journal::RowSummary> &found) {
        m_asking = false;
        take(found);
        look({});
    });
}

void Transcript::take(const QList<journal::RowSummary> &rows)
{
    for (const journal::RowSummary &row : rows) {
        // A row that was added and settled meanwhile is told twice.
        if (!isAttempt(row) || row.key < m_since || !(m_lastPrinted < row.ref))
            continue;
        auto known = std::ranges::find(m_lines, row.ref, &Line::ref);
        if (known == m_lines.end())
            known = m_lines.insert(std::upper_bound(m_lines.begin(), m_lines.end(), row.ref,
                                       [](journal::RowRef ref, const Line &line) { return ref < line.ref; }),
                {.ref = row.ref});
        if (row.state != traffic::State::InFlight)
            known->text = transcriptLine(row);
    }
    printReady();
}

void Transcript::printReady()
{
    while (!m_lines.isEmpty() && m_lines.first().text) {
        const Line line = m_lines.takeFirst();
        m_lastPrinted = line.ref;
        m_print(u"#%1 %2"_s.arg(QString::number(++m_printed), *line.text));
    }
}

} // namespace console
