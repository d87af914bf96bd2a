#pragma once
#include <QStringList>

namespace text {

/// A message id for reading: platform ids share long heads and tails and differ in the middle, so the part that tells
/// it from the `others` (ids of the same conversation) is kept: `rPi8…S0-fh9…9A!!`; `ROBOT1.0_BJkd…Jm8s!` when the head
/// is already unique. `withHead`: the common head `ROBOT1.0_` is kept. Invisible characters are shown as visibleText
/// does. Thread: any.
[[nodiscard]] QString shortId(const QString &id, const QStringList &others = {}, bool withHead = false);

} // namespace text
