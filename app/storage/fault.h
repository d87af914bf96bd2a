#pragma once
#include "app/core/result.h"

#include <QString>

namespace SQLite {
class Exception;
}

namespace storage {

/// What keeps a data file from being used, as far as a person can do something about it.
enum class Fault {
    Other, ///< the native code and the message say more
    Full, ///< no space left on the disk, or no more allowed to this process
    ReadOnly, ///< the file, its folder or the disk cannot be written
    Busy, ///< another program holds it
    Damaged, ///< it is no SQLite database, or one that contradicts itself
    CannotCopy, ///< the copy that must stand before the file is changed could not be made
    Newer, ///< a later version of this program wrote it
};

/// Of a result code of SQLite, primary or extended.
[[nodiscard]] Fault faultOf(int nativeCode);

/// What went wrong with a file. `nativeCode` is SQLite's, or 0; `message` is for developers.
struct Problem
{
    Fault fault = Fault::Other;
    QString operation;
    int nativeCode = 0;
    QString message;
    friend bool operator==(const Problem &, const Problem &) = default;
};

[[nodiscard]] Problem problemOf(const SQLite::Exception &exception, const QString &operation);

} // namespace storage
