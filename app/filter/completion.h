#pragma once
#include "app/filter/key.h"

#include <QString>

namespace filter {

/// What could be written where the cursor stands.
struct Completion
{
    enum class Of { Nothing, Keys, Values };
    Of of = Of::Nothing;
    Key key = Key::Kind; ///< of Values
    QString prefix; ///< what stands there already, up to the cursor
    qsizetype at = 0; ///< of the characters that a choice replaces
    qsizetype length = 0;
    friend bool operator==(const Completion &, const Completion &) = default;
};
[[nodiscard]] Completion completionAt(QStringView text, qsizetype cursor);

/// The text with the choice in it, and where the cursor stands then.
struct Completed
{
    QString text;
    qsizetype cursor = 0;
};
[[nodiscard]] Completed completed(QStringView text, const Completion &completion, Key key);
[[nodiscard]] Completed completed(QStringView text, const Completion &completion, const QString &value);

} // namespace filter
