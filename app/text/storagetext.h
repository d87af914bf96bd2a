#pragma once
#include "app/bot/botevent.h"
#include "app/journal/source.h"

namespace text {

// What is so with the files, in words: the banner's and the command line's. Empty when there is nothing to say.

/// What keeps a file from being used and what a person can do; empty where nothing more is known than that it fails.
[[nodiscard]] QString faultText(storage::Fault fault);

/// The journal cannot be written: what that means and why.
[[nodiscard]] QString notDurableText(const journal::StorageState &state);
/// The journal's file was damaged and a fresh one went on.
[[nodiscard]] QString journalSetAsideText(const journal::StorageState &state);
/// Records were given up in this run.
[[nodiscard]] QString droppedText(const journal::StorageState &state);
/// The check after an unclean stop.
[[nodiscard]] QString checkText(journal::StorageState::Check check);

/// The outbox cannot be written: nothing is sent, and why.
[[nodiscard]] QString notWritableText(const bot::OutboxState &state);
/// The outbox was damaged and a fresh one went on: what is no longer known.
[[nodiscard]] QString outboxSetAsideText(const bot::OutboxState &state);

} // namespace text
