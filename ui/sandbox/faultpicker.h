#pragma once
#include "ui/common/sandboxdesk.h"
#include "ui/sandbox/faultwords.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QListWidget;

namespace ui {

class Button;
class Segmented;

/// What goes wrong next, chosen by a person: where, what and how often; below it what is armed and what has struck.
/// Thread: GUI.
class FaultPicker final : public QWidget
{
    Q_OBJECT
public:
    explicit FaultPicker(SandboxDesk &desk, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showOffers();
    void showState();
    void showButtons();
    void arm();
    void disarm();
    [[nodiscard]] FaultWords::Place place() const;
    /// The id of the armed fault that is selected, 0 for none.
    [[nodiscard]] int selectedId() const;

    SandboxDesk &m_desk;
    QLabel *m_title;
    Segmented *m_where;
    QListWidget *m_what;
    QLabel *m_timesBefore;
    QLineEdit *m_times;
    QLabel *m_timesAfter;
    QLabel *m_timesNote; ///< what a count is, where none stands
    Button *m_arm;
    QLabel *m_stateTitle;
    QListWidget *m_state;
    Button *m_disarm;
};

} // namespace ui
