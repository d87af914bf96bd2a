#pragma once
#include "app/console/commandline.h"
#include "app/console/exitcode.h"

#include <atomic>
#include <functional>

namespace console {

/// Where a verb that takes long says something.
struct ImportVoice
{
    std::function<void(const QString &)> print; ///< a line of standard output
    std::function<void(const QString &)> complain; ///< a sentence of standard error
    std::function<void(const QString &)> progress; ///< how far it is, some times a second; empty: it is over
};

/// `import FILE… [--encoding NAME] [--follow]`: reads logs of other programs into the data folder, where the window
/// finds them as sources, and tells what was in them and what is wrong; with `--follow` it goes on telling what is
/// written to them. Done: every file was read, with findings or without, and followed until `isCancelled`; Failed: one
/// was not, or reading was given up. Thread: main, for as long as it takes; `isCancelled` is looked at twice a second
/// and more.
[[nodiscard]] ExitCode importLogs(
    const CommandLine &line, const ImportVoice &voice, const std::atomic_bool &isCancelled);

} // namespace console
