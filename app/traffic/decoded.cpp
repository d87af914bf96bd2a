#include "app/traffic/decoded.h"

#include "app/protocol/jsonlexer.h"

#include <QString>

#include <algorithm>
#include <array>

namespace traffic {

namespace {

int hexDigit(char c)
{
    return c >= '0' && c <= '9' ? c - '0'
        : c >= 'a' && c <= 'f'  ? c - 'a' + 10
        : c >= 'A' && c <= 'F'  ? c - 'A' + 10
                                : -1;
}

/// The byte a `%XX` at `pos` stands for, or -1.
int percentByte(QByteArrayView text, qsizetype pos)
{
    if (pos + 3 > text.size())
        return -1;
    const int high = hexDigit(text[pos + 1]);
    const int low = hexDigit(text[pos + 2]);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
}

/// One character at most, so that an escape costs no allocation.
struct Escaped
{
    std::array<char, 4> bytes{};
    qsizetype size = 0;
    qsizetype length = 0; ///< in the source; 0 when there is no escape
};

/// The `\uXXXX` at `pos`, with the second half of a surrogate pair when there is one.
Escaped unicodeEscape(QByteArrayView text, qsizetype pos)
{
    const int unit = protocol::hexQuad(text, pos + 2);
    if (unit < 0)
        return {};
    const bool paired = unit >= 0xD800 && unit <= 0xDBFF && text.sliced(pos + 6).startsWith("\\u");
    const int second = paired ? protocol::hexQuad(text, pos + 8) : -1;
    const char16_t units[] = {static_cast<char16_t>(unit), static_cast<char16_t>(second)};
    const bool low = second >= 0xDC00 && second <= 0xDFFF;
    const QByteArray utf8 = QStringView(units, low ? 2 : 1).toUtf8();
    Escaped escaped{.size = std::min<qsizetype>(utf8.size(), 4), .length = low ? 12 : 6};
    std::copy_n(utf8.begin(), escaped.size, escaped.bytes.begin());
    return escaped;
}

Escaped jsonEscape(QByteArrayView text, qsizetype pos)
{
    static constexpr QByteArrayView letters = "\"\\/bfnrt";
    static constexpr QByteArrayView meanings = "\"\\/\b\f\n\r\t";
    if (pos + 1 >= text.size())
        return {};
    if (text[pos + 1] == 'u')
        return unicodeEscape(text, pos);
    const qsizetype letter = letters.indexOf(text[pos + 1]);
    if (letter < 0)
        return {};
    return {{meanings[letter]}, 1, 2};
}

Escaped percentEscape(QByteArrayView text, qsizetype pos)
{
    const int byte = percentByte(text, pos);
    if (byte < 0)
        return {};
    return {{static_cast<char>(byte)}, 1, 3};
}

} // namespace

template <class Read> std::optional<Decoded> Decoded::decode(QByteArrayView text, char mark, Read read)
{
    qsizetype at = text.indexOf(mark);
    if (at < 0)
        return std::nullopt;
    Decoded decoded;
    decoded.m_text.reserve(text.size());
    qsizetype copied = 0;
    while (at >= 0) {
        const Escaped escape = read(text, at);
        if (escape.length > 0) {
            decoded.m_text.append(text.sliced(copied, at - copied));
            decoded.m_escapes.push_back({decoded.m_text.size(), escape.size, at, escape.length});
            decoded.m_text.append(escape.bytes.data(), escape.size);
            copied = at + escape.length;
        }
        at = text.indexOf(mark, std::max(copied, at + 1));
    }
    if (decoded.m_escapes.empty())
        return std::nullopt;
    decoded.m_text.append(text.sliced(copied));
    return decoded;
}

std::optional<Decoded> Decoded::fromJson(QByteArrayView text)
{
    return decode(text, '\\', jsonEscape);
}

std::optional<Decoded> Decoded::fromPercent(QByteArrayView text)
{
    return decode(text, '%', percentEscape);
}

const Decoded::Escape *Decoded::escapeBefore(qsizetype pos) const
{
    const auto after = std::ranges::upper_bound(m_escapes, pos, {}, &Escape::begin);
    return after == m_escapes.begin() ? nullptr : &*std::prev(after);
}

qsizetype Decoded::sourceBegin(qsizetype pos) const
{
    const Escape *escape = escapeBefore(pos);
    if (!escape)
        return pos;
    const bool inside = pos < escape->begin + escape->size;
    return inside ? escape->source : escape->source + escape->length + pos - escape->begin - escape->size;
}

qsizetype Decoded::sourceEnd(qsizetype pos) const
{
    const Escape *escape = escapeBefore(pos);
    const bool inside = escape && pos < escape->begin + escape->size;
    return inside ? escape->source + escape->length : sourceBegin(pos) + 1;
}

} // namespace traffic
