// How a reader finds the rows that pass a filter: stretch by stretch, by lists of rows that can match where there are
// any, else by reading in row order.
#include "app/journal/journalreaderprivate.h"
#include "app/journal/schema.h"

#include <algorithm>
#include <limits>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstOfRange = 4;
constexpr int lastOfRange = 5;
constexpr int limitOfRows = 6;
constexpr int candidateList = 7;
constexpr int bucketNumber = 8;
constexpr int conversationNumber = 9;

constexpr auto problemRows = "SELECT row FROM settlement WHERE state IN (4,6,7) AND row BETWEEN ?1 AND ?2 "
                             "UNION SELECT row FROM record WHERE state IN (4,6,7) AND row BETWEEN ?1 AND ?2 "
                             "UNION SELECT row FROM in_flight WHERE row BETWEEN ?1 AND ?2 ORDER BY row";
constexpr auto markedRows = "SELECT row FROM mark WHERE row BETWEEN ?1 AND ?2 ORDER BY row";

std::string listText(const std::vector<qint64> &ascending, Order order)
{
    std::string text = "[";
    const auto add = [&text](qint64 row) { text += (text.size() > 1 ? "," : "") + std::to_string(row); };
    if (order == Order::Ascending)
        std::for_each(ascending.begin(), ascending.end(), add);
    else
        std::for_each(ascending.rbegin(), ascending.rend(), add);
    return text + ']';
}

void bindAll(SQLite::Statement &statement, const FilterSql &filter)
{
    int at = firstParameter;
    for (const auto &value : filter.values) {
        if (const auto *number = std::get_if<qint64>(&value))
            statement.bind(at++, static_cast<int64_t>(*number));
        else
            statement.bind(at++, std::get<std::string>(value));
    }
}

} // namespace

void JournalReader::Private::useFilter(const RowQuery &query)
{
    if (!matcher) {
        std::unique_ptr<search::TextIndex> index;
        SQLite::Statement readId(*database, "SELECT value FROM meta WHERE name = 'id'");
        if (!textFolder.isEmpty() && readId.executeStep()) {
            const SQLite::Column id = readId.getColumn(0);
            index = std::make_unique<search::TextIndex>(
                textFolder, QByteArray(static_cast<const char *>(id.getBlob()), id.getBytes()));
        }
        matcher = std::make_unique<RowMatcher>(*database, std::move(index));
    }
    if (filtered.filter == query.filter && filtered.now == query.now)
        return;
    filtered = query;
    filterSql = journal::filterSql(query.filter, {.now = query.now, .since = since, .source = name});
}

std::optional<std::vector<qint64>> JournalReader::Private::listed(qint64 first, qint64 last)
{
    if (!filterSql.isProblemOnly && !filterSql.isMarkOnly)
        return std::nullopt;
    const StatementUse use(prepared(filterSql.isMarkOnly ? markedRows : problemRows));
    use->bind(1, static_cast<int64_t>(first));
    use->bind(2, static_cast<int64_t>(last));
    std::vector<qint64> rows;
    while (use->executeStep())
        rows.push_back(use->getColumn(0).getInt64());
    return rows;
}

QList<RowRef> JournalReader::Private::select(const RowQuery &query, qint64 first, qint64 last, Order order, int limit,
    const std::optional<std::vector<qint64>> &candidates)
{
    const bool inBucket = !candidates && isOneTimeline(query);
    std::string sql = query.newestOfEach ? "SELECT max(r.row) FROM " : "SELECT r.row FROM ";
    if (candidates)
        sql += "json_each(?7) c CROSS JOIN record r ON r.row=c.value";
    else
        sql += inBucket ? "record r INDEXED BY record_message" : "record r";
    if (filterSql.needsSettlement)
        sql += " LEFT JOIN settlement s ON s.row=r.row";
    sql += " WHERE r.row>=?4 AND r.row<=?5";
    if (inBucket)
        sql += " AND r.row>>15=?8 AND r.conversation=?9 AND r.role IS NOT NULL";
    else if (restrictsConversation(query))
        sql.append(" AND r.conversation IN (").append(conversationIds).append(")");
    if (!inBucket && query.messagesOnly)
        sql += " AND +r.role IS NOT NULL";
    sql += " AND " + filterSql.where;
    // A list is walked in its own order, as CROSS JOIN nests it outermost: sorting would read all of it for a few rows.
    if (query.newestOfEach)
        sql += " GROUP BY r.conversation ORDER BY max(r.row) DESC"; // a limit leaves out the oldest, found by the next
                                                                    // step
    else if (!candidates)
        sql += order == Order::Ascending ? " ORDER BY r.row" : " ORDER BY r.row DESC";
    sql += " LIMIT ?6";
    if (!selectRows || selectSql != sql) {
        selectRows = std::make_unique<SQLite::Statement>(*database, sql);
        selectSql = sql;
    }
    selectRows->clearBindings();
    if (!inBucket && restrictsConversation(query))
        bindConversation(*selectRows, query);
    selectRows->bind(firstOfRange, static_cast<int64_t>(first));
    selectRows->bind(lastOfRange, static_cast<int64_t>(last));
    selectRows->bind(limitOfRows, limit > 0 ? limit : -1);
    if (candidates)
        selectRows->bind(candidateList, listText(*candidates, order));
    if (inBucket) {
        selectRows->bind(bucketNumber, static_cast<int64_t>(bucketOf(first)));
        selectRows->bind(conversationNumber, static_cast<int64_t>(conversation(query)));
    }
    bindAll(*selectRows, filterSql);
    return collect(*selectRows);
}

RowPage JournalReader::Private::search(
    const RowQuery &query, qint64 after, qint64 before, Order order, const PageLimits &limits)
{
    useFilter(query);
    const Span all = span();
    const qint64 low = std::max(after + 1, all.first);
    const qint64 high = std::min(before - 1, all.last);
    const bool isDescending = order == Order::Descending;
    RowPage page;
    page.reached = isDescending ? low : high;
    page.complete = true;
    if (low > high)
        return page;
    matcher->begin(filterSql, low, high);
    qint64 row = isDescending ? high : low;
    for (qint64 read = 0; row >= low && row <= high;) {
        qint64 end = std::clamp(matcher->stretchEnd(row, isDescending), low, high);
        if (isOneTimeline(query)) {
            const qint64 bucket = bucketOf(row) << bucketBits;
            end = isDescending ? std::max(end, bucket) : std::min(end, bucket + (1LL << bucketBits) - 1);
        }
        matcher->enter(std::min(row, end), std::max(row, end));
        auto candidates = matcher->candidates(std::min(row, end), std::max(row, end));
        if (!candidates)
            candidates = listed(std::min(row, end), std::max(row, end));
        const qint64 left = std::max<qint64>(1, limits.read - read);
        if (!candidates && std::abs(end - row) >= left)
            end = isDescending ? row - left + 1 : row + left - 1;
        const int room = limits.rows > 0 ? limits.rows - int(page.rows.size()) : 0;
        const QList<RowRef> found = select(query, std::min(row, end), std::max(row, end), order, room, candidates);
        page.rows += found;
        read += candidates ? qint64(candidates->size()) : std::abs(end - row) + 1;
        const bool isFull = limits.rows > 0 && page.rows.size() >= limits.rows;
        page.reached = isFull ? found.last().row() : end;
        row = isDescending ? page.reached - 1 : page.reached + 1;
        if (isFull || read >= limits.read)
            break;
    }
    page.complete = row < low || row > high;
    page.read = isDescending ? high - page.reached + 1 : page.reached - low + 1;
    return page;
}

core::Result<RowPage, JournalError> JournalReader::pageAfter(
    const RowQuery &query, qint64 after, const PageLimits &limits) const
{
    constexpr qint64 end = std::numeric_limits<qint64>::max();
    return d->guarded(u"page after"_s, [&] { return d->search(query, after, end, Order::Ascending, limits); });
}

core::Result<RowPage, JournalError> JournalReader::pageBefore(
    const RowQuery &query, qint64 before, const PageLimits &limits) const
{
    const qint64 end = before > 0 ? before : std::numeric_limits<qint64>::max();
    return d->guarded(u"page before"_s, [&] {
        RowPage page = d->search(query, 0, end, Order::Descending, limits);
        std::reverse(page.rows.begin(), page.rows.end());
        return page;
    });
}

JournalReader::Rows JournalReader::matching(const RowQuery &query, const QList<RowRef> &rows) const
{
    std::vector<qint64> candidates;
    for (const RowRef &row : rows) {
        if (row.source() == d->source)
            candidates.push_back(row.row());
    }
    if (candidates.empty())
        return QList<RowRef>();
    std::ranges::sort(candidates);
    candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
    return d->guarded(u"matching"_s, [&] {
        d->useFilter(query);
        d->matcher->begin(d->filterSql, candidates.front(), candidates.back());
        return d->select(query, candidates.front(), candidates.back(), Order::Ascending, 0, candidates);
    });
}

} // namespace journal
