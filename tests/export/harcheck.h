#pragma once
#include <QByteArray>
#include <QJsonArray>

namespace har {

/// What Debian's har-validator has to say about a file: empty when it is valid HAR 1.2, its complaints otherwise, and
/// also when the validator cannot be run (packages nodejs and node-har-validator). Blocks.
[[nodiscard]] QByteArray complaints(const QString &file);
/// The same of bytes.
[[nodiscard]] QByteArray complaintsAbout(const QByteArray &bytes);

/// `log.entries` of a HAR file.
[[nodiscard]] QJsonArray entriesOf(const QByteArray &bytes);

} // namespace har
