#pragma once
#include "app/imports/followedlog.h"

#include <QThreadPool>

namespace imports {

/// What reading a log led to. `isNew`: false, it was there already, and nothing was added. `followed`: set if it is to
/// be read on.
struct Kept
{
    Log log;
    bool isNew = true;
    std::shared_ptr<FollowedLog> followed;
};

/// The logs that were read, each in a folder of its own below one: rows, lines and report. Nothing else of the program
/// is in there, so that removing one removes all of it. A log is known by its beginning; one that has grown since, or
/// is to be read otherwise, is read anew and takes the old one's place. Thread: one at a time.
class LogFolder
{
public:
    /// Made when the first log is read.
    explicit LogFolder(QString folder);

    /// Those that are there, in the order in which they were read, the damaged ones among them. One whose report cannot
    /// be read is named by its id.
    [[nodiscard]] QList<Log> all();
    /// What interrupted imports left: for the owner of the folder, at its start.
    void removeUnfinished();
    using Read = core::Result<std::optional<Kept>, LogError>;
    /// Nothing: it was given up. `now` is when it is read.
    [[nodiscard]] Read read(const QString &path, const importer::ReadOptions &options, core::WallTime now,
        const TellProgress &progress, const std::atomic_bool &isCancelled);
    /// The same of one that grows: it is read whole first. A packed one is not followed.
    [[nodiscard]] Read follow(const QString &path, const importer::ReadOptions &options, core::WallTime now,
        const TellProgress &progress, const std::atomic_bool &isCancelled);
    /// Text that was pasted, as a log of that name.
    [[nodiscard]] Read readText(const QString &name, const QByteArray &text, core::WallTime now,
        const TellProgress &progress, const std::atomic_bool &isCancelled);
    /// What was found in one that is followed, or that it no longer is; whose bot it is of stays.
    [[nodiscard]] bool update(const Log &log);
    /// False: it could not be removed, or not all of it.
    [[nodiscard]] bool remove(const LogId &id);
    /// Says whose bot it is of.
    [[nodiscard]] bool bind(const LogId &id, const QString &profile, bool isConfirmed);
    [[nodiscard]] QString folderOf(const LogId &id) const;

private:
    struct Wanted
    {
        QString name;
        QString path;
        qint64 size = 0;
        importer::ReadOptions options;
        core::WallTime now{};
        qint64 quietMs = 0; ///< since the file was written to, if that is long
    };
    [[nodiscard]] Read readFile(const QString &path, const importer::ReadOptions &options, core::WallTime now,
        LogImport::End end, const TellProgress &progress, const std::atomic_bool &isCancelled);
    [[nodiscard]] Read read(std::unique_ptr<QIODevice> input, const Wanted &wanted, LogImport::End end,
        const TellProgress &progress, const std::atomic_bool &isCancelled);
    [[nodiscard]] std::optional<Log> knownAs(QByteArrayView beginning);
    /// Removes what was given up, on a thread of its own: a gigabyte takes longer than a person who gave up should
    /// wait.
    void discard(const QString &part);
    [[nodiscard]] std::optional<Log> reportOf(const LogId &id);
    [[nodiscard]] bool saveReport(const Log &log);
    [[nodiscard]] journal::SourceId sourceOf(const LogId &id);
    [[nodiscard]] QString freeName(const QString &name, const LogId &id);

    QString m_folder;
    QMap<LogId, journal::SourceId> m_sources; ///< of this run; never given twice
    int m_discarded = 0;
    QThreadPool m_remover; ///< its end waits for it
};

} // namespace imports
