#pragma once
#include "app/journal/source.h"
#include "app/lineage/verdict.h"
#include "ui/common/chip.h"

#include <QAbstractButton>

namespace ui {

/// What a card of the attempt tree says.
struct AttemptLook
{
    QString number;
    QString icon, word; ///< outcome
    Tone tone = Tone::Dim;
    QString aside; ///< at the right: time, or the draft's verdict
    QString asideIcon;
    Tone asideTone = Tone::Dim;
    QString how; ///< who sent it, on what, with which msg_seq
    bool isDraft = false;
    friend bool operator==(const AttemptLook &, const AttemptLook &) = default;
};
/// `others`: ids of the conversation, from which an anchor must be told apart.
[[nodiscard]] AttemptLook lookOf(const journal::RowSummary &attempt, int number, const QStringList &others);
[[nodiscard]] AttemptLook lookOfDraft(
    int number, const QString &anchor, const lineage::Verdict &verdict, const QStringList &others);

/// One card of the attempt tree: an attempt (clicked: its row), or the draft with a dashed edge.
class AttemptNode final : public QAbstractButton
{
    Q_OBJECT
public:
    AttemptNode(const AttemptLook &look, journal::RowRef row, QWidget *parent);
    [[nodiscard]] journal::RowRef row() const { return m_row; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintWords(QPainter &painter) const;

    AttemptLook m_look;
    journal::RowRef m_row;
};

} // namespace ui
