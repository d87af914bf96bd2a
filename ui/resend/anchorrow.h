#pragma once
#include "ui/resend/resendsituation.h"

#include <QAbstractButton>

namespace ui {

/// What a line of the list of anchors says.
struct AnchorWords
{
    QString title, note; ///< at the left
    QString value, valueNote; ///< at the right
    QString id; ///< shown in the title, monospaced; empty for none
};
[[nodiscard]] AnchorWords anchorWords(const AnchorOption &option, const QStringList &others);

/// One line of the list of anchors, painted: radio mark, ring, what the user wrote, what is left.
class AnchorRow final : public QAbstractButton
{
    Q_OBJECT
public:
    explicit AnchorRow(QWidget *parent = nullptr);
    void setOption(const AnchorOption &option, const QStringList &others);
    [[nodiscard]] const AnchorOption &option() const { return m_option; }
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isDoomed() const { return m_option.verdict.level == lineage::Level::Doomed; }
    void paintMark(QPainter &painter) const;
    void paintRingOrIcon(QPainter &painter) const;
    void paintWords(QPainter &painter) const;

    AnchorOption m_option;
    AnchorWords m_words;
};

} // namespace ui
