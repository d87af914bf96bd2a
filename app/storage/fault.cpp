#include "app/storage/fault.h"

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

namespace storage {

Fault faultOf(int nativeCode)
{
    switch (nativeCode) {
    case SQLITE_IOERR_WRITE: // a quota or a limit of the process: SQLite says "full" only where the disk itself is
    case SQLITE_IOERR_SHMSIZE:
    case SQLITE_IOERR_SHMOPEN: // its first bytes could not be written: what cannot be opened has another code
        return Fault::Full;
    case SQLITE_READONLY_DBMOVED:
        return Fault::Other;
    default: // SQLite's codes are open-ended
        break;
    }
    switch (nativeCode & 0xff) {
    case SQLITE_FULL:
        return Fault::Full;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return Fault::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return Fault::Busy;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return Fault::Damaged;
    default:
        return Fault::Other;
    }
}

Problem problemOf(const SQLite::Exception &exception, const QString &operation)
{
    const int code = exception.getExtendedErrorCode();
    return {faultOf(code), operation, code, QString::fromUtf8(exception.what())};
}

} // namespace storage
