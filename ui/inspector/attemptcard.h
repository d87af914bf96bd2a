#pragma once
#include "ui/inspector/rowlink.h"

namespace ui {

/// One attempt of a message: number, outcome, time; below it who sent it on which anchor.
class AttemptCard final : public RowLink
{
    Q_OBJECT
public:
    /// `isCurrent`: the attempt that the inspector shows; it leads nowhere. `others`: ids from which its anchor must be
    /// told apart.
    AttemptCard(
        const journal::RowSummary &attempt, bool isCurrent, const QStringList &others, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString outcome() const;
    /// Who sent it; on what, with which number: the part that is never cut.
    [[nodiscard]] QString origin() const;
    [[nodiscard]] QString place() const;
    /// Both on one line of that width, cut before the id.
    [[nodiscard]] QString circumstances(const QFontMetrics &font, int width) const;

    journal::RowSummary m_attempt;
    QStringList m_others;
    bool m_isCurrent;
};

} // namespace ui
