#pragma once
#include <QList>
#include <QStringView>

#include <optional>

namespace ui {

/// How well a text answers to what was typed: more is better; `at`: the places of the letters that were found, rising.
struct FuzzyMatch
{
    int score = 0;
    int grade = 0; ///< of the kinds below: 5 for the whole text, 0 for letters apart
    QList<int> at;
    friend bool operator==(const FuzzyMatch &, const FuzzyMatch &) = default;
};

/// The letters of `typed` in their order in `text`, blanks and case left aside; the best of the ways to find them.
/// First comes the whole text, then its beginning, then what stands together at the beginning of a word, then what
/// stands together elsewhere, then letters apart, of which those at the beginnings of words count most. Chinese is
/// found only together: its signs apart mean something else. Nothing typed matches everything with score 0.
/// Thread: any.
[[nodiscard]] std::optional<FuzzyMatch> fuzzyMatch(QStringView typed, QStringView text);

} // namespace ui
