#pragma once
#include "ui/common/keymap.h"

#include <QDialog>

class QGridLayout;
class QLabel;

namespace ui {

class KeyField;

/// Every command with its key, to be changed by pressing another. A key that is taken is refused with a sentence.
/// Thread: GUI.
class KeySheet final : public QDialog
{
    Q_OBJECT
public:
    explicit KeySheet(QWidget *parent);

private:
    void addRow(QGridLayout &grid, Command command);
    void take(Command command, const QKeySequence &key);
    void showKeys();

    QMap<Command, KeyField *> m_edits;
    QLabel *m_message;
};

} // namespace ui
