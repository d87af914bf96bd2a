#include "app/outbox/schema.h"
#include "tests/outbox/bench.h"

#include <QtTest>
#include <SQLiteCpp/SQLiteCpp.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::NotSentReason;
using lineage::Outcome;
using test::OutboxBench;

namespace {

// Version 1 as it was shipped. It stands here a second time on purpose: files of it exist, whatever schema.cpp says.
constexpr auto versionOne = R"sql(
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
PRAGMA user_version = 1;
)sql";

// Alice's afternoon under version 1. Turn 1 ended, turn 2 was interrupted, turn 3 was running when the program died.
constexpr auto afternoon = R"sql(
INSERT INTO meta VALUES ('session', 'S'), ('seq', 41), ('session_saved', 1788220800000), ('session_origin', 'O'),
    ('clean', 0), ('boot_id', 'boot-1');
INSERT INTO inbound VALUES (1, 'c2c', 'ALICE', 'M1', 'REFIDX_1', 'first', 1788220800000, 0, 1),
    (2, 'c2c', 'ALICE', 'M2', 'REFIDX_2', 'second', 1788220801000, 0, 2),
    (3, 'c2c', 'ALICE', 'M3', 'REFIDX_3', 'third', 1788220802000, 1, 1);
INSERT INTO anchor VALUES (1, 'msg', 'M1', 'c2c', 'ALICE', 1788220800000, 5, 40034128),
    (2, 'msg', 'M2', 'c2c', 'ALICE', 1788220801000, 3, NULL), (3, 'msg', 'M3', 'c2c', 'ALICE', 1788220802000, 2, NULL),
    (4, 'event', 'FRIEND_ADD:1', 'c2c', 'ALICE', 1788220803000, 1, NULL);
INSERT INTO turn VALUES (1, 1, 1788220800100, 1788220800900, 'ended'),
    (2, 2, 1788220801100, 1788220801900, 'interrupted'), (3, 3, 1788220802100, NULL, 'running');
INSERT INTO message VALUES (1, 1, 'c2c', 'ALICE', 'arrived', 0, 'agent', 1788220800200, 1, NULL),
    (2, 1, 'c2c', 'ALICE', 'refused', 0, 'tool', 1788220800300, 0, NULL),
    (3, 1, 'c2c', 'ALICE', 'cancelled', 0, 'agent', 1788220800400, 0, NULL),
    (4, 2, 'c2c', 'ALICE', 'interrupted', 0, 'agent', 1788220801200, 0, NULL),
    (5, 3, 'c2c', 'ALICE', 'in flight', 0, 'agent', 1788220802200, 0, NULL),
    (6, NULL, 'c2c', 'ALICE', 'in doubt', 0, 'hand', 1788220802300, 0, NULL),
    (7, 3, 'c2c', 'ALICE', 'planned', 0, 'agent', 1788220802400, 0, NULL),
    (8, NULL, 'c2c', 'ALICE', 'proactive', 0, 'hand', 1788220802500, 0, NULL);
INSERT INTO attempt VALUES
    (1, 1, 1, 2, 1, 0, '{"msg_type":0,"content":"arrived","msg_id":"M2","msg_seq":1}', 1788220800210, 'accepted', 0, 0,
        '', 'O1', '', '', 1788220800250),
    (2, 2, 1, 1, 4, 0, '{"msg_type":0,"content":"refused","msg_id":"M1","msg_seq":4}', 1788220800310, 'refused',
        40034128, 400, 'no', '', '', 'T', 1788220800350),
    (3, 5, 1, 3, 1, 0, '{"msg_type":0,"content":"in flight","msg_id":"M3","msg_seq":1}', 1788220802210, NULL, NULL,
        NULL, NULL, NULL, NULL, NULL, NULL),
    (4, 6, 1, 2, 2, 0, '{"msg_type":0,"content":"in doubt","msg_id":"M2","msg_seq":2}', 1788220802310, 'unknown', 0, 0,
        'timeout', '', '', '', 1788220802350),
    (5, 8, 1, NULL, NULL, 0, '{"msg_type":0,"content":"proactive"}', 1788220802510, 'notsent', 0, 0, 'cannot-connect',
        '', '', '', 1788220802550);
)sql";

// (anchor, msg_seq) and its content, hashed as version 1 did.
void claim(SQLite::Database &file, int anchor, int seq, const QByteArray &text)
{
    const QByteArray hash = QCryptographicHash::hash("0\n" + text, QCryptographicHash::Sha256);
    SQLite::Statement insert(file, "INSERT INTO seq VALUES (?, ?, ?)");
    insert.bind(1, anchor);
    insert.bind(2, seq);
    insert.bind(3, static_cast<const void *>(hash.constData()), int(hash.size()));
    insert.exec();
}

/// A file of version 1 in a folder of its own, opened by this program.
class OldFile
{
public:
    OldFile()
    {
        SQLite::Database file(path().toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        file.exec("PRAGMA journal_mode = WAL");
        file.exec(versionOne);
        file.exec(afternoon);
        claim(file, 2, 1, "arrived");
        claim(file, 1, 4, "refused");
        claim(file, 3, 1, "in flight");
        claim(file, 2, 2, "in doubt");
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(u"outbox.db"_s); }
    [[nodiscard]] std::unique_ptr<outbox::Outbox> open() const
    {
        return outbox::Outbox::open(path(), OutboxBench::rules(), now(), u"boot-1"_s).value();
    }
    [[nodiscard]] static core::WallTime now() { return test::noon + 10s; }

private:
    QTemporaryDir m_folder;
};

int count(const OldFile &old, const std::string &sql)
{
    SQLite::Database file(old.path().toStdString(), SQLite::OPEN_READONLY);
    return file.execAndGet(sql).getInt();
}

} // namespace

/// A file that version 1 left behind is brought up to date and loses nothing.
class tst_OutboxMigration : public QObject
{
    Q_OBJECT
private slots:
    void everyRowIsKept();
    void anchorsKeepWindowsUsesAndSeq();
    void referencesHoldAndAreEnforced();
    void unverifiedIdsHaveARoom();
    void whatWasOverIsUndelivered();
    void runningTurnIsRecovered();
    void oldContentKeepsItsSeq();
    void oldMessageIsNotOwedAgain();
    void isDoneOnce();
};

void tst_OutboxMigration::everyRowIsKept()
{
    const OldFile old;
    const auto opened = old.open();
    QCOMPARE(count(old, "PRAGMA user_version"), outbox::schemaVersion);
    const std::pair<const char *, int> tables[]
        = {{"inbound", 3}, {"anchor", 4}, {"turn", 3}, {"message", 8}, {"seq", 4}, {"attempt", 5}, {"learned", 0}};
    for (const auto &[table, rows] : tables)
        QCOMPARE(count(old, std::string("SELECT COUNT(*) FROM ") + table), rows);
    const QList<outbox::Checkpoint> expected{
        {.session = core::SessionId(u"S"_s), .seq = 41, .saved = test::noon, .origin = u"O"_s}};
    QCOMPARE(opened->checkpoints().value(), expected);
    QCOMPARE(count(old, "SELECT COUNT(*) FROM meta WHERE key LIKE 's%'"), 0);
}

void tst_OutboxMigration::anchorsKeepWindowsUsesAndSeq()
{
    const OldFile old;
    const auto opened = old.open();
    const auto find = [&](const lineage::AnchorId &id) { return *opened->ledger().find(id); };
    QCOMPARE(find(core::InboundMsgId(u"M1"_s)).deadCode, 40034128);
    QCOMPARE(find(core::InboundMsgId(u"M1"_s)).nextSeq, 5);
    const lineage::Anchor second{.id = core::InboundMsgId(u"M2"_s),
        .peer = test::alice,
        .received = test::noon + 1s,
        .accepted = 1,
        .open = 1,
        .nextSeq = 3};
    QCOMPARE(find(second.id), second);
    QCOMPARE(find(core::EventId(u"FRIEND_ADD:1"_s)).received, test::noon + 3s);
    QCOMPARE(opened->ledger().rules(), OutboxBench::rules());
}

void tst_OutboxMigration::referencesHoldAndAreEnforced()
{
    const OldFile old;
    const auto opened = old.open();
    SQLite::Database file(old.path().toStdString(), SQLite::OPEN_READWRITE);
    QVERIFY(!SQLite::Statement(file, "PRAGMA foreign_key_check").executeStep());
    file.exec("PRAGMA foreign_keys = ON");
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, file.exec("DELETE FROM anchor WHERE id = 2"));
    // By the outbox itself too: a turn of no message.
    QVERIFY(!opened->beginTurn(99, old.now()));
}

void tst_OutboxMigration::unverifiedIdsHaveARoom()
{
    const OldFile old;
    const auto opened = old.open();
    const core::UnverifiedId typed(u"typed"_s);
    QCOMPARE(opened->reserve({.messageId = 2, .anchor = typed, .now = old.now()})->request().msgSeq, 1);
    SQLite::Database file(old.path().toStdString(), SQLite::OPEN_READWRITE);
    QVERIFY_THROWS_EXCEPTION(SQLite::Exception, file.exec("UPDATE anchor SET kind = 'outbound'"));
}

void tst_OutboxMigration::whatWasOverIsUndelivered()
{
    const OldFile old;
    const auto opened = old.open();
    const auto list = opened->undelivered().value();
    QStringList texts;
    for (const auto &message : list)
        texts.append(message.message.text);
    QCOMPARE(texts, QStringList({u"refused"_s, u"cancelled"_s, u"interrupted"_s, u"in doubt"_s, u"proactive"_s}));
    QCOMPARE(std::get<lineage::Refused>(list[0].outcome).code, 40034128);
    QCOMPARE(list[0].ended, test::noon + 350ms);
    QCOMPARE(list[1].outcome, Outcome(lineage::NotSent{NotSentReason::Cancelled}));
    QCOMPARE(list[1].ended, test::noon + 900ms);
    QCOMPARE(list[2].outcome, Outcome(lineage::NotSent{NotSentReason::Interrupted}));
    QCOMPARE(list[3].outcome, Outcome(lineage::Unknown{.cause = u"timeout"_s}));
    QVERIFY(list[3].mayHaveArrived);
    QCOMPARE(list[4].outcome, Outcome(lineage::NotSent{NotSentReason::CannotConnect}));
    // Refused for its anchor, as the dead anchor shows.
    QVERIFY(opened->setLeavesWithNext({list[0].messageId}, true));
    QVERIFY(opened->undelivered()->first().leavesWithNext);
}

void tst_OutboxMigration::runningTurnIsRecovered()
{
    const OldFile old;
    const auto opened = old.open();
    const auto open = opened->openAttempts().value();
    QCOMPARE(open.size(), 1);
    QCOMPARE(open.first().message.text, u"in flight"_s);
    const auto unsent = opened->interruptTurns(old.now()).value();
    QCOMPARE(unsent.size(), 1);
    QCOMPARE(unsent.first().message.text, u"planned"_s);
    const auto retry = opened->reserveRetry(open.first().attemptId, old.now());
    QVERIFY(retry->isRetry());
    QCOMPARE(retry->origin(), u"agent"_s);
    QVERIFY(opened->owedConversations()->isEmpty());
}

void tst_OutboxMigration::oldContentKeepsItsSeq()
{
    const OldFile old;
    const auto opened = old.open();
    const lineage::AnchorId m2 = core::InboundMsgId(u"M2"_s);
    QVERIFY(opened->reserve({.messageId = 6, .anchor = m2, .msgSeq = 2, .now = old.now()})->isRetry());
    QVERIFY(!opened->reserve({.messageId = 2, .anchor = m2, .msgSeq = 2, .now = old.now()}));
    QCOMPARE(opened->reserve({.messageId = 2, .anchor = m2, .now = old.now()})->request().msgSeq, 3);
}

void tst_OutboxMigration::oldMessageIsNotOwedAgain()
{
    const OldFile old;
    const auto opened = old.open();
    for (const QString &id : {u"M1"_s, u"M2"_s, u"M3"_s}) {
        const auto again = opened->receive({.peer = test::alice, .msgId = core::InboundMsgId(id)}, {}).value();
        QVERIFY(!again.isNew && !again.becameOwed);
    }
    QCOMPARE(opened->interruptTurns(old.now())->size(), 1);
    QVERIFY(opened->owedConversations()->isEmpty());
}

void tst_OutboxMigration::isDoneOnce()
{
    const OldFile old;
    QVERIFY(old.open());
    const auto again = old.open();
    QCOMPARE(again->undelivered()->size(), 5);
    QCOMPARE(again->ledger().ofPeer(protocol::Scene::C2c, test::alice).size(), 4);
}

QTEST_GUILESS_MAIN(tst_OutboxMigration)
#include "tst_outboxmigration.moc"
