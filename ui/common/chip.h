#pragma once
#include "app/traffic/record.h"
#include "ui/common/theme.h"

#include <QWidget>

namespace ui {

/// What a coloured mark means; each is a pair of ink and ground in the theme.
enum class Tone { Ok, Warn, Bad, Unknown, Audit, NotSent, Accent, Dim, Outline };
[[nodiscard]] QColor inkOf(Tone tone, const Theme &theme);
/// Transparent for Dim and Outline.
[[nodiscard]] QColor groundOf(Tone tone, const Theme &theme);
/// Tone and icon of a state: always shown together, with the word of text::stateText.
[[nodiscard]] Tone toneOf(traffic::State state);
[[nodiscard]] QString iconOf(traffic::State state);
/// Icon of a scene: `c2c`, `group`, `channel`, `dm`.
[[nodiscard]] QString iconOf(protocol::Scene scene);

/// Icon, word, number in a 20 px box. Numbers in `text` follow a ` · `.
struct Chip
{
    QString icon;
    QString text;
    Tone tone = Tone::Dim;
    bool flat = false; ///< no ground: a fact beside a chip
    friend bool operator==(const Chip &, const Chip &) = default;
};

/// Width that paintChip needs, in logical pixels.
[[nodiscard]] int chipWidth(const Chip &chip);
/// Paints into a rectangle of chipHeight and chipWidth, snapped to whole pixels.
void paintChip(QPainter &painter, const QRect &rect, const Chip &chip, const Theme &theme);

/// A chip as a widget; its accessible name is its text.
class ChipLabel final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipLabel(QWidget *parent = nullptr);
    void setChip(const Chip &chip);
    [[nodiscard]] const Chip &chip() const { return m_chip; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Chip m_chip;
};

} // namespace ui
