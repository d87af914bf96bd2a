#include "app/text/cataloguetext.h"

#include "app/protocol/apicode.h"
#include "app/text/words.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace text {

namespace {

bool isChinese()
{
    return QLocale(Words::tr("en", "the language of this catalogue: en or zh_CN")).language() == QLocale::Chinese;
}

} // namespace

QString meaningOf(const protocol::CodeEntry &entry)
{
    return isChinese() ? entry.meaningZh : entry.meaningEn;
}

QString meaningSentence(const protocol::CodeEntry &entry)
{
    return Words::tr("%1.", "a phrase as a sentence").arg(meaningOf(entry));
}

QString adviceOf(const protocol::CodeEntry &entry)
{
    return isChinese() ? entry.adviceZh : entry.adviceEn;
}

QString meaningOf(const protocol::FieldEntry &entry)
{
    return isChinese() ? entry.meaningZh : entry.meaningEn;
}

QString meaningOf(const protocol::LegalValue &value)
{
    return isChinese() ? value.meaningZh : value.meaningEn;
}

QString wordsOf(const lineage::RuleSource &source)
{
    return isChinese() ? source.zh : source.en;
}

QString statusNote(std::optional<int> status, std::optional<int> code)
{
    if (!status || *status < 200 || *status > 299 || !code)
        return {};
    if (protocol::apicode::isOneOf(*code, protocol::apicode::inReview))
        return Words::tr("HTTP %1 with code %2 is no failure.").arg(*status).arg(*code);
    return Words::tr("The answer came with HTTP %1 all the same: the code in its body decides.").arg(*status);
}

QString silenceText(const QString &cause)
{
    if (cause == "timeout"_L1)
        return Words::tr("No answer came in time.");
    if (cause == "reset"_L1)
        return Words::tr("The connection broke after the request had left.");
    if (cause == "crash"_L1)
        return Words::tr("The program ended before the answer came.");
    if (cause.startsWith("http-"_L1))
        return Words::tr("The server answered HTTP %1.").arg(QStringView(cause).mid(5));
    return Words::tr("No readable answer came.");
}

} // namespace text
