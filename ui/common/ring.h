#pragma once
#include "app/lineage/verdict.h"
#include "ui/common/chip.h"

class QPainter;

namespace ui {

/// What a budget ring shows: the share of the window left as an arc, safe replies left in the middle.
struct Ring
{
    bool live = false; ///< false: dashed track and a short dash
    double share = 0; ///< of the window, 0…1
    QString mark; ///< `3`, `?` when only uncertain replies are left, `0` when used up while time remains
    Tone tone = Tone::Dim;
    friend bool operator==(const Ring &, const Ring &) = default;
};

/// The ring of a conversation's best anchor; no anchor or no time left gives the dead ring.
/// Units: 25 % of the window or one safe reply left is scarce. Source: the design's page "Components", budget ring.
[[nodiscard]] Ring ringOf(const std::optional<lineage::Budget> &best);
/// The budget to show for a conversation: the live anchor with most safe replies, then most time; else the youngest
/// with time left; none if all are expired.
[[nodiscard]] std::optional<lineage::Budget> bestBudget(
    const QList<lineage::Anchor> &anchors, const lineage::RuleSet &rules, core::WallTime now);
/// `54 min 37 s, 1 safe, 1 uncertain`, for screen readers and tooltips.
[[nodiscard]] QString ringText(const std::optional<lineage::Budget> &best);
/// The same with what this bot has learned about the count, for tooltips.
[[nodiscard]] QString ringTip(const std::optional<lineage::Budget> &best);

/// Paints a ring into a square box of 26 px (20 in rows of text).
void paintRing(QPainter &painter, const QRectF &box, const Ring &ring, const Theme &theme);

/// A ring as a widget.
class RingLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit RingLabel(int size, QWidget *parent = nullptr);
    void setBudget(const std::optional<lineage::Budget> &best);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Ring m_ring;
};

} // namespace ui
