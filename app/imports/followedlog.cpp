#include "app/imports/followedlog.h"

#include <QFile>

namespace imports {

namespace {

/// Turns end by being quiet, too; they last minutes.
constexpr qint64 lookAtTurnsMs = 60'000;
/// Whatever was open, nothing can come to it any more.
constexpr qint64 endMs = 24LL * 3'600'000;

} // namespace

FollowedLog::FollowedLog(
    std::unique_ptr<LogImport> import, std::unique_ptr<QIODevice> file, Log log, const QByteArray &beginning)
    : m_import(std::move(import))
    , m_file(std::move(file))
    , m_log(std::move(log))
    , m_beginning(beginning)
{
    m_quiet.start();
}

core::Result<FollowedLog::Look, LogError> FollowedLog::look(const std::atomic_bool &isCancelled)
{
    Look look;
    const bool isAtEnd = m_file->size() <= m_file->pos(); // atEnd() remembers an old size
    // Asked before the last bytes are read: what was written until it was renamed is still read.
    look.isReplaced = isAtEnd && isReplaced();
    const qint64 quiet = look.isReplaced ? endMs : isAtEnd ? quietMs() : 0;
    auto changes = m_import->readMore(*m_file, quiet, isCancelled);
    if (!changes)
        return core::make_unexpected(changes.error());
    look.changes = std::move(*changes);
    const bool hasRead = m_import->log().size > m_log.size;
    if (hasRead) {
        m_quiet.start();
        m_saidQuiet = 0;
    }
    look.isNews = hasRead || quiet > 0;
    if (look.isNews)
        keepFound();
    look.hasMore = hasRead && m_file->size() > m_file->pos();
    return look;
}

/// What was found; where and when it was read first stays.
void FollowedLog::keepFound()
{
    Log found = m_import->log();
    found.id = m_log.id;
    found.path = m_log.path;
    found.readAt = m_log.readAt;
    found.identitySize = m_log.identitySize;
    found.isFollowed = m_log.isFollowed;
    m_log = std::move(found);
}

bool FollowedLog::isReplaced() const
{
    QFile now(m_log.path);
    if (!now.open(QIODevice::ReadOnly) || now.size() == 0)
        return false; // the next one is not there yet
    return now.size() < m_log.size || now.peek(m_beginning.size()) != m_beginning;
}

/// 0 while there is nothing new to say about it.
qint64 FollowedLog::quietMs()
{
    const qint64 quiet = m_quiet.elapsed();
    if (quiet < (m_saidQuiet == 0 ? pauseMs : m_saidQuiet + lookAtTurnsMs))
        return 0;
    m_saidQuiet = quiet;
    return quiet;
}

} // namespace imports
