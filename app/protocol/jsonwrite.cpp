#include "app/protocol/jsonwrite.h"

#include <algorithm>
#include <cstring>

namespace protocol {

namespace {

bool isPlain(char c)
{
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20;
}

/// What stands behind the backslash for a byte that has a short escape, 0 for others.
char shortEscape(char c)
{
    switch (c) {
    case '"':
    case '\\':
        return c;
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return 0;
    }
}

/// Writes the escape of a byte that may not stand bare; where it ends.
char *writeEscape(char *at, char c)
{
    constexpr QByteArrayView digits = "0123456789abcdef";
    *at++ = '\\';
    if (const char letter = shortEscape(c); letter != 0) {
        *at++ = letter;
        return at;
    }
    const auto byte = static_cast<unsigned char>(c);
    for (const char next : {'u', '0', '0', digits[byte >> 4], digits[byte & 15]})
        *at++ = next;
    return at;
}

} // namespace

// Room is made once: a journal and an import write little else, and each append of Qt's costs more than its few bytes.
void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    constexpr qsizetype longestEscape = 6;
    const qsizetype escapes = std::ranges::count_if(utf8, [](char c) { return !isPlain(c); });
    const qsizetype begin = out.size();
    out.resize(begin + utf8.size() + escapes * (longestEscape - 1) + 2);
    char *const first = out.data() + begin;
    char *at = first;
    *at++ = '"';
    for (qsizetype done = 0; done < utf8.size();) {
        const QByteArrayView rest = utf8.sliced(done);
        const qsizetype plain = escapes == 0 ? rest.size() : std::ranges::find_if_not(rest, isPlain) - rest.begin();
        std::memcpy(at, rest.data(), size_t(plain));
        at += plain;
        done += plain;
        if (done < utf8.size())
            at = writeEscape(at, utf8[done++]);
    }
    *at++ = '"';
    out.truncate(begin + (at - first));
}

void appendJsonString(QByteArray &out, const QString &text)
{
    appendJsonString(out, QByteArrayView(text.toUtf8()));
}

} // namespace protocol
