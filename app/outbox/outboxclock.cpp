// Anchors are dated by the wall clock, which people set; their age is that of the clock since boot.
#include "app/outbox/outboxprivate.h"

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

} // namespace

core::Milliseconds Outbox::Private::longestWindow() const
{
    core::Milliseconds longest{0};
    for (const lineage::SceneRules &scene : ledger.rules().scenes)
        longest = std::max(longest, scene.window.doomedFrom);
    return longest;
}

void Outbox::Private::loadLiveAnchors(core::WallTime now)
{
    SQLite::Statement live(database, "SELECT id FROM anchor WHERE received > ? AND kind <> 'unverified' ORDER BY id");
    bindAll(live, core::toMs(now - longestWindow()));
    while (live.executeStep())
        if (const auto found = anchor(live.getColumn(0).getInt64()))
            ledger.put(*found);
}

void Outbox::Private::shiftMeta(const char *key, core::Milliseconds by, core::WallTime latest)
{
    if (const qint64 date = metaNumber(key); date != 0 && date <= core::toMs(latest))
        setMeta(key, qint64(date + by.count()));
}

// What was live before the jump, and what would look live after it. The rest is expired by either clock and may be a
// long list. What lies in the future of the old clock was dated by yet another one.
void Outbox::Private::shiftDates(core::Milliseconds by, core::WallTime wall)
{
    const core::WallTime before = wall - by;
    const core::WallTime latest = before + clockTolerance, earliest = std::min(before, wall);
    SQLite::Statement &anchors = statement("UPDATE anchor SET received = received + ? WHERE id > ? AND received > ? "
                                           "AND received <= ?");
    bindAll(anchors, qint64(by.count()), metaNumber("clock_anchor"), core::toMs(earliest - longestWindow()),
        core::toMs(latest));
    anchors.exec();
    SQLite::Statement &learned = statement("UPDATE learned SET learned = learned + ?1, expires = expires + ?1 "
                                           "WHERE expires > ?2 AND learned <= ?3");
    bindAll(learned, qint64(by.count()), core::toMs(earliest), core::toMs(latest));
    learned.exec();
    SQLite::Statement &sessions = statement("UPDATE checkpoint SET saved = saved + ? WHERE saved <= ?");
    bindAll(sessions, qint64(by.count()), core::toMs(latest));
    sessions.exec();
    SQLite::Statement &tries = statement("UPDATE message SET next_try = next_try + ? WHERE next_try IS NOT NULL");
    bindAll(tries, qint64(by.count()));
    tries.exec();
    shiftMeta("replayed_until", by, latest + longestWindow());
}

core::Result<core::Milliseconds, OutboxError> Outbox::followClock(core::WallTime wall, core::BootTime boot)
{
    using Jump = core::Result<core::Milliseconds, OutboxError>;
    return guarded<core::Milliseconds>(Kind::CannotWrite, "follow clock", [&]() -> Jump {
        const qint64 offset = core::toMs(wall) - boot.time_since_epoch().count();
        SQLite::Transaction transaction(d->database);
        const auto bootId = d->meta("boot_id").value_or(QString());
        const bool sameBoot = !bootId.isEmpty() && d->meta("clock_boot") == bootId;
        const bool isKnown = d->followsClock || sameBoot;
        const core::Milliseconds by{isKnown ? offset - d->metaNumber("clock_offset") : 0};
        if (isKnown && std::chrono::abs(by) <= clockTolerance) {
            d->followsClock = true;
            return core::Milliseconds{0};
        }
        if (isKnown) {
            d->shiftDates(by, wall);
        } else {
            d->setMeta("clock_boot", bootId);
            d->setMeta("clock_anchor", d->database.execAndGet("SELECT COALESCE(MAX(id), 0) FROM anchor").getInt64());
        }
        d->setMeta("clock_offset", offset);
        QList<lineage::Anchor> shifted;
        for (const auto &known : d->ledger.conversations())
            for (const lineage::Anchor &anchor : d->ledger.ofPeer(known.scene, known.peer))
                if (const auto hook = d->hookOf(anchor.id))
                    if (const auto now = d->anchor(hook->row))
                        shifted.prepend(*now);
        const core::WallTime replayedUntil = core::fromMs(d->metaNumber("replayed_until"));
        transaction.commit();
        d->followsClock = true;
        if (!isKnown)
            return core::Milliseconds{0};
        for (const lineage::Anchor &anchor : std::as_const(shifted))
            d->ledger.put(anchor);
        d->replayedUntil = replayedUntil;
        d->loadLiveAnchors(wall);
        d->loadLessons(wall);
        return by;
    });
}

} // namespace outbox
