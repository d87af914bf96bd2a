#pragma once
#include "app/traffic/record.h"

#include <vector>

namespace traffic {

/// A range of a text that must not stay in it.
struct Cut
{
    qsizetype begin = 0;
    qsizetype end = 0;
    Splice::What what = Splice::What::Token;
    friend bool operator==(const Cut &, const Cut &) = default;
};

/// Appends the values that stand behind a telling name: a JSON key (`"access_token":"…"`), a parameter of a URL or of
/// `message_scene.ext` (`rkey=…`), or a scheme (`QQBot …`, `Bearer …`). Reads the text as it stands, so truncated and
/// invalid JSON is covered too. Thread: any. Source: product 7.
void findKeyed(QByteArrayView text, std::vector<Cut> &cuts);

/// True for a text that is nothing but the marker of an earlier cut.
[[nodiscard]] bool isMarker(QByteArrayView text);

/// The length of `QQBot ` or `Bearer ` at the beginning of a text, 0 when it begins otherwise.
[[nodiscard]] qsizetype schemeLength(QByteArrayView text);

} // namespace traffic
