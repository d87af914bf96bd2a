#pragma once
#include <QByteArray>
#include <QString>

namespace ui {

/// A text as one word of a POSIX shell, whatever is in it.
[[nodiscard]] QString shellQuoted(const QString &text);

/// A POST of that JSON body as a command line for `sh`. The token is the shell's variable QQBOT_TOKEN, never a value;
/// an empty `base` leaves the host to the variable QQBOT_API_BASE. Pure. Thread: any.
[[nodiscard]] QString curlCommand(const QString &base, const QByteArray &path, const QByteArray &body);

} // namespace ui
