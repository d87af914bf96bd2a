#include "app/imports/logfolder.h"

#include "app/importer/identity.h"
#include "app/imports/logcodec.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

namespace imports {

using namespace Qt::StringLiterals;

namespace {

/// An import under way, or one that was interrupted.
const QString unfinished = u".part"_s;

QString reportFile(const QString &folder)
{
    return folder + u"/log.json"_s;
}

LogId idOf(QIODevice &input)
{
    const auto [high, low] = importer::fileIdentity(input.peek(importer::fileIdentitySize));
    return u"%1%2"_s.arg(high, 16, 16, QLatin1Char('0')).arg(low, 16, 16, QLatin1Char('0'));
}

LogError ofFile(const QString &reason)
{
    return {.format = {}, .file = reason, .journal = {}};
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
        if (auto log = reportOf(id))
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

LogFolder::Read LogFolder::read(const QString &path, const importer::ReadOptions &options, core::WallTime now,
    const std::function<void(const Progress &)> &progress, const std::atomic_bool &isCancelled)
{
    const QFileInfo info(path);
    QFile file(path);
    if (info.isDir())
        return core::make_unexpected(ofFile(u"Is a directory"_s));
    if (!file.open(QIODevice::ReadOnly))
        return core::make_unexpected(ofFile(file.errorString()));
    return read(file, {info.fileName(), info.absoluteFilePath(), file.size(), options, now}, progress, isCancelled);
}

LogFolder::Read LogFolder::readText(const QString &name, const QByteArray &text, core::WallTime now,
    const std::function<void(const Progress &)> &progress, const std::atomic_bool &isCancelled)
{
    QBuffer buffer;
    buffer.setData(text);
    buffer.open(QIODevice::ReadOnly);
    return read(buffer, {name, {}, text.size(), {}, now}, progress, isCancelled);
}

LogFolder::Read LogFolder::read(QIODevice &input, const Wanted &wanted,
    const std::function<void(const Progress &)> &progress, const std::atomic_bool &isCancelled)
{
    const LogId id = idOf(input);
    const auto known = reportOf(id);
    if (known && known->size == wanted.size && !asksForMore(wanted.options, *known))
        return Kept{*known, false};
    const QString part = folderOf(id) + unfinished;
    QDir(part).removeRecursively();
    if (!QDir().mkpath(part))
        return core::make_unexpected(ofFile(u"%1: cannot be made"_s.arg(part)));
    const ImportJob job{freeName(wanted.name, id), wanted.options, part, sourceOf(id)};
    auto imported = importLog(input, job, progress, isCancelled);
    if (!imported || !*imported) {
        discard(part);
        return imported ? Read(std::nullopt) : Read(core::make_unexpected(imported.error()));
    }
    Log log = **imported;
    log.id = id;
    log.path = wanted.path;
    log.readAt = wanted.now;
    if (known) {
        log.profile = known->profile;
        log.isConfirmed = known->isConfirmed;
    }
    QDir(folderOf(id)).removeRecursively();
    if (!QDir().rename(part, folderOf(id)) || !saveReport(log))
        return core::make_unexpected(ofFile(u"%1: cannot be written"_s.arg(folderOf(id))));
    return Kept{log, true};
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
