#include "app/text/undeliveredtext.h"

#include "app/core/overloaded.h"
#include "app/text/cataloguetext.h"
#include "app/text/sentence.h"
#include "app/text/words.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

/// Up to the first mark that ends a thought; a colon inside a word or a URL ends none.
QString firstClause(const QString &text)
{
    static constexpr std::array ends{QStringView(u": "), QStringView(u"; "), QStringView(u". "), QStringView(u" ("),
        QStringView(u"："), QStringView(u"；"), QStringView(u"。"), QStringView(u"（")};
    qsizetype end = text.size();
    for (const QStringView mark : ends) {
        const qsizetype at = text.indexOf(mark);
        if (at > 0)
            end = std::min(end, at);
    }
    QString clause = text.left(end);
    while (clause.endsWith(u'.') || clause.endsWith(u'。'))
        clause.chop(1);
    return clause;
}

/// It goes on after other words: no capital, unless the word is written so (`OpenAPI`, `URL`).
QString asContinuation(QString clause)
{
    const QString rest = clause.section(u' ', 0, 0).mid(1);
    if (!clause.isEmpty() && rest == rest.toLower())
        clause[0] = clause[0].toLower();
    return clause;
}

QString refusedText(const lineage::Refused &refused, const protocol::ErrorCatalogue &catalogue)
{
    if (refused.code == 0)
        return Words::tr("refused: HTTP %1").arg(refused.httpStatus);
    const QString meaning = shortMeaning(refused.code, catalogue);
    const QString said = meaning.isEmpty() ? refused.message : meaning;
    return said.isEmpty() ? QString::number(refused.code) : u"%1 %2"_s.arg(refused.code).arg(said);
}

QString unknownText(const QString &cause)
{
    if (cause == "timeout"_L1)
        return Words::tr("outcome unknown: no answer in time, the user may have it");
    if (cause == "reset"_L1)
        return Words::tr("outcome unknown: the connection broke, the user may have it");
    if (cause == "crash"_L1)
        return Words::tr("outcome unknown: the program ended first, the user may have it");
    if (cause.startsWith("http-"_L1))
        return Words::tr("outcome unknown: HTTP %1, the user may have it").arg(QStringView(cause).mid(5));
    return Words::tr("outcome unknown: no readable answer, the user may have it");
}

} // namespace

QString shortMeaning(int code, const protocol::ErrorCatalogue &catalogue)
{
    const protocol::CodeEntry *entry = catalogue.find(code);
    if (!entry)
        return {};
    return asContinuation(firstClause(meaningOf(*entry)));
}

QString causeText(const outbox::UndeliveredMessage &message, const protocol::ErrorCatalogue &catalogue)
{
    return std::visit(
        core::Overloaded{
            [&](const lineage::Refused &refused) {
                return message.hungOnOwnId ? Words::tr("%1 used the bot's own message id as anchor").arg(refused.code)
                                           : refusedText(refused, catalogue);
            },
            [](const lineage::Unknown &unknown) { return unknownText(unknown.cause); },
            [](const lineage::NotSent &unsent) {
                return Words::tr("not sent: %1").arg(asContinuation(firstClause(notSentText(unsent.reason))));
            },
            [](const auto &other) { return stateText(lineage::stateOf(other), {}); },
        },
        message.outcome);
}

} // namespace text
