#pragma once
#include "app/journal/journalwriter.h"
#include "app/protocol/errorcatalogue.h"
#include "ui/common/services.h"

#include <QTemporaryDir>

#include <optional>

/// A journal in a temporary folder with its writer, feed and readers, all as the program wires them.
class JournalFixture
{
public:
    JournalFixture();

    [[nodiscard]] QString path() const { return m_writer.path(); }
    /// From now on nothing can be read.
    void loseFile();
    /// Writes the entries and waits until they are committed and told.
    void write(const QList<traffic::Entry> &entries);
    [[nodiscard]] ui::Services services() { return {.journal = &*m_pool, .feed = &m_feed, .catalogue = &m_catalogue}; }
    [[nodiscard]] journal::JournalFeed &feed() { return m_feed; }
    /// Refs of everything committed so far, in order.
    [[nodiscard]] const QList<journal::RowRef> &rows() const { return m_rows; }
    [[nodiscard]] traffic::RecordKey nextKey() { return ++m_lastKey; }

    /// A gateway frame; times count seconds from the same moment in every test.
    [[nodiscard]] traffic::Record frame(const QString &event, qint64 s);
    /// A note that the gateway could not be heard for the ten seconds before it.
    [[nodiscard]] traffic::Record gap(const QString &bot, int recovered);
    /// A passive send as it leaves (in flight).
    [[nodiscard]] traffic::Record send(const QString &text, const QString &anchor, int msgSeq);
    [[nodiscard]] static traffic::Settlement accepted(const traffic::Record &record, const QString &returnedId);
    [[nodiscard]] static traffic::Settlement refused(const traffic::Record &record, int code, const QString &message);

private:
    QTemporaryDir m_dir;
    journal::JournalWriter m_writer;
    journal::JournalFeed m_feed;
    std::optional<journal::ReaderPool> m_pool;
    protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
    QList<journal::RowRef> m_rows;
    traffic::RecordKey m_lastKey = 1'000;
};
