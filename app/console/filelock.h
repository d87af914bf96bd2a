#pragma once
#include "app/core/result.h"

#include <QLockFile>

#include <memory>

namespace console {

/// Who holds a lock; 0 and empty where the file does not tell.
struct LockHolder
{
    qint64 process = 0;
    QString program;
};

/// Takes the lock of that file until the pointer goes; null where none can be made, as in a folder that cannot be
/// written. What a process left that is gone is taken over, however it left it: a file that a crash of the machine has
/// emptied, too. Thread: any.
[[nodiscard]] core::Result<std::unique_ptr<QLockFile>, LockHolder> takeLock(const QString &path);

} // namespace console
