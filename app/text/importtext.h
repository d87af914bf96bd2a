#pragma once
#include "app/imports/log.h"

namespace text {

// A log of another program in words: how it was read and what it held. Thread: that of the translators (main).

/// `UTF-8`, `UTF-16 LE`, `GB18030 (GBK)`: names, the same in every language.
[[nodiscard]] QString encodingText(importer::Encoding encoding);

/// Why a file could not be read, and what a person can do.
[[nodiscard]] QString importErrorText(const importer::ImportError &error);
/// Why a log could not be read, or kept.
[[nodiscard]] QString logErrorText(const imports::LogError &error);

/// `29 lines with meaning, 6 repeated, 23 different; 5 attempts: 3 accepted, 2 refused; 1 conversation, 1 turn with 3
/// tool calls; 12 lines were not understood`
[[nodiscard]] QString countsText(const imports::Counts &counts);
/// The part of it about lines that belong to nothing, as a sentence; empty if there are none.
[[nodiscard]] QString unparsedText(const imports::Counts &counts);
/// How the log's clock stands against the platform's; empty if no answer tells it.
[[nodiscard]] QString skewText(const importer::Skew &skew);
/// `Reading, 120 MB of 500 MB, 64 MB/s, 6 s left`
[[nodiscard]] QString progressText(const imports::Progress &progress);
/// How it came out, in a few words: `no fault found`, `1 fault`, `1 probable fault`. Consequences are not counted.
[[nodiscard]] QString faultsText(const imports::Log &log);
/// That there are more faults than are listed, as a sentence; empty if there are not.
[[nodiscard]] QString unlistedText(const imports::Log &log);

} // namespace text
