#pragma once
#include <QList>
#include <QString>
#include <QStringMatcher>

namespace search {

/// One text to look for: without case; Chinese, Japanese and Korean anywhere, a text that begins with another letter or
/// a digit only where a word begins. Thread: a value.
class Needle
{
public:
    explicit Needle(const QString &text);

    /// `text` is folded (see words.h).
    [[nodiscard]] bool isIn(const QString &text) const;

    /// Words and pairs that every text with the needle has; empty: the index does not know, each text must be read.
    [[nodiscard]] const QList<QString> &words() const { return m_words; }
    /// The last of words() is only the beginning of a word.
    [[nodiscard]] bool endsOpen() const { return m_endsOpen; }
    /// A text that has the words has the needle: nothing need be read.
    [[nodiscard]] bool isExact() const { return m_isExact; }

private:
    QString m_text;
    QStringMatcher m_matcher;
    QList<QString> m_words;
    bool m_startsWord = false; ///< must stand where a word begins
    bool m_endsOpen = false;
    bool m_isExact = false;
};

} // namespace search
