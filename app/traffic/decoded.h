#pragma once
#include <QByteArray>

#include <optional>
#include <vector>

namespace traffic {

/// A text with its escapes taken out, and the way back: where each of its bytes stood before. Thread: a value.
class Decoded
{
public:
    /// The text with JSON escapes (`\/`, `\"`, `\u00e9` …) replaced; nothing when it has none.
    [[nodiscard]] static std::optional<Decoded> fromJson(QByteArrayView text);
    /// The text with `%XX` replaced; nothing when it has none.
    [[nodiscard]] static std::optional<Decoded> fromPercent(QByteArrayView text);

    [[nodiscard]] QByteArrayView text() const { return m_text; }
    /// Where the byte at `pos` began in the text this was made from.
    [[nodiscard]] qsizetype sourceBegin(qsizetype pos) const;
    /// Where the byte at `pos` ended there (one past it).
    [[nodiscard]] qsizetype sourceEnd(qsizetype pos) const;

private:
    /// One escape: what was `length` bytes at `source` became `size` bytes at `begin`.
    struct Escape
    {
        qsizetype begin = 0;
        qsizetype size = 0;
        qsizetype source = 0;
        qsizetype length = 0;
    };
    template <class Read> [[nodiscard]] static std::optional<Decoded> decode(QByteArrayView text, char mark, Read read);
    [[nodiscard]] const Escape *escapeBefore(qsizetype pos) const;

    QByteArray m_text;
    std::vector<Escape> m_escapes; // in order; between two of them the bytes stand as they were
};

} // namespace traffic
