#pragma once
#include "app/text/linetext.h"
#include "ui/conversations/timelinerows.h"

class QPainter;
class QRect;

namespace ui {

/// Height of a gap line in its row: 16 of text, and air. Source: the design's page "Components".
inline constexpr int gapLineHeight = 24;

/// What a gap line shows in `width` pixels of the caption font: all of it if it fits, else without the length, then
/// without the reason; what was lost stays longest. Thread: GUI.
[[nodiscard]] QString fittedGapLine(const text::GapText &words, int width);

/// Paints the line of a gap, or of several, centred between dashes; a part of an unfolded line has no dashes.
void paintGapLine(
    QPainter &painter, const QRect &line, const TimelineRow &row, const text::GapText &words, bool selected);

} // namespace ui
