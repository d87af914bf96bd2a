#include "ui/inspector/comparison.h"

#include "ui/common/shortpath.h"
#include "ui/inspector/preparedbody.h"

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// Equal lines that stay beside a change.
constexpr int context = 2;
/// Longer texts are compared by their beginning: nobody reads a difference of more lines.
constexpr qsizetype mostLines = 20'000;

ComparedRow choiceOf(const journal::RowSummary &row, int attempt)
{
    return {row.ref, row.time, attempt, shortRoute(row.route, row.peer.value)};
}

void addMarked(QList<ComparedRow> &choices, const journal::JournalReader &reader, journal::RowRef row)
{
    journal::RowQuery marked;
    marked.filter = filter::leafOf(filter::Compare{filter::Key::Has, u"mark"_s});
    const auto page
        = reader.pageBefore(marked, 0, {.rows = mostMarked + 1, .read = std::numeric_limits<qint64>::max()});
    const auto rows = page ? reader.summaries(page->rows) : core::make_unexpected(journal::JournalError());
    if (!rows)
        return;
    for (qsizetype i = rows->size() - 1; i >= 0; --i) {
        const journal::RowSummary &each = (*rows)[i];
        const auto same = [&each](const ComparedRow &choice) { return choice.row == each.ref; };
        if (each.ref != row && std::none_of(choices.cbegin(), choices.cend(), same))
            choices.append(choiceOf(each, 0));
    }
}

QStringList linesOf(const traffic::Body &body)
{
    QStringList lines = prepareBody(body).text.split(u'\n');
    if (lines.size() > mostLines)
        lines.resize(mostLines);
    return lines;
}

FoldedDiff diffOf(const traffic::Body &before, const traffic::Body &after)
{
    return foldDiff(diffLines(linesOf(before), linesOf(after)), context);
}

} // namespace

Comparison compareRow(journal::ReaderPool::Readers &readers, journal::RowRef row,
    const QList<journal::RowSummary> &attempts, journal::RowRef base)
{
    Comparison comparison;
    const journal::JournalReader *reader = readers.of(row.source());
    const auto now = reader ? reader->detail(row) : core::make_unexpected(journal::JournalError());
    if (!now)
        return comparison;
    for (qsizetype i = attempts.size() - 1; i >= 0; --i) {
        if (attempts[i].ref < row)
            comparison.choices.append(
                choiceOf(attempts[i], attempts[i].message ? attempts[i].message->attemptNumber : 1));
    }
    addMarked(comparison.choices, *reader, row);
    if (comparison.choices.isEmpty())
        return comparison;
    const auto wanted = std::find_if(comparison.choices.cbegin(), comparison.choices.cend(),
        [base](const ComparedRow &choice) { return choice.row == base; });
    comparison.chosen = wanted == comparison.choices.cend() ? 0 : int(wanted - comparison.choices.cbegin());
    const auto other = reader->detail(comparison.choices[comparison.chosen].row);
    if (!other) {
        comparison.chosen = -1;
        return comparison;
    }
    comparison.request = diffOf(other->record.body, now->record.body);
    comparison.response = diffOf(other->settlement ? other->settlement->body : traffic::Body(),
        now->settlement ? now->settlement->body : traffic::Body());
    return comparison;
}

} // namespace ui
