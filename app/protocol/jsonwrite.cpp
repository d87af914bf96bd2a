#include "app/protocol/jsonwrite.h"

namespace protocol {

namespace {

/// The escape of a byte that may not stand bare in a JSON string; empty when it may.
QByteArray escapeOf(char c)
{
    switch (c) {
    case '"':
        return "\\\"";
    case '\\':
        return "\\\\";
    case '\n':
        return "\\n";
    case '\r':
        return "\\r";
    case '\t':
        return "\\t";
    default:
        break;
    }
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x20 ? QByteArray() : "\\u" + QByteArray::number(byte, 16).rightJustified(4, '0');
}

} // namespace

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    out.append('"');
    qsizetype plain = 0;
    for (qsizetype i = 0; i < utf8.size(); ++i) {
        const char c = utf8[i];
        if (c != '"' && c != '\\' && static_cast<unsigned char>(c) >= 0x20)
            continue;
        out.append(utf8.sliced(plain, i - plain));
        out.append(escapeOf(c));
        plain = i + 1;
    }
    out.append(utf8.sliced(plain));
    out.append('"');
}

void appendJsonString(QByteArray &out, const QString &text)
{
    appendJsonString(out, QByteArrayView(text.toUtf8()));
}

} // namespace protocol
