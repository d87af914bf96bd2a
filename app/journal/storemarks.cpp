// What a person sets on rows: the only part of a journal that changes.
#include "app/journal/connection.h"
#include "app/journal/storeprivate.h"

namespace journal {

using namespace Qt::StringLiterals;

bool Store::Private::setMark(qint64 row, const Mark &mark)
{
    SQLite::Statement set(*database,
        mark.isEmpty() ? "DELETE FROM mark WHERE row = ?1"
                       : "INSERT INTO mark SELECT ?1, ?2, ?3, ?4 FROM record WHERE row = ?1 ON CONFLICT(row) DO UPDATE "
                         "SET colour = excluded.colour, note = excluded.note, time = excluded.time");
    set.bind(1, static_cast<int64_t>(row));
    if (!mark.isEmpty()) {
        set.bind(2, mark.colour);
        set.bind(3, mark.note.left(longestNote).toStdString());
        set.bind(4, static_cast<int64_t>(core::toMs(mark.time)));
    }
    return set.exec() > 0;
}

core::Result<bool, JournalError> Store::setMark(qint64 row, const Mark &mark)
{
    try {
        return d->setMark(row, mark);
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"mark"_s, JournalError::Kind::CannotWrite));
    }
}

core::Result<Store::Marks, JournalError> Store::marks()
{
    Marks marks;
    try {
        SQLite::Statement read(
            *d->database, "SELECT r.key, m.colour, m.note, m.time FROM mark m CROSS JOIN record r ON r.row = m.row");
        while (read.executeStep()) {
            marks.append({read.getColumn(0).getInt64(),
                {.colour = read.getColumn(1).getInt(),
                    .note = QString::fromStdString(read.getColumn(2).getString()),
                    .time = core::fromMs(read.getColumn(3).getInt64())}});
        }
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"marks"_s, JournalError::Kind::CannotRead));
    }
    return marks;
}

core::Result<void, JournalError> Store::setMarks(const Marks &marks)
{
    try {
        SQLite::Transaction transaction(*d->database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const auto &[key, mark] : marks) {
            if (const qint64 row = d->rowOfKey(key); row > 0)
                d->setMark(row, mark);
        }
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"marks"_s, JournalError::Kind::CannotWrite));
    }
    return {};
}

} // namespace journal
