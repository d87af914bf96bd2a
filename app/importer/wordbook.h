#pragma once
#include <QByteArray>
#include <QString>

#include <array>

namespace importer {

/// Short texts that come in each line again (tags, sources, versions), made once and then shared. Its memory is
/// bounded: two words that fall on one place push each other out. Thread: one.
class WordBook
{
public:
    [[nodiscard]] QString text(QByteArrayView utf8)
    {
        if (utf8.isEmpty())
            return {};
        const size_t place = size_t(utf8.size()) * 31 + size_t(quint8(utf8.back())) * 7 + size_t(quint8(utf8.front()));
        Word &word = m_words[place % m_words.size()];
        if (word.utf8 != utf8)
            word = {utf8.toByteArray(), QString::fromUtf8(utf8)};
        return word.text;
    }

private:
    struct Word
    {
        QByteArray utf8;
        QString text;
    };
    std::array<Word, 128> m_words;
};

} // namespace importer
