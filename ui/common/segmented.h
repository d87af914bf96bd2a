#pragma once
#include <QWidget>

class QButtonGroup;

namespace ui {

/// One choice of a few: joined buttons, the chosen one tinted. Arrow keys move the choice. Thread: GUI.
class Segmented final : public QWidget
{
    Q_OBJECT
public:
    explicit Segmented(int count, QWidget *parent = nullptr);
    void setText(int segment, const QString &text);
    [[nodiscard]] int current() const;
    void setCurrent(int segment);
    /// The button of a segment, for tests and screen readers.
    [[nodiscard]] QWidget *button(int segment) const;

signals:
    void currentChanged(int segment);

private:
    QButtonGroup *m_group;
};

} // namespace ui
