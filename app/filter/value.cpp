#include "app/filter/value.h"

#include <algorithm>
#include <array>
#include <limits>

namespace filter {

using namespace Qt::StringLiterals;

namespace {

struct Unit
{
    QLatin1StringView word;
    qint64 factor;
};

// From the smallest on; the first is the one of a bare number.
constexpr std::array durations{Unit{"ms"_L1, 1}, Unit{"s"_L1, 1'000}, Unit{"min"_L1, 60'000}, Unit{"m"_L1, 60'000},
    Unit{"h"_L1, 3'600'000}, Unit{"d"_L1, 86'400'000}};
constexpr std::array sizes{Unit{"B"_L1, 1}, Unit{"k"_L1, 1 << 10}, Unit{"kB"_L1, 1 << 10}, Unit{"KiB"_L1, 1 << 10},
    Unit{"M"_L1, 1 << 20}, Unit{"MB"_L1, 1 << 20}, Unit{"MiB"_L1, 1 << 20}};

std::span<const Unit> unitsOf(ValueKind kind)
{
    switch (kind) {
    case ValueKind::Duration:
        return durations;
    case ValueKind::Bytes:
        return sizes;
    default:
        return {};
    }
}

std::optional<qint64> parseNumber(QStringView text, ValueKind kind)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto *end = std::ranges::find_if_not(text, isDigit);
    const qsizetype digits = end - text.begin();
    bool ok = false;
    const qint64 number = text.first(digits).toLongLong(&ok);
    const QStringView word = text.sliced(digits);
    if (!ok)
        return std::nullopt;
    if (word.isEmpty())
        return number;
    for (const Unit &unit : unitsOf(kind)) {
        if (word.compare(unit.word, Qt::CaseInsensitive) == 0)
            return number > std::numeric_limits<qint64>::max() / unit.factor ? std::nullopt
                                                                             : std::optional(number * unit.factor);
    }
    return std::nullopt;
}

QString numberText(qint64 number, ValueKind kind)
{
    QString text = QString::number(number);
    qint64 largest = 1;
    for (const Unit &unit : unitsOf(kind)) {
        if (number != 0 && number % unit.factor == 0 && unit.factor > largest) {
            largest = unit.factor;
            text = QString::number(number / unit.factor) + unit.word;
        }
    }
    return text;
}

} // namespace

std::optional<Range> parseRange(QStringView text, ValueKind kind)
{
    const qsizetype dots = text.indexOf(u".."_s);
    if (dots >= 0) {
        const QStringView low = text.first(dots);
        const QStringView high = text.sliced(dots + 2);
        const auto from = parseNumber(low, kind);
        const auto to = parseNumber(high, kind);
        const bool isRead = (low.isEmpty() || from) && (high.isEmpty() || to) && (from || to);
        return isRead ? std::optional(Range{from, to}) : std::nullopt;
    }
    const bool isLess = text.startsWith(u'<');
    const bool isMore = text.startsWith(u'>');
    text = text.sliced(isLess || isMore ? 1 : 0);
    const bool isEqualToo = (isLess || isMore) && text.startsWith(u'=');
    const auto number = parseNumber(text.sliced(isEqualToo ? 1 : 0), kind);
    if (!number)
        return std::nullopt;
    if (isLess)
        return Range{std::nullopt, isEqualToo ? *number : *number - 1};
    if (isMore && !isEqualToo && *number == std::numeric_limits<qint64>::max())
        return std::nullopt;
    if (isMore)
        return Range{isEqualToo ? *number : *number + 1, std::nullopt};
    return Range{*number, *number};
}

QString rangeText(const Range &range, ValueKind kind)
{
    if (range.from && range.to && *range.from == *range.to)
        return numberText(*range.from, kind);
    if (range.from && range.to)
        return numberText(*range.from, kind) + u".."_s + numberText(*range.to, kind);
    if (range.from)
        return u">="_s + numberText(*range.from, kind);
    // Below the first number there is nothing to write but its exclusion.
    return *range.to < 0 ? u"<0"_s : u"<="_s + numberText(*range.to, kind);
}

} // namespace filter
