#include "app/console/exportverb.h"

#include "app/config/paths.h"
#include "app/console/botsetup.h"
#include "app/export/exportfile.h"
#include "app/imports/logfolder.h"
#include "app/imports/logimport.h"
#include "app/text/exporttext.h"

#include <QCoreApplication>
#include <QFile>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

struct ExportVerbWords
{
    Q_DECLARE_TR_FUNCTIONS(exportverb)
};

// Longer than any call may take. Whether a process still waits for an answer cannot be known here: an older call
// without one reads as unknown.
constexpr core::Milliseconds longestCall = 10min;

/// The clock as it was when the oldest call began that may still be under way.
class EarlierClock final : public core::Clock
{
public:
    [[nodiscard]] core::WallTime wall() const override { return core::SystemClock().wall() - longestCall; }
    [[nodiscard]] core::BootTime boot() const override { return core::SystemClock().boot() - longestCall; }
};

Exported failed(const QString &sentence)
{
    return {ExitCode::Failed, sentence};
}

exporting::Options optionsOf(const CommandLine &line)
{
    return {.rows = {.bot = line.profile, .filter = line.filter, .now = core::SystemClock().wall()},
        .redact = !line.raw,
        .bases = {.api = apiBase(line), .token = tokenUrl(line), .model = line.modelBase.value_or(QUrl())},
        .version = QCoreApplication::applicationVersion(),
        .format = exporting::formatNamed(line.format).value_or(exporting::Format::Har)};
}

Exported told(const core::Result<exporting::Written, exporting::ExportError> &written, const CommandLine &line)
{
    if (!written)
        return failed(text::exportErrorText(written.error(), line.output));
    return {ExitCode::Done, text::exportedText(*written, line.output) + u' ' + text::exportedPeopleText(!line.raw)};
}

/// What there is to export: the logs that were read, then the live journal. Empty: nothing.
core::Result<journal::OwnReaders, journal::JournalError> openJournals(const config::Paths &paths)
{
    journal::OwnReaders journals;
    imports::LogFolder logs(paths.imports());
    for (const imports::Log &log : logs.all()) {
        const QString folder = logs.folderOf(log.id);
        constexpr auto isOver = std::numeric_limits<traffic::RecordKey>::max(); // what has no answer will not get one
        auto reader = journal::JournalReader::open(
            imports::journalOf(folder), log.source, isOver, imports::textIndexOf(folder), log.name);
        if (!reader)
            return core::make_unexpected(reader.error());
        journals.push_back(std::move(*reader));
    }
    if (!QFile::exists(paths.journal()))
        return journals;
    const EarlierClock clock;
    auto live = journal::JournalReader::open(
        paths.journal(), journal::liveSource, traffic::RecordKeys(clock, 0).next(), paths.textIndex());
    if (!live)
        return core::make_unexpected(live.error());
    journals.push_back(std::move(*live));
    return journals;
}

Exported writeStandardOutput(const journal::OwnReaders &journals, const CommandLine &line)
{
    const auto notWritten = [&line](const QString &why) {
        return failed(text::exportErrorText({exporting::ExportError::Kind::CannotWrite, why}, line.output));
    };
    QFile file;
    if (!file.open(stdout, QIODevice::WriteOnly))
        return notWritten(file.errorString());
    const auto written = exporting::writeExport(journals, file, optionsOf(line));
    return written && !file.flush() ? notWritten(file.errorString()) : told(written, line);
}

} // namespace

Exported exportJournal(const CommandLine &line)
{
    const config::Paths paths
        = line.dataDir.isEmpty() ? config::Paths::ofUser(line.sandbox) : config::Paths::below(line.dataDir);
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is the failure of that write, not the end of the program
    const auto journals = openJournals(paths);
    if (!journals)
        return failed(
            text::exportErrorText({exporting::ExportError::Kind::CannotRead, journals.error().message}, line.output));
    if (journals->empty())
        return failed(ExportVerbWords::tr("There is no journal in %1.").arg(paths.data));
    return line.output == "-"_L1 ? writeStandardOutput(*journals, line)
                                 : told(exporting::writeExportFile(*journals, line.output, optionsOf(line)), line);
}

} // namespace console
