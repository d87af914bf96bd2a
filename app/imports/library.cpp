#include "app/imports/library.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrent>

#include <algorithm>

namespace imports {

using namespace Qt::StringLiterals;

namespace {

/// People of one bot that a journal knows. Nothing if it cannot be read.
QSet<QString> peersIn(journal::ReaderPool &pool, journal::SourceId source, const QString &bot)
{
    QSet<QString> peers;
    const auto reader = pool.openOwn(source);
    if (!reader)
        return peers;
    for (const journal::ConversationSummary &one :
        (*reader)->conversations().value_or(QList<journal::ConversationSummary>()))
        if (bot.isEmpty() || one.bot == bot)
            peers.insert(one.peer.value);
    return peers;
}

} // namespace

Library::Library(QString folder, journal::ReaderPool &pool, QObject *parent)
    : QObject(parent)
    , m_folder(std::move(folder))
    , m_pool(pool)
{
    m_worker.setMaxThreadCount(1);
}

Library::~Library()
{
    for (const Stop &stop : std::as_const(m_stops))
        *stop = true;
    m_worker.clear();
    m_worker.waitForDone();
}

template <class Do, class Then> void Library::later(Do work, Then then)
{
    using Value = std::invoke_result_t<Do>;
    auto *watcher = new QFutureWatcher<Value>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) // else it was dropped with the rest of the queue
            then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&m_worker, std::move(work)));
}

void Library::load()
{
    later(
        [this] {
            m_folder.removeUnfinished();
            return m_folder.all();
        },
        [this](const QList<Log> &logs) {
            for (const Log &log : logs)
                show(log);
            m_logs = logs + m_logs;
            emit logsChanged(m_logs);
            if (!logs.isEmpty())
                emit sourcesChanged();
        });
}

void Library::read(quint64 request, const QString &path, const importer::ReadOptions &options)
{
    const core::WallTime now = core::SystemClock().wall();
    start(request, QFileInfo(path).fileName(),
        [this, path, options, now](const auto &progress, const std::atomic_bool &isCancelled) {
            return m_folder.read(path, options, now, progress, isCancelled);
        });
}

void Library::readText(quint64 request, const QByteArray &text)
{
    const core::WallTime now = core::SystemClock().wall();
    const QString name = u"pasted"_s; // a name of a source, as a file's: the filter's key knows it
    start(request, name, [this, name, text, now](const auto &progress, const std::atomic_bool &isCancelled) {
        return m_folder.readText(name, text, now, progress, isCancelled);
    });
}

void Library::start(quint64 request, const QString &name, Work work)
{
    const Stop stop = std::make_shared<std::atomic_bool>(false);
    m_stops.insert(request, stop);
    emit progressed(request, name, {});
    const auto tell = [this, request, name](const Progress &progress) {
        QMetaObject::invokeMethod(
            this,
            [this, request, name, progress] {
                if (m_stops.contains(request))
                    emit progressed(request, name, progress);
            },
            Qt::QueuedConnection);
    };
    later([work = std::move(work), tell, stop] { return work(tell, *stop); },
        [this, request, name](const LogFolder::Read &read) { take(request, name, read); });
}

void Library::take(quint64 request, const QString &name, const LogFolder::Read &read)
{
    m_stops.remove(request);
    if (!read) {
        emit failed(request, name, read.error());
        return;
    }
    if (!*read) {
        emit gaveUp(request);
        return;
    }
    const Kept &kept = **read;
    if (kept.isNew) {
        show(kept.log);
        put(kept.log);
        emit sourcesChanged();
    }
    emit finished(request, kept.log, kept.isNew);
}

void Library::show(const Log &log)
{
    m_pool.remove(log.source); // it may be read anew
    const QString folder = m_folder.folderOf(log.id);
    m_pool.add({log.source, journalOf(folder), textIndexOf(folder), log.name});
}

void Library::put(const Log &log)
{
    const auto same = std::ranges::find(m_logs, log.id, &Log::id);
    if (same != m_logs.end())
        *same = log;
    else
        m_logs.append(log);
    emit logsChanged(m_logs);
}

void Library::cancel(quint64 request)
{
    if (const Stop stop = m_stops.value(request))
        *stop = true;
}

void Library::remove(const LogId &id)
{
    const auto log = std::ranges::find(m_logs, id, &Log::id);
    if (log == m_logs.end())
        return;
    m_pool.remove(log->source);
    m_logs.erase(log);
    emit logsChanged(m_logs);
    emit sourcesChanged();
    later([this, id] { return m_folder.remove(id); }, [](bool) {});
}

void Library::bind(const LogId &id, const QString &profile)
{
    const auto log = std::ranges::find(m_logs, id, &Log::id);
    if (log == m_logs.end())
        return;
    later(
        [this, id, profile, source = log->source] {
            const bool isConfirmed = !profile.isEmpty()
                && peersIn(m_pool, journal::liveSource, profile).intersects(peersIn(m_pool, source, {}));
            return m_folder.bind(id, profile, isConfirmed) ? std::optional(isConfirmed) : std::nullopt;
        },
        [this, id, profile](const std::optional<bool> &isConfirmed) {
            const auto bound = std::ranges::find(m_logs, id, &Log::id);
            if (bound == m_logs.end() || !isConfirmed)
                return;
            bound->profile = profile;
            bound->isConfirmed = *isConfirmed;
            emit logsChanged(m_logs);
        });
}

} // namespace imports
