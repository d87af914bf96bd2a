#pragma once
#include "ui/common/sandboxdesk.h"
#include "ui/common/services.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class CastList;
class FaultCard;
class LineBox;

/// The place "Sandbox", shown only while the embedded platform runs: play a user, set the platform's rules, and have
/// the seed's fault on demand. Thread: GUI.
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
    void retranslate();

    Services m_services;
    QLabel *m_title;
    QLabel *m_about;
    QLabel *m_play;
    Button *m_show;
    CastList *m_cast;
    LineBox *m_line;
    FaultCard *m_faults;
};

} // namespace ui
