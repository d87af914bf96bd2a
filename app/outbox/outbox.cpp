#include "app/outbox/outbox.h"

#include "app/outbox/outboxprivate.h"

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

std::optional<qint64> Outbox::Private::newId(const char *table)
{
    if (firstId == 0)
        return std::nullopt;
    std::string sql("SELECT 1 FROM ");
    SQLite::Statement &any = statement(sql.append(table).append(" LIMIT 1"));
    const bool isFirst = !any.executeStep();
    any.reset();
    return isFirst ? std::optional(firstId) : std::nullopt;
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

const lineage::AnchorLedger &Outbox::ledger() const
{
    return d->ledger;
}

const QString &Outbox::setAside() const
{
    return d->setAside;
}

} // namespace outbox
