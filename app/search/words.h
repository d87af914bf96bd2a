#pragma once
#include <QByteArrayView>
#include <QString>

#include <functional>

namespace search {

/// Latin words longer than this are cut; what asks for more is checked against the text itself.
inline constexpr qsizetype longestWord = 48;

/// What the index is made of. Chinese, Japanese and Korean have no blanks, so every two neighbours are a pair; of other
/// letters and digits a whole run is a word; everything else separates.
enum class CharClass { Separator, Word, Cjk };
[[nodiscard]] CharClass classOf(char32_t character);

/// A text as it is searched: without case.
[[nodiscard]] QString folded(const QString &text);
/// A body as it is searched: UTF-8, without case, JSON escapes (`\n`, `\u4f60`) taken out.
[[nodiscard]] QString foldedBody(QByteArrayView body);

/// The words and pairs of a folded text, in order, repeated ones too. A lone CJK character has no pair and is left out.
void eachWord(QStringView text, const std::function<void(QStringView)> &take);

} // namespace search
