#pragma once
#include "ui/common/theme.h"

#include <QTextEdit>

namespace ui {

/// Plain text that can be selected and copied, as high as it needs to be. Unlike a label it breaks a long id anywhere,
/// so that an id is whole in a narrow place.
class FlowText final : public QTextEdit
{
    Q_OBJECT
public:
    /// `isDim`: in the ink of second lines.
    explicit FlowText(FontRole role, bool isDim, QWidget *parent = nullptr);
    void setWords(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void tint();

    FontRole m_role;
    bool m_isDim;
};

} // namespace ui
