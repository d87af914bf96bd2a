#pragma once
#include "app/journal/filtersql.h"
#include "app/search/textindex.h"

#include <memory>
#include <optional>

namespace SQLite {
class Database;
class Statement;
} // namespace SQLite
struct sqlite3_context;
struct sqlite3_value;

namespace journal {

/// The functions that a filter's condition asks (filtersql.h), for one connection: from the text index where it knows
/// the row, else from the row's texts. Its functions throw SQLite::Exception. Thread: the connection's.
class RowMatcher
{
public:
    /// `index`: null when the source has none.
    RowMatcher(SQLite::Database &database, std::unique_ptr<search::TextIndex> index);
    ~RowMatcher();
    RowMatcher(const RowMatcher &) = delete;
    RowMatcher &operator=(const RowMatcher &) = delete;

    /// Begins a query over rows `first` to `last` of the source.
    void begin(const FilterSql &sql, qint64 first, qint64 last);
    /// The end of the stretch of rows from `row` on that is looked for in one way: indexed rows of one file, or rows
    /// that the index does not know. Below it when `isDescending`.
    [[nodiscard]] qint64 stretchEnd(qint64 row, bool isDescending) const;
    /// Looks in the index for this stretch, as far as that is faster than reading it.
    void enter(qint64 first, qint64 last);
    /// The rows of the stretch that can match, ascending, when the index knows them and they are few.
    [[nodiscard]] std::optional<std::vector<qint64>> candidates(qint64 first, qint64 last);

private:
    struct Term
    {
        std::optional<search::RowSet> rows; ///< of the stretch, when it was asked for
        qint64 stretch = 0; ///< its first row
    };
    static void textMatch(sqlite3_context *context, int count, sqlite3_value **values);
    static void patternMatch(sqlite3_context *context, int count, sqlite3_value **values);
    [[nodiscard]] bool hasText(size_t term, qint64 row);
    [[nodiscard]] bool hasPattern(size_t pattern, qint64 row);
    const QStringList &textsOf(qint64 row);
    [[nodiscard]] bool isWorthAsking(const search::Needle &needle) const;
    [[nodiscard]] const search::RowSet *rowsOf(size_t term);

    SQLite::Database &m_database;
    std::unique_ptr<search::TextIndex> m_index;
    std::unique_ptr<SQLite::Statement> m_read;
    const FilterSql *m_sql = nullptr;
    std::vector<Term> m_terms;
    qint64 m_first = 0; ///< of the stretch, 0 when it is read
    qint64 m_last = 0;
    qint64 m_readRow = 0;
    QStringList m_readTexts;
};

/// The folded texts in which a filter looks for words: message, detail, bodies, ids and codes.
[[nodiscard]] QStringList recordTexts(SQLite::Statement &statement, int firstColumn);
[[nodiscard]] QStringList answerTexts(SQLite::Statement &statement, int firstColumn);
inline constexpr auto recordTextColumns = "r.text, r.detail, b.body, r.msg_id, r.anchor, r.event_id, r.code";
inline constexpr auto answerTextColumns = "s.detail, a.body, s.returned_id, s.ref_idx, s.trace_id, s.code";
inline constexpr int recordTextCount = 7;
inline constexpr int answerTextCount = 6;

} // namespace journal
