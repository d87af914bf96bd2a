#pragma once
#include "app/console/commandline.h"
#include "app/console/exitcode.h"

#include <atomic>
#include <functional>

namespace console {

/// `import FILE… [--encoding NAME]`: reads logs of other programs into the data folder, where the window finds them as
/// sources, and tells what was in them and what is wrong. `print` gets a sentence for standard output, `complain` one
/// for standard error. Done: every file was read, with findings or without; Failed: one was not. Thread: main, for as
/// long as it takes; `isCancelled` gives up at the next block.
[[nodiscard]] ExitCode importLogs(const CommandLine &line, const std::function<void(const QString &)> &print,
    const std::function<void(const QString &)> &complain, const std::atomic_bool &isCancelled);

} // namespace console
