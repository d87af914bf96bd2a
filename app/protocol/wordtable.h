#pragma once
#include <QStringView>

#include <array>
#include <optional>

namespace protocol {

/// One word of a table of ours, and what it stands for. Private to the room, as all of this file.
template <class T> struct Word
{
    QLatin1StringView word;
    T value;
};

/// Nothing for a word that the table does not have.
template <class T, size_t n>
[[nodiscard]] std::optional<T> fromWord(const std::array<Word<T>, n> &words, QStringView text)
{
    for (const Word<T> &word : words) {
        if (text == word.word)
            return word.value;
    }
    return std::nullopt;
}

} // namespace protocol
