#include "app/importer/formats.h"

#include "app/importer/astrbotformat.h"

#include <algorithm>
#include <array>

namespace importer {

std::span<const Format> formats()
{
    static constexpr std::array registered = {
        Format{"astrbot", &AstrBotFormat::looksLike, &AstrBotFormat::make},
    };
    return registered;
}

const Format &formatFor(QByteArrayView sample)
{
    const auto all = formats();
    return *std::ranges::max_element(all, {}, [sample](const Format &format) { return format.looksLike(sample); });
}

const Format *formatNamed(QByteArrayView name)
{
    const auto all = formats();
    const auto found = std::ranges::find(all, name, &Format::name);
    return found == all.end() ? nullptr : &*found;
}

} // namespace importer
