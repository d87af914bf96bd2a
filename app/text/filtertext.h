#pragma once
#include "app/filter/parser.h"

namespace text {

// Words about the filter language, in the language that is installed. Thread: the one of the translators (main).

/// What a key asks for, in a few words: `what became of an attempt`.
[[nodiscard]] QString keyMeaning(filter::Key key);
/// What a word of a closed list means; empty for a word that says enough itself.
[[nodiscard]] QString wordMeaning(filter::Key key, QStringView word);
/// Why a filter cannot be read, with its column, for the end of the field: `a number, column 7`.
[[nodiscard]] QString filterErrorText(const filter::Error &error);
/// That a word with a colon was taken as text; empty when there is none.
[[nodiscard]] QString unknownKeysText(const QStringList &words);

} // namespace text
