#include "app/traffic/encodings.h"

#include <cstring>

namespace traffic {

namespace {

/// `%XX` for everything but the unreserved characters, with small or capital digits.
QByteArray percentEncoded(const QByteArray &secret, bool lower)
{
    QByteArray out = secret.toPercentEncoding();
    for (qsizetype i = 0; lower && i + 2 < out.size(); ++i) {
        if (out[i] != '%')
            continue;
        const QByteArray digits = out.mid(i + 1, 2).toLower();
        out.replace(i + 1, 2, digits);
        i += 2;
    }
    return out;
}

QByteArray unicodeEscape(char c, bool lower)
{
    const QByteArray hex = QByteArray::number(static_cast<unsigned char>(c), 16).rightJustified(2, '0');
    return "\\u00" + (lower ? hex : hex.toUpper());
}

/// With a backslash before each character of `escaped`, and `\u00XX` for each of `unicode`.
QByteArray jsonEscaped(const QByteArray &secret, QByteArrayView escaped, QByteArrayView unicode)
{
    QByteArray out;
    for (const char c : secret) {
        if (unicode.contains(c)) {
            out += unicodeEscape(c, true);
            continue;
        }
        if (escaped.contains(c))
            out += '\\';
        out += c;
    }
    return out;
}

QByteArray allUnicode(const QByteArray &secret, bool lower)
{
    QByteArray out;
    for (const char c : secret)
        out += unicodeEscape(c, lower);
    return out;
}

/// The characters of base64 that `skip` unknown bytes before the secret leave wholly determined.
Needle base64Core(const QByteArray &secret, int skip, QByteArray::Base64Option alphabet)
{
    const QByteArray code = (QByteArray(skip, '\0') + secret).toBase64(alphabet | QByteArray::OmitTrailingEquals);
    const qsizetype bits = 8 * (skip + secret.size());
    const qsizetype first = (8 * skip + 5) / 6;
    Needle needle;
    needle.bytes = code.mid(first, bits / 6 - first);
    needle.before = skip != 0;
    needle.after = bits % 6 != 0;
    return needle;
}

} // namespace

QList<Needle> spellings(const QByteArray &secret, Splice::What what)
{
    QList<Needle> needles;
    const auto add = [&needles, what](Needle needle) {
        needle.what = what;
        if (!needles.contains(needle))
            needles.append(needle);
    };
    add({.bytes = secret});
    add({.bytes = QByteArray(secret).replace(' ', '+')}); // as forms write it
    add({.bytes = percentEncoded(secret, false)});
    add({.bytes = percentEncoded(secret, true)});
    add({.bytes = jsonEscaped(secret, "\"\\", {})});
    add({.bytes = jsonEscaped(secret, "\"\\/", {})});
    add({.bytes = jsonEscaped(secret, "\"\\", "<>&")}); // Go's encoder
    add({.bytes = allUnicode(secret, true)});
    add({.bytes = allUnicode(secret, false)});
    add({.bytes = secret.toHex()});
    add({.bytes = secret.toHex().toUpper()});
    for (int skip = 0; skip < 3; ++skip) {
        add(base64Core(secret, skip, QByteArray::Base64Encoding));
        add(base64Core(secret, skip, QByteArray::Base64UrlEncoding));
    }
    return needles;
}

bool isBase64(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
        || (c != '\0' && std::strchr("+/-_", c) != nullptr);
}

} // namespace traffic
