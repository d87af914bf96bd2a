#pragma once
#include "app/core/result.h"
#include "app/importer/value.h"

namespace importer {

/// Bounds of what is read, because anybody may write a log. Units: values nested in each other; bytes; values.
struct ReprLimits
{
    int depth = 64;
    qsizetype length = 4LL * 1024 * 1024;
    int count = 100'000;
};

/// Why a text is not a value, and at which byte.
struct ReprError
{
    enum class Kind {
        UnexpectedEnd,
        UnexpectedCharacter,
        BadEscape,
        TooDeep,
        TooLong,
        TooMany,
        TrailingText, ///< of readRepr() alone
    };
    qsizetype offset = 0;
    Kind kind = Kind::UnexpectedEnd;
    friend bool operator==(const ReprError &, const ReprError &) = default;
};

/// A value that a text begins with, and where it ends.
struct ReprPrefix
{
    Value value;
    qsizetype end = 0;
};

/// Reads what Python's `repr` prints: `{'a': None, 'b': [1, "it's"]}`, `Plain(text='x', type=<…>)`. Nothing is
/// evaluated and no name is looked up. The whole text has to be one value; blanks around it do not matter. Thread: any.
[[nodiscard]] core::Result<Value, ReprError> readRepr(QByteArrayView text, const ReprLimits &limits = {});
/// The same for a text in which something may follow.
[[nodiscard]] core::Result<ReprPrefix, ReprError> readReprPrefix(QByteArrayView text, const ReprLimits &limits = {});

} // namespace importer
