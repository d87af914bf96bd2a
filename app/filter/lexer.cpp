#include "app/filter/lexer.h"

#include <algorithm>

namespace filter {

using namespace Qt::StringLiterals;

namespace {

bool endsWord(QChar c)
{
    return c.isSpace() || c == u'(' || c == u')';
}

class Lexer
{
public:
    explicit Lexer(QStringView text)
        : m_text(text)
    {
    }

    QList<Token> run()
    {
        QList<Token> found;
        for (skipBlanks(); m_at < m_text.size(); skipBlanks()) {
            Token token = next();
            token.length = m_at - token.at;
            found.append(std::move(token));
        }
        return found;
    }

private:
    void skipBlanks()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }
    [[nodiscard]] bool has(QLatin1StringView what) const
    {
        return m_text.sliced(m_at).startsWith(what, Qt::CaseInsensitive);
    }
    /// The unread characters up to a blank, a bracket or `stop`.
    QStringView takeWord(QChar stop = {})
    {
        const qsizetype from = m_at;
        while (m_at < m_text.size() && !endsWord(m_text[m_at]) && (stop.isNull() || m_text[m_at] != stop))
            ++m_at;
        return m_text.sliced(from, m_at - from);
    }
    /// What stands between this mark and the next one that no backslash precedes; the mark itself is unescaped.
    QString takeMarked(QChar mark, bool &isClosed)
    {
        QString inside;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c == mark) {
                ++m_at;
                return inside;
            }
            const QChar following = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar();
            // In a pattern a backslash before anything else is the pattern's own.
            if (c == u'\\' && (following == mark || (following == u'\\' && mark == u'"')))
                ++m_at;
            else if (c == u'\\' && following == u'\\')
                inside += m_text[m_at++];
            inside += m_text[m_at];
        }
        isClosed = false;
        return inside;
    }
    QString takeValue(bool &isClosed, QChar stop = {})
    {
        const bool isQuoted = m_at < m_text.size() && m_text[m_at] == u'"';
        return isQuoted ? takeMarked(u'"', isClosed) : takeWord(stop).toString();
    }

    Token next()
    {
        Token token{.at = m_at};
        const QChar c = m_text[m_at];
        const QChar following = m_at + 1 < m_text.size() ? m_text[m_at + 1] : QChar(u' ');
        if (c == u'(' || c == u')') {
            token.kind = c == u'(' ? Token::Kind::Open : Token::Kind::Close;
            ++m_at;
        } else if (c == u'-' && following != u')' && !following.isSpace()) {
            token.kind = Token::Kind::Not;
            ++m_at;
        } else if (c == u'"') {
            token.kind = Token::Kind::Phrase;
            token.text = takeMarked(u'"', token.isClosed);
        } else if (has("re:/"_L1)) {
            token.kind = Token::Kind::Pattern;
            m_at += 3;
            token.valueAt = m_at + 1;
            token.text = takeMarked(u'/', token.isClosed);
        } else if (has("j:"_L1)) {
            takeField(token);
        } else {
            takeTerm(token);
        }
        return token;
    }

    void takeField(Token &token)
    {
        token.kind = Token::Kind::Field;
        m_at += 2;
        token.valueAt = m_at;
        token.text = takeValue(token.isClosed, u'=');
        if (m_at < m_text.size() && m_text[m_at] == u'=') {
            ++m_at;
            token.fieldValue = takeValue(token.isClosed);
        }
    }

    void takeTerm(Token &token)
    {
        const QStringView word = takeWord();
        const qsizetype colon = word.indexOf(u':');
        token.key = colon > 0 ? keyOf(word.first(colon)) : std::nullopt;
        if (token.key) {
            m_at = token.valueAt = token.at + colon + 1;
            token.kind = Token::Kind::Compare;
            token.text = takeValue(token.isClosed);
            return;
        }
        token.text = word.toString();
        token.kind = word == "OR"_L1 ? Token::Kind::Or
            : word == "AND"_L1       ? Token::Kind::And
            : word == "NOT"_L1       ? Token::Kind::Not
                                     : Token::Kind::Text;
    }

    QStringView m_text;
    qsizetype m_at = 0;
};

} // namespace

QList<Token> tokens(QStringView text)
{
    return Lexer(text).run();
}

bool isBareText(const QString &text)
{
    const QList<Token> read = tokens(text);
    return read.size() == 1 && read.first().kind == Token::Kind::Text && read.first().text == text;
}

bool isBareValue(const QString &value)
{
    return !value.isEmpty() && !value.startsWith(u'"') && std::ranges::none_of(value, endsWord);
}

bool isBarePath(const QString &path)
{
    return isBareValue(path) && !path.contains(u'=');
}

} // namespace filter
