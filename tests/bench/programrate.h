#pragma once
#include <QStringList>

#include <functional>
#include <optional>

namespace bench {

/// MB/s of what goes through all bytes, the median; it was done once before, so that the file is in the page cache.
[[nodiscard]] double rate(qint64 bytes, int rounds, const std::function<void()> &work);

/// The same of another program, which must print `expected` first; none where it is not installed.
[[nodiscard]] std::optional<double> programRate(
    const QString &name, const QStringList &arguments, qint64 bytes, int rounds, qint64 expected);

/// What ripgrep looks for to find the headers of AstrBot's log.
[[nodiscard]] QString headerPattern();

} // namespace bench
