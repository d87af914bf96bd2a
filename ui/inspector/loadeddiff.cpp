#include "ui/inspector/loadeddiff.h"

#include "app/journal/journalreader.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

std::optional<journal::RowSummary> attemptBefore(const DiffSubject &subject)
{
    const auto &attempts = subject.attempts;
    const auto current = std::ranges::find(attempts, subject.row.ref, &journal::RowSummary::ref);
    const bool isSecond = current != attempts.end() && current != attempts.begin();
    return isSecond ? std::optional(*std::prev(current)) : std::nullopt;
}

core::Result<QList<journal::RowSummary>, journal::JournalError> markedRows(
    const journal::JournalReader &reader, journal::RowRef except)
{
    QList<journal::RowRef> marked;
    for (const QString &mark : {u"mark"_s, u"note"_s}) { // each alone: the file keeps a list of such rows
        journal::RowQuery query;
        query.filter = filter::leafOf(filter::Compare{filter::Key::Has, mark});
        const auto rows = reader.rowsBefore(query, 0, mostDiffPeers + 1); // one of them may be the row itself
        if (!rows)
            return core::make_unexpected(rows.error());
        marked += *rows;
    }
    marked.removeAll(except);
    std::ranges::sort(marked, [](journal::RowRef a, journal::RowRef b) { return b < a; });
    marked.erase(std::unique(marked.begin(), marked.end()), marked.end());
    if (marked.size() > mostDiffPeers)
        marked.resize(mostDiffPeers);
    return reader.summaries(marked);
}

std::optional<journal::RowSummary> choose(const LoadedDiff &loaded, journal::RowRef wanted)
{
    const auto found = std::ranges::find(loaded.marked, wanted, &journal::RowSummary::ref);
    if (found != loaded.marked.end())
        return *found;
    if (loaded.previous)
        return loaded.previous;
    return loaded.marked.isEmpty() ? std::nullopt : std::optional(loaded.marked.constFirst());
}

PreparedBody bodyOf(const journal::RowDetail &row, BodySide side)
{
    if (side == BodySide::Request)
        return prepareBody(row.record.body);
    return row.settlement ? prepareBody(row.settlement->body) : PreparedBody();
}

} // namespace

LoadedDiff loadDiff(journal::ReaderPool::Readers &readers, const DiffSubject &subject, journal::RowRef wanted)
{
    LoadedDiff loaded;
    const journal::JournalReader *reader = readers.of(subject.row.ref.source());
    if (reader == nullptr) {
        loaded.error = journal::JournalError{journal::JournalError::Kind::CannotOpen, u"open"_s, 0, {}};
        return loaded;
    }
    loaded.previous = attemptBefore(subject);
    auto marked = markedRows(*reader, subject.row.ref);
    if (!marked) {
        loaded.error = marked.error();
        return loaded;
    }
    loaded.marked = std::move(*marked);
    loaded.chosen = choose(loaded, wanted);
    if (!loaded.chosen)
        return loaded;
    const auto other = reader->detail(loaded.chosen->ref);
    if (!other) {
        loaded.error = other.error();
        return loaded;
    }
    const PreparedBody before = bodyOf(*other, subject.side);
    loaded.hasBody = !before.isEmpty;
    if (loaded.hasBody)
        loaded.diff = prepareDiff(before, subject.body);
    return loaded;
}

} // namespace ui
