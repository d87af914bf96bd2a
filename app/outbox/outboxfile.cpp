// The outbox as a file: opened, checked, set aside when it is damaged, closed.
#include "app/outbox/outboxprivate.h"
#include "app/outbox/schema.h"
#include "app/storage/setaside.h"
#include "app/storage/soundness.h"

#include <QDir>
#include <QFileInfo>

#include <chrono>

using namespace Qt::StringLiterals;

namespace outbox {

namespace {

using Kind = OutboxError::Kind;

} // namespace

OutboxError errorOf(const storage::Problem &problem, OutboxError::Kind fallback)
{
    OutboxError error{fallback, problem.operation, problem.nativeCode, problem.message};
    switch (problem.fault) {
    case storage::Fault::Damaged:
        error.kind = Kind::Corrupt;
        break;
    case storage::Fault::Newer:
        error.kind = Kind::NewerSchema;
        break;
    case storage::Fault::CannotCopy:
        error.kind = Kind::CannotCopy;
        break;
    case storage::Fault::Full:
    case storage::Fault::ReadOnly:
    case storage::Fault::Busy:
    case storage::Fault::Other:
        break;
    }
    return error;
}

storage::Fault faultOf(const OutboxError &error)
{
    if (error.kind == Kind::NewerSchema)
        return storage::Fault::Newer;
    return error.kind == Kind::CannotCopy ? storage::Fault::CannotCopy : storage::faultOf(error.nativeCode);
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

void Outbox::Private::markRunning(const QString &path, const QString &bootId, core::WallTime now)
{
    // On the platter before anything is reserved: otherwise a power failure could bring back the mark of the last clean
    // stop together with numbers that were used since.
    database.exec("PRAGMA synchronous = FULL");
    SQLite::Transaction transaction(database);
    replayedUntil = core::fromMs(metaNumber("replayed_until"));
    replayedRaise = now < replayedUntil ? int(metaNumber("replayed_raise")) : 0;
    const auto lastBoot = meta("boot_id");
    const bool sameBoot = !bootId.isEmpty() && lastBoot == bootId;
    if (!sameBoot && meta("clean") == "0"_L1) {
        SQLite::Statement &raise = statement("UPDATE anchor SET next_seq = next_seq + ?");
        bindAll(raise, ledger.rules().raiseAfterUncleanStop);
        raise.exec();
        raiseNewAnchors(1, now);
    }
    if (!lastBoot)
        startAfterLoss(path, now);
    firstId = metaNumber("first_id");
    setMeta("boot_id", bootId);
    setMeta("clean", 0);
    transaction.commit();
    database.exec("PRAGMA synchronous = NORMAL");
}

void Outbox::Private::raiseNewAnchors(int times, core::WallTime now)
{
    replayedUntil = now + longestWindow();
    replayedRaise += times * ledger.rules().raiseAfterUncleanStop;
    setMeta("replayed_until", core::toMs(replayedUntil));
    setMeta("replayed_raise", replayedRaise);
}

void Outbox::Private::startAfterLoss(const QString &path, core::WallTime now)
{
    const QList<storage::SetAside> lost = storage::setAsideOf(path);
    if (lost.isEmpty())
        return;
    // No bot makes a message a second for years: ids never meet those of a file that began earlier.
    setMeta("first_id", std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count());
    const auto recent
        = std::ranges::count_if(lost, [&](const storage::SetAside &one) { return one.time > now - longestWindow(); });
    if (recent == 0)
        return;
    // Each of them may have raised its own numbers by what the one before it lost.
    raiseNewAnchors(int(recent), now);
    setAside = QFileInfo(lost.first().path).fileName();
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

core::Result<QString, OutboxError> Outbox::setAside(const QString &path, core::WallTime now)
{
    return storage::setAside(path, now).map_error(
        [](const storage::Problem &problem) { return errorOf(problem, Kind::Corrupt); });
}

core::Result<std::unique_ptr<Outbox>, OutboxError> Outbox::open(const QString &path, const lineage::RuleSet &rules,
    core::WallTime now, const QString &bootId, const QString &platform)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder))
        return core::make_unexpected(OutboxError{Kind::CannotOpen, u"make folder"_s, 0, folder});
    if (storage::isOrphaned(path)) {
        if (const auto moved = setAside(path, now); !moved)
            return core::make_unexpected(moved.error());
    }
    auto opened = openFile(path, rules, now, bootId, platform);
    if (!opened && opened.error().kind == Kind::Corrupt) {
        if (!setAside(path, now))
            return opened;
        opened = openFile(path, rules, now, bootId, platform);
    }
    return opened;
}

core::Result<std::unique_ptr<Outbox>, OutboxError> Outbox::openFile(const QString &path, const lineage::RuleSet &rules,
    core::WallTime now, const QString &bootId, const QString &platform)
{
    using Opened = std::unique_ptr<Outbox>;
    return guarded<Opened>(Kind::CannotOpen, "open", [&]() -> core::Result<Opened, OutboxError> {
        auto opened = std::make_unique<Private>(utf8(path), rules);
        // Small as it is, it is read through before anything is built on it.
        if (opened->database.tableExists("meta") && opened->meta("clean") == "0"_L1) {
            if (const auto sound = storage::quickCheck(opened->database); !sound)
                return core::make_unexpected(errorOf(sound.error(), Kind::CannotOpen));
        }
        opened->statements.clear(); // a migration may rebuild what they were prepared for
        if (const auto migrated = migrate(opened->database, path); !migrated)
            return core::make_unexpected(migrated.error());
        opened->markRunning(path, bootId, now);
        if (!platform.isEmpty())
            opened->moveTo(platform, now);
        opened->loadLessons(now);
        opened->loadLiveAnchors(now);
        return Opened(new Outbox(std::move(opened)));
    });
}

} // namespace outbox
