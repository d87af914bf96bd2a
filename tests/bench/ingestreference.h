#pragma once
#include <QString>
#include <QStringList>

#include <optional>

namespace bench {

/// What receiving all events cost. `lost` is how many did not arrive or are not on disk.
struct Ingest
{
    double seconds = 0; ///< from the first event to the last, or to its commit
    double receiveCpu = 0; ///< CPU seconds of the receiving thread or process
    double journalCpu = 0; ///< CPU seconds of the journal thread; 0 where nothing is stored
    int lost = 0;
};

/// Runs a client of another language against the same server; nothing if it cannot run here.
[[nodiscard]] std::optional<Ingest> referenceIngest(
    const QString &program, const QString &script, const QString &url, int frames);

/// Whether a reference can run: `program` with these arguments ends with 0.
[[nodiscard]] bool canRun(const QString &program, const QStringList &arguments);

} // namespace bench
