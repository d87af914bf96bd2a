#pragma once
#include <QStringList>

namespace text {

// Sentences about the line that more than one place says. Private to this room.

/// What goes without the event groups of these names.
[[nodiscard]] QString notGrantedText(const QStringList &names);
/// What a person does about a close that stops the bot; empty for what needs nobody.
[[nodiscard]] QString closeRemedyText(int closeCode);
/// The proxy stood in the way.
[[nodiscard]] QString proxyFaultText();

} // namespace text
