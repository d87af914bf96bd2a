#include "app/export/options.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace exporting {

QString formatName(Format format)
{
    switch (format) {
    case Format::Har:
        return u"har"_s;
    case Format::Ndjson:
        return u"ndjson"_s;
    }
    return {};
}

std::optional<Format> formatNamed(const QString &name)
{
    const auto found = std::ranges::find(allFormats, name, formatName);
    return found == allFormats.end() ? std::nullopt : std::optional(*found);
}

} // namespace exporting
