#pragma once

namespace ui {

/// The page of a topic, in px. Private to the room.
inline constexpr int widestPage = 720; // longer lines are hard to read
inline constexpr int pageSide = 32;
inline constexpr int pageTop = 24;

} // namespace ui
