#include "app/imports/diskpass.h"

#include <QFile>

#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace imports {

namespace {
constexpr qint64 pieceSize = 4LL * 1024 * 1024; // a slow disk takes some tens of milliseconds
} // namespace

core::Result<void, LogError> putOnDisk(const QString &path, const std::atomic_bool &isCancelled)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return core::make_unexpected(LogError{.format = {}, .file = file.errorString(), .journal = {}});
#ifdef Q_OS_LINUX
    for (qint64 at = 0; at < file.size() && !isCancelled; at += pieceSize)
        ::sync_file_range(file.handle(), at, pieceSize,
            SYNC_FILE_RANGE_WAIT_BEFORE | SYNC_FILE_RANGE_WRITE | SYNC_FILE_RANGE_WAIT_AFTER);
#endif
    // The pieces are there; what is left is where they stand.
    if (!isCancelled && ::fsync(file.handle()) != 0)
        return core::make_unexpected(LogError{.format = {}, .file = qt_error_string(errno), .journal = {}});
    return {};
}

} // namespace imports
