#pragma once
#include "app/importer/joined.h"

#include <QDate>

namespace text {

// What a log of another program proves to be wrong, in a bot owner's words. Thread: that of the translators (main).

/// One finding: a sentence that says what is wrong; why it happens, with ids, times and codes; what to do.
struct FindingText
{
    QString headline;
    QString explanation;
    QString advice;
};
/// `firstDay`: the date of the log's first day, if it has dates.
[[nodiscard]] FindingText findingText(const importer::Finding &finding, const std::optional<QDate> &firstDay);

/// When a line was written, by the log's own clock: `15:04:16.762`; on a later day with its date, or without dates
/// `day 2 15:04:16.762`. A time that was taken from the line before has `~` in front.
[[nodiscard]] QString stampText(const importer::Stamp &stamp, const std::optional<QDate> &firstDay);

} // namespace text
