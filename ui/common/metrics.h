#pragma once

namespace ui::metrics {

// Measures of the window in logical pixels, on a 4 px grid. Source: the design's page "Space and layout".
inline constexpr int panelPadding = 16;
inline constexpr int cardPadding = 12;
inline constexpr int gap = 8; ///< between controls
inline constexpr int iconGap = 6; ///< icon to text
inline constexpr int headerHeight = 48;
inline constexpr int tabsHeight = 48;
inline constexpr int buttonHeight = 28;
inline constexpr int tableRowHeight = 26;
inline constexpr int tableHeaderHeight = 28;
inline constexpr int jsonRowHeight = 24;
inline constexpr int keyValueRowHeight = 26;
inline constexpr int listRowHeight = 60;
inline constexpr int lineageRowHeight = 30;
inline constexpr int statusBarHeight = 26;
inline constexpr int bannerHeight = 32;
inline constexpr int toastHeight = 36;
inline constexpr int problemBar = 3; ///< at the left edge of a row

inline constexpr int railWidth = 56;
inline constexpr int listWidth = 280;
inline constexpr int listMinimum = 220;
inline constexpr int listMaximum = 400;
inline constexpr int listNarrow = 240; ///< in a window under `narrowWindow`
inline constexpr int centreMinimum = 480;
inline constexpr int inspectorWidth = 384;
inline constexpr int inspectorMinimum = 320;
inline constexpr int inspectorMaximum = 640;
inline constexpr int inspectorNarrow = 360;
inline constexpr int narrowWindow = 1280;
inline constexpr int overlayWindow = 1100; ///< under it the inspector lies over the centre

inline constexpr int iconRail = 20;
inline constexpr int iconButton = 16;
inline constexpr int iconSmall = 14; ///< chips, rows, meta lines
inline constexpr int iconEmpty = 24;

inline constexpr int radiusChip = 4;
inline constexpr int radiusControl = 6;
inline constexpr int radiusCard = 8;
inline constexpr int radiusDialog = 10;
inline constexpr int radiusBubble = 12;
inline constexpr int radiusSpeaking = 4; ///< of a bubble, at the speaking corner

inline constexpr int chipHeight = 20;
inline constexpr int bubbleMaximum = 520;
inline constexpr double bubbleShare = 0.72; ///< of the centre's width
inline constexpr int bubblePaddingX = 12;
inline constexpr int bubblePaddingY = 7;
inline constexpr int metaHeight = 20;

} // namespace ui::metrics
