#pragma once
#include <QDialog>

class QLabel;

namespace ui {

class Button;
class KeyList;

/// The list of keys in a window of its own. Thread: GUI.
class KeySheet final : public QDialog
{
    Q_OBJECT
public:
    explicit KeySheet(QWidget *parent);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_intro;
    KeyList *m_keys;
    Button *m_close;
};

} // namespace ui
