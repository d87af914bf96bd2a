#include "app/filter/parser.h"

#include "app/filter/lexer.h"
#include "app/filter/value.h"

#include <QRegularExpression>

#include <algorithm>

namespace filter {

namespace {

using Read = core::Result<Node, Error>;

class Parser
{
public:
    explicit Parser(QStringView text)
        : m_text(text)
        , m_tokens(tokens(text))
    {
    }

    core::Result<Parsed, Error> run()
    {
        if (m_tokens.isEmpty())
            return Parsed{};
        Read node = any();
        if (!node)
            return core::make_unexpected(node.error());
        if (const Token *rest = peek())
            return core::make_unexpected(errorAt(Error::Kind::UnexpectedClose, *rest));
        return Parsed{*std::move(node), m_unknownKeys};
    }

private:
    [[nodiscard]] const Token *peek() const { return m_next < m_tokens.size() ? &m_tokens[m_next] : nullptr; }
    bool take(Token::Kind kind)
    {
        const bool is = peek() && peek()->kind == kind;
        m_next += is ? 1 : 0;
        return is;
    }
    [[nodiscard]] static Error errorAt(Error::Kind kind, const Token &token)
    {
        return {kind, token.at, token.length, token.key, {}};
    }
    [[nodiscard]] static Error errorInValue(Error::Kind kind, const Token &token, const QString &detail = {})
    {
        return {kind, token.valueAt, std::max<qsizetype>(1, token.end() - token.valueAt), token.key, detail};
    }
    [[nodiscard]] Error errorBehind(Error::Kind kind) const
    {
        return m_next > 0 ? errorAt(kind, m_tokens[m_next - 1]) : Error{kind, 0, m_text.size(), {}, {}};
    }

    Read any()
    {
        QList<Node> choices;
        do {
            Read choice = all();
            if (!choice)
                return choice;
            choices.append(*std::move(choice));
        } while (take(Token::Kind::Or));
        return anyOf(std::move(choices));
    }

    Read all()
    {
        QList<Node> parts;
        for (;;) {
            const Token *token = peek();
            if (!token || token->kind == Token::Kind::Or || token->kind == Token::Kind::Close)
                break;
            if (take(Token::Kind::And))
                continue; // words are AND anyway
            Read part = one();
            if (!part)
                return part;
            parts.append(*std::move(part));
        }
        return parts.isEmpty() ? Read(core::make_unexpected(errorBehind(Error::Kind::MissingTerm)))
                               : Read(allOf(std::move(parts)));
    }

    Read one()
    {
        const Token *token = peek();
        if (!token || token->kind == Token::Kind::Close || token->kind == Token::Kind::Or
            || token->kind == Token::Kind::And)
            return core::make_unexpected(errorBehind(Error::Kind::MissingTerm));
        if (token->kind != Token::Kind::Not && token->kind != Token::Kind::Open) {
            ++m_next;
            return term(*token);
        }
        if (++m_depth > deepestFilter)
            return core::make_unexpected(errorAt(Error::Kind::TooDeep, *token));
        ++m_next;
        Read inner = token->kind == Token::Kind::Not ? one() : any();
        --m_depth;
        if (!inner)
            return inner;
        if (token->kind == Token::Kind::Not)
            return notOf(*std::move(inner));
        if (!take(Token::Kind::Close))
            return core::make_unexpected(errorAt(Error::Kind::UnclosedGroup, *token));
        return inner;
    }

    Read term(const Token &token)
    {
        if (++m_terms > mostTerms)
            return core::make_unexpected(errorAt(Error::Kind::TooMany, token));
        if (!token.isClosed) {
            const bool isPattern = token.kind == Token::Kind::Pattern;
            return core::make_unexpected(
                errorAt(isPattern ? Error::Kind::UnclosedPattern : Error::Kind::UnclosedQuote, token));
        }
        switch (token.kind) {
        case Token::Kind::Compare:
            return compare(token);
        case Token::Kind::Pattern:
            return pattern(token);
        case Token::Kind::Field:
            if (token.text.isEmpty())
                return core::make_unexpected(errorAt(Error::Kind::MissingValue, token));
            return leafOf(JsonField{token.text, token.fieldValue});
        default:
            return text(token);
        }
    }

    Read text(const Token &token)
    {
        if (token.text.trimmed().isEmpty())
            return core::make_unexpected(errorAt(Error::Kind::MissingTerm, token));
        const qsizetype colon = token.text.indexOf(u':');
        if (token.kind == Token::Kind::Text && colon > 0)
            m_unknownKeys.append(token.text.first(colon));
        return leafOf(Text{token.text});
    }

    static Read pattern(const Token &token)
    {
        const QRegularExpression regex(token.text);
        if (token.text.isEmpty())
            return core::make_unexpected(errorAt(Error::Kind::MissingValue, token));
        if (!regex.isValid())
            return core::make_unexpected(errorInValue(Error::Kind::BadPattern, token, regex.errorString()));
        return leafOf(Pattern{token.text});
    }

    static Read compare(const Token &token)
    {
        const KeyInfo &info = infoOf(*token.key);
        if (token.text.isEmpty())
            return core::make_unexpected(errorAt(Error::Kind::MissingValue, token));
        switch (info.value) {
        case ValueKind::Word: {
            const auto word = std::ranges::find_if(info.words,
                [&token](QLatin1StringView known) { return token.text.compare(known, Qt::CaseInsensitive) == 0; });
            if (word == info.words.end())
                return core::make_unexpected(errorInValue(Error::Kind::BadWord, token));
            return leafOf(Compare{info.key, QString(*word)});
        }
        case ValueKind::Number:
        case ValueKind::Duration:
        case ValueKind::Bytes:
            if (const auto range = parseRange(token.text, info.value))
                return leafOf(Compare{info.key, *range});
            return core::make_unexpected(errorInValue(Error::Kind::BadNumber, token));
        case ValueKind::Name:
        case ValueKind::Prefix:
        case ValueKind::Substring:
            break;
        }
        return leafOf(Compare{info.key, token.text});
    }

    QStringView m_text;
    QList<Token> m_tokens;
    qsizetype m_next = 0;
    int m_depth = 0;
    int m_terms = 0;
    QStringList m_unknownKeys;
};

} // namespace

core::Result<Parsed, Error> parse(QStringView text)
{
    if (text.size() > longestFilter)
        return core::make_unexpected(Error{Error::Kind::TooLong, longestFilter, text.size() - longestFilter, {}, {}});
    return Parser(text).run();
}

} // namespace filter
