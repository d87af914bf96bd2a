#pragma once

class QPainter;
class QStyleOptionViewItem;

namespace ui {

/// The ground of a row in a list of cards: selected, under the pointer or plain, a hairline below it, and the ring of
/// the row that has the focus.
void paintRowGround(QPainter &painter, const QStyleOptionViewItem &option);

} // namespace ui
