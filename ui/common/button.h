#pragma once
#include "ui/common/keymap.h"

#include <QPushButton>

namespace ui {

/// A flat button, painted by us: one primary button a panel, normal ones beside it, quiet ones without an edge. Where
/// its text does not fit it is elided, and whole in the tooltip.
class Button : public QPushButton
{
    Q_OBJECT
public:
    enum class Kind { Primary, Normal, Quiet, Danger };
    explicit Button(Kind kind, QWidget *parent = nullptr);

    /// Icon of the set, 16 px, in the text's colour; empty for none.
    void setIconName(const QString &name);
    /// A key cap at the right (`Ctrl ↵`): tells a shortcut, does not make one.
    void setKeyHint(const QString &keys);
    /// The key cap of a command, as a person has chosen it.
    void setCommand(Command command);
    /// Monospaced text, for anchors and ids.
    void setMono(bool mono);
    /// Dim text behind the button's own text.
    void setNote(const QString &note);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QColor ink() const;
    void paintGround(QPainter &painter) const;

    Kind m_kind;
    QString m_iconName, m_keyHint, m_note;
    bool m_mono = false;
};

/// A 28 px square button with an icon and no text; `setAccessibleName` and a tooltip are the caller's.
[[nodiscard]] Button *iconButton(const QString &icon, QWidget *parent);

} // namespace ui
