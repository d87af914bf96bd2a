#pragma once
#include "app/lineage/ruleset.h"
#include "app/protocol/errorcatalogue.h"
#include "app/protocol/fieldguide.h"

#include <optional>

namespace text {

// The catalogue's and the field guide's own words in the language that is installed. Thread: the one of the translators
// (main).

/// What the code means, without a full stop.
[[nodiscard]] QString meaningOf(const protocol::CodeEntry &entry);
/// The same as a sentence.
[[nodiscard]] QString meaningSentence(const protocol::CodeEntry &entry);
/// What to do, as sentences.
[[nodiscard]] QString adviceOf(const protocol::CodeEntry &entry);
/// What a field is, as sentences.
[[nodiscard]] QString meaningOf(const protocol::FieldEntry &entry);
/// What a legal value stands for, a few words without a full stop.
[[nodiscard]] QString meaningOf(const protocol::LegalValue &value);
/// Who states a limit, and what.
[[nodiscard]] QString wordsOf(const lineage::RuleSource &source);
/// What to know of a refusal that came under a status of success, or of a review (202): the body decides, not the
/// status. Empty for any other status.
[[nodiscard]] QString statusNote(std::optional<int> status, std::optional<int> code);
/// Why no readable answer came, by the stable word of lineage::Unknown::cause.
[[nodiscard]] QString silenceText(const QString &cause);

} // namespace text
