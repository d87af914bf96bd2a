#pragma once
#include "ui/inspector/rowlink.h"

namespace ui {

/// One attempt of a message: number, outcome, time; below it who sent it on which anchor.
class AttemptCard final : public RowLink
{
    Q_OBJECT
public:
    /// `isCurrent`: the attempt that the inspector shows; it leads nowhere.
    AttemptCard(const journal::RowSummary &attempt, bool isCurrent, QWidget *parent = nullptr);
    /// Who sent it, by the record's word: `by the agent`, `by hand`, `injected by the sandbox`.
    [[nodiscard]] static QString originText(const QString &origin);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString circumstances() const;

    journal::RowSummary m_attempt;
    bool m_isCurrent;
};

} // namespace ui
