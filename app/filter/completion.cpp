#include "app/filter/completion.h"

#include "app/filter/expression.h"
#include "app/filter/lexer.h"

#include <algorithm>

namespace filter {

using namespace Qt::StringLiterals;

namespace {

Completed replaced(QStringView text, const Completion &completion, const QString &choice, bool isWhole)
{
    const QStringView rest = text.sliced(completion.at + completion.length);
    const bool needsBlank = isWhole && !rest.startsWith(u' ') && !rest.startsWith(u')');
    const QString inserted = choice + (needsBlank ? u" "_s : QString());
    const bool stepsOver = isWhole && !needsBlank && rest.startsWith(u' ');
    return {text.first(completion.at).toString() + inserted + rest.toString(),
        completion.at + inserted.size() + (stepsOver ? 1 : 0)};
}

} // namespace

Completion completionAt(QStringView text, qsizetype cursor)
{
    cursor = std::clamp<qsizetype>(cursor, 0, text.size());
    const QList<Token> all = tokens(text);
    const auto token = std::ranges::find_if(
        all, [cursor](const Token &candidate) { return candidate.at < cursor && cursor <= candidate.end(); });
    const bool isMinus = token != all.end() && token->text == "-"_L1; // and its term is still to come
    if (token == all.end() || token->kind == Token::Kind::Open || token->kind == Token::Kind::Not || isMinus)
        return {Completion::Of::Keys, {}, {}, cursor, 0};
    if (token->kind == Token::Kind::Compare && cursor >= token->valueAt) {
        QStringView prefix = text.sliced(token->valueAt, cursor - token->valueAt);
        if (prefix.startsWith(u'"'))
            prefix = prefix.sliced(1);
        return {Completion::Of::Values, *token->key, prefix.toString(), token->valueAt, token->end() - token->valueAt};
    }
    if (token->kind == Token::Kind::Text || token->kind == Token::Kind::Compare)
        return {Completion::Of::Keys, {}, text.sliced(token->at, cursor - token->at).toString(), token->at,
            token->kind == Token::Kind::Text ? token->length : token->valueAt - token->at};
    return {};
}

Completed completed(QStringView text, const Completion &completion, Key key)
{
    return replaced(text, completion, infoOf(key).word + u':', false);
}

Completed completed(QStringView text, const Completion &completion, const QString &value)
{
    return replaced(
        text, completion, termText(completion.key, value).sliced(infoOf(completion.key).word.size() + 1), true);
}

} // namespace filter
