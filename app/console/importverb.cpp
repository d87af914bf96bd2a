#include "app/console/importverb.h"

#include "app/config/paths.h"
#include "app/imports/logfolder.h"
#include "app/text/findingtext.h"
#include "app/text/importtext.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(importverb)
};

/// One block of lines per finding: what, why, what to do, and where it stands.
QString told(const imports::FoundFault &fault, const imports::Log &log)
{
    const text::FindingText words = text::findingText(fault.finding, log.firstDay);
    const QString indent = fault.finding.isConsequence ? u"    "_s : u"  "_s;
    QStringList lines{indent + words.headline};
    for (const QString &sentence : {words.explanation, words.advice})
        if (!sentence.isEmpty())
            lines.append(indent + u"  "_s + sentence);
    for (const imports::EvidenceLine &line : fault.evidence)
        lines.append(indent + u"  "_s
            + Words::tr("line %1, %2: %3").arg(line.line).arg(text::stampText(line.stamp, log.firstDay), line.text));
    return lines.join(u'\n');
}

QString told(const imports::Kept &kept)
{
    const imports::Log &log = kept.log;
    QStringList lines{log.name + u": "_s + text::countsText(log.counts)};
    if (!kept.isNew)
        lines.append(u"  "_s + Words::tr("This log was read before; nothing was added."));
    if (const QString skew = text::skewText(log.skew); !skew.isEmpty())
        lines.append(u"  "_s + skew);
    if (log.findings.isEmpty())
        lines.append(u"  "_s + Words::tr("No fault was found."));
    for (const imports::FoundFault &fault : log.findings)
        lines.append(told(fault, log));
    if (const QString unlisted = text::unlistedText(log); !unlisted.isEmpty())
        lines.append(u"  "_s + unlisted);
    return lines.join(u'\n');
}

} // namespace

ExitCode importLogs(const CommandLine &line, const std::function<void(const QString &)> &print,
    const std::function<void(const QString &)> &complain, const std::atomic_bool &isCancelled)
{
    const config::Paths paths
        = line.dataDir.isEmpty() ? config::Paths::ofUser(line.sandbox) : config::Paths::below(line.dataDir);
    imports::LogFolder folder(paths.imports());
    ExitCode code = ExitCode::Done;
    for (const QString &file : line.files) {
        const auto read = folder.read(
            file, {.encoding = line.encoding}, core::SystemClock().wall(), [](const imports::Progress &) {},
            isCancelled);
        if (!read) {
            complain(u"%1: %2"_s.arg(file, text::logErrorText(read.error())));
            code = ExitCode::Failed;
        } else if (!*read) {
            return ExitCode::Failed;
        } else {
            print(told(**read));
        }
    }
    return code;
}

} // namespace console
