#pragma once
#include <QString>

namespace traffic {

/// The route of the note that a damaged file leaves when it is set aside: its `detail` is `journal <file>` or
/// `outbox <file>`, the file by its new name, without the folder.
inline const QString setAsideRoute = QStringLiteral("SET_ASIDE");

} // namespace traffic
