#pragma once
#include <QString>

namespace config {

/// What stands where a file of `key=value` lines is expected.
enum class IniState {
    Sound, ///< or not there yet
    Damaged, ///< not all of it is what such a file consists of
    Unreadable, ///< its rights, or a folder in its place
};

/// Looks at each line: QSettings takes what it can of any file, and writes over the rest. Thread: any.
[[nodiscard]] IniState iniState(const QString &path);

} // namespace config
