#pragma once
#include "app/imports/original.h"

#include <QMap>
#include <QObject>

#include <algorithm>

namespace ui {

/// A log that is being read.
struct LogReading
{
    QString name;
    imports::Progress progress;
    friend bool operator==(const LogReading &, const LogReading &) = default;
};

/// The window's door to the logs of other programs: which were read, what was found in them, and what is being read.
/// The program's composition answers. Thread: GUI.
class LogDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// In the order in which they were read.
    [[nodiscard]] const QList<imports::Log> &logs() const { return m_logs; }
    /// The one whose rows have this source; null if none has.
    [[nodiscard]] const imports::Log *logOf(journal::SourceId source) const
    {
        const auto found = std::ranges::find(m_logs, source, &imports::Log::source);
        return found == m_logs.end() ? nullptr : &*found;
    }
    /// By number of the request.
    [[nodiscard]] const QMap<quint64, LogReading> &readings() const { return m_readings; }

public slots:
    void setLogs(const QList<imports::Log> &logs)
    {
        if (m_logs == logs)
            return;
        m_logs = logs;
        emit logsChanged();
    }
    void setReading(quint64 request, const ui::LogReading &reading)
    {
        m_readings.insert(request, reading);
        emit readingsChanged();
    }
    /// It is over: `finished`, `failed`, or given up.
    void endReading(quint64 request)
    {
        m_readings.remove(request);
        emit readingsChanged();
    }

signals:
    void logsChanged();
    void readingsChanged();
    /// `isNew`: false, the same file was there already and nothing was added.
    void finished(quint64 request, const imports::Log &log, bool isNew);
    void failed(quint64 request, const QString &name, const imports::LogError &error);
    /// It cannot be read on.
    void followingFailed(const imports::Log &log, const imports::LogError &error);
    /// Another file took its name, and is followed from now on.
    void followsNext(const imports::Log &log);

    /// A person wants this file to be read; the answer carries `request`.
    void readWanted(quint64 request, const QString &path, const importer::ReadOptions &options);
    /// Text that was pasted.
    void pasteWanted(quint64 request, const QByteArray &text);
    /// The same, and what is written to it from now on is read, too.
    void followWanted(quint64 request, const QString &path, const importer::ReadOptions &options);
    /// It is no longer to be followed.
    void endFollowingWanted(const imports::LogId &id);
    void cancelWanted(quint64 request);
    void removeWanted(const imports::LogId &id);
    /// It is of this profile's bot; empty: of none.
    void bindWanted(const imports::LogId &id, const QString &profile);
    /// Where this row stands in its log, and what is around it; the answer carries `request`, unless it is cancelled.
    void originalWanted(quint64 request, journal::RowRef row, qsizetype place);
    void originalCancelled(quint64 request);
    void originalFound(quint64 request, const imports::Original &original);

private:
    QList<imports::Log> m_logs;
    QMap<quint64, LogReading> m_readings;
};

} // namespace ui
