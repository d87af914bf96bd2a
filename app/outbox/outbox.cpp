#include "app/outbox/outbox.h"

#include "app/outbox/outboxprivate.h"
#include "app/outbox/schema.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

// Accepted replies and spenders in doubt, each (anchor, msg_seq) counted once: a retry is no new spender. Without a
// msg_seq the platform cannot tell copies apart, so there each attempt is one.
constexpr auto anchorUses = R"sql(
SELECT a.kind, a.text, a.scene, a.peer, a.received, a.next_seq, a.dead_code, a.shared, a.replayed,
    (SELECT COUNT(DISTINCT COALESCE(t.seq, -t.id)) FROM attempt t
        WHERE t.anchor = a.id AND t.outcome IN ('accepted', 'accepted-id-unknown', 'audit')),
    (SELECT COUNT(*) FROM (SELECT COALESCE(t.seq, -t.id) AS spender FROM attempt t WHERE t.anchor = a.id
        GROUP BY spender
        HAVING SUM(COALESCE(t.outcome, '') IN ('accepted', 'accepted-id-unknown', 'audit')) = 0
            AND SUM(COALESCE(t.outcome, 'unknown') = 'unknown') > 0))
FROM anchor a WHERE a.id = ? AND a.kind <> 'unverified')sql";

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

QByteArray blob(SQLite::Statement &statement, int column)
{
    const SQLite::Column value = statement.getColumn(column);
    return {static_cast<const char *>(value.getBlob()), value.getBytes()};
}

Outbox::Private::Private(const std::string &path, const lineage::RuleSet &rules)
    : database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE)
    , ledger(rules)
{
    database.setBusyTimeout(1000);
    database.exec("PRAGMA journal_mode = WAL");
    // NORMAL survives the death of the process, which is what "on disk" means here; a stop of the machine is met by
    // raising every msg_seq (see markRunning).
    database.exec("PRAGMA synchronous = NORMAL");
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

std::optional<lineage::Anchor> Outbox::Private::anchor(qint64 row)
{
    SQLite::Statement &read = statement(anchorUses);
    bindAll(read, row);
    if (!read.executeStep())
        return std::nullopt;
    lineage::Anchor found{.id = anchorId(text(read, 0), text(read, 1)),
        .scene = protocol::sceneFromName(text(read, 2)).value_or(protocol::Scene::C2c),
        .peer = core::PeerId(text(read, 3)),
        .received = core::fromMs(read.getColumn(4).getInt64()),
        .accepted = read.getColumn(9).getInt(),
        .open = read.getColumn(10).getInt(),
        .nextSeq = read.getColumn(5).getInt(),
        .shared = read.getColumn(7).getInt() == 1,
        .replayed = read.getColumn(8).getInt() == 1};
    if (!read.isColumnNull(6))
        found.deadCode = read.getColumn(6).getInt();
    read.reset();
    return found;
}

int Outbox::Private::firstSeq(core::WallTime received) const
{
    return ledger.rules().firstSeq + (received < replayedUntil ? replayedRaise : 0);
}

void Outbox::Private::markRunning(const QString &bootId, core::WallTime now, core::Milliseconds longestWindow)
{
    // On the platter before anything is reserved: otherwise a power failure could bring back the mark of the last clean
    // stop together with numbers that were used since.
    database.exec("PRAGMA synchronous = FULL");
    SQLite::Transaction transaction(database);
    replayedUntil = core::fromMs(metaNumber("replayed_until"));
    replayedRaise = now < replayedUntil ? int(metaNumber("replayed_raise")) : 0;
    const bool sameBoot = !bootId.isEmpty() && meta("boot_id") == bootId;
    if (!sameBoot && meta("clean") == "0"_L1) {
        SQLite::Statement &raise = statement("UPDATE anchor SET next_seq = next_seq + ?");
        bindAll(raise, ledger.rules().raiseAfterUncleanStop);
        raise.exec();
        replayedUntil = now + longestWindow;
        replayedRaise += ledger.rules().raiseAfterUncleanStop;
        setMeta("replayed_until", core::toMs(replayedUntil));
        setMeta("replayed_raise", replayedRaise);
    }
    setMeta("boot_id", bootId);
    setMeta("clean", 0);
    transaction.commit();
    database.exec("PRAGMA synchronous = NORMAL");
}

void Outbox::Private::setMeta(const char *key, const QString &value)
{
    SQLite::Statement &write
        = statement("INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value");
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

qint64 Outbox::Private::metaNumber(const char *key)
{
    return meta(key).value_or(QString()).toLongLong();
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

core::Result<std::unique_ptr<Outbox>, OutboxError> Outbox::open(const QString &path, const lineage::RuleSet &rules,
    core::WallTime now, const QString &bootId, const QString &platform)
{
    using Opened = std::unique_ptr<Outbox>;
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return core::make_unexpected(OutboxError{Kind::CannotOpen, u"make folder"_s, 0, folder});
    return guarded<Opened>(Kind::CannotOpen, "open", [&]() -> core::Result<Opened, OutboxError> {
        auto opened = std::make_unique<Private>(utf8(path), rules);
        if (opened->database.execAndGet("PRAGMA user_version").getInt() > schemaVersion)
            return core::make_unexpected(OutboxError{Kind::NewerSchema, u"open"_s, 0, path});
        migrate(opened->database);
        opened->markRunning(bootId, now, opened->longestWindow());
        if (!platform.isEmpty())
            opened->moveTo(platform, now);
        opened->loadLessons(now);
        opened->loadLiveAnchors(now);
        return Opened(new Outbox(std::move(opened)));
    });
}

const lineage::AnchorLedger &Outbox::ledger() const
{
    return d->ledger;
}

} // namespace outbox
