#include "app/imports/library.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QtConcurrent>

#include <algorithm>

namespace imports {

using namespace Qt::StringLiterals;

namespace {

/// How often followed logs are looked at.
constexpr std::chrono::milliseconds lookEvery(500);

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
    m_follower.setMaxThreadCount(1);
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &Library::lookAtFollowed);
}

Library::~Library()
{
    for (const Stop &stop : std::as_const(m_stops))
        *stop = true;
    m_isEnding = true;
    for (QThreadPool *pool : {&m_worker, &m_follower}) {
        pool->clear();
        pool->waitForDone();
    }
}

template <class Do, class Then> void Library::later(QThreadPool &thread, Do work, Then then)
{
    using Value = std::invoke_result_t<Do>;
    auto *watcher = new QFutureWatcher<Value>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [watcher, then = std::move(then)]() mutable {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0) // else it was dropped with the rest of the queue
            then(watcher->result());
    });
    watcher->setFuture(QtConcurrent::run(&thread, std::move(work)));
}

void Library::load()
{
    later(
        m_worker,
        [this, isFirst = !std::exchange(m_isLoaded, true)] {
            if (isFirst) // later somebody else may be in the middle of one
                m_folder.removeUnfinished();
            return m_folder.all();
        },
        [this](QList<Log> logs) {
            logs.removeIf([this](const Log &log) {
                const auto known = std::ranges::find(m_logs, log.id, &Log::id);
                return known != m_logs.end() && known->readAt == log.readAt;
            });
            for (const Log &log : std::as_const(logs)) {
                if (!log.isDamaged)
                    show(log);
                m_logs.removeIf([&log](const Log &known) { return known.id == log.id; });
                m_logs.append(log);
            }
            std::ranges::stable_sort(m_logs, {}, &Log::readAt);
            if (logs.isEmpty())
                return;
            emit logsChanged(m_logs);
            emit sourcesChanged();
            for (const Log &log : std::as_const(logs))
                if (log.isFollowed && !log.isDamaged) // what it said meanwhile is there, if it is still that file
                    follow(m_ownRequests--, log.path, {log.encoding, {}, log.format});
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

void Library::follow(quint64 request, const QString &path, const importer::ReadOptions &options)
{
    const core::WallTime now = core::SystemClock().wall();
    start(request, QFileInfo(path).fileName(),
        [this, path, options, now](const auto &progress, const std::atomic_bool &isCancelled) {
            return m_folder.follow(path, options, now, progress, isCancelled);
        });
}

void Library::endFollowing(const LogId &id)
{
    m_followed.remove(id);
    const auto log = std::ranges::find(m_logs, id, &Log::id);
    if (log == m_logs.end() || !log->isFollowed)
        return;
    log->isFollowed = false;
    later(
        m_worker, [this, ended = *log] { return m_folder.update(ended); }, [](bool) {});
    emit logsChanged(m_logs);
}

void Library::lookAtFollowed()
{
    for (auto followed = m_followed.begin(); followed != m_followed.end(); ++followed) {
        if (std::exchange(followed->isLooking, true))
            continue;
        // The log is copied where it is written.
        later(
            m_follower,
            [this, log = followed->log] {
                Looked looked = log->look(m_isEnding);
                return std::pair(looked, log->log());
            },
            [this, id = followed.key(), log = followed->log](const std::pair<Looked, Log> &answer) {
                if (m_followed.value(id).log == log) // else it is no longer followed, or anew
                    takeLook(id, answer.first, answer.second);
            });
    }
    if (m_followed.isEmpty())
        m_look.stop();
}

void Library::takeLook(const LogId &id, const Looked &looked, const Log &found)
{
    m_followed[id].isLooking = false;
    const auto known = std::ranges::find(m_logs, id, &Log::id);
    if (known == m_logs.end())
        return;
    if (!looked) {
        const Log log = *known;
        endFollowing(id);
        emit followingFailed(log, looked.error());
        return;
    }
    if (looked->changes.isReset) {
        show(*known); // its text index is another
        emit sourcesChanged();
    } else if (!looked->changes.isEmpty()) {
        emit rowsChanged(looked->changes.removed, looked->changes.rows);
    }
    if (looked->isNews) {
        Log log = found;
        log.profile = known->profile;
        log.isConfirmed = known->isConfirmed;
        later(
            m_worker, [this, log] { return m_folder.update(log); }, [](bool) {});
        put(log);
    }
    if (looked->isReplaced)
        followNext(found);
    else if (looked->hasMore)
        lookAtFollowed();
}

void Library::followNext(const Log &ended)
{
    endFollowing(ended.id);
    emit followsNext(ended);
    follow(m_ownRequests--, ended.path, {ended.encoding, {}, ended.format});
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
    later(
        m_worker, [work = std::move(work), tell, stop] { return work(tell, *stop); },
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
        m_followed.remove(kept.log.id); // its files are others now
        if (kept.followed) {
            m_followed.insert(kept.log.id, {kept.followed});
            m_look.start();
        }
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

/// By value: it may stand in the entry that goes.
void Library::remove(LogId id) // NOLINT(performance-unnecessary-value-param): see above
{
    const auto log = std::ranges::find(m_logs, id, &Log::id);
    if (log == m_logs.end())
        return;
    m_followed.remove(id);
    m_pool.remove(log->source);
    m_logs.erase(log);
    emit logsChanged(m_logs);
    emit sourcesChanged();
    later(
        m_worker, [this, id] { return m_folder.remove(id); }, [](bool) {});
}

void Library::bind(const LogId &id, const QString &profile)
{
    const auto log = std::ranges::find(m_logs, id, &Log::id);
    if (log == m_logs.end())
        return;
    later(
        m_worker,
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
