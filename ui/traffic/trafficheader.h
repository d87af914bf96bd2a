#pragma once
#include <QHeaderView>

namespace ui {

/// Where the content of a cell stands, in header and rows alike: the first column leaves room for the problem bar.
[[nodiscard]] QRect cellBox(const QRect &cell, int column);
/// Too narrow for words: only the icon is painted.
[[nodiscard]] bool isIconOnly(const QRect &cell);

/// The header of the traffic table: flat, captions over their columns, a line below.
class TrafficHeader final : public QHeaderView
{
    Q_OBJECT
public:
    explicit TrafficHeader(QWidget *parent = nullptr);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
