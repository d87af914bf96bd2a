#pragma once
#include "app/journal/source.h"

#include <QWidget>

namespace ui {

/// One attempt of a message: number, outcome, time; below it who sent it on which anchor.
class AttemptCard final : public QWidget
{
    Q_OBJECT
public:
    /// `isCurrent`: the attempt that the inspector shows.
    AttemptCard(const journal::RowSummary &attempt, bool isCurrent, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString circumstances() const;

    journal::RowSummary m_attempt;
    bool m_isCurrent;
};

} // namespace ui
