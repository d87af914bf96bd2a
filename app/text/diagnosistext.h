#pragma once
#include "app/lineage/diagnosis.h"
#include "app/text/sentence.h"

#include <QStringList>

namespace text {

// Why a send failed and what cures it, in the language that is installed. Server words are not repeated here: they
// stand beside it as they came. Thread: the one of the translators (main).

/// What happened, why (with this send's times, ids and counts), what to do. `others`: ids of the same conversation, so
/// that a shortened id keeps the part that tells it from them.
[[nodiscard]] Explanation explain(const lineage::SendFacts &send, const lineage::Diagnosis &diagnosis,
    const protocol::ErrorCatalogue &catalogue, const QStringList &others = {});

/// Who made an attempt, by the record's word (MessageFacet::origin): `by the agent`, `by hand`.
[[nodiscard]] QString originText(const QString &origin);

/// The word on the cure's button; empty when no button cures it.
[[nodiscard]] QString cureLabel(const lineage::Diagnosis &diagnosis);

/// The verdict under that button: `Safe: anchor 15:04:09.610, 54:37 left, msg_seq 4`. Its width stands still while time
/// runs.
[[nodiscard]] QString cureVerdictText(const lineage::Verdict &verdict);

/// What to say under a failed attempt of a message that another attempt delivered.
[[nodiscard]] QString gotThroughText(int attempt);

/// Why the id under a failed attempt is wrong there, for the lineage strip.
[[nodiscard]] QString wrongEdgeText(const lineage::IdOrigin &origin);

/// What was learned about this bot's limits, with its evidence: `4 replies: learned from attempt 12 on 25 Nov, until
/// 25 Dec`.
[[nodiscard]] QString lessonText(const lineage::Lesson &lesson);

} // namespace text
