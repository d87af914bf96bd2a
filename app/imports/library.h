#pragma once
#include "app/imports/logfolder.h"
#include "app/journal/readerpool.h"

#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace imports {

/// The logs of other programs, as sources of rows beside the live journal: reads them away from the caller's thread,
/// one after the other, reads those on that are followed, and tells the readers' pool which there are. Thread: GUI; its
/// end gives up what is being read and waits for that.
class Library final : public QObject
{
    Q_OBJECT
public:
    /// `folder` of the imports. `pool` outlives it.
    Library(QString folder, journal::ReaderPool &pool, QObject *parent = nullptr);
    ~Library() override;

    /// In the order in which they were read.
    [[nodiscard]] const QList<Log> &logs() const { return m_logs; }
    [[nodiscard]] QString folderOf(const LogId &id) const { return m_folder.folderOf(id); }

public slots:
    /// Finds those that were read before, and goes on with those that are followed; again, those that another process
    /// has read since.
    void load();
    /// Answered, under the same number, by finished(), failed() or gaveUp().
    void read(quint64 request, const QString &path, const importer::ReadOptions &options);
    /// The same, and what its program writes from now on is read, too; so is the file that takes its name later.
    void follow(quint64 request, const QString &path, const importer::ReadOptions &options);
    /// It stays as it is.
    void endFollowing(const imports::LogId &id);
    void readText(quint64 request, const QByteArray &text);
    void cancel(quint64 request);
    /// With all that was made of it.
    void remove(imports::LogId id);
    /// It is of this profile's bot; empty: of none. It is confirmed if that bot's own journal knows somebody in it.
    void bind(const imports::LogId &id, const QString &profile);

signals:
    void logsChanged(const QList<imports::Log> &logs);
    /// Rows came or went: views are to read anew.
    void sourcesChanged();
    /// Rows of a followed log: the removed ones first, as some of them are added again.
    void rowsChanged(const QList<journal::RowRef> &removed, const journal::Committed &rows);
    /// It could not be read on; it stays as it is.
    void followingFailed(const imports::Log &log, const imports::LogError &error);
    /// Another file took its name, which is followed from now on.
    void followsNext(const imports::Log &log);
    void progressed(quint64 request, const QString &name, const imports::Progress &progress);
    void finished(quint64 request, const imports::Log &log, bool isNew);
    void failed(quint64 request, const QString &name, const imports::LogError &error);
    void gaveUp(quint64 request);

private:
    using Stop = std::shared_ptr<std::atomic_bool>;
    using Work
        = std::function<LogFolder::Read(const std::function<void(const Progress &)> &, const std::atomic_bool &)>;
    void start(quint64 request, const QString &name, Work work);
    void take(quint64 request, const QString &name, const LogFolder::Read &read);
    void lookAtFollowed();
    using Looked = core::Result<FollowedLog::Look, LogError>;
    void takeLook(const LogId &id, const Looked &looked, const Log &found);
    void followNext(const Log &ended);
    void show(const Log &log);
    void put(const Log &log);
    /// Runs on that thread; `then` here, with what it gave.
    template <class Do, class Then> void later(QThreadPool &thread, Do work, Then then);

    LogFolder m_folder; ///< the worker's, but for folderOf()
    journal::ReaderPool &m_pool;
    QList<Log> m_logs;
    QHash<quint64, Stop> m_stops; ///< of what is being read, or waits for it
    struct Followed
    {
        std::shared_ptr<FollowedLog> log;
        bool isLooking = false;
    };
    QHash<LogId, Followed> m_followed;
    std::atomic_bool m_isEnding = false;
    bool m_isLoaded = false;
    quint64 m_ownRequests = std::numeric_limits<quint64>::max(); ///< counted down: windows count up
    QTimer m_look;
    QThreadPool m_worker; ///< one thread, which alone touches the folder as a whole
    QThreadPool m_follower; ///< one thread, for the files of followed logs: a long import must not hold them up
};

} // namespace imports
