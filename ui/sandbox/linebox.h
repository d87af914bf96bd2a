#pragma once
#include "ui/sandbox/castlist.h"

class QLabel;
class QPlainTextEdit;

namespace ui {

class CheckBox;

/// Where a person of the play writes a line to the bot. Thread: GUI.
class LineBox final : public QWidget
{
    Q_OBJECT
public:
    LineBox(SandboxDesk &desk, const CastList &cast, QWidget *parent = nullptr);

signals:
    /// A line was said; the conversation shows what comes of it.
    void said();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void say();

    SandboxDesk &m_desk;
    const CastList &m_cast;
    QLabel *m_who;
    QPlainTextEdit *m_text;
    CheckBox *m_mention;
    Button *m_say;
};

} // namespace ui
