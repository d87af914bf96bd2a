#pragma once
#include <QKeySequence>
#include <QLineEdit>

namespace ui {

/// A field that takes the key that is pressed in it, at once. Tab, Esc and the arrows keep their meaning. Thread: GUI.
class KeyField final : public QLineEdit
{
    Q_OBJECT
public:
    explicit KeyField(QWidget *parent = nullptr);
    void setKey(const QKeySequence &key);
    [[nodiscard]] const QKeySequence &key() const { return m_key; }

signals:
    /// A key was pressed: one chord, or none for Backspace. The field shows it only when setKey() says so.
    void pressed(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QKeySequence m_key;
};

} // namespace ui
