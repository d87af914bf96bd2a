#include "app/protocol/jsondocument.h"

#include "app/protocol/jsonlexer.h"

#include <QLocale>
#include <simdjson.h>

#include <algorithm>
#include <bit>
#include <limits>

namespace protocol {

using namespace Qt::StringLiterals;
using simdjson::dom::element;
using simdjson::dom::element_type;

static_assert(sizeof(element) == 2 * sizeof(void *) && std::is_trivially_copyable_v<element>);

struct JsonDocument::Parser
{
    simdjson::dom::parser parser;
    QByteArray padded;
    element root;

    /// A thread keeps one parser between its documents: making the buffers costs as much as reading a message.
    static std::unique_ptr<Parser> &spare()
    {
        static thread_local std::unique_ptr<Parser> kept;
        return kept;
    }
    static std::unique_ptr<Parser> take() { return spare() ? std::move(spare()) : std::make_unique<Parser>(); }
};

namespace {

// A parser grown beyond this (a long body) is not kept; most messages fit into the smallest.
constexpr size_t keptCapacity = 64 * 1024;
constexpr size_t leastCapacity = 4 * 1024;

using Handle = std::array<std::byte, 2 * sizeof(void *)>;

element unwrap(const Handle &handle)
{
    return std::bit_cast<element>(handle);
}

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// A copy with room behind it: the parser reads in blocks beyond the end.
QByteArray paddedCopy(QByteArrayView text)
{
    QByteArray copy(text.size() + static_cast<qsizetype>(simdjson::SIMDJSON_PADDING), Qt::Uninitialized);
    std::copy(text.begin(), text.end(), copy.begin());
    std::fill(copy.begin() + text.size(), copy.end(), '\0');
    return copy;
}

/// Appends one string token, lone surrogate escapes replaced by U+FFFD (a name cut inside an emoji must not cost the
/// whole message).
void appendString(QByteArray &out, QByteArrayView token)
{
    for (qsizetype i = 0; i < token.size(); ++i) {
        out.append(token[i]);
        if (token[i] != '\\' || i + 1 >= token.size())
            continue;
        const int unit = token[i + 1] == 'u' ? hexQuad(token, i + 2) : -1;
        const bool high = unit >= 0xD800 && unit <= 0xDBFF;
        const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
        const int next = high && token.sliced(i + 6).startsWith("\\u") ? hexQuad(token, i + 8) : -1;
        if (high && next >= 0xDC00 && next <= 0xDFFF) {
            out.append(token.sliced(i + 1, 11));
            i += 11;
        } else if (high || low) {
            out.append("uFFFD");
            i += 5;
        } else {
            out.append(token[++i]);
        }
    }
}

/// The same document with numbers that the parser cannot hold put into quotes; other faults stay as they are.
QByteArray repaired(QByteArrayView text)
{
    QByteArray out;
    out.reserve(text.size() + 64);
    for (qsizetype pos = 0; pos < text.size();) {
        const char c = text[pos];
        qsizetype end = pos + 1;
        if (c == '"') {
            const qsizetype close = stringEnd(text, pos);
            end = close < 0 ? text.size() : close;
            appendString(out, text.sliced(pos, end - pos));
        } else if (const qsizetype number = numberEnd(text, pos); number > 0) {
            end = number;
            // 18 digits always fit into 64 bits; whatever is longer or has an exponent is kept as its spelling.
            const QByteArrayView token = text.sliced(pos, end - pos);
            const bool huge = token.size() > 18 || token.contains('e') || token.contains('E');
            if (huge)
                out.append('"').append(token).append('"');
            else
                out.append(token);
        } else {
            out.append(c);
        }
        pos = end;
    }
    return out;
}

ParseError toError(simdjson::error_code code)
{
    const auto kind = code == simdjson::DEPTH_ERROR ? ParseError::Kind::TooDeep
        : code == simdjson::CAPACITY                ? ParseError::Kind::TooLarge
                                                    : ParseError::Kind::NotJson;
    return {kind, u"$"_s, QString::fromLatin1(simdjson::error_message(code))};
}

} // namespace

JsonDocument::JsonDocument(std::unique_ptr<Parser> parser)
    : m_parser(std::move(parser))
{
}
JsonDocument::JsonDocument(JsonDocument &&) noexcept = default;
JsonDocument &JsonDocument::operator=(JsonDocument &&) noexcept = default;

JsonDocument::~JsonDocument()
{
    if (!m_parser || m_parser->parser.capacity() > keptCapacity)
        return;
    m_parser->padded.clear(); // what was read does not outlive its document
    Parser::spare() = std::move(m_parser);
}

core::Result<JsonDocument, ParseError> JsonDocument::parse(QByteArrayView text, qsizetype limit)
{
    if (text.size() > limit)
        return core::make_unexpected(ParseError{ParseError::Kind::TooLarge, u"$"_s, u"over the size limit"_s});
    auto parser = Parser::take();
    const auto run = [&parser](QByteArrayView json) {
        parser->padded = paddedCopy(json);
        // The parser's count is of levels that hold something, and one more.
        const size_t wanted = std::max(static_cast<size_t>(json.size()) + 1, leastCapacity);
        auto error = simdjson::SUCCESS;
        if (parser->parser.capacity() < wanted)
            error = parser->parser.allocate(wanted, maxDepth + 1);
        if (error == simdjson::SUCCESS)
            error = parser->parser.parse(parser->padded.constData(), static_cast<size_t>(json.size()), false)
                        .get(parser->root);
        return error;
    };
    const QByteArrayView json = withoutBom(text);
    auto error = run(json);
    if (error == simdjson::NUMBER_ERROR || error == simdjson::STRING_ERROR)
        error = run(repaired(json));
    if (error != simdjson::SUCCESS)
        return core::make_unexpected(toError(error));
    return JsonDocument(std::move(parser));
}

JsonValue JsonDocument::root() const
{
    JsonValue value;
    value.m_handle = std::bit_cast<Handle>(m_parser->root);
    value.m_present = true;
    return value;
}

JsonValue::Type JsonValue::type() const
{
    if (!m_present)
        return Type::Absent;
    switch (unwrap(m_handle).type()) {
    case element_type::ARRAY:
        return Type::Array;
    case element_type::OBJECT:
        return Type::Object;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
        return Type::Number;
    case element_type::STRING:
        return Type::String;
    case element_type::BOOL:
        return Type::Bool;
    case element_type::NULL_VALUE:
        return Type::Null;
    }
    return Type::Absent;
}

JsonValue JsonValue::operator[](std::string_view key) const
{
    JsonValue member;
    element found;
    if (m_present && unwrap(m_handle).is_object() && unwrap(m_handle).at_key(key).get(found) == simdjson::SUCCESS) {
        member.m_handle = std::bit_cast<Handle>(found);
        member.m_present = true;
    }
    return member;
}

QString JsonValue::text() const
{
    if (!m_present)
        return {};
    const element value = unwrap(m_handle);
    if (value.is_string())
        return toText(value.get_string().value_unsafe());
    if (value.is_int64())
        return QString::number(value.get_int64().value_unsafe());
    if (value.is_uint64())
        return QString::number(value.get_uint64().value_unsafe());
    if (value.is_double())
        return QString::number(value.get_double().value_unsafe(), 'g', QLocale::FloatingPointShortest);
    return {};
}

QByteArray JsonValue::bytes() const
{
    if (!m_present || !unwrap(m_handle).is_string())
        return {};
    const std::string_view utf8 = unwrap(m_handle).get_string().value_unsafe();
    return QByteArray(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::optional<qint64> JsonValue::integer() const
{
    if (!m_present)
        return std::nullopt;
    const element value = unwrap(m_handle);
    if (value.is_int64())
        return value.get_int64().value_unsafe();
    if (value.is_uint64())
        return std::numeric_limits<qint64>::max(); // above 2^63: larger than any number the wire means
    if (!value.is_string())
        return std::nullopt;
    bool ok = false;
    const qint64 number = bytes().toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

int JsonValue::clampedInt() const
{
    const qint64 low = std::numeric_limits<int>::min();
    const qint64 high = std::numeric_limits<int>::max();
    return static_cast<int>(std::clamp(integer().value_or(0), low, high));
}

std::optional<bool> JsonValue::boolean() const
{
    if (!m_present || !unwrap(m_handle).is_bool())
        return std::nullopt;
    return unwrap(m_handle).get_bool().value_unsafe();
}

QList<JsonValue> JsonValue::items() const
{
    QList<JsonValue> list;
    if (!m_present || !unwrap(m_handle).is_array())
        return list;
    const simdjson::dom::array array = unwrap(m_handle).get_array().value_unsafe(); // outlives the loop over it
    for (const element item : array) {
        JsonValue value;
        value.m_handle = std::bit_cast<Handle>(item);
        value.m_present = true;
        list.append(value);
    }
    return list;
}

} // namespace protocol
