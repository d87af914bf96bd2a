#pragma once
#include <QWidget>

namespace ui {

/// A line of one pixel between parts of a panel, in the theme's `line`.
class Hairline final : public QWidget
{
    Q_OBJECT
public:
    explicit Hairline(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
