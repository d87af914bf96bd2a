#pragma once
#include "app/traffic/needles.h"

namespace traffic {

/// Every spelling of a secret that is looked for byte by byte: raw, percent-encoded, JSON-escaped in the usual ways,
/// base64 (both alphabets) at all three alignments, hexadecimal. Mixed spellings are found by decoding the text.
/// Thread: any.
[[nodiscard]] QList<Needle> spellings(const QByteArray &secret, Splice::What what);

/// True for the characters of both base64 alphabets.
[[nodiscard]] bool isBase64(char c);

} // namespace traffic
