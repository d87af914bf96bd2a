#include "app/protocol/fieldguide.h"

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

/// Reads one step of a path from the front of `rest`: `.key`, `["key"]` or `[0]`. Empty: it is none.
QString takeStep(QStringView &rest)
{
    if (rest.startsWith("[\""_L1)) {
        const qsizetype end = rest.indexOf("\"]"_L1, 2);
        if (end < 0)
            return {};
        const QString step = u'.' + rest.sliced(2, end - 2).toString();
        rest = rest.sliced(end + 2);
        return step;
    }
    if (rest.startsWith(u'[')) {
        const qsizetype end = rest.indexOf(u']');
        rest = end < 0 ? QStringView() : rest.sliced(end + 1);
        return end < 0 ? QString() : u"[]"_s;
    }
    if (!rest.startsWith(u'.'))
        return {};
    qsizetype end = 1;
    while (end < rest.size() && rest[end] != u'.' && rest[end] != u'[')
        ++end;
    const QString step = rest.first(end).toString();
    rest = rest.sliced(end);
    return step;
}

} // namespace

QString fieldPattern(QStringView path)
{
    if (!path.startsWith(u'$'))
        return {};
    QStringView rest = path.sliced(1);
    QStringList steps; // `.key`, each with the brackets behind it
    while (!rest.isEmpty()) {
        const QString step = takeStep(rest);
        if (step.isEmpty())
            return {};
        if (step == "[]"_L1 && !steps.isEmpty())
            steps.last() += step;
        else
            steps.append(step);
        // Quotes hold quotes: only a whole step may repeat the one before it.
        const bool isWhole = rest.isEmpty() || !rest.startsWith(u'[');
        if (isWhole && steps.size() > 1 && steps.last().endsWith("[]"_L1) && steps.last() == steps[steps.size() - 2])
            steps.removeLast();
    }
    const QString pattern = steps.join(QString());
    return pattern.startsWith(u'.') ? pattern.sliced(1) : pattern;
}

} // namespace protocol
