#include "app/core/overloaded.h"
#include "app/journal/blobcodec.h"
#include "app/journal/connection.h"
#include "app/journal/schema.h"
#include "app/journal/storeprivate.h"

namespace journal {

using namespace Qt::StringLiterals;

namespace {

/// Conversations whose ids are kept at hand; beyond that the table is asked again.
constexpr qsizetype cachedConversations = 8192;

void run(SQLite::Statement &statement)
{
    const StatementUse use(statement);
    use->exec();
}

} // namespace

void Store::Private::write(const QList<traffic::Entry> &entries, Written &written)
{
    for (const traffic::Entry &entry : entries) {
        std::visit(core::Overloaded{[&](const traffic::Record &record) { add(record, written); },
                       [&](const traffic::Settlement &settlement) { settle(settlement, written); }},
            entry);
    }
    writeTails();
}

void Store::Private::add(const traffic::Record &record, Written &written)
{
    const qint64 row = nextRow++;
    const qint64 conversation = conversationId(record);
    bindRecord(insertRecord, row, conversation, record);
    run(insertRecord);
    addBody(insertRecordBody, row, record.headers, record.body);
    addIds(lookupIds(record), row);
    if (record.state == traffic::State::InFlight) {
        insertInFlight.bind(1, static_cast<int64_t>(row));
        run(insertInFlight);
        openCalls.insert(record.key, row);
    }
    if (record.message && !traffic::isAboutMessage(record.kind, record.route)) {
        tails.insert(conversation, row);
    }
    written.added.append(row);
}

void Store::Private::settle(const traffic::Settlement &settlement, Written &written)
{
    qint64 row = openCalls.take(settlement.key);
    if (row == 0) {
        row = rowOfKey(settlement.key);
    }
    if (row == 0) {
        written.rejected.append(settlement);
        return;
    }
    bindSettlement(insertSettlement, row, settlement);
    const StatementUse use(insertSettlement);
    if (use->exec() == 0) { // it has one already: the first answer stands
        written.rejected.append(settlement);
        return;
    }
    addBody(insertSettlementBody, row, settlement.headers, settlement.body);
    addIds(lookupIds(settlement), row);
    deleteInFlight.bind(1, static_cast<int64_t>(row));
    run(deleteInFlight);
    written.settled.append(row);
}

void Store::Private::addIds(const QStringList &ids, qint64 row)
{
    for (const QString &id : ids) {
        insertId.bind(1, static_cast<int64_t>(bucketOf(row)));
        insertId.bind(2, static_cast<int64_t>(idHash(id)));
        insertId.bind(3, static_cast<int64_t>(row));
        run(insertId);
    }
}

void Store::Private::addBody(
    SQLite::Statement &insert, qint64 row, const QList<traffic::Header> &headers, const traffic::Body &body)
{
    if (headers.isEmpty() && body.text.isEmpty() && body.splices.isEmpty()) {
        return;
    }
    const QByteArray headerBlob = encodeHeaders(headers);
    const QByteArray spliceBlob = encodeSplices(body.splices);
    bindBody(insert, row, headerBlob, spliceBlob, body);
    run(insert);
}

void Store::Private::writeTails()
{
    for (auto it = tails.cbegin(); it != tails.cend(); ++it) {
        upsertTail.bind(1, static_cast<int64_t>(it.key()));
        upsertTail.bind(2, static_cast<int64_t>(it.value()));
        run(upsertTail);
    }
    tails.clear();
}

qint64 Store::Private::conversationId(const traffic::Record &record)
{
    const PeerKey key{record.bot, sceneNumber(record.scene), record.peer.value};
    if (const auto known = conversations.constFind(key); known != conversations.cend()) {
        return *known;
    }
    const auto bind = [&key](SQLite::Statement &statement) {
        statement.bind(1, key.bot.toStdString());
        statement.bind(2, key.scene);
        statement.bind(3, key.peer.toStdString());
    };
    bind(selectConversation);
    const StatementUse use(selectConversation);
    qint64 id = use->executeStep() ? use->getColumn(0).getInt64() : 0;
    if (id == 0) {
        bind(insertConversation);
        run(insertConversation);
        id = database->getLastInsertRowid();
    }
    if (conversations.size() >= cachedConversations) {
        conversations.clear();
    }
    conversations.insert(key, id);
    return id;
}

qint64 Store::Private::rowOfKey(traffic::RecordKey key)
{
    selectKey.bind(1, static_cast<int64_t>(key));
    const StatementUse use(selectKey);
    return use->executeStep() ? use->getColumn(0).getInt64() : 0;
}

Store::Store(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

Store::~Store() = default;

Store::Opened Store::openFile(const QString &path)
{
    return inUse(openFileForWriting(path));
}

Store::Opened Store::makeFile(const QString &path)
{
    auto made = inUse(openFileForMaking(path));
    if (made)
        (*made)->d->isBeingMade = true;
    return made;
}

Store::Opened Store::inUse(core::Result<std::unique_ptr<SQLite::Database>, JournalError> database)
{
    if (!database) {
        return core::make_unexpected(database.error());
    }
    try {
        const bool wasClean
            = (*database)->execAndGet("SELECT coalesce((SELECT value FROM meta WHERE name = 'clean'), 1)").getInt()
            == 1;
        (*database)->exec("INSERT INTO meta VALUES('clean', 0) ON CONFLICT(name) DO UPDATE SET value = 0");
        auto opened = std::make_unique<Private>(std::move(*database));
        opened->wasClean = wasClean;
        return std::unique_ptr<Store>(new Store(std::move(opened)));
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"open"_s, JournalError::Kind::CannotOpen));
    }
}

Store::Opened Store::openInMemory(const QString &uri)
{
    auto database = journal::openInMemory(uri);
    if (!database) {
        return core::make_unexpected(database.error());
    }
    try {
        return std::unique_ptr<Store>(new Store(std::make_unique<Private>(std::move(*database))));
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"open in memory"_s, JournalError::Kind::CannotOpen));
    }
}

core::Result<Store::Written, JournalError> Store::write(const QList<traffic::Entry> &entries)
{
    Written written;
    try {
        SQLite::Transaction transaction(*d->database, SQLite::TransactionBehavior::IMMEDIATE);
        d->write(entries, written);
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"write"_s, JournalError::Kind::CannotWrite));
    }
    return written;
}

core::Result<Store::Written, JournalError> Store::replaceFrom(qint64 first, const QList<traffic::Entry> &entries)
{
    Written written;
    try {
        SQLite::Transaction transaction(*d->database, SQLite::TransactionBehavior::IMMEDIATE);
        QList<qint64> rows;
        for (qint64 row = d->nextRow - 1; row >= first; --row) // the newest first: tails move back step by step
            rows.append(row);
        d->erase(rows);
        d->nextRow = std::min(d->nextRow, first);
        d->write(entries, written);
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"replace"_s, JournalError::Kind::CannotWrite));
    }
    return written;
}

core::Result<Store::Chunk, JournalError> Store::chunkAfter(qint64 after, int limit)
{
    const auto readBodyOf = [](SQLite::Statement &select, qint64 row, auto &target) {
        select.bind(1, static_cast<int64_t>(row));
        const StatementUse use(select);
        if (use->executeStep()) {
            readBody(*use, target.headers, target.body);
        }
    };
    Chunk chunk;
    try {
        d->selectRows.bind(1, static_cast<int64_t>(after));
        d->selectRows.bind(2, limit);
        const StatementUse rows(d->selectRows);
        while (rows->executeStep()) {
            StoredRow stored = readRow(*rows);
            readBodyOf(d->selectRecordBody, stored.row, stored.record);
            chunk.entries.append(stored.record);
            if (stored.settlement) {
                readBodyOf(d->selectSettlementBody, stored.row, *stored.settlement);
                chunk.entries.append(*stored.settlement);
            }
            chunk.lastRow = stored.row;
        }
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"read"_s, JournalError::Kind::CannotRead));
    }
    return chunk;
}

core::Result<void, JournalError> Store::removeUpTo(qint64 row)
{
    try {
        SQLite::Transaction transaction(*d->database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const char *table :
            {"record", "record_body", "settlement", "settlement_body", "in_flight", "id_hash", "mark"}) {
            SQLite::Statement remove(*d->database, std::string("DELETE FROM ") + table + " WHERE row <= ?");
            remove.bind(1, static_cast<int64_t>(row));
            run(remove);
        }
        transaction.commit();
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"remove"_s, JournalError::Kind::CannotWrite));
    }
    d->openCalls.removeIf([row](const auto &call) { return call.value() <= row; });
    return {};
}

core::Result<qint64, JournalError> Store::rowCount()
{
    try {
        return qint64(d->database->execAndGet("SELECT count(*) FROM record").getInt64());
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"count"_s, JournalError::Kind::CannotRead));
    }
}

bool Store::wasClean() const
{
    return d->wasClean;
}

core::Result<void, JournalError> Store::finish(bool clean)
{
    try {
        if (clean) {
            d->database->exec("UPDATE meta SET value = 1 WHERE name = 'clean'");
        }
        if (d->isBeingMade)
            d->database->exec("PRAGMA journal_mode=WAL");
        // A reader may hold the WAL: then it stays, and the last connection writes it back.
        d->database->tryExec("PRAGMA wal_checkpoint(TRUNCATE)");
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"close"_s, JournalError::Kind::CannotWrite));
    }
    return {};
}

} // namespace journal
