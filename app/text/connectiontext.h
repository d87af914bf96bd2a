#pragma once
#include <QStringList>

namespace text {

// Sentences about the line that more than one place says. Private to this room.

/// What goes without the event groups of these names.
[[nodiscard]] QString notGrantedText(const QStringList &names);
/// The proxy stood in the way.
[[nodiscard]] QString proxyFaultText();

} // namespace text
