#pragma once
#include <QHash>
#include <QStringList>

namespace bench {

/// What a measure in a process of its own found: numbers by name, and a word for the next process.
struct Found
{
    QHash<QString, double> numbers;
    QString word;
    /// Ends the program when there is no such number.
    [[nodiscard]] double operator[](const QString &name) const;
};

/// Runs this program as `--child KIND …` and reads what it prints; ends the program when the child fails.
[[nodiscard]] Found runChild(const QString &kind, const QStringList &arguments);

/// For the child: prints one number, or its word (without blanks).
void tell(const char *name, double value);
void tellWord(const QString &word);

/// Resident memory of this process in megabytes (of 1,000,000 bytes).
[[nodiscard]] double residentMegabytes();
/// The most of it that there has been.
[[nodiscard]] double peakMegabytes();

} // namespace bench
