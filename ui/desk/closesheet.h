#pragma once
#include <QDialog>

class QLabel;

namespace ui {

class Button;
class CheckBox;

/// Asks what is to become of a connected bot when its last window is closed. Thread: GUI.
class CloseSheet final : public QDialog
{
    Q_OBJECT
public:
    /// `hasTray`: it can go on there.
    CloseSheet(const QString &bot, bool hasTray, QWidget *parent);

signals:
    /// The answer; `always`: the same is meant the next time. Cancel says nothing.
    void quitChosen(bool always);
    void stayChosen(bool always);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();

    QString m_bot;
    bool m_hasTray;
    QLabel *m_title;
    QLabel *m_what;
    CheckBox *m_always;
    Button *m_cancel;
    Button *m_stay;
    Button *m_quit;
};

} // namespace ui
