#pragma once
#include "app/imports/log.h"

#include <atomic>
#include <functional>

namespace imports {

/// Makes the text index of an import's rows, once they are all there, and tells how far that is. One that cannot be
/// made, or was given up, is no error: searches read the rows that it does not know. Thread: the import's.
void indexTexts(
    const QString &folder, const std::function<void(const Progress &)> &progress, const std::atomic_bool &isCancelled);

} // namespace imports
