#include "app/importer/value.h"

#include "app/protocol/jsonlexer.h"
#include "app/protocol/jsonwrite.h"

namespace importer {

using Kind = Value::Kind;

namespace {

void append(QByteArray &out, const Value &value);

void appendNumber(QByteArray &out, const QByteArray &spelled)
{
    if (protocol::numberEnd(spelled, 0) == spelled.size())
        out += spelled;
    else
        protocol::appendJsonString(out, QByteArrayView(spelled));
}

void appendArray(QByteArray &out, const std::vector<Value> &items)
{
    out += '[';
    for (const Value &item : items) {
        if (&item != &items.front())
            out += ',';
        append(out, item);
    }
    out += ']';
}

void appendKey(QByteArray &out, const Value &key, std::optional<size_t> position)
{
    if (key.kind == Kind::Text)
        protocol::appendJsonString(out, QByteArrayView(key.text));
    else if (position && key.isNone())
        protocol::appendJsonString(out, QByteArrayView(QByteArray::number(qulonglong(*position))));
    else
        protocol::appendJsonString(out, QByteArrayView(toJson(key)));
}

void appendMembers(QByteArray &out, const Value &value)
{
    out += '{';
    bool isFirst = true;
    if (value.kind == Kind::Object) {
        out += "\"@type\":";
        protocol::appendJsonString(out, QByteArrayView(value.text));
        isFirst = false;
    }
    for (size_t i = 0; i < value.items.size(); ++i) {
        if (!isFirst)
            out += ',';
        isFirst = false;
        appendKey(out, value.keys[i], value.kind == Kind::Object ? std::optional(i) : std::nullopt);
        out += ':';
        append(out, value.items[i]);
    }
    out += '}';
}

void append(QByteArray &out, const Value &value)
{
    switch (value.kind) {
    case Kind::None:
        out += "null";
        return;
    case Kind::Bool:
        out += value.truth ? "true" : "false";
        return;
    case Kind::Int:
    case Kind::Float:
        appendNumber(out, value.text);
        return;
    case Kind::Text:
    case Kind::Opaque:
        protocol::appendJsonString(out, QByteArrayView(value.text));
        return;
    case Kind::Bytes:
        protocol::appendJsonString(out, QString::fromLatin1(value.text));
        return;
    case Kind::List:
    case Kind::Tuple:
    case Kind::Set:
        appendArray(out, value.items);
        return;
    case Kind::Dict:
    case Kind::Object:
        appendMembers(out, value);
        return;
    }
}

} // namespace

const Value *Value::find(QByteArrayView key) const
{
    for (size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].kind == Kind::Text && keys[i].text == key)
            return &items[i];
    }
    return nullptr;
}

QString Value::toText() const
{
    const bool speaks = kind == Kind::Text || kind == Kind::Int || kind == Kind::Float;
    return speaks ? QString::fromUtf8(text) : QString();
}

std::optional<qint64> Value::toInteger() const
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    if (!isNumber || (kind != Kind::Int && kind != Kind::Text))
        return {};
    return number;
}

QString textAt(const Value &value, QByteArrayView key)
{
    const Value *found = value.find(key);
    return found ? found->toText() : QString();
}

std::optional<qint64> integerAt(const Value &value, QByteArrayView key)
{
    const Value *found = value.find(key);
    return found ? found->toInteger() : std::nullopt;
}

QByteArray toJson(const Value &value)
{
    QByteArray out;
    out.reserve(256); // most are shorter, and would grow five times
    append(out, value);
    return out;
}

} // namespace importer
