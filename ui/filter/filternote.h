#pragma once
#include <QLabel>

namespace ui {

/// What is wrong with a filter, below a field that has no room for all its words. It floats and never takes the focus;
/// the field tells screen readers the same. Thread: GUI.
class FilterNote final : public QLabel
{
    Q_OBJECT
public:
    /// `window`: what it floats in.
    explicit FilterNote(QWidget *window);
    /// `ink`: as setInk() has it.
    void showBelow(const QWidget &field, const QString &words, const char *ink);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace ui
