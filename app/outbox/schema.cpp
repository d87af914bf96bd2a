#include "app/outbox/schema.h"

#include "app/outbox/outboxprivate.h"
#include "app/storage/migration.h"

#include <array>

namespace outbox {

namespace {

// Times are milliseconds since 1970, UTC. (anchor, seq) in `seq` belongs to one content for ever: the primary key is
// the guarantee, whatever the program does. `learned` holds limits learned from answers, with their evidence.
//
// Since version 2: an anchor of kind `unverified` is an id that no gateway event vouches for; it has msg_seq of its own
// and stays out of the ledger. `shared`: another program replies on it. `replayed`: it came after a lost line, and how
// old it was then nobody knows. `turn.record`: key of the journal row that is still to be settled. `anchor_cures`: a
// refusal that another anchor cures. `ended`: when the tries of a message were over;
// with neither delivery nor dismissal it is undelivered, and the partial index holds exactly those. `not_sent`: why the
// last try made no attempt. `delivered_text`: what the user got, where a person had edited it. `wanted`: some delivery
// of an inbound message asked for an answer (all of version 1 did); `owed`: it is still to come.
//
// Since version 3: `next_try`: the message waits for another try, then; `held`: a person keeps it from going by itself.
// Both end with the next reservation. What one conversation is owed is found without reading what others are. One
// `checkpoint` a shard, with an empty session when none can be resumed; before, the only shard's stood in `meta`. An
// inbound message is also known by its msg_idx.
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
    R"sql(
CREATE TABLE anchor_rebuilt (
    id INTEGER PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('msg', 'event', 'unverified')), text TEXT NOT NULL,
    scene TEXT NOT NULL, peer TEXT NOT NULL, received INTEGER NOT NULL, next_seq INTEGER NOT NULL, dead_code INTEGER,
    shared INTEGER NOT NULL DEFAULT 0, replayed INTEGER NOT NULL DEFAULT 0, UNIQUE (kind, text));
INSERT INTO anchor_rebuilt SELECT id, kind, text, scene, peer, received, next_seq, dead_code, 0, 0 FROM anchor;
DROP TABLE anchor;
ALTER TABLE anchor_rebuilt RENAME TO anchor;
CREATE INDEX anchor_received ON anchor (received);
ALTER TABLE inbound ADD COLUMN sender TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN sender_name TEXT NOT NULL DEFAULT '';
ALTER TABLE inbound ADD COLUMN wanted INTEGER NOT NULL DEFAULT 1;
UPDATE inbound SET sender = peer WHERE scene = 'c2c';
ALTER TABLE attempt ADD COLUMN origin TEXT NOT NULL DEFAULT '';
ALTER TABLE attempt ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
ALTER TABLE attempt ADD COLUMN anchor_cures INTEGER NOT NULL DEFAULT 0;
ALTER TABLE turn ADD COLUMN record INTEGER;
UPDATE attempt SET anchor_cures = 1 WHERE outcome = 'refused'
    AND EXISTS (SELECT 1 FROM anchor a WHERE a.id = attempt.anchor AND a.dead_code = attempt.code);
ALTER TABLE message ADD COLUMN ended INTEGER;
ALTER TABLE message ADD COLUMN not_sent TEXT;
ALTER TABLE message ADD COLUMN leaves_with_next INTEGER NOT NULL DEFAULT 0;
ALTER TABLE message ADD COLUMN delivered_text TEXT;
UPDATE message SET
    ended = COALESCE((SELECT MAX(COALESCE(t.settled, t.reserved)) FROM attempt t WHERE t.message = message.id),
        (SELECT u.ended FROM turn u WHERE u.id = message.turn), created),
    not_sent = CASE WHEN EXISTS (SELECT 1 FROM attempt t WHERE t.message = message.id) THEN NULL
        WHEN turn IN (SELECT id FROM turn WHERE state = 'ended') THEN 'cancelled' ELSE 'interrupted' END
    WHERE delivered = 0 AND COALESCE(turn, 0) NOT IN (SELECT id FROM turn WHERE state = 'running');
CREATE INDEX message_under_way ON message (id) WHERE ended IS NULL AND delivered = 0;
CREATE INDEX message_undelivered ON message (id) WHERE ended IS NOT NULL AND delivered = 0 AND dismissed IS NULL;
CREATE INDEX message_leaving ON message (scene, peer, id) WHERE leaves_with_next = 1;
CREATE INDEX attempt_outbound ON attempt (outbound_id) WHERE outbound_id <> '';
CREATE TABLE taken_over (scene TEXT NOT NULL, peer TEXT NOT NULL, PRIMARY KEY (scene, peer)) WITHOUT ROWID;
)sql",
    R"sql(
ALTER TABLE message ADD COLUMN next_try INTEGER;
ALTER TABLE message ADD COLUMN held INTEGER NOT NULL DEFAULT 0;
DROP INDEX inbound_owed;
CREATE INDEX inbound_owed ON inbound (scene, peer, id) WHERE owed = 1;
CREATE TABLE checkpoint (
    shard INTEGER PRIMARY KEY, shards INTEGER NOT NULL, session TEXT NOT NULL, seq INTEGER NOT NULL,
    saved INTEGER NOT NULL, origin TEXT NOT NULL);
INSERT INTO checkpoint SELECT 0, 1, value, COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'seq'), 0),
    COALESCE((SELECT CAST(value AS INTEGER) FROM meta WHERE key = 'session_saved'), 0),
    COALESCE((SELECT value FROM meta WHERE key = 'session_origin'), '') FROM meta WHERE key = 'session';
DELETE FROM meta WHERE key IN ('session', 'seq', 'session_saved', 'session_origin');
CREATE INDEX inbound_msg_idx ON inbound (scene, peer, msg_idx) WHERE msg_idx <> '';
)sql",
};
static_assert(migrations.size() == schemaVersion);

} // namespace

core::Result<void, OutboxError> migrate(SQLite::Database &database, const QString &path)
{
    return storage::migrate(database, path, migrations).map_error([](const storage::Problem &problem) {
        return errorOf(problem, OutboxError::Kind::CannotOpen);
    });
}

} // namespace outbox
