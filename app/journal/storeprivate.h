#pragma once
#include "app/journal/rowcodec.h"
#include "app/journal/store.h"

#include <QHash>
#include <SQLiteCpp/SQLiteCpp.h>

namespace journal {

struct PeerKey
{
    QString bot;
    int scene = -1;
    QString peer;
    friend bool operator==(const PeerKey &, const PeerKey &) = default;
    friend size_t qHash(const PeerKey &key, size_t seed = 0) { return qHashMulti(seed, key.bot, key.scene, key.peer); }
};

/// What the store's files share: the connection and its prepared statements. Its functions throw SQLite::Exception.
struct Store::Private
{
    explicit Private(std::unique_ptr<SQLite::Database> opened)
        : database(std::move(opened))
        , nextRow(1 + database->execAndGet("SELECT coalesce(max(row), 0) FROM record").getInt64())
    {
    }

    void write(const QList<traffic::Entry> &entries, Written &written);
    void add(const traffic::Record &record, Written &written);
    void settle(const traffic::Settlement &settlement, Written &written);
    void addIds(const QStringList &ids, qint64 row);
    /// Removes rows whole and moves the tails of their conversations; inside a transaction of the caller's.
    void erase(const QList<qint64> &rows);
    void moveTail(qint64 conversation, qint64 lostRow);
    /// Of a row or its turn: something is still to come, or a person has still to decide.
    [[nodiscard]] bool isOpen(qint64 row, traffic::RecordKey since);
    [[nodiscard]] bool isTurnOpen(qint64 turn, const std::string &bot, traffic::RecordKey since);
    void addBody(
        SQLite::Statement &insert, qint64 row, const QList<traffic::Header> &headers, const traffic::Body &body);
    void writeTails();
    qint64 conversationId(const traffic::Record &record);
    qint64 rowOfKey(traffic::RecordKey key);
    bool setMark(qint64 row, const Mark &mark);

    std::unique_ptr<SQLite::Database> database;
    SQLite::Statement insertRecord{*database, insertRecordSql};
    SQLite::Statement insertRecordBody{*database, "INSERT INTO record_body VALUES(?,?,?,?)"};
    SQLite::Statement insertSettlement{*database, insertSettlementSql};
    SQLite::Statement insertSettlementBody{*database, "INSERT INTO settlement_body VALUES(?,?,?,?)"};
    SQLite::Statement insertInFlight{*database, "INSERT INTO in_flight VALUES(?)"};
    SQLite::Statement deleteInFlight{*database, "DELETE FROM in_flight WHERE row = ?"};
    SQLite::Statement insertId{*database, "INSERT OR IGNORE INTO id_hash VALUES(?,?,?)"};
    SQLite::Statement selectConversation{
        *database, "SELECT id FROM conversation WHERE bot = ? AND scene = ? AND peer = ?"};
    SQLite::Statement insertConversation{*database, "INSERT INTO conversation(bot, scene, peer) VALUES(?,?,?)"};
    SQLite::Statement selectKey{*database, "SELECT row FROM record WHERE key = ? ORDER BY row DESC LIMIT 1"};
    SQLite::Statement upsertTail{
        *database, "INSERT INTO tail VALUES(?,?) ON CONFLICT(conversation) DO UPDATE SET last_row = excluded.last_row"};
    SQLite::Statement selectRows{*database, rowSelect("record AS r", "WHERE r.row > ? ORDER BY r.row LIMIT ?")};
    SQLite::Statement selectRecordBody{*database, "SELECT headers, body, splices FROM record_body WHERE row = ?"};
    SQLite::Statement selectSettlementBody{
        *database, "SELECT headers, body, splices FROM settlement_body WHERE row = ?"};

    qint64 nextRow;
    qint64 trimmedUpTo = 0; ///< rows up to here were looked at by the sweep that goes on
    bool isBeingMade = false; ///< by makeFile()
    bool wasClean = true; ///< the file was closed in order before, or is new
    QHash<traffic::RecordKey, qint64> openCalls; // rows of calls of this run that have no answer yet
    QHash<PeerKey, qint64> conversations;
    QHash<qint64, qint64> tails; // newest message row of the conversations of this transaction
};

} // namespace journal
