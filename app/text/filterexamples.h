#pragma once
#include "app/filter/key.h"

#include <QList>
#include <QString>

namespace text {

// The filter language shown by filters that can be read, in the language that is installed. Thread: the one of the
// translators (main).

/// A filter and what it asks for.
struct FilterExample
{
    QString filter;
    QString meaning;
};

/// One for each way to write a term or to join some. Source: product 5.
[[nodiscard]] QList<FilterExample> filterGrammar();
/// What bots' owners look for.
[[nodiscard]] QList<FilterExample> filterExamples();
/// What may follow a key without words of its own: `a number, >=2, 3..5`.
[[nodiscard]] QString valueMeaning(filter::ValueKind kind);

} // namespace text
