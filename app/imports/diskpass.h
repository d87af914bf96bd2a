#pragma once
#include "app/imports/log.h"

#include <atomic>

namespace imports {

/// Waits until a file that was written without waiting is on the disk, in pieces, so that it can be given up meanwhile.
/// Errors: the system's reason why it is not there. Thread: the import's.
[[nodiscard]] core::Result<void, LogError> putOnDisk(const QString &path, const std::atomic_bool &isCancelled);

} // namespace imports
