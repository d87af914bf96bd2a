#pragma once
#include "app/imports/log.h"

#include <atomic>
#include <functional>

namespace imports {

/// Brings the text index of an import's rows up to that row, and tells how far that is. One that cannot be made, or was
/// given up, is no error: searches read the rows that it does not know. Thread: the import's.
void indexTexts(const QString &folder, qint64 lastRow, const std::function<void(const Progress &)> &progress,
    const std::atomic_bool &isCancelled);
/// Rows are others than those that it knows.
void dropTextIndex(const QString &folder);

} // namespace imports
