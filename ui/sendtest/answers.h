#pragma once
#include "app/bot/sendtestreport.h"
#include "app/journal/readerpool.h"

namespace ui {

/// A message of a test that was answered, and what the journal has of it. Pure data.
struct JournalledAnswer
{
    int number = 0;
    journal::RowRef row; ///< of its attempt, or of the note that it was not sent
    bot::SendTestFacts facts; ///< all but `why`
    std::optional<lineage::Evidence> evidence; ///< of a failure; without the bot's anchors
};

/// Looks up the rows of these messages of that bot. What has no row, or one that is not settled, is left out: it is
/// asked for again when more was committed. Thread: a reader's.
[[nodiscard]] QList<JournalledAnswer> readAnswers(
    journal::ReaderPool::Readers &readers, const QString &bot, const QList<bot::SendTestMessage> &messages);

} // namespace ui
