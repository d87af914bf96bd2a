#pragma once
#include "app/journal/journalfeed.h"
#include "app/journal/readerpool.h"

#include <functional>

namespace console {

/// Prints one line per attempt, from journal rows, in the order the attempts were made and as soon as each has its
/// outcome: `#n accepted id=… anchor=… seq=n text=…`. Only rows of this run. Thread: main.
class Transcript : public QObject
{
    Q_OBJECT
public:
    using Print = std::function<void(const QString &)>;
    /// `since`: first record key of this run.
    Transcript(journal::ReaderPool &pool, journal::JournalFeed &feed, traffic::RecordKey since, Print print,
        QObject *parent = nullptr);

    /// No query is outstanding and every known attempt with an outcome was printed.
    [[nodiscard]] bool isSettled() const { return !m_asking; }

private:
    void look(const QList<journal::RowRef> &rows);
    void take(const QList<journal::RowSummary> &rows);
    void printReady();

    journal::ReaderPool &m_pool;
    traffic::RecordKey m_since;
    Print m_print;
    struct Line
    {
        journal::RowRef ref;
        std::optional<QString> text; ///< none while in flight
    };
    QList<Line> m_lines; ///< not yet printed, in row order
    int m_printed = 0;
    journal::RowRef m_lastPrinted;
    QList<journal::RowRef> m_wanted; ///< told of, not yet asked for
    bool m_asking = false;
};

/// One line a message, and nothing in it that a terminal would act on: line ends and backslashes as escapes, other
/// control and bidi characters made visible. Pure.
[[nodiscard]] QString oneLine(QString text);

/// The line of one attempt after `#n `. Pure.
[[nodiscard]] QString transcriptLine(const journal::RowSummary &row);

} // namespace console
