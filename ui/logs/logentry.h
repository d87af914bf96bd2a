#pragma once
#include "ui/common/chip.h"
#include "ui/common/logdesk.h"

namespace ui {

/// Which line of the list: a log that was read by its id, one that is being read or could not be by its request.
struct LogKey
{
    quint64 request = 0;
    imports::LogId id;
    [[nodiscard]] bool isNull() const { return request == 0 && id.isEmpty(); }
    friend bool operator==(const LogKey &, const LogKey &) = default;
};

/// One line of the list, as it is shown.
struct LogEntry
{
    enum class Kind { Reading, Failed, Damaged, Read };
    Kind kind = Kind::Read;
    LogKey key;
    QString name;
    QString outcome; ///< how it came out, or how far reading has come
    QString when; ///< it was read
    QString icon;
    Tone tone = Tone::Dim;
    std::optional<double> share; ///< of what is done, 0…1; none until it is known
    friend bool operator==(const LogEntry &, const LogEntry &) = default;
};

/// Words in the language that is installed. Thread: GUI.
[[nodiscard]] LogEntry entryOf(const imports::Log &log, core::WallTime now);
[[nodiscard]] LogEntry entryOf(quint64 request, const LogReading &reading);
[[nodiscard]] LogEntry failedEntry(quint64 request, const QString &name);

/// How far, 0…1; none where the whole is not known.
[[nodiscard]] std::optional<double> shareOf(const imports::Progress &progress);
/// Worst of what was found: bad, warn for what is only probable, ok for nothing.
[[nodiscard]] Tone toneOf(const QList<imports::FoundFault> &findings);

} // namespace ui
