#pragma once
#include "app/core/clock.h"
#include "app/filter/expression.h"
#include "app/journal/source.h"
#include "app/search/needle.h"

#include <QRegularExpression>

#include <string>
#include <variant>
#include <vector>

namespace journal {

/// What the words of a filter mean for one source at one time.
struct FilterContext
{
    core::WallTime now{}; ///< `age` counts from here
    traffic::RecordKey since = 0; ///< calls of earlier runs without an answer are unknown
    QString source = QStringLiteral("live"); ///< name of the rows' source
};

/// A filter as a condition over record `r` and settlement `s` (LEFT JOIN), true or false and never NULL. Free text is
/// asked from functions of the connection (RowMatcher): `text_match(n, row)` for texts[n], `pattern_match(n, row)` for
/// patterns[n].
struct FilterSql
{
    std::string where = "1";
    std::vector<std::variant<qint64, std::string>> values; ///< of the parameters from `firstParameter` on
    std::vector<search::Needle> texts;
    std::vector<QRegularExpression> patterns;
    bool needsSettlement = false;
    /// Of these every matching row has each: texts[n] that the index can look for.
    std::vector<int> required;
    /// Every matching row is in one of these states, all of them kept in an index: the words of has:error and state:….
    bool isProblemOnly = false;
    bool isMarkOnly = false; ///< every matching row has a mark
};

inline constexpr int firstParameter = 20;

[[nodiscard]] FilterSql filterSql(const filter::Node &filter, const FilterContext &context);

/// The colours of marks in files; 0 is none. Their words are those of the key `mark`.
[[nodiscard]] int markNumber(QStringView word);

} // namespace journal
