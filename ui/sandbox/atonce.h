#pragma once
#include "ui/common/sandboxdesk.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace ui {

class Button;

/// What strikes at once: the gateway's line, and the clock of the machine. Thread: GUI.
class AtOnce final : public QWidget
{
    Q_OBJECT
public:
    explicit AtOnce(SandboxDesk &desk, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showButtons();
    /// A button that lets this strike: members of the fault's JSON object.
    Button *striking(const QString &name, const QByteArray &members);
    void closeLine();
    void moveClock(int direction, bool asleep);

    SandboxDesk &m_desk;
    QLabel *m_lineTitle;
    Button *m_reconnect;
    Button *m_drop;
    QLabel *m_invalid;
    Button *m_invalidTrue;
    Button *m_invalidFalse;
    Button *m_invalidAbsent;
    Button *m_close;
    QLineEdit *m_code;
    QLabel *m_codeNote; ///< what a code is, where none stands
    QLabel *m_clockTitle;
    QLineEdit *m_minutes;
    QLabel *m_minutesNote;
    QLabel *m_minutesLabel;
    Button *m_forward;
    Button *m_back;
    Button *m_sleep;
};

} // namespace ui
