#pragma once
#include "ui/common/sandboxdesk.h"
#include "ui/common/services.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class AtOnce;
class CastList;
class FaultCard;
class FaultPicker;
class LineBox;

/// The place "Sandbox", shown only while the embedded platform runs: play a user, let things go wrong, set the
/// platform's rules. Thread: GUI.
class SandboxPage final : public QWidget
{
    Q_OBJECT
public:
    SandboxPage(const Services &services, SandboxDesk &desk, QWidget *parent = nullptr);

signals:
    void conversationsRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    [[nodiscard]] QWidget *makeHeader();
    [[nodiscard]] QWidget *makeParts();
    void retranslate();

    Services m_services;
    QLabel *m_title;
    QLabel *m_about;
    QLabel *m_play;
    Button *m_show;
    CastList *m_cast;
    LineBox *m_line;
    FaultPicker *m_picker;
    AtOnce *m_atOnce;
    FaultCard *m_faults;
};

} // namespace ui
