#include "app/journal/rowmatcher.h"

#include "app/search/words.h"

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

/// Reading so many rows takes as long as asking the index for a word.
constexpr qint64 shortStretch = 64;
/// The beginning of a word is looked for in the whole file, however short the stretch is: in the time of reading one
/// row, so many are passed there.
constexpr qint64 passedPerRead = 125;
/// More candidates than these are met while reading in order.
constexpr qint64 mostCandidates = 5'000;

std::string readSql()
{
    return std::string("SELECT ") + recordTextColumns + ", " + answerTextColumns
        + " FROM record r LEFT JOIN record_body b ON b.row=r.row LEFT JOIN settlement s ON s.row=r.row "
          "LEFT JOIN settlement_body a ON a.row=r.row WHERE r.row=?";
}

QString textOf(const SQLite::Column &column)
{
    return QString::fromUtf8(column.getText(), column.getBytes());
}

void addText(QStringList &texts, const SQLite::Column &column)
{
    if (!column.isNull())
        texts.append(search::folded(textOf(column)));
}

void addBody(QStringList &texts, const SQLite::Column &column)
{
    if (column.getBytes() > 0)
        texts.append(
            search::foldedBody(QByteArrayView(static_cast<const char *>(column.getBlob()), column.getBytes())));
}

template <class Answer> void answer(sqlite3_context *context, const Answer &ask)
{
    try {
        sqlite3_result_int(context, ask() ? 1 : 0);
    } catch (const SQLite::Exception &e) {
        sqlite3_result_error_code(context, e.getErrorCode());
    }
}

} // namespace

QStringList recordTexts(SQLite::Statement &statement, int first)
{
    QStringList texts;
    addText(texts, statement.getColumn(first));
    addText(texts, statement.getColumn(first + 1));
    addBody(texts, statement.getColumn(first + 2));
    for (int i = 3; i < recordTextCount; ++i)
        addText(texts, statement.getColumn(first + i));
    return texts;
}

QStringList answerTexts(SQLite::Statement &statement, int first)
{
    QStringList texts;
    addText(texts, statement.getColumn(first));
    addBody(texts, statement.getColumn(first + 1));
    for (int i = 2; i < answerTextCount; ++i)
        addText(texts, statement.getColumn(first + i));
    return texts;
}

RowMatcher::RowMatcher(SQLite::Database &database, std::unique_ptr<search::TextIndex> index)
    : m_database(database)
    , m_index(std::move(index))
    , m_read(std::make_unique<SQLite::Statement>(database, readSql()))
{
    constexpr int flags = SQLITE_UTF8 | SQLITE_DIRECTONLY;
    sqlite3 *handle = m_database.getHandle();
    sqlite3_create_function_v2(handle, "text_match", 2, flags, this, &RowMatcher::textMatch, nullptr, nullptr, nullptr);
    sqlite3_create_function_v2(
        handle, "pattern_match", 2, flags, this, &RowMatcher::patternMatch, nullptr, nullptr, nullptr);
}

RowMatcher::~RowMatcher() = default;

void RowMatcher::begin(const FilterSql &sql, qint64 first, qint64 last)
{
    m_sql = &sql;
    m_terms.clear();
    m_terms.resize(sql.texts.size());
    m_readRow = 0; // an answer may have come to it
    m_first = m_last = 0;
    if (m_index && !sql.texts.empty())
        m_index->refresh(first, last);
}

qint64 RowMatcher::stretchEnd(qint64 row, bool isDescending) const
{
    using search::fileOf;
    using search::rowsPerFile;
    const qint64 upTo = m_index && !m_terms.empty() ? m_index->upTo() : 0;
    if (isDescending) {
        const qint64 begin = fileOf(row) * rowsPerFile;
        return row > upTo ? std::max(begin, upTo + 1) : begin;
    }
    const qint64 end = (fileOf(row) + 1) * rowsPerFile - 1;
    return row <= upTo ? std::min(end, upTo) : end;
}

void RowMatcher::enter(qint64 first, qint64 last)
{
    const bool isIndexed = m_index && !m_terms.empty() && last <= m_index->upTo();
    m_first = isIndexed ? first : 0;
    m_last = isIndexed ? last : 0;
}

bool RowMatcher::isWorthAsking(const search::Needle &needle) const
{
    const qint64 rows = m_last - m_first + 1;
    const qint64 fileBegin = search::fileOf(m_first) * search::rowsPerFile;
    const qint64 inFile = std::min(search::rowsPerFile, m_index->upTo() - fileBegin + 1);
    return rows >= (needle.endsOpen() ? std::max(shortStretch, inFile / passedPerRead) : shortStretch);
}

const search::RowSet *RowMatcher::rowsOf(size_t term)
{
    if (m_first == 0)
        return nullptr;
    Term &known = m_terms[term];
    if (known.stretch != m_first) {
        const search::Needle &needle = m_sql->texts[term];
        known.stretch = m_first;
        known.rows = isWorthAsking(needle) ? m_index->find(needle, m_first, m_last) : std::nullopt;
    }
    return known.rows ? &*known.rows : nullptr;
}

std::optional<std::vector<qint64>> RowMatcher::candidates(qint64 first, qint64 last)
{
    const search::RowSet *fewest = nullptr;
    for (const int term : m_sql->required) {
        const search::RowSet *rows = rowsOf(size_t(term));
        if (rows && (!fewest || rows->count() < fewest->count()))
            fewest = rows;
    }
    if (!fewest || fewest->count() > mostCandidates)
        return std::nullopt;
    std::vector<qint64> found = fewest->rows();
    found.insert(found.end(), m_index->openRows().begin(), m_index->openRows().end());
    std::ranges::sort(found);
    std::erase_if(found, [first, last](qint64 row) { return row < first || row > last; });
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool RowMatcher::hasText(size_t term, qint64 row)
{
    const search::Needle &needle = m_sql->texts[term];
    if (m_first > 0 && m_index->knows(row)) {
        if (const search::RowSet *rows = rowsOf(term)) {
            if (!rows->contains(row))
                return false;
            if (needle.isExact())
                return true;
        }
    }
    return std::ranges::any_of(textsOf(row), [&needle](const QString &text) { return needle.isIn(text); });
}

bool RowMatcher::hasPattern(size_t pattern, qint64 row)
{
    const QRegularExpression &regex = m_sql->patterns[pattern];
    return std::ranges::any_of(textsOf(row), [&regex](const QString &text) { return regex.match(text).hasMatch(); });
}

const QStringList &RowMatcher::textsOf(qint64 row)
{
    if (m_readRow == row)
        return m_readTexts;
    m_read->tryReset();
    m_read->bind(1, static_cast<int64_t>(row));
    m_readTexts.clear();
    if (m_read->executeStep())
        m_readTexts = recordTexts(*m_read, 0) + answerTexts(*m_read, recordTextCount);
    m_read->tryReset();
    m_readRow = row;
    return m_readTexts;
}

void RowMatcher::textMatch(sqlite3_context *context, int, sqlite3_value **values)
{
    auto *self = static_cast<RowMatcher *>(sqlite3_user_data(context));
    const auto term = size_t(sqlite3_value_int(values[0]));
    const qint64 row = sqlite3_value_int64(values[1]);
    answer(context, [=] { return self->m_sql && term < self->m_terms.size() && self->hasText(term, row); });
}

void RowMatcher::patternMatch(sqlite3_context *context, int, sqlite3_value **values)
{
    auto *self = static_cast<RowMatcher *>(sqlite3_user_data(context));
    const auto pattern = size_t(sqlite3_value_int(values[0]));
    const qint64 row = sqlite3_value_int64(values[1]);
    answer(context,
        [=] { return self->m_sql && pattern < self->m_sql->patterns.size() && self->hasPattern(pattern, row); });
}

} // namespace journal
