#include "app/outbox/outbox.h"

#include "app/outbox/outboxprivate.h"
#include "app/outbox/schema.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

// Accepted replies and spenders in doubt, each (anchor, msg_seq) counted once: a retry is no new spender. Event anchors
// have no msg_seq; there each message is one spender.
constexpr auto anchorUses = R"sql(
SELECT a.kind, a.text, a.scene, a.peer, a.received, a.next_seq, a.dead_code,
    (SELECT COUNT(DISTINCT COALESCE(t.seq, -t.message)) FROM attempt t
        WHERE t.anchor = a.id AND t.outcome IN ('accepted', 'accepted-id-unknown', 'audit')),
    (SELECT COUNT(*) FROM (SELECT COALESCE(t.seq, -t.message) AS spender FROM attempt t WHERE t.anchor = a.id
        GROUP BY spender
        HAVING SUM(COALESCE(t.outcome, '') IN ('accepted', 'accepted-id-unknown', 'audit')) = 0
            AND SUM(COALESCE(t.outcome, 'unknown') = 'unknown') > 0))
FROM anchor a WHERE a.id = ?)sql";

lineage::AnchorId anchorId(const QString &kind, const QString &id)
{
    if (kind == "event"_L1)
        return core::EventId(id);
    return core::InboundMsgId(id);
}

} // namespace

std::string utf8(const QString &text)
{
    return text.toStdString();
}

QString text(SQLite::Statement &statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    return QString::fromUtf8(value.getText(""), value.getBytes());
}

Outbox::Private::Private(const std::string &path, const lineage::RuleSet &rules)
    : database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    , ledger(rules)
{
    database.setBusyTimeout(1000);
    database.exec("PRAGMA journal_mode = WAL");
    // NORMAL survives the death of the process, which is what "on disk" means here; a stop of the machine is met by
    // raising every msg_seq (see raiseAfterUncleanStop).
    database.exec("PRAGMA synchronous = NORMAL");
    database.exec("PRAGMA foreign_keys = ON");
}

SQLite::Statement &Outbox::Private::statement(const std::string &sql)
{
    std::unique_ptr<SQLite::Statement> &prepared = statements[sql];
    if (!prepared)
        prepared = std::make_unique<SQLite::Statement>(database, sql);
    prepared->tryReset();
    prepared->clearBindings();
    return *prepared;
}

void Outbox::Private::refreshAnchor(qint64 row)
{
    SQLite::Statement &read = statement(anchorUses);
    bindAll(read, row);
    if (!read.executeStep())
        return;
    lineage::Anchor anchor{.id = anchorId(text(read, 0), text(read, 1)),
        .scene = protocol::sceneFromName(text(read, 2)).value_or(protocol::Scene::C2c),
        .peer = core::PeerId(text(read, 3)),
        .received = core::fromMs(read.getColumn(4).getInt64()),
        .accepted = read.getColumn(7).getInt(),
        .open = read.getColumn(8).getInt(),
        .nextSeq = read.getColumn(5).getInt()};
    if (!read.isColumnNull(6))
        anchor.deadCode = read.getColumn(6).getInt();
    ledger.put(anchor);
    read.reset();
}

void Outbox::Private::setMeta(const char *key, const QString &value)
{
    SQLite::Statement &write = statement("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
    bindAll(write, key, value);
    write.exec();
}

void Outbox::Private::setMeta(const char *key, qint64 value)
{
    setMeta(key, QString::number(value));
}

std::optional<QString> Outbox::Private::meta(const char *key)
{
    SQLite::Statement &read = statement("SELECT value FROM meta WHERE key = ?");
    bindAll(read, key);
    if (!read.executeStep())
        return std::nullopt;
    QString value = text(read, 0);
    read.reset();
    return value;
}

Outbox::Outbox(std::unique_ptr<Private> opened)
    : d(std::move(opened))
{
}

Outbox::~Outbox()
{
    try {
        d->setMeta("clean", 1);
    } catch (const SQLite::Exception &) {
        // The next start then treats this stop as unclean, which only skips some numbers.
    }
    d->statements.clear();
}

core::Result<std::unique_ptr<Outbox>, OutboxError> Outbox::open(
    const QString &path, const lineage::RuleSet &rules, core::WallTime now, const QString &bootId)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return core::make_unexpected(OutboxError{Kind::CannotOpen, u"make folder"_s, 0, QFileInfo(path).absolutePath()});
    return guarded<std::unique_ptr<Outbox>>(Kind::CannotOpen, "open",
        [&]() -> core::Result<std::unique_ptr<Outbox>, OutboxError> {
            auto opened = std::make_unique<Private>(utf8(path), rules);
            if (opened->database.execAndGet("PRAGMA user_version").getInt() > schemaVersion)
                return core::make_unexpected(OutboxError{Kind::NewerSchema, u"open"_s, 0, path});
            migrate(opened->database);
            SQLite::Transaction transaction(opened->database);
            const bool sameBoot = opened->meta("boot_id") == bootId;
            const bool clean = opened->meta("clean").value_or(u"1"_s) == "1"_L1;
            if (!sameBoot && !clean) {
                SQLite::Statement raise(opened->database, "UPDATE anchor SET next_seq = next_seq + ?");
                bindAll(raise, rules.raiseAfterUncleanStop);
                raise.exec();
            }
            opened->setMeta("boot_id", bootId);
            opened->setMeta("clean", 0);
            transaction.commit();
            core::Milliseconds longest{0};
            for (const lineage::SceneRules &scene : rules.scenes)
                longest = std::max(longest, scene.window.doomedFrom);
            SQLite::Statement live(opened->database, "SELECT id FROM anchor WHERE received > ? ORDER BY id");
            bindAll(live, core::toMs(now - longest));
            while (live.executeStep())
                opened->refreshAnchor(live.getColumn(0).getInt64());
            return std::unique_ptr<Outbox>(new Outbox(std::move(opened)));
        });
}

const lineage::AnchorLedger &Outbox::ledger() const
{
    return d->ledger;
}

core::Result<Received, OutboxError> Outbox::receive(const InboundMessage &message, const Checkpoint &checkpoint)
{
    return guarded<Received>(Kind::CannotWrite, "receive", [&]() -> core::Result<Received, OutboxError> {
        SQLite::Transaction transaction(d->database);
        Received received;
        SQLite::Statement &known = d->statement("UPDATE inbound SET deliveries = deliveries + 1 WHERE msg_id = ? RETURNING id");
        bindAll(known, message.msgId.value);
        if (known.executeStep())
            received.inboundId = known.getColumn(0).getInt64();
        known.reset();
        qint64 anchorRow = 0;
        if (received.inboundId == 0) {
            received.isNew = true;
            SQLite::Statement &insert = d->statement(
                "INSERT INTO inbound (scene, peer, msg_id, msg_idx, text, received, owed) VALUES (?, ?, ?, ?, ?, ?, ?)");
            bindAll(insert, protocol::sceneName(message.scene), message.peer.value, message.msgId.value, message.msgIdx.value, message.text, core::toMs(message.received), message.owed ? 1 : 0);
            insert.exec();
            received.inboundId = d->database.getLastInsertRowid();
            SQLite::Statement &anchor = d->statement(
                "INSERT INTO anchor (kind, text, scene, peer, received, next_seq) VALUES ('msg', ?, ?, ?, ?, ?)");
            bindAll(anchor, message.msgId.value, protocol::sceneName(message.scene), message.peer.value, core::toMs(message.received), d->ledger.rules().firstSeq);
            anchor.exec();
            anchorRow = d->database.getLastInsertRowid();
        }
        d->setMeta("session", checkpoint.session.value);
        d->setMeta("seq", checkpoint.seq);
        d->setMeta("session_saved", core::toMs(checkpoint.saved));
        transaction.commit();
        if (anchorRow != 0) {
            d->ledger.prune(message.received);
            d->refreshAnchor(anchorRow);
        }
        return received;
    });
}

core::Result<void, OutboxError> Outbox::saveCheckpoint(const Checkpoint &checkpoint)
{
    return guarded<void>(Kind::CannotWrite, "save checkpoint", [&]() -> core::Result<void, OutboxError> {
        SQLite::Transaction transaction(d->database);
        d->setMeta("session", checkpoint.session.value);
        d->setMeta("seq", checkpoint.seq);
        d->setMeta("session_saved", core::toMs(checkpoint.saved));
        transaction.commit();
        return {};
    });
}

core::Result<void, OutboxError> Outbox::forgetCheckpoint()
{
    return guarded<void>(Kind::CannotWrite, "forget checkpoint", [&]() -> core::Result<void, OutboxError> {
        d->database.exec("DELETE FROM meta WHERE key IN ('session', 'seq', 'session_saved')");
        return {};
    });
}

core::Result<std::optional<Checkpoint>, OutboxError> Outbox::checkpoint() const
{
    using Found = std::optional<Checkpoint>;
    return guarded<Found>(Kind::CannotRead, "read checkpoint", [&]() -> core::Result<Found, OutboxError> {
        const auto session = d->meta("session");
        if (!session || session->isEmpty())
            return Found{};
        return Found{Checkpoint{core::SessionId(*session), d->meta("seq").value_or(u"0"_s).toLongLong(),
            core::fromMs(d->meta("session_saved").value_or(u"0"_s).toLongLong())}};
    });
}

} // namespace outbox
