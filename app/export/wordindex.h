#pragma once
#include "app/export/people.h"

#include <QByteArrayView>

#include <vector>

namespace exporting {

/// Finds any of very many words in one pass over a text: the cost hardly depends on how many there are, and adding one
/// is cheap (unlike traffic::NeedleSet, which is made for a handful of secrets). Thread: a value.
class WordIndex
{
public:
    /// A word of at least four bytes; an equal spelling is kept once.
    void add(const Word &word);
    /// The longest word that begins at `pos`; null for none. `where` is not judged.
    [[nodiscard]] const Word *at(QByteArrayView text, qsizetype pos) const;

private:
    std::vector<Word> m_words;
    QHash<quint32, std::vector<size_t>> m_byHead; ///< the first four bytes; longest words first
    std::vector<bool> m_pairs = std::vector<bool>(1u << 16); ///< the first two bytes: most positions end here
};

} // namespace exporting
