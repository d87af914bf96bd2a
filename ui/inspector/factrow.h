#pragma once
#include "ui/inspector/facts.h"

#include <QWidget>

class QTextLayout;

namespace ui {

/// A fact as a row: name at the left, the value beside it, broken anywhere when it is long (ids have no blanks), and a
/// copy button when there is something to take elsewhere.
class FactRow final : public QWidget
{
    Q_OBJECT
public:
    explicit FactRow(const Fact &fact, QWidget *parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] int valueWidth(int width) const;
    /// Returns the number of lines.
    int layOut(QTextLayout &layout, int width) const;

    Fact m_fact;
    QWidget *m_copy = nullptr;
};

} // namespace ui
