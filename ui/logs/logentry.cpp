#include "ui/logs/logentry.h"

#include "app/text/importtext.h"
#include "ui/common/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace ui {

std::optional<double> shareOf(const imports::Progress &progress)
{
    if (progress.total <= 0)
        return std::nullopt;
    return std::clamp(double(progress.done) / double(progress.total), 0.0, 1.0);
}

Tone toneOf(const QList<imports::FoundFault> &findings)
{
    bool isProbable = false;
    for (const imports::FoundFault &one : findings) {
        if (one.finding.isProven && !one.finding.isConsequence)
            return Tone::Bad;
        isProbable = isProbable || !one.finding.isConsequence;
    }
    return isProbable ? Tone::Warn : Tone::Ok;
}

LogEntry entryOf(const imports::Log &log, core::WallTime now)
{
    LogEntry entry;
    entry.key.id = log.id;
    entry.name = log.name;
    if (log.isDamaged) {
        entry.kind = LogEntry::Kind::Damaged;
        entry.outcome = QCoreApplication::translate("ui::LogList", "damaged");
        entry.icon = u"error"_s;
        entry.tone = Tone::Bad;
        return entry;
    }
    entry.outcome = text::faultsText(log);
    entry.when
        = log.isFollowed ? QCoreApplication::translate("ui::LogList", "followed") : listTimeText(log.readAt, now);
    entry.tone = toneOf(log.findings);
    entry.icon = entry.tone == Tone::Bad ? u"refused"_s : entry.tone == Tone::Warn ? u"warning"_s : u"accepted"_s;
    return entry;
}

LogEntry entryOf(quint64 request, const LogReading &reading)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Reading;
    entry.key.request = request;
    entry.name = reading.name;
    entry.outcome = text::progressText(reading.progress);
    entry.icon = u"import"_s;
    entry.share = shareOf(reading.progress);
    return entry;
}

LogEntry failedEntry(quint64 request, const QString &name)
{
    LogEntry entry;
    entry.kind = LogEntry::Kind::Failed;
    entry.key.request = request;
    entry.name = name;
    entry.outcome = QCoreApplication::translate("ui::LogList", "could not be read");
    entry.icon = u"error"_s;
    entry.tone = Tone::Bad;
    return entry;
}

} // namespace ui
