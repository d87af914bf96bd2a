#include "app/importer/pyrepr.h"

#include <algorithm>

namespace importer {

using Kind = Value::Kind;
using Fault = ReprError::Kind;

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Letters of other scripts may stand in a Python name; their UTF-8 bytes are not told apart here.
bool isNameChar(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isDigit(c) || c == '_' || c == '.' || c < 0;
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

void appendUtf8(QByteArray &out, char32_t c)
{
    if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff))
        c = 0xfffd; // a lone surrogate is legal in Python and nothing in UTF-8
    if (c < 0x80) {
        out += char(c);
        return;
    }
    const int more = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3; // bytes behind the first
    out += char((0xff00 >> (more + 1)) | (c >> (6 * more)));
    for (int i = more - 1; i >= 0; --i)
        out += char(0x80 | ((c >> (6 * i)) & 0x3f));
}

/// Descends once for each nesting, which the limits bound.
class Reader
{
public:
    Reader(QByteArrayView text, const ReprLimits &limits)
        : m_text(text)
        , m_limits(limits)
    {
    }

    bool value(Value &out, int depth);
    void skipBlanks()
    {
        while (!atEnd() && isBlank(m_text[m_at]))
            ++m_at;
    }
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] const ReprError &error() const { return m_error; }
    bool fail(Fault kind)
    {
        m_error = {std::min(m_at, m_text.size()), kind};
        return false;
    }

private:
    bool take(char c)
    {
        skipBlanks();
        if (atEnd() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    bool unexpected() { return fail(atEnd() ? Fault::UnexpectedEnd : Fault::UnexpectedCharacter); }
    bool sequence(Value &out, char close, int depth);
    bool braces(Value &out, int depth);
    bool arguments(Value &out, int depth);
    bool argumentName(Value &out);
    bool quoted(QByteArray &out, bool isBytes);
    bool escape(QByteArray &out, bool isBytes);
    bool codePoint(QByteArray &out, int digits, bool isByte);
    bool angle(Value &out);
    bool number(Value &out);
    bool name(Value &out, int depth);

    QByteArrayView m_text;
    ReprLimits m_limits;
    qsizetype m_at = 0;
    int m_count = 0;
    ReprError m_error;
};

bool Reader::value(Value &out, int depth)
{
    skipBlanks();
    if (atEnd())
        return fail(Fault::UnexpectedEnd);
    if (depth > m_limits.depth)
        return fail(Fault::TooDeep);
    if (++m_count > m_limits.count)
        return fail(Fault::TooMany);
    const char c = m_text[m_at];
    switch (c) {
    case '\'':
    case '"':
        out.kind = Kind::Text;
        return quoted(out.text, false);
    case '[':
        out.kind = Kind::List;
        return sequence(out, ']', depth);
    case '(':
        out.kind = Kind::Tuple;
        return sequence(out, ')', depth);
    case '{':
        return braces(out, depth);
    case '<':
        return angle(out);
    default:
        break;
    }
    if (isDigit(c) || c == '-' || c == '+')
        return number(out);
    return isNameChar(c) ? name(out, depth) : fail(Fault::UnexpectedCharacter);
}

bool Reader::sequence(Value &out, char close, int depth)
{
    ++m_at;
    while (!take(close)) {
        if (!value(out.items.emplace_back(), depth + 1))
            return false;
        if (!take(',')) {
            if (take(close))
                return true;
            return unexpected();
        }
    }
    return true;
}

bool Reader::braces(Value &out, int depth)
{
    ++m_at;
    out.kind = Kind::Dict; // `{}`; an empty set prints as `set()`
    out.keys.reserve(4); // few: a hostile text may hold many that are empty
    out.items.reserve(4);
    bool isFirst = true;
    while (!take('}')) {
        Value key;
        if (!value(key, depth + 1))
            return false;
        const bool isPair = take(':');
        if (isFirst && !isPair)
            out.kind = Kind::Set;
        isFirst = false;
        if (isPair != (out.kind == Kind::Dict))
            return unexpected();
        if (isPair) {
            out.keys.push_back(std::move(key));
            if (!value(out.items.emplace_back(), depth + 1))
                return false;
        } else {
            out.items.push_back(std::move(key));
        }
        if (!take(',')) {
            if (take('}'))
                return true;
            return unexpected();
        }
    }
    return true;
}

/// `key=` before an argument; without one the key is None and nothing is taken.
bool Reader::argumentName(Value &out)
{
    skipBlanks();
    qsizetype end = m_at;
    while (end < m_text.size() && isNameChar(m_text[end]))
        ++end;
    if (end == m_at || end >= m_text.size() || m_text[end] != '=')
        return false;
    out.kind = Kind::Text;
    out.text = m_text.sliced(m_at, end - m_at).toByteArray();
    m_at = end + 1;
    return true;
}

bool Reader::arguments(Value &out, int depth)
{
    ++m_at;
    out.keys.reserve(4);
    out.items.reserve(4);
    while (!take(')')) {
        argumentName(out.keys.emplace_back());
        if (!value(out.items.emplace_back(), depth + 1))
            return false;
        if (!take(',')) {
            if (take(')'))
                return true;
            return unexpected();
        }
    }
    return true;
}

bool Reader::quoted(QByteArray &out, bool isBytes)
{
    const char quote = m_text[m_at++];
    while (!atEnd()) {
        const QByteArrayView rest = m_text.sliced(m_at);
        const auto end = std::ranges::find_if(rest, [quote](char c) { return c == quote || c == '\\'; });
        const QByteArrayView plain = rest.first(end - rest.begin());
        m_at += plain.size();
        if (out.isEmpty())
            out = plain.toByteArray(); // most texts have no escape: one allocation of their size
        else
            out += plain;
        if (atEnd())
            break;
        if (m_text[m_at++] == quote)
            return true;
        if (!escape(out, isBytes))
            return false;
    }
    return fail(Fault::UnexpectedEnd);
}

bool Reader::codePoint(QByteArray &out, int digits, bool isByte)
{
    char32_t c = 0;
    for (int i = 0; i < digits; ++i, ++m_at) {
        if (atEnd())
            return fail(Fault::UnexpectedEnd);
        const int digit = hexDigit(m_text[m_at]);
        if (digit < 0)
            return fail(Fault::BadEscape);
        c = c * 16 + char32_t(digit);
    }
    if (isByte)
        out += char(c);
    else
        appendUtf8(out, c);
    return true;
}

bool Reader::escape(QByteArray &out, bool isBytes)
{
    if (atEnd())
        return fail(Fault::UnexpectedEnd);
    const char c = m_text[m_at++];
    switch (c) {
    case 'n':
        out += '\n';
        return true;
    case 't':
        out += '\t';
        return true;
    case 'r':
        out += '\r';
        return true;
    case '\\':
    case '\'':
    case '"':
        out += c;
        return true;
    case 'x':
        return codePoint(out, 2, isBytes);
    case 'u':
        return codePoint(out, 4, false);
    case 'U':
        return codePoint(out, 8, false);
    default:
        // `repr` prints no other; in a text that somebody quoted by hand the backslash stands for itself, as in Python.
        out += '\\';
        out += c;
        return true;
    }
}

/// `<…>` with the brackets and quotes that stand in it.
bool Reader::angle(Value &out)
{
    const qsizetype begin = m_at;
    int open = 0;
    char quote = 0;
    for (qsizetype i = begin; i < m_text.size(); ++i) {
        const char c = m_text[i];
        if (quote != 0) {
            quote = c == quote ? char(0) : quote;
        } else if ((c == '\'' || c == '"') && m_text.indexOf(c, i + 1) >= 0) {
            quote = c;
        } else if (c == '<') {
            ++open;
        } else if (c == '>' && --open == 0) {
            m_at = i + 1;
            out.kind = Kind::Opaque;
            out.text = m_text.sliced(begin, m_at - begin).toByteArray();
            return true;
        }
    }
    m_at = m_text.size();
    return fail(Fault::UnexpectedEnd);
}

bool Reader::number(Value &out)
{
    const qsizetype begin = m_at++;
    bool isFloat = false;
    for (; !atEnd(); ++m_at) {
        const char c = m_text[m_at];
        const bool isSign = (c == '-' || c == '+') && (m_text[m_at - 1] | 0x20) == 'e';
        // `-inf`, `1e+16`, `2j`
        const bool isLetter = c == '.' || (c >= 'a' && c <= 'z') || c == 'E';
        if (!isDigit(c) && c != '_' && !isSign && !isLetter)
            break;
        isFloat = isFloat || isSign || isLetter;
    }
    out.kind = isFloat ? Kind::Float : Kind::Int;
    out.text = m_text.sliced(begin, m_at - begin).toByteArray();
    return m_at - begin > 1 || isDigit(m_text[begin]) ? true : unexpected();
}

bool Reader::name(Value &out, int depth)
{
    const qsizetype begin = m_at;
    while (!atEnd() && isNameChar(m_text[m_at]))
        ++m_at;
    const QByteArrayView word = m_text.sliced(begin, m_at - begin);
    const bool isQuoted = !atEnd() && (m_text[m_at] == '\'' || m_text[m_at] == '"');
    if (isQuoted && (word == "b" || word == "u")) {
        out.kind = word == "b" ? Kind::Bytes : Kind::Text;
        return quoted(out.text, word == "b");
    }
    if (!atEnd() && m_text[m_at] == '(') {
        out.kind = Kind::Object;
        out.text = word.toByteArray();
        if (!arguments(out, depth))
            return false;
        if (word == "set" && out.items.empty())
            out = Value{.kind = Kind::Set};
        return true;
    }
    if (word == "None")
        return true;
    if (word == "True" || word == "False") {
        out.kind = Kind::Bool;
        out.truth = word == "True";
        return true;
    }
    out.kind = word == "nan" || word == "inf" ? Kind::Float : Kind::Opaque;
    out.text = word.toByteArray();
    return true;
}

} // namespace

core::Result<ReprPrefix, ReprError> readReprPrefix(QByteArrayView text, const ReprLimits &limits)
{
    // Of a longer text only that much is read: a value that ends before is one.
    Reader reader(text.first(std::min(text.size(), limits.length)), limits);
    ReprPrefix prefix;
    if (reader.value(prefix.value, 1)) {
        prefix.end = reader.at();
        return prefix;
    }
    ReprError error = reader.error();
    if (error.kind == Fault::UnexpectedEnd && text.size() > limits.length)
        error.kind = Fault::TooLong;
    return core::make_unexpected(error);
}

core::Result<Value, ReprError> readRepr(QByteArrayView text, const ReprLimits &limits)
{
    if (text.size() > limits.length)
        return core::make_unexpected(ReprError{limits.length, Fault::TooLong});
    Reader reader(text, limits);
    Value value;
    if (!reader.value(value, 1))
        return core::make_unexpected(reader.error());
    reader.skipBlanks();
    if (!reader.atEnd())
        return core::make_unexpected(ReprError{reader.at(), Fault::TrailingText});
    return value;
}

} // namespace importer
