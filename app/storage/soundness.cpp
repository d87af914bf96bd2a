#include "app/storage/soundness.h"

#include <sqlite3.h>
#include <SQLiteCpp/SQLiteCpp.h>

namespace storage {

using namespace Qt::StringLiterals;

core::Result<void, Problem> quickCheck(SQLite::Database &database)
{
    try {
        const std::string said = database.execAndGet("PRAGMA quick_check(1)").getString();
        if (said == "ok")
            return {};
        return core::make_unexpected(
            Problem{Fault::Damaged, u"quick_check"_s, SQLITE_CORRUPT, QString::fromStdString(said).simplified()});
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(problemOf(e, u"quick_check"_s));
    }
}

} // namespace storage
