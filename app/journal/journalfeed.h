#pragma once
#include "app/journal/source.h"
#include "app/journal/textindexer.h"

#include <QObject>

namespace journal {

/// What the writer says, on the GUI thread: the console connects the writer's signals to these (queued), views connect
/// to these only, so that no view knows the writer.
class JournalFeed : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] const StorageState &storage() const { return m_storage; }
    [[nodiscard]] const IndexState &index() const { return m_index; }

public slots:
    void setStorage(const journal::StorageState &state)
    {
        m_storage = state;
        emit storageChanged(m_storage);
    }

    void setIndex(const journal::IndexState &state)
    {
        m_index = state;
        emit indexChanged(m_index);
    }

signals:
    void indexChanged(const journal::IndexState &state);
    void committed(const journal::Committed &rows);
    /// Retention took these rows: no view shows them any longer.
    void removed(const QList<journal::RowRef> &rows);
    void reset();
    /// A person marks a row.
    void markWanted(journal::RowRef row, const journal::Mark &mark);
    /// A reader met damage.
    void damageSeen();
    void storageChanged(const journal::StorageState &state);

private:
    StorageState m_storage;
    IndexState m_index;
};

} // namespace journal
