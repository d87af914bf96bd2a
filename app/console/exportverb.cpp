#include "app/console/exportverb.h"

#include "app/config/paths.h"
#include "app/console/botsetup.h"
#include "app/export/harexport.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace console {

namespace {

struct Words
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

exporting::HarOptions optionsOf(const CommandLine &line)
{
    return {.rows = {.bot = line.profile, .filter = line.filter, .now = core::SystemClock().wall()},
        .redact = !line.raw,
        .bases = {.api = apiBase(line), .token = tokenUrl(line), .model = line.modelBase.value_or(QUrl())},
        .version = QCoreApplication::applicationVersion()};
}

QString summary(const exporting::Written &written, const CommandLine &line)
{
    const auto number = [](qint64 count) { return QString::number(count); };
    const QString what = Words::tr("%1: %2 calls; %3 connections with %4 frames; left out: %5 notes, %6 tool runs.")
                             .arg(line.output, number(written.calls), number(written.connections),
                                 number(written.frames), number(written.notes), number(written.tools));
    return what + u' '
        + (line.raw ? Words::tr("People stand in it under their own ids: be careful whom you give it to.")
                    : Words::tr("People have pseudonyms; what they wrote stays."));
}

Exported notWritten(const QString &target, const QString &why)
{
    return failed(Words::tr("%1 cannot be written: %2").arg(target, why));
}

/// `finish`: makes the file appear, or tells why not.
template <class Finish>
Exported write(const journal::JournalReader &reader, QIODevice &device, const CommandLine &line, Finish finish)
{
    const auto written = exporting::writeHar(reader, device, optionsOf(line));
    if (!written && written.error().kind == exporting::ExportError::Kind::CannotRead)
        return failed(Words::tr("The journal cannot be read: %1").arg(written.error().message));
    if (!written)
        return notWritten(line.output, written.error().message);
    if (!finish())
        return notWritten(line.output, device.errorString());
    return {ExitCode::Done, summary(*written, line)};
}

Exported writeFile(const journal::JournalReader &reader, const CommandLine &line)
{
    const QFileInfo target(line.output);
    const bool isNew = !target.exists();
    if (!isNew && !target.isFile()) // the new file would take the place of a device or a pipe
        return notWritten(line.output, Words::tr("it is not an ordinary file."));
    QSaveFile file(line.output);
    if (!file.open(QIODevice::WriteOnly))
        return notWritten(line.output, file.errorString());
    if (isNew) // what people wrote is nobody else's business
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    return write(reader, file, line, [&file] { return file.commit(); });
}

Exported writeStandardOutput(const journal::JournalReader &reader, const CommandLine &line)
{
    QFile file;
    if (!file.open(stdout, QIODevice::WriteOnly))
        return notWritten(line.output, file.errorString());
    return write(reader, file, line, [&file] { return file.flush(); });
}

} // namespace

Exported exportJournal(const CommandLine &line)
{
    const config::Paths paths
        = line.dataDir.isEmpty() ? config::Paths::ofUser(line.sandbox) : config::Paths::below(line.dataDir);
    if (!QFile::exists(paths.journal()))
        return failed(Words::tr("There is no journal in %1.").arg(paths.data));
    std::signal(SIGXFSZ, SIG_IGN); // a file that may not grow is the failure of that write, not the end of the program
    const EarlierClock clock;
    const traffic::RecordKey since = traffic::RecordKeys(clock, 0).next();
    const auto reader = journal::JournalReader::open(paths.journal(), journal::liveSource, since);
    if (!reader)
        return failed(Words::tr("The journal cannot be read: %1").arg(reader.error().message));
    return line.output == "-"_L1 ? writeStandardOutput(**reader, line) : writeFile(**reader, line);
}

} // namespace console
