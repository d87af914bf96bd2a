#pragma once
#include "ui/palette/action.h"
#include "ui/palette/jumpfinder.h"
#include "ui/palette/palettemodel.h"

namespace ui {

/// An action that answers to what was typed, and its row.
struct RankedAction
{
    QString id;
    PaletteRow row;
};

/// The actions that answer, the best first: by the kind of the match, then those that were used last, then by the
/// match itself; in a text of another language by their English name, too. Nothing typed: all, the used ones first.
/// `used`: ids, the newest first. Thread: any.
[[nodiscard]] QList<RankedAction> ranked(const QList<Action> &actions, const QString &typed, const QStringList &used);

/// The row of a place to go to. `profile`: the bot whose name goes without saying. Thread: GUI.
[[nodiscard]] PaletteRow rowOf(
    const JumpTarget &target, const QString &typed, const QString &profile, core::WallTime now);

} // namespace ui
