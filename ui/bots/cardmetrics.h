#pragma once

namespace ui {

/// The column of a card's names, in px. Private to the room.
inline constexpr int factNameWidth = 120;

} // namespace ui
