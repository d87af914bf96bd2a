#pragma once
#include "app/outbox/outbox.h"
#include "app/protocol/errorcatalogue.h"

namespace text {

/// Why a message is undelivered, in one short phrase for a row of a list: `40034128 anchor too old or its reply count
/// used up`, `not sent: the platform could not be reached; …`, `outcome unknown: no answer came in time`. In the
/// language that is installed. Thread: the one of the translators (main).
[[nodiscard]] QString causeText(const outbox::UndeliveredMessage &message, const protocol::ErrorCatalogue &catalogue);

/// A server code's meaning cut to its first clause, for where there is room for a few words; empty when the catalogue
/// does not know it.
[[nodiscard]] QString shortMeaning(int code, const protocol::ErrorCatalogue &catalogue);

} // namespace text
