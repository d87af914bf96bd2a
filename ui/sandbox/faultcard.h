#pragma once
#include "ui/common/sandboxdesk.h"
#include "ui/common/services.h"

#include <QWidget>

class QLabel;

namespace ui {

class CheckBox;
class Segmented;

/// What the embedded platform allows, and the seed's fault on demand. Thread: GUI.
class FaultCard final : public QWidget
{
    Q_OBJECT
public:
    FaultCard(const Services &services, SandboxDesk &desk, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showRules();
    void showInjection();
    void wantRules();

    Services m_services;
    SandboxDesk &m_desk;
    QLabel *m_faults;
    CheckBox *m_ownId;
    QLabel *m_ownIdWhy;
    QLabel *m_rules;
    QLabel *m_repliesLabel;
    Segmented *m_replies;
    CheckBox *m_markdown;
    CheckBox *m_proactive;
};

} // namespace ui
