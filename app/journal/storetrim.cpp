// What leaves a journal: rows that retention no longer keeps, and rows that the stand-in in memory gives up.
#include "app/journal/connection.h"
#include "app/journal/schema.h"
#include "app/journal/storeprivate.h"

#include <map>

namespace journal {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// Some 50 µs a row: a step stays well below a batch.
constexpr int rowsPerStep = 200;
constexpr auto pagesPerStep = "PRAGMA incremental_vacuum(64)";

/// The message that row `x` belongs to has not arrived by its newest attempt (or waits for an answer), and no person
/// took it off the list.
std::string isUndelivered(const std::string &x)
{
    const std::string same = " n WHERE n.send_id = " + x + ".send_id AND n.conversation = " + x + ".conversation ";
    return "(" + x
        + ".send_id IS NOT NULL AND (SELECT coalesce(s.state, a.state) FROM record a "
          "LEFT JOIN settlement s ON s.row = a.row WHERE a.row = (SELECT max(n.row) FROM record"
        + same + "AND n.route NOT IN ('DISMISSED', 'RESTORED'))) IN (1, 4, 5, 6, 7) AND (SELECT n.route FROM record"
        + same + "ORDER BY n.row DESC LIMIT 1) <> 'DISMISSED')";
}

/// It has no answer yet and its process is this one: key ?2 or later.
std::string isInFlight(const std::string &x)
{
    return "(" + x + ".key >= ?2 AND EXISTS (SELECT 1 FROM in_flight f WHERE f.row = " + x + ".row))";
}

} // namespace

bool Store::Private::isOpen(qint64 row, traffic::RecordKey since)
{
    SQLite::Statement read(*database,
        "SELECT " + isInFlight("r") + " OR " + isUndelivered("r")
            + " OR EXISTS (SELECT 1 FROM mark m WHERE m.row = r.row) FROM record r WHERE r.row = ?1");
    read.bind(1, static_cast<int64_t>(row));
    read.bind(2, static_cast<int64_t>(since));
    return read.executeStep() && read.getColumn(0).getInt() == 1;
}

bool Store::Private::isTurnOpen(qint64 turn, const std::string &bot, traffic::RecordKey since)
{
    SQLite::Statement read(*database,
        "SELECT 1 FROM record r CROSS JOIN conversation c ON c.id = r.conversation WHERE r.turn_id = ?1 AND c.bot = ?3 "
        "AND ("
            + isInFlight("r") + " OR " + isUndelivered("r") + ") LIMIT 1");
    read.bind(1, static_cast<int64_t>(turn));
    read.bind(2, static_cast<int64_t>(since));
    read.bind(3, bot);
    return read.executeStep();
}

void Store::Private::erase(const QList<qint64> &rows)
{
    SQLite::Statement read(*database, rowSelect("record AS r", "WHERE r.row = ?"));
    SQLite::Statement forgetId(*database, "DELETE FROM id_hash WHERE bucket = ? AND hash = ? AND row = ?");
    SQLite::Statement tailOf(*database,
        "SELECT conversation FROM tail WHERE last_row = ? AND conversation = "
        "(SELECT conversation FROM record WHERE row = ?1)");
    for (const qint64 row : rows) {
        read.bind(1, static_cast<int64_t>(row));
        QStringList ids;
        if (read.executeStep()) {
            const StoredRow stored = readRow(read);
            ids = lookupIds(stored.record);
            if (stored.settlement)
                ids += lookupIds(*stored.settlement);
        }
        read.reset();
        for (const QString &id : ids) {
            forgetId.bind(1, static_cast<int64_t>(bucketOf(row)));
            forgetId.bind(2, static_cast<int64_t>(idHash(id)));
            forgetId.bind(3, static_cast<int64_t>(row));
            forgetId.exec();
            forgetId.reset();
        }
        tailOf.bind(1, static_cast<int64_t>(row));
        const qint64 conversation = tailOf.executeStep() ? tailOf.getColumn(0).getInt64() : 0;
        tailOf.reset();
        for (const char *table : {"record", "record_body", "settlement", "settlement_body", "in_flight"})
            database->exec(std::string("DELETE FROM ") + table + " WHERE row = " + std::to_string(row));
        if (conversation != 0)
            moveTail(conversation, row);
    }
    openCalls.removeIf([&rows](const auto &call) { return rows.contains(call.value()); });
}

// Older bubbles than the last one are there only if they were kept: the next one stands in its place, else the
// conversation leaves the list.
void Store::Private::moveTail(qint64 conversation, qint64 lostRow)
{
    SQLite::Statement newest(*database,
        "SELECT max(row) FROM record INDEXED BY record_message WHERE row >> 15 = ?1 AND conversation = ?2 AND role IS "
        "NOT NULL AND row < ?3 AND route NOT IN ('DISMISSED', 'RESTORED')");
    const qint64 first = bucketOf(database->execAndGet("SELECT coalesce(min(row), 0) FROM record").getInt64());
    for (qint64 bucket = bucketOf(lostRow); bucket >= first; --bucket) {
        newest.bind(1, static_cast<int64_t>(bucket));
        newest.bind(2, static_cast<int64_t>(conversation));
        newest.bind(3, static_cast<int64_t>(lostRow));
        if (newest.executeStep() && !newest.getColumn(0).isNull()) {
            upsertTail.bind(1, static_cast<int64_t>(conversation));
            upsertTail.bind(2, newest.getColumn(0).getInt64());
            const StatementUse use(upsertTail);
            use->exec();
            return;
        }
        newest.reset();
    }
    database->exec("DELETE FROM tail WHERE conversation = " + std::to_string(conversation));
}

core::Result<Store::Trimmed, JournalError> Store::trim(
    const Retention &retention, core::WallTime now, traffic::RecordKey since)
{
    Trimmed trimmed;
    try {
        SQLite::Transaction transaction(*d->database, SQLite::TransactionBehavior::IMMEDIATE);
        const auto number = [this](const char *sql) { return qint64(d->database->execAndGet(sql).getInt64()); };
        const qint64 used = (number("PRAGMA page_count") - number("PRAGMA freelist_count")) * pageSize;
        const bool isTooLarge = retention.bytes > 0 && used > retention.bytes;
        const qint64 oldest = retention.days > 0 ? core::toMs(now - retention.days * 24h) : 0;
        SQLite::Statement candidates(*d->database,
            "SELECT r.row, r.time, coalesce(r.turn_id, 0), c.bot FROM record r CROSS JOIN conversation c "
            "ON c.id = r.conversation WHERE r.row > ? AND r.row < (SELECT max(row) FROM record) ORDER BY r.row LIMIT "
            "?");
        candidates.bind(1, static_cast<int64_t>(d->trimmedUpTo));
        candidates.bind(2, rowsPerStep);
        std::map<std::pair<qint64, std::string>, bool> turns;
        int seen = 0;
        while (candidates.executeStep()) {
            if (!isTooLarge && candidates.getColumn(1).getInt64() >= oldest)
                break;
            ++seen;
            const qint64 row = candidates.getColumn(0).getInt64();
            const std::pair turn(qint64(candidates.getColumn(2).getInt64()), candidates.getColumn(3).getString());
            auto known = turns.find(turn);
            if (known == turns.end())
                known = turns.emplace(turn, turn.first != 0 && d->isTurnOpen(turn.first, turn.second, since)).first;
            if (!known->second && !d->isOpen(row, since))
                trimmed.rows.append(row);
            d->trimmedUpTo = row;
        }
        candidates.reset();
        trimmed.more = seen == rowsPerStep;
        if (!trimmed.more)
            d->trimmedUpTo = 0; // the next sweep begins at the oldest row again
        d->erase(trimmed.rows);
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"trim"_s, JournalError::Kind::CannotWrite));
    }
    return trimmed;
}

core::Result<bool, JournalError> Store::shrink()
{
    try {
        d->database->exec(pagesPerStep);
        return d->database->execAndGet("PRAGMA freelist_count").getInt64() > 0;
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"shrink"_s, JournalError::Kind::CannotWrite));
    }
}

core::Result<traffic::Dropped, JournalError> Store::giveUp(qint64 count)
{
    traffic::Dropped dropped;
    try {
        SQLite::Transaction transaction(*d->database, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement oldest(*d->database,
            "SELECT row, kind, time FROM record r WHERE role IS NULL AND attempt_id IS NULL AND kind <> ?1 "
            "AND NOT EXISTS (SELECT 1 FROM in_flight f WHERE f.row = r.row) "
            "AND NOT EXISTS (SELECT 1 FROM mark m WHERE m.row = r.row) ORDER BY row LIMIT ?2");
        oldest.bind(1, int(traffic::Kind::Note));
        oldest.bind(2, static_cast<int64_t>(count));
        QList<qint64> rows;
        while (oldest.executeStep()) {
            rows.append(oldest.getColumn(0).getInt64());
            dropped.add(traffic::Kind(oldest.getColumn(1).getInt()), core::fromMs(oldest.getColumn(2).getInt64()));
        }
        oldest.reset();
        d->erase(rows);
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"give up"_s, JournalError::Kind::CannotWrite));
    }
    return dropped;
}

} // namespace journal
