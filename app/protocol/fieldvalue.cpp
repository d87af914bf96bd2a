#include "app/protocol/fieldvalue.h"

#include <QDateTime>

#include <algorithm>
#include <array>

namespace protocol {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 firstSecond = 1'000'000'000; // 2001-09-09
constexpr qint64 lastSecond = 99'999'999'999; // 5138-11-16
constexpr qint64 firstMillisecond = 1'000'000'000'000; // 2001-09-09
constexpr qint64 lastMillisecond = 9'999'999'999'999; // 2286-11-20
/// `2026-03-25T15:04:16.123456789+08:00`; longer is no time.
constexpr qsizetype longestTime = 40;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

bool isNameLetter(QChar c)
{
    return (c >= u'A' && c <= u'Z') || isDigit(c) || c == u'_';
}

/// A time without its zone is anybody's guess.
bool hasZone(QStringView text)
{
    if (text.endsWith(u'Z') || text.endsWith(u'z'))
        return true;
    return text.size() > 6 && (text[text.size() - 6] == u'+' || text[text.size() - 6] == u'-');
}

} // namespace

std::optional<qint64> readCount(QStringView text)
{
    if (text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    bool ok = false;
    const qint64 count = text.toLongLong(&ok);
    return ok ? std::optional(count) : std::nullopt;
}

std::optional<core::WallTime> readTime(QStringView text)
{
    if (const auto count = readCount(text)) {
        if (*count >= firstSecond && *count <= lastSecond)
            return core::fromMs(*count * 1000);
        if (*count >= firstMillisecond && *count <= lastMillisecond)
            return core::fromMs(*count);
        return std::nullopt;
    }
    if (text.size() > longestTime || text.size() < 20 || text[10].toUpper() != u'T' || !hasZone(text))
        return std::nullopt;
    const auto time = QDateTime::fromString(text.toString(), Qt::ISODateWithMs);
    return time.isValid() ? std::optional(core::fromMs(time.toMSecsSinceEpoch())) : std::nullopt;
}

std::optional<SceneExt> readSceneExt(QStringView text)
{
    static constexpr std::array keys = {"msg_idx"_L1, "ref_msg_idx"_L1, "auth_token"_L1, "disable_net_search"_L1};
    const qsizetype sign = text.indexOf(u'=');
    if (sign <= 0)
        return std::nullopt;
    const QStringView key = text.first(sign);
    if (std::ranges::none_of(keys, [key](QLatin1StringView known) { return key == known; }))
        return std::nullopt;
    return SceneExt{key.toString(), text.sliced(sign + 1).toString()};
}

std::optional<QString> eventOfId(QStringView id)
{
    const qsizetype colon = id.indexOf(u':');
    if (colon <= 0 || colon == id.size() - 1 || !std::ranges::all_of(id.first(colon), isNameLetter))
        return std::nullopt;
    return id.first(colon).toString();
}

QString placeName(QStringView route)
{
    const qsizetype blank = route.indexOf(u' ');
    QStringView path = blank < 0 || !route.sliced(blank + 1).startsWith(u'/') ? route : route.sliced(blank + 1);
    if (const qsizetype query = path.indexOf(u'?'); query >= 0)
        path = path.first(query);
    return path.toString();
}

} // namespace protocol
