#pragma once
#include "app/filter/completion.h"
#include "app/journal/journalreader.h"

namespace ui {

/// One thing that could be written next.
struct Suggestion
{
    QString icon; ///< of the set; empty for none
    QString word; ///< what is written
    QString meaning; ///< what it means, in a few words
    std::optional<qint64> count; ///< rows that have it, of the newest
    std::optional<filter::Key> key; ///< a key, else a value
    friend bool operator==(const Suggestion &, const Suggestion &) = default;
};

/// What fits where the cursor stands: keys, words of a closed list, and values that rows were seen to have.
[[nodiscard]] QList<Suggestion> suggestions(
    const filter::Completion &completion, const QList<journal::SeenValue> &seen);
/// Above the list: `state: what became of an attempt`.
[[nodiscard]] QString suggestionsCaption(const filter::Completion &completion);

} // namespace ui
