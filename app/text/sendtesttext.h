#pragma once
#include "app/bot/sendtest.h"
#include "app/bot/sendtestforecast.h"
#include "app/protocol/errorcatalogue.h"
#include "app/text/sentence.h"

namespace text {

// A send test in words, in the language that is installed. Thread: the one of the translators (main).

[[nodiscard]] QString faultText(bot::SendTestFault fault);

/// `5 of 8 are safe, 3 would be refused.` and from which message on, and why.
[[nodiscard]] VerdictText forecastText(const bot::SendTestForecast &forecast);

/// The word of a message's chip: `accepted`, `refused 40034128`, `on its way`, `not tried`, `waiting`.
[[nodiscard]] QString stateText(const bot::SendTestMessage &message, bool isOver);
/// What the platform's answer means, in a few words; of an unknown code the server's own. Empty for what was accepted.
[[nodiscard]] QString meaningText(const bot::SendTestMessage &message, const protocol::ErrorCatalogue &catalogue);
/// Why it failed, in a sentence, as explain() says it: by the diagnosis where there is one. Empty for no failure.
[[nodiscard]] QString causeText(const bot::SendTestMessage &message, const protocol::ErrorCatalogue &catalogue);

/// What came of a test: counts, the first failure with its cause, how long answers took.
[[nodiscard]] QString summaryText(const bot::SendTestReport &report, const protocol::ErrorCatalogue &catalogue);

/// The whole of it as plain text for others: a line for each message, columns one under the other in a monospaced font.
/// Keys of the wire stay as they are. No text of a message, no secret; whom it was sent to is a short id.
[[nodiscard]] QString sendTestReport(
    const bot::SendTestReport &report, bool isSandbox, const protocol::ErrorCatalogue &catalogue);

} // namespace text
