#pragma once
#include <QWidget>

#include <optional>

namespace ui {

inline constexpr int progressHeight = 4;

/// A bar of progressHeight; without a share only its track. It never moves by itself.
void paintProgress(QPainter &painter, const QRect &bar, const std::optional<double> &share);

/// The same as a widget. The words beside it say the same.
class ProgressLine final : public QWidget
{
    Q_OBJECT
public:
    explicit ProgressLine(QWidget *parent = nullptr);
    void setShare(const std::optional<double> &share);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::optional<double> m_share;
};

} // namespace ui
