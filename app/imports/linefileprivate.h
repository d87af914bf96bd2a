#pragma once
#include "app/imports/linefile.h"
#include "app/journal/connection.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <map>

namespace imports {

struct LineFile::Private
{
    explicit Private(const QString &path, int flags)
        : database(path.toStdString(), flags)
    {
    }
    SQLite::Statement &prepared(const std::string &sql)
    {
        auto known = statements.find(sql);
        if (known == statements.end())
            known = statements.try_emplace(sql, database, sql).first;
        known->second.reset();
        known->second.clearBindings();
        return known->second;
    }
    /// SQLite's exceptions end here. What was written before one is of no use: the import is given up.
    template <class Work>
    auto guarded(const QString &operation, Work work) -> core::Result<std::invoke_result_t<Work>, journal::JournalError>
    {
        try {
            if constexpr (std::is_void_v<std::invoke_result_t<Work>>) {
                work();
                return {};
            } else {
                return work();
            }
        } catch (const SQLite::Exception &e) {
            return core::make_unexpected(journal::errorOf(e, operation, journal::JournalError::Kind::CannotWrite));
        }
    }
    void addPlace(importer::RecordNumber number, const importer::Origin &origin)
    {
        SQLite::Statement &place = prepared("INSERT INTO place VALUES(?,?,?,?)");
        place.bind(1, int64_t(number));
        place.bind(2, int64_t(origin.offset));
        place.bind(3, int64_t(origin.length));
        place.bind(4, int64_t(origin.line));
        place.exec();
    }
    /// The record that is there already; 0 for none. Remembers this one.
    importer::RecordNumber knownAs(const importer::LogRecord &record)
    {
        const auto identity = importer::identityOf(record);
        if (!identity)
            return 0;
        SQLite::Statement &find = prepared("SELECT number FROM identity WHERE high=? AND low=?");
        find.bind(1, int64_t(identity->high));
        find.bind(2, int64_t(identity->low));
        if (find.executeStep())
            return find.getColumn(0).getInt64();
        SQLite::Statement &keep = prepared("INSERT INTO identity VALUES(?,?,?)");
        keep.bind(1, int64_t(identity->high));
        keep.bind(2, int64_t(identity->low));
        keep.bind(3, int64_t(record.number));
        keep.exec();
        return 0;
    }
    void insert(const importer::LogRecord &record);
    void each(const std::string &where, const std::vector<qint64> &values, const Take &take);
    void addMember(importer::RecordNumber record, qint64 turn)
    {
        if (record == 0)
            return;
        SQLite::Statement &member = prepared("INSERT OR IGNORE INTO member VALUES(?,?)");
        member.bind(1, int64_t(record));
        member.bind(2, int64_t(turn));
        member.exec();
    }

    SQLite::Database database;
    std::map<std::string, SQLite::Statement> statements; // below the database: they go first
};

} // namespace imports
