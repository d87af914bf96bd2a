#include "ui/undelivered/attemptrow.h"

namespace ui {

journal::RowRef newestAttemptRow(journal::ReaderPool::Readers &readers, const QString &bot, qint64 messageId)
{
    journal::RowRef row;
    traffic::RecordKey newest = 0;
    for (journal::JournalReader *reader : readers.all()) {
        const auto attempts = reader->attemptsOf(bot, messageId);
        for (const journal::RowSummary &one : attempts.value_or(QList<journal::RowSummary>{})) {
            if (one.state == traffic::State::None || one.key < newest)
                continue;
            newest = one.key;
            row = one.ref;
        }
    }
    return row;
}

} // namespace ui
