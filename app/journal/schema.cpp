#include "app/journal/schema.h"

#include "app/journal/connection.h"
#include "app/storage/migration.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>

namespace journal {

using namespace Qt::StringLiterals;

namespace {

// Version 1: `record`, `settlement` and the two body tables are append-only. Bodies stand apart so that a filter that
// scans rows reads about 150 bytes a row. `conversation` spells out bot, scene and peer once; records without a peer
// have one too (scene -1 for none). `in_flight` holds the calls that have no answer yet. Enum numbers and the layout of
// the blobs are those of rowcodec.cpp; 4, 6 and 7 are the states refused, unknown and not sent.
//
// Since version 2: the notes of a bot that stand for a time without gateway (kind 6, a note) are found without a scan;
// its rows stand in row order, as every index ends with the row.
//
// Since version 3: what a person marked; the only table whose rows change. `id` tells this file from any other, so that
// a text index knows which journal it was made from.
constexpr std::array migrations = {
    R"sql(
CREATE TABLE conversation(
    id INTEGER PRIMARY KEY,
    bot TEXT NOT NULL,
    scene INTEGER NOT NULL,
    peer TEXT NOT NULL,
    UNIQUE(bot, scene, peer));
CREATE TABLE record(
    row INTEGER PRIMARY KEY,
    key INTEGER NOT NULL,
    time INTEGER NOT NULL,
    conversation INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    direction INTEGER NOT NULL,
    state INTEGER NOT NULL,
    route TEXT,
    detail TEXT,
    op INTEGER,
    s INTEGER,
    msg_id TEXT,
    anchor TEXT,
    event_id TEXT,
    msg_seq INTEGER,
    attempt_id INTEGER,
    turn_id INTEGER,
    code INTEGER,
    size INTEGER NOT NULL,
    role INTEGER,
    text TEXT,
    markdown INTEGER,
    send_id INTEGER,
    attempt_number INTEGER,
    origin TEXT);
CREATE TABLE record_body(row INTEGER PRIMARY KEY, headers BLOB, body BLOB, splices BLOB);
CREATE TABLE settlement(
    row INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    state INTEGER NOT NULL,
    status INTEGER,
    code INTEGER,
    returned_id TEXT,
    ref_idx TEXT,
    trace_id TEXT,
    detail TEXT,
    duration INTEGER NOT NULL,
    size INTEGER NOT NULL);
CREATE TABLE settlement_body(row INTEGER PRIMARY KEY, headers BLOB, body BLOB, splices BLOB);
CREATE TABLE in_flight(row INTEGER PRIMARY KEY);
CREATE TABLE tail(conversation INTEGER PRIMARY KEY, last_row INTEGER NOT NULL);
CREATE TABLE id_hash(
    bucket INTEGER NOT NULL,
    hash INTEGER NOT NULL,
    row INTEGER NOT NULL,
    PRIMARY KEY(bucket, hash, row)) WITHOUT ROWID;
CREATE TABLE meta(name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE INDEX record_key ON record(key);
CREATE INDEX record_message ON record(row >> 15, conversation) WHERE role IS NOT NULL;
CREATE INDEX record_send ON record(send_id, conversation) WHERE send_id IS NOT NULL;
CREATE INDEX record_attempt ON record(attempt_id) WHERE attempt_id IS NOT NULL;
CREATE INDEX record_turn ON record(turn_id) WHERE turn_id IS NOT NULL;
CREATE INDEX record_problem ON record(row) WHERE state IN (4, 6, 7);
CREATE INDEX settlement_problem ON settlement(row) WHERE state IN (4, 6, 7);
)sql",
    R"sql(
CREATE INDEX record_gap ON record(conversation) WHERE kind = 6 AND route = 'GAP';
)sql",
    R"sql(
CREATE TABLE mark(row INTEGER PRIMARY KEY, colour INTEGER NOT NULL, note TEXT NOT NULL, time INTEGER NOT NULL);
INSERT INTO meta VALUES('id', randomblob(16));
)sql",
};
static_assert(migrations.size() == schemaVersion);
static_assert(bucketBits == 15, "the index record_message spells it out");
static_assert(int(traffic::Kind::Note) == 6, "the index record_gap spells it out");

} // namespace

core::Result<int, JournalError> schemaVersionOf(SQLite::Database &database)
{
    return storage::schemaVersion(database, schemaVersion).map_error([](const storage::Problem &problem) {
        return errorOf(problem, JournalError::Kind::CannotRead);
    });
}

core::Result<void, JournalError> migrate(SQLite::Database &database, const QString &path)
{
    const auto version = schemaVersionOf(database);
    if (!version) {
        return core::make_unexpected(version.error());
    }
    try {
        if (*version == 0) {
            // Both only take effect before the first table, and outside a transaction.
            database.exec("PRAGMA page_size=" + std::to_string(pageSize));
            database.exec("PRAGMA auto_vacuum=INCREMENTAL");
        }
    } catch (const SQLite::Exception &e) {
        return core::make_unexpected(errorOf(e, u"migrate"_s, JournalError::Kind::CannotWrite));
    }
    return storage::migrate(database, path, migrations).map_error([](const storage::Problem &problem) {
        return errorOf(problem, JournalError::Kind::CannotWrite);
    });
}

} // namespace journal
