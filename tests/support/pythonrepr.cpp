#include "tests/support/pythonrepr.h"

namespace test {

using importer::Value;
using Kind = Value::Kind;

namespace {

QByteArray quoted(const QByteArray &bytes, bool isBytes)
{
    const char quote = bytes.contains('\'') && !bytes.contains('"') ? '"' : '\'';
    QByteArray out(1, quote);
    for (const char c : bytes) {
        const bool isControl = (c >= 0 && c < 0x20) || c == 0x7f || (isBytes && c < 0);
        if (c == quote || c == '\\')
            (out += '\\') += c;
        else if (c == '\n')
            out += "\\n";
        else if (c == '\t')
            out += "\\t";
        else if (c == '\r')
            out += "\\r";
        else if (isControl)
            out += "\\x" + QByteArray(1, c).toHex();
        else
            out += c;
    }
    return out + quote;
}

QByteArray joined(const Value &value, const char *between)
{
    QByteArray out;
    for (size_t i = 0; i < value.items.size(); ++i) {
        if (i > 0)
            out += ", ";
        if (i < value.keys.size() && !value.keys[i].isNone())
            out += (value.kind == Kind::Object ? value.keys[i].text : pythonRepr(value.keys[i])) + between;
        else if (i < value.keys.size() && value.kind == Kind::Dict)
            out += QByteArray("None") + between;
        out += pythonRepr(value.items[i]);
    }
    return out;
}

} // namespace

QByteArray pythonRepr(const QByteArray &utf8)
{
    return quoted(utf8, false);
}

Value textValue(const QByteArray &utf8)
{
    return {.kind = Kind::Text, .text = utf8};
}

QByteArray pythonRepr(const Value &value)
{
    switch (value.kind) {
    case Kind::None:
        return "None";
    case Kind::Bool:
        return value.truth ? "True" : "False";
    case Kind::Int:
    case Kind::Float:
    case Kind::Opaque:
        return value.text;
    case Kind::Text:
        return quoted(value.text, false);
    case Kind::Bytes:
        return 'b' + quoted(value.text, true);
    case Kind::List:
        return '[' + joined(value, "") + ']';
    case Kind::Tuple:
        return '(' + joined(value, "") + (value.items.size() == 1 ? ",)" : ")");
    case Kind::Set:
        return value.items.empty() ? QByteArray("set()") : '{' + joined(value, "") + '}';
    case Kind::Dict:
        return '{' + joined(value, ": ") + '}';
    case Kind::Object:
        return value.text + '(' + joined(value, "=") + ')';
    }
    return {};
}

} // namespace test
