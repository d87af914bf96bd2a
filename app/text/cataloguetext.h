#pragma once
#include "app/protocol/errorcatalogue.h"

namespace text {

// The catalogue's own words in the language that is installed. Thread: the one of the translators (main).

/// What the code means, without a full stop.
[[nodiscard]] QString meaningOf(const protocol::CodeEntry &entry);
/// What to do, as sentences.
[[nodiscard]] QString adviceOf(const protocol::CodeEntry &entry);
/// Why no readable answer came, by the stable word of lineage::Unknown::cause.
[[nodiscard]] QString silenceText(const QString &cause);

} // namespace text
