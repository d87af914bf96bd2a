#include "app/protocol/jsontree.h"

#include "app/protocol/jsonlexer.h"
#include "app/protocol/jsonwrite.h"

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

/// Reads one text; stops at the first fault, which stays in `error`.
class TreeReader
{
public:
    explicit TreeReader(QByteArrayView text)
        : m_text(text)
    {
    }

    [[nodiscard]] core::Result<JsonNode, ParseError> read()
    {
        JsonNode root;
        if (!readValue(root, 0))
            return core::make_unexpected(m_error);
        m_pos = skipSpace(m_text, m_pos);
        if (m_pos != m_text.size()) {
            fail(u"text after the end"_s);
            return core::make_unexpected(m_error);
        }
        return root;
    }

private:
    bool fail(const QString &reason, ParseError::Kind kind = ParseError::Kind::NotJson)
    {
        m_error = {kind, u"$"_s, u"%1 at byte %2"_s.arg(reason).arg(m_pos), m_pos};
        return false;
    }

    [[nodiscard]] char peek()
    {
        m_pos = skipSpace(m_text, m_pos);
        return m_pos < m_text.size() ? m_text[m_pos] : '\0';
    }

    bool readValue(JsonNode &node, int depth)
    {
        if (++m_nodes > maxTreeNodes)
            return fail(u"too many values"_s, ParseError::Kind::TooLarge);
        switch (peek()) {
        case '{':
        case '[':
            if (depth == maxDepth)
                return fail(u"too deep"_s, ParseError::Kind::TooDeep);
            return readContainer(node, depth);
        case '"':
            node.type = JsonNode::Type::String;
            return readString(node.text);
        case 't':
            return readWord(node, "true", JsonNode::Type::Bool);
        case 'f':
            return readWord(node, "false", JsonNode::Type::Bool);
        case 'n':
            return readWord(node, "null", JsonNode::Type::Null);
        default:
            return readNumber(node);
        }
    }

    bool readWord(JsonNode &node, QByteArrayView word, JsonNode::Type type)
    {
        if (!m_text.sliced(m_pos).startsWith(word))
            return fail(u"no value"_s);
        node.type = type;
        node.text = QString::fromLatin1(word);
        m_pos += word.size();
        return true;
    }

    bool readNumber(JsonNode &node)
    {
        const qsizetype end = numberEnd(m_text, m_pos);
        if (end < 0)
            return fail(u"no value"_s);
        node.type = JsonNode::Type::Number;
        node.text = QString::fromLatin1(m_text.sliced(m_pos, end - m_pos));
        m_pos = end;
        return true;
    }

    bool readContainer(JsonNode &node, int depth)
    {
        const bool object = m_text[m_pos++] == '{';
        const char close = object ? '}' : ']';
        node.type = object ? JsonNode::Type::Object : JsonNode::Type::Array;
        if (peek() == close) {
            ++m_pos;
            return true;
        }
        while (true) {
            JsonNode child;
            if (object && !readKey(child.key))
                return false;
            if (!readValue(child, depth + 1))
                return false;
            node.children.append(std::move(child));
            const char next = peek();
            if (next != close && next != ',')
                return fail(u"a comma or a closing bracket is needed"_s);
            ++m_pos;
            if (next == close)
                return true;
        }
    }

    bool readKey(QString &key)
    {
        if (peek() != '"')
            return fail(u"a key is needed"_s);
        if (!readString(key))
            return false;
        if (peek() != ':')
            return fail(u"a colon is needed"_s);
        ++m_pos;
        return true;
    }

    bool readString(QString &out)
    {
        const qsizetype end = stringEnd(m_text, m_pos);
        if (end < 0)
            return fail(u"string without an end"_s);
        const QByteArrayView inner = m_text.sliced(m_pos + 1, end - m_pos - 2);
        qsizetype plain = 0;
        for (qsizetype i = 0; i < inner.size(); ++i) {
            if (static_cast<unsigned char>(inner[i]) < 0x20)
                return fail(u"control character in a string"_s);
            if (inner[i] != '\\')
                continue;
            out += QString::fromUtf8(inner.sliced(plain, i - plain));
            const int length = appendEscape(out, inner, i);
            if (length == 0)
                return fail(u"unknown escape in a string"_s);
            i += length - 1;
            plain = i + 1;
        }
        out += QString::fromUtf8(inner.sliced(plain));
        m_pos = end;
        return true;
    }

    /// Appends what the escape at `pos` stands for; its length in bytes, 0 when it is none.
    [[nodiscard]] static int appendEscape(QString &out, QByteArrayView text, qsizetype pos)
    {
        static constexpr QByteArrayView letters = "\"\\/bfnrt";
        static constexpr QStringView meanings = u"\"\\/\b\f\n\r\t";
        if (pos + 1 >= text.size())
            return 0;
        if (text[pos + 1] == 'u') {
            const int unit = hexQuad(text, pos + 2);
            if (unit < 0)
                return 0;
            out += QChar(static_cast<char16_t>(unit));
            return 6;
        }
        const qsizetype letter = letters.indexOf(text[pos + 1]);
        if (letter < 0)
            return 0;
        out += meanings[letter];
        return 2;
    }

    QByteArrayView m_text;
    qsizetype m_pos = 0;
    int m_nodes = 0;
    ParseError m_error;
};

QString quoted(const QString &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return QString::fromUtf8(out);
}

void print(QString &out, const JsonNode &node, qsizetype indent)
{
    using Type = JsonNode::Type;
    if (node.type == Type::String)
        out += quoted(node.text);
    else if (node.type != Type::Array && node.type != Type::Object)
        out += node.text;
    if (node.type != Type::Array && node.type != Type::Object)
        return;
    const bool object = node.type == Type::Object;
    out += object ? u'{' : u'[';
    const QString margin(indent + 2, u' ');
    for (qsizetype i = 0; i < node.children.size(); ++i) {
        const JsonNode &child = node.children[i];
        out += (i == 0 ? u"\n"_s : u",\n"_s) + margin;
        if (object)
            out += quoted(child.key) + u": "_s;
        print(out, child, indent + 2);
    }
    if (!node.children.isEmpty())
        out += u'\n' + QString(indent, u' ');
    out += object ? u'}' : u']';
}

} // namespace

core::Result<JsonNode, ParseError> parseJsonTree(QByteArrayView text)
{
    if (text.size() > maxBodyBytes)
        return core::make_unexpected(ParseError{ParseError::Kind::TooLarge, u"$"_s, u"over the size limit"_s});
    return TreeReader(withoutBom(text)).read();
}

QString prettyJson(const JsonNode &node)
{
    QString out;
    print(out, node, 0);
    return out;
}

} // namespace protocol
