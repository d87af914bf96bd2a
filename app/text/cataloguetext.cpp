#include "app/text/cataloguetext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace text {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(text)
};

bool isChinese()
{
    return QLocale(Words::tr("en", "the language of this catalogue: en or zh_CN")).language() == QLocale::Chinese;
}

} // namespace

QString meaningOf(const protocol::CodeEntry &entry)
{
    return isChinese() ? entry.meaningZh : entry.meaningEn;
}

QString adviceOf(const protocol::CodeEntry &entry)
{
    return isChinese() ? entry.adviceZh : entry.adviceEn;
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
