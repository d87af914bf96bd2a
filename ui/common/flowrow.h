#pragma once
#include <QWidget>

namespace ui {

/// Buttons side by side, on a new line when there is no room: a panel is never wider for them.
class FlowRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FlowRow(QWidget *parent = nullptr);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return arrange(width, false); }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// Returns the height that the children need; moves them if `place`.
    int arrange(int width, bool place) const;
};

} // namespace ui
