#pragma once
#include "app/traffic/record.h"

namespace journal {

/// Compact blobs: a count, then lengths and numbers as base-128 varints. A blob that is cut short reads as empty.
[[nodiscard]] QByteArray encodeHeaders(const QList<traffic::Header> &headers);
[[nodiscard]] QList<traffic::Header> decodeHeaders(const QByteArray &blob);
[[nodiscard]] QByteArray encodeSplices(const QList<traffic::Splice> &splices);
[[nodiscard]] QList<traffic::Splice> decodeSplices(const QByteArray &blob);

} // namespace journal
