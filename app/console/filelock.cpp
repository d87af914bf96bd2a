#include "app/console/filelock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace console {

namespace {

/// Who makes a lock writes it at once.
constexpr qint64 madeWithinMs = 2'000;

/// QLockFile knows a stale lock by what stands in it. One without readable words is stale if nobody holds the file
/// itself, which its owner does as long as it lives.
bool removeUnreadable(const QString &path)
{
    if (QFileInfo(path).lastModified().msecsTo(QDateTime::currentDateTime()) < madeWithinMs)
        return false;
    const int file = open(QFile::encodeName(path).constData(), O_RDWR | O_CLOEXEC);
    if (file < 0)
        return false;
    const bool isFree = flock(file, LOCK_EX | LOCK_NB) == 0;
    const bool isRemoved = isFree && QFile::remove(path);
    close(file);
    return isRemoved;
}

} // namespace

core::Result<std::unique_ptr<QLockFile>, LockHolder> takeLock(const QString &path)
{
    if (QFileInfo(path).isDir() && !QDir().rmdir(path))
        return nullptr; // nobody can have it
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0); // a long-running owner is not stale; a dead one is recognised by its process id
    LockHolder holder;
    QString host;
    const auto isTaken = [&] {
        return lock->tryLock()
            || (lock->error() == QLockFile::LockFailedError
                && !lock->getLockInfo(&holder.process, &host, &holder.program) && removeUnreadable(path)
                && lock->tryLock());
    };
    if (isTaken())
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return nullptr;
    return core::make_unexpected(holder);
}

} // namespace console
