#pragma once
#include <QLineEdit>

namespace ui {

/// A field for a number, typed or stepped with Up and Down. An edge tells that what stands there cannot be taken.
/// Thread: GUI.
class StepField final : public QLineEdit
{
    Q_OBJECT
public:
    struct Range
    {
        double least = 0;
        double most = 0;
        double step = 1;
        int decimals = 0;
    };
    StepField(const Range &range, double first, QWidget *parent);
    /// What stands there; none if it is no number. It may lie outside of the range.
    [[nodiscard]] std::optional<double> value() const;
    void setValue(double value);
    void setFaulty(bool faulty);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    Range m_range;
};

} // namespace ui
