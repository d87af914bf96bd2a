#pragma once
#include "app/journal/journalreader.h"

namespace e2e {

/// A journal.db read as the program reads it, while it is written or afterwards. Rows without an answer read as those
/// of a process that is gone.
class JournalFile
{
public:
    /// `folder`: a data folder.
    explicit JournalFile(const QString &folder);
    /// All rows, in order; empty when there is no readable file.
    [[nodiscard]] QList<journal::RowSummary> rows() const;
    /// Rows of sends and of texts that never left, in order.
    [[nodiscard]] QList<journal::RowSummary> attempts() const;
    /// msg_id of every inbound message, in order.
    [[nodiscard]] QStringList inboundIds() const;
    [[nodiscard]] QList<journal::RowDetail> details() const;

private:
    QString m_path;
};

/// Every field of a row in one line of text, so that two readings can be compared and a difference is readable.
[[nodiscard]] QString asText(const journal::RowSummary &row);

} // namespace e2e
