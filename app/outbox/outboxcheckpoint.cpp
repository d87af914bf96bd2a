// Where the gateway sessions stand, one per shard.
#include "app/outbox/outboxprivate.h"

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

} // namespace

void Outbox::Private::saveCheckpoint(const Checkpoint &checkpoint)
{
    SQLite::Statement &write
        = statement("INSERT INTO checkpoint (shard, shards, session, seq, saved, origin) VALUES (?, ?, ?, ?, ?, ?) "
                    "ON CONFLICT (shard) DO UPDATE SET shards = excluded.shards, session = excluded.session, "
                    "seq = excluded.seq, saved = excluded.saved, origin = excluded.origin");
    bindAll(write, checkpoint.shard, checkpoint.shards, checkpoint.session.value, checkpoint.seq,
        core::toMs(checkpoint.saved), checkpoint.origin);
    write.exec();
}

core::Result<void, OutboxError> Outbox::tryWrite()
{
    return guarded<void>(Kind::CannotWrite, "try to write", [&]() -> core::Result<void, OutboxError> {
        d->setMeta("tried", d->metaNumber("tried") + 1);
        return {};
    });
}

core::Result<void, OutboxError> Outbox::saveCheckpoint(const Checkpoint &checkpoint)
{
    return guarded<void>(Kind::CannotWrite, "save checkpoint", [&]() -> core::Result<void, OutboxError> {
        d->saveCheckpoint(checkpoint);
        return {};
    });
}

core::Result<void, OutboxError> Outbox::forgetSession(int shard)
{
    return guarded<void>(Kind::CannotWrite, "forget session", [&]() -> core::Result<void, OutboxError> {
        SQLite::Statement &forget = d->statement("UPDATE checkpoint SET session = '', seq = 0 WHERE shard = ?");
        bindAll(forget, shard);
        forget.exec();
        return {};
    });
}

core::Result<QList<Checkpoint>, OutboxError> Outbox::checkpoints() const
{
    using Found = QList<Checkpoint>;
    return guarded<Found>(Kind::CannotRead, "read checkpoints", [&]() -> core::Result<Found, OutboxError> {
        SQLite::Statement &read
            = d->statement("SELECT session, seq, saved, origin, shard, shards FROM checkpoint "
                           "WHERE shards = (SELECT shards FROM checkpoint ORDER BY saved DESC LIMIT 1) ORDER BY shard");
        Found found;
        while (read.executeStep())
            found.append({core::SessionId(text(read, 0)), read.getColumn(1).getInt64(),
                core::fromMs(read.getColumn(2).getInt64()), text(read, 3), read.getColumn(4).getInt(),
                read.getColumn(5).getInt()});
        return found;
    });
}

} // namespace outbox
