#pragma once
#include <QString>

namespace console {

/// Prints a line on standard output and flushes: scripts read it as it comes.
void printLine(const QString &line);
/// Shows how far something is in the line of a terminal that standard error goes to, over what stood there; nowhere
/// else. Empty: it is over, and the line is free again.
void printProgress(const QString &text);

} // namespace console
