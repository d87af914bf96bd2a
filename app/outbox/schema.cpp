#include "app/outbox/schema.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include <array>
#include <string>

namespace outbox {

namespace {

// Times are milliseconds since 1970, UTC. (anchor, seq) in `seq` belongs to one content for ever: the primary key is
// the guarantee, whatever the program does. `learned` holds limits learned from answers, with their evidence.
constexpr std::array migrations = {
    R"sql(
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE inbound (
    id INTEGER PRIMARY KEY, scene TEXT NOT NULL, peer TEXT NOT NULL, msg_id TEXT NOT NULL UNIQUE, msg_idx TEXT NOT NULL,
    text TEXT NOT NULL, received INTEGER NOT NULL, owed INTEGER NOT NULL, deliveries INTEGER NOT NULL DEFAULT 1);
CREATE INDEX inbound_peer ON inbound (scene, peer, id);
CREATE INDEX inbound_owed ON inbound (id) WHERE owed = 1;
CREATE TABLE anchor (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('msg', 'event')), text TEXT NOT NULL, scene TEXT NOT NULL,
    peer TEXT NOT NULL, received INTEGER NOT NULL, next_seq INTEGER NOT NULL, dead_code INTEGER, UNIQUE (kind, text));
CREATE INDEX anchor_received ON anchor (received);
CREATE TABLE turn (
    id INTEGER PRIMARY KEY, inbound INTEGER NOT NULL REFERENCES inbound, started INTEGER NOT NULL, ended INTEGER,
    state TEXT NOT NULL CHECK (state IN ('running', 'ended', 'interrupted')));
CREATE INDEX turn_running ON turn (id) WHERE state = 'running';
CREATE INDEX turn_inbound ON turn (inbound);
CREATE TABLE message (
    id INTEGER PRIMARY KEY, turn INTEGER REFERENCES turn, scene TEXT NOT NULL, peer TEXT NOT NULL, text TEXT NOT NULL,
    markdown INTEGER NOT NULL, origin TEXT NOT NULL, created INTEGER NOT NULL, delivered INTEGER NOT NULL DEFAULT 0,
    dismissed INTEGER);
CREATE INDEX message_peer ON message (scene, peer, id);
CREATE INDEX message_turn ON message (turn);
CREATE TABLE seq (
    anchor INTEGER NOT NULL REFERENCES anchor, seq INTEGER NOT NULL, content_hash BLOB NOT NULL,
    PRIMARY KEY (anchor, seq)) WITHOUT ROWID;
CREATE TABLE attempt (
    id INTEGER PRIMARY KEY, message INTEGER NOT NULL REFERENCES message, number INTEGER NOT NULL,
    anchor INTEGER REFERENCES anchor, seq INTEGER, retry INTEGER NOT NULL, body BLOB NOT NULL, reserved INTEGER NOT NULL,
    outcome TEXT, code INTEGER, http_status INTEGER, detail TEXT, outbound_id TEXT, ref_idx TEXT, trace_id TEXT,
    settled INTEGER, UNIQUE (message, number));
CREATE INDEX attempt_open ON attempt (id) WHERE outcome IS NULL;
CREATE INDEX attempt_anchor ON attempt (anchor, seq);
CREATE TABLE learned (
    id INTEGER PRIMARY KEY, scene TEXT NOT NULL, peer TEXT, kind TEXT NOT NULL, bound INTEGER NOT NULL,
    evidence INTEGER NOT NULL REFERENCES attempt, learned INTEGER NOT NULL, expires INTEGER NOT NULL);
)sql",
};
static_assert(migrations.size() == schemaVersion);

} // namespace

void migrate(SQLite::Database &database)
{
    const int have = database.execAndGet("PRAGMA user_version").getInt();
    for (auto version = size_t(have); version < migrations.size(); ++version) {
        SQLite::Transaction transaction(database);
        database.exec(migrations[version]);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

} // namespace outbox
