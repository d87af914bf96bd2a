#include "app/journal/filecheck.h"

#include "app/journal/connection.h"
#include "app/storage/soundness.h"

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

namespace journal {

FileCheck::FileCheck(const QString &path, QObject *parent)
    : QObject(parent)
{
    m_thread.reset(QThread::create([this] {
        if (m_database) {
            const auto sound = storage::quickCheck(*m_database);
            if (!sound)
                m_problem = errorOf(sound.error(), JournalError::Kind::CannotRead);
        }
    }));
    connect(m_thread.get(), &QThread::finished, this, [this] { emit finished(m_problem); });
    if (auto opened = openForReading(path))
        m_database = std::move(*opened);
    else
        m_problem = opened.error();
    m_thread->setObjectName(QStringLiteral("journal check"));
    m_thread->start(QThread::IdlePriority);
}

FileCheck::~FileCheck()
{
    m_thread->disconnect(this);
    // Again and again: an interrupt that comes before the statement begins is without effect.
    while (m_database && !m_thread->wait(10))
        sqlite3_interrupt(m_database->getHandle());
    m_thread->wait();
}

} // namespace journal
