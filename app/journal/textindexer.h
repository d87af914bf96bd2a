#pragma once
#include "app/journal/indexbuilder.h"

#include <QObject>
#include <QTimer>

namespace journal {

/// Makes the text index of a journal file, in the background and in small steps (IndexBuilder). It owes nobody
/// anything: what it has not come to is searched without it, and its files may be deleted at any time. Thread: one of
/// its own (the creator moves it and calls `start` by a queued call).
class TextIndexer : public QObject
{
    Q_OBJECT
public:
    /// `folder` of the index files; made if missing.
    TextIndexer(QString journalPath, QString folder);

public slots:
    void start();
    /// Rows were added, or answers came.
    void wake();
    /// The journal is another file under the same name.
    void restart();
    void stop();

signals:
    void stateChanged(const journal::IndexState &state);

private:
    void work();

    IndexBuilder m_builder;
    QTimer m_timer{this}; // a child, so that it moves to the thread with the indexer
};

} // namespace journal
