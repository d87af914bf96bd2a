#pragma once
#include "app/console/commandline.h"
#include "app/console/exitcode.h"

namespace console {

/// How an export ended; `sentence` is for people: what was written, or why nothing was.
struct Exported
{
    ExitCode code = ExitCode::Done;
    QString sentence;
};

/// `qqbot-console export`: writes the journal of the data folder, and the logs that were read, to a
/// file. Only reads, takes no lock and makes no
/// folder, so a running owner is not disturbed. The file appears whole or not at all; an older one of that name stays
/// until then. With `--profile` only that bot's rows. Thread: main, blocks until it is done.
[[nodiscard]] Exported exportJournal(const CommandLine &line);

} // namespace console
