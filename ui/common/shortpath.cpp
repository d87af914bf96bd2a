#include "ui/common/shortpath.h"

#include <QStringList>

#include <algorithm>

namespace ui {

namespace {

constexpr QChar ellipsis(0x2026);
/// Words of a path stay below it (`getAppAccessToken` has 17 letters); openids have 32. Source: protocol reference (d).
constexpr qsizetype longestWord = 24;
/// An id with digits in it is longer than this, and a word with digits (`v2`) is shorter.
constexpr qsizetype shortestId = 5;

bool looksLikeId(const QString &segment, const QString &peer)
{
    if (segment.isEmpty()) {
        return false;
    }
    const bool hasDigit = std::any_of(segment.cbegin(), segment.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    return segment == peer || segment.size() > longestWord || (hasDigit && segment.size() >= shortestId);
}

} // namespace

QString shortPath(const QString &path, const QString &peer)
{
    QStringList segments = path.section(u'?', 0, 0).split(u'/');
    for (QString &segment : segments) {
        if (looksLikeId(segment, peer)) {
            segment = ellipsis;
        }
    }
    return segments.join(u'/');
}

QString shortRoute(const QString &route, const QString &peer)
{
    const qsizetype blank = route.indexOf(u' ');
    if (blank < 0 || !route.contains(u'/')) {
        return route;
    }
    return route.left(blank + 1) + shortPath(route.mid(blank + 1), peer);
}

} // namespace ui
