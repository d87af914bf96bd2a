#include "app/text/shortid.h"

#include "app/text/visibletext.h"

using namespace Qt::StringLiterals;

namespace text {

namespace {

constexpr QChar ellipsis(0x2026);
constexpr qsizetype headLength = 4;
constexpr qsizetype tailLength = 4;
constexpr qsizetype tellingLength = 6;
constexpr qsizetype plainHead = 13;
constexpr qsizetype plainTail = 5;

qsizetype commonPrefix(const QString &a, const QString &b)
{
    const qsizetype end = qMin(a.size(), b.size());
    qsizetype i = 0;
    while (i < end && a[i] == b[i])
        ++i;
    return i;
}

/// The first place where `id` differs from every other id.
qsizetype tellingPlace(const QString &id, const QStringList &others)
{
    qsizetype place = 0;
    for (const QString &other : others) {
        if (other != id)
            place = qMax(place, commonPrefix(id, other));
    }
    return place;
}

} // namespace

QString shortId(const QString &wireId, const QStringList &others, bool withHead)
{
    const QString id = visibleText(wireId, false);
    constexpr auto common = "ROBOT1.0_"_L1;
    const qsizetype prefix = id.startsWith(common) ? common.size() : 0;
    const qsizetype from = withHead ? 0 : prefix;
    const qsizetype head = prefix > 0 ? prefix + headLength : plainHead;
    const qsizetype place = tellingPlace(id, others);
    if (place < head) {
        if (id.size() - from <= head - from + plainTail + 1)
            return id.mid(from);
        return id.mid(from, head - from) + ellipsis + id.right(plainTail);
    }
    const qsizetype start = place - 1;
    const qsizetype shortHead = prefix + headLength;
    QString result = id.mid(from, shortHead - from);
    const qsizetype tail = id.size() - tailLength;
    if (start > shortHead)
        result += ellipsis;
    const qsizetype begin = qMax(start, shortHead);
    if (begin + tellingLength >= tail)
        return result + id.mid(qMin(begin, tail));
    return result + id.mid(begin, start + tellingLength - begin) + ellipsis + id.right(tailLength);
}

} // namespace text
