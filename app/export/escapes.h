#pragma once
#include "app/traffic/decoded.h"

#include <QByteArray>

#include <vector>

namespace exporting {

/// A range of a text and what was found there.
struct Found
{
    qsizetype begin = 0;
    qsizetype end = 0;
    QByteArray word;
    friend bool operator==(const Found &, const Found &) = default;
};

// JSON inside a JSON string inside a JSON string, or a URL in a URL: as deep as traffic::Redactor looks.
inline constexpr int deepestEncoding = 3;

/// Calls `look(text, found)` for a text as it stands and as it reads with its JSON escapes, and its `%XX`, taken out,
/// again and again; ranges come back in positions of the text itself. Thread: any.
template <class Look> std::vector<Found> findDecoded(QByteArrayView text, const Look &look, int depth = 0)
{
    using traffic::Decoded;
    std::vector<Found> found;
    look(text, found);
    if (depth == deepestEncoding)
        return found;
    for (const auto &decoded : {Decoded::fromJson(text), Decoded::fromPercent(text)}) {
        if (!decoded)
            continue;
        for (const Found &one : findDecoded(decoded->text(), look, depth + 1))
            found.push_back({decoded->sourceBegin(one.begin), decoded->sourceEnd(one.end - 1), one.word});
    }
    return found;
}

} // namespace exporting
