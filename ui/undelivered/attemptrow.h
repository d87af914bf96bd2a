#pragma once
#include "app/journal/readerpool.h"

namespace ui {

/// The journal's row of a message's newest attempt, in whichever source it stands; null if the journal has none. A note
/// of its dismissal is about the message, but no attempt. Thread: a pool's.
[[nodiscard]] journal::RowRef newestAttemptRow(
    journal::ReaderPool::Readers &readers, const QString &bot, qint64 messageId);

} // namespace ui
