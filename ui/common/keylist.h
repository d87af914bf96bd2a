#pragma once
#include "ui/common/keymap.h"

#include <QWidget>

class QGridLayout;
class QLabel;

namespace ui {

class Button;
class KeyField;

/// Every command with its key, to be changed by pressing another. A key that is taken is refused with a sentence, which
/// stands in a line of its own with the button that takes everything back. Thread: GUI.
class KeyList final : public QWidget
{
    Q_OBJECT
public:
    explicit KeyList(QWidget *parent = nullptr);
    /// That line, for where it stays in sight while the list scrolls; it is the caller's to place.
    [[nodiscard]] QWidget *foot() const { return m_foot; }

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Row
    {
        QLabel *name = nullptr;
        KeyField *field = nullptr;
    };
    void addRow(QGridLayout &grid, Command command);
    void take(Command command, const QKeySequence &key);
    void showKeys();
    void retranslate();

    QMap<Command, Row> m_rows;
    QWidget *m_foot = nullptr;
    Button *m_first = nullptr;
    QLabel *m_message = nullptr;
};

} // namespace ui
