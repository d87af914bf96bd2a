#include "app/imports/logfolder.h"

#include "app/importer/identity.h"
#include "app/imports/logcodec.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <SQLiteCpp/SQLiteCpp.h>

#include <algorithm>

namespace imports {

using namespace Qt::StringLiterals;

namespace {

/// An import under way, or one that was interrupted.
const QString unfinished = u".part"_s;
/// A beginning that is shorter tells nothing of a log that goes on differently: about one line. Bytes.
constexpr qint64 leastIdentity = 64;

QString reportFile(const QString &folder)
{
    return folder + u"/log.json"_s;
}

LogId idOf(QByteArrayView beginning)
{
    const auto [high, low] = importer::fileIdentity(beginning);
    return u"%1%2"_s.arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

LogError ofFile(const QString &reason)
{
    return {.format = {}, .file = reason, .journal = {}};
}

LogError notWritable(const QString &folder)
{
    return {.format = {}, .file = {}, .journal = {}, .unwritable = folder};
}

/// Whether SQLite can read what stands in it. It looks at the beginning only: a log may be large.
bool isDatabase(const QString &path)
{
    try {
        SQLite::Database file(path.toStdString(), SQLite::OPEN_READONLY);
        return file.execAndGet("SELECT COUNT(*) FROM sqlite_schema").getInt() > 0;
    } catch (const SQLite::Exception &) {
        return false;
    }
}

bool asksForMore(const importer::ReadOptions &options, const Log &known)
{
    return (options.encoding && *options.encoding != known.encoding)
        || (options.firstDay && options.firstDay != known.firstDay)
        || (!options.format.isEmpty() && options.format != known.format);
}

} // namespace

LogFolder::LogFolder(QString folder)
    : m_folder(std::move(folder))
{
}

QString LogFolder::folderOf(const LogId &id) const
{
    return m_folder + u'/' + id;
}

journal::SourceId LogFolder::sourceOf(const LogId &id)
{
    const auto known = m_sources.constFind(id);
    if (known != m_sources.cend())
        return *known;
    const auto next = journal::SourceId(journal::firstImport + m_sources.size());
    m_sources.insert(id, next);
    return next;
}

std::optional<Log> LogFolder::reportOf(const LogId &id)
{
    QFile file(reportFile(folderOf(id)));
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    auto log = logFromJson(file.readAll(), sourceOf(id));
    if (log)
        log->id = id;
    return log;
}

bool LogFolder::saveReport(const Log &log)
{
    QSaveFile file(reportFile(folderOf(log.id)));
    return file.open(QIODevice::WriteOnly) && file.write(toJson(log)) > 0 && file.commit();
}

QList<Log> LogFolder::all()
{
    QList<Log> logs;
    for (const QString &id : QDir(m_folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (id.endsWith(unfinished))
            continue;
        auto log = reportOf(id);
        const bool isDamaged = !log || !isDatabase(journalOf(folderOf(id))) || !isDatabase(linesOf(folderOf(id)));
        if (!log)
            log = Log{.id = id, .source = sourceOf(id), .name = id.left(8), .path = {}};
        log->isDamaged = isDamaged;
        logs.append(*log);
    }
    std::ranges::stable_sort(logs, {}, &Log::readAt);
    return logs;
}

void LogFolder::removeUnfinished()
{
    for (const QString &id : QDir(m_folder).entryList({u'*' + unfinished}, QDir::Dirs))
        QDir(folderOf(id)).removeRecursively();
}

QString LogFolder::freeName(const QString &name, const LogId &id)
{
    QStringList taken;
    for (const Log &log : all())
        if (log.id != id)
            taken.append(log.name);
    QString free = name;
    for (int n = 2; taken.contains(free, Qt::CaseInsensitive); ++n)
        free = u"%1 (%2)"_s.arg(name).arg(n);
    return free;
}

LogFolder::Read LogFolder::readFile(const QString &path, const importer::ReadOptions &options, core::WallTime now,
    LogImport::End end, const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    const QFileInfo info(path);
    auto file = std::make_unique<QFile>(info.absoluteFilePath());
    if (info.isDir())
        return core::make_unexpected(LogError{.format = {}, .file = {}, .journal = {}, .isFolder = true});
    // Not buffered: of a file that grows, the buffer would keep its old end.
    if (!file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return core::make_unexpected(ofFile(file->errorString()));
    const qint64 quiet = core::toMs(now) - info.lastModified().toMSecsSinceEpoch();
    const Wanted wanted{info.fileName(), info.absoluteFilePath(), file->size(), options, now,
        quiet >= FollowedLog::pauseMs ? quiet : 0};
    return read(std::move(file), wanted, end, progress, isCancelled);
}

LogFolder::Read LogFolder::read(const QString &path, const importer::ReadOptions &options, core::WallTime now,
    const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    return readFile(path, options, now, LogImport::End::Last, progress, isCancelled);
}

LogFolder::Read LogFolder::follow(const QString &path, const importer::ReadOptions &options, core::WallTime now,
    const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    return readFile(path, options, now, LogImport::End::Grows, progress, isCancelled);
}

LogFolder::Read LogFolder::readText(const QString &name, const QByteArray &text, core::WallTime now,
    const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text);
    buffer->open(QIODevice::ReadOnly);
    const Wanted wanted{name, {}, text.size(), {}, now, 0};
    return read(std::move(buffer), wanted, LogImport::End::Last, progress, isCancelled);
}

/// The log that begins like this, as far as it was there when it was read first.
std::optional<Log> LogFolder::knownAs(QByteArrayView beginning)
{
    for (const Log &log : all()) {
        const bool mayHaveGrown = log.identitySize >= leastIdentity && log.identitySize <= beginning.size();
        const qint64 size = mayHaveGrown ? log.identitySize : beginning.size();
        if (idOf(beginning.first(size)) == log.id)
            return log;
    }
    return std::nullopt;
}

LogFolder::Read LogFolder::read(std::unique_ptr<QIODevice> input, const Wanted &wanted, LogImport::End end,
    const TellProgress &progress, const std::atomic_bool &isCancelled)
{
    const QByteArray beginning = input->peek(importer::fileIdentitySize);
    const auto known = knownAs(beginning);
    const bool follows = end == LogImport::End::Grows;
    if (known && !known->isDamaged && !follows && known->size == wanted.size && !asksForMore(wanted.options, *known))
        return Kept{*known, false, {}};
    const LogId id = known ? known->id : idOf(beginning);
    const QString part = folderOf(id) + unfinished;
    QDir(part).removeRecursively();
    if (!QDir().mkpath(part))
        return core::make_unexpected(notWritable(part));
    auto import = std::make_unique<LogImport>(
        ImportJob{freeName(wanted.name, id), wanted.options, part, sourceOf(id), wanted.quietMs});
    auto imported = import->read(*input, end, progress, isCancelled);
    if (!imported || !*imported) {
        discard(part);
        return imported ? Read(std::nullopt) : Read(core::make_unexpected(imported.error()));
    }
    Kept kept{**imported, true, {}};
    Log &log = kept.log;
    log.id = id;
    log.path = wanted.path;
    log.readAt = wanted.now;
    log.identitySize = known ? std::min(known->identitySize, qint64(beginning.size())) : beginning.size();
    log.isFollowed = follows && !import->isPacked();
    if (known) {
        log.profile = known->profile;
        log.isConfirmed = known->isConfirmed;
    }
    QDir(folderOf(id)).removeRecursively();
    if (!QDir().rename(part, folderOf(id)) || !saveReport(log))
        return core::make_unexpected(notWritable(folderOf(id)));
    if (log.isFollowed) {
        if (const auto resumed = import->resume(folderOf(id)); !resumed)
            return core::make_unexpected(resumed.error());
        kept.followed = std::make_shared<FollowedLog>(std::move(import), std::move(input), log, beginning);
    }
    return kept;
}

bool LogFolder::update(const Log &log)
{
    const auto known = reportOf(log.id);
    if (!known)
        return false;
    Log updated = log;
    updated.profile = known->profile;
    updated.isConfirmed = known->isConfirmed;
    return saveReport(updated);
}

void LogFolder::discard(const QString &part)
{
    const QString away = u"%1.%2%3"_s.arg(part).arg(++m_discarded).arg(unfinished);
    if (!QDir().rename(part, away))
        QDir(part).removeRecursively();
    else
        m_remover.start([away] { QDir(away).removeRecursively(); });
}

bool LogFolder::remove(const LogId &id)
{
    return !id.isEmpty() && QDir(folderOf(id)).removeRecursively();
}

bool LogFolder::bind(const LogId &id, const QString &profile, bool isConfirmed)
{
    auto log = reportOf(id);
    if (!log)
        return false;
    log->profile = profile;
    log->isConfirmed = isConfirmed;
    return saveReport(*log);
}

} // namespace imports
