#pragma once
#include "app/protocol/errorcatalogue.h"
#include "app/traffic/gap.h"

#include <QStringList>

namespace text {

// Words about the gateway line: why it was closed, and the times in which it could not be heard. In the language that
// is installed. Thread: the one of the translators (main).

/// Why a socket was closed, in a few words for a cell or the middle of a line: `session timed out`. Any code has words;
/// 0 means that none was seen. The number is the caller's to show.
[[nodiscard]] QString closeReason(int code, const protocol::ErrorCatalogue &catalogue);
/// The same as a sentence, with the catalogue's whole meaning.
[[nodiscard]] QString closeCodeText(int code, const protocol::ErrorCatalogue &catalogue);

/// What a gap line says, part by part.
struct GapText
{
    QString when; ///< `Gateway deaf 14:58:20 – 14:58:51`
    QString length; ///< `31 s`
    QString why; ///< `session timed out (4009)`; empty for several gaps with different reasons
    QString outcome; ///< what was lost, or what Resume brought
    QString result; ///< the outcome in two words, for a cell; not part of the line
    /// All of it in one line.
    [[nodiscard]] QString line() const;
};
/// `now`: the reader knows its day, other days are named.
[[nodiscard]] GapText gapText(const traffic::Gap &gap, core::WallTime now, const protocol::ErrorCatalogue &catalogue);
/// One, or several in a row told as one: how many, from the first to the last, and how long in all (overlaps count
/// once).
[[nodiscard]] GapText gapsText(
    const QList<traffic::Gap> &gaps, core::WallTime now, const protocol::ErrorCatalogue &catalogue);
/// When exactly, and which shard: `2026-03-25 14:58:20.123 – 2026-03-25 14:58:51.456 · shard 0/1`.
[[nodiscard]] QString gapFacts(const traffic::Gap &gap);

/// What the inspector says about a gap.
struct GapSentences
{
    QString headline;
    QString body;
};
[[nodiscard]] GapSentences gapSentences(const traffic::Gap &gap, const protocol::ErrorCatalogue &catalogue);

} // namespace text
