#pragma once
#include "app/core/result.h"
#include "app/filter/expression.h"

namespace filter {

/// Bounds of a filter. They keep what somebody pastes from costing time, nothing more.
inline constexpr qsizetype longestFilter = 2'000; ///< characters
inline constexpr int deepestFilter = 16; ///< brackets and negations in each other; SQLite's parser bears no more
inline constexpr int mostTerms = 64;

/// Why a filter cannot be read, and which characters are to blame.
struct Error
{
    enum class Kind {
        UnclosedQuote,
        UnclosedPattern,
        BadPattern, ///< `detail` is the engine's message
        BadWord, ///< not one of the key's words
        BadNumber,
        MissingValue,
        UnclosedGroup,
        UnexpectedClose,
        MissingTerm, ///< after OR, NOT, `-`, or in empty brackets
        TooLong,
        TooDeep,
        TooMany,
    };
    Kind kind = Kind::MissingTerm;
    qsizetype at = 0;
    qsizetype length = 0;
    std::optional<Key> key;
    QString detail;
    friend bool operator==(const Error &, const Error &) = default;
};

/// A filter that could be read. `unknownKeys`: words with a colon behind them that are no keys and were taken as text.
struct Parsed
{
    Node node;
    QStringList unknownKeys;
};

/// Reads a filter; an empty one matches every row. Thread: any.
[[nodiscard]] core::Result<Parsed, Error> parse(QStringView text);

} // namespace filter
