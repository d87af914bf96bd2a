#pragma once
#include "app/lineage/diagnosis.h"
#include "ui/common/services.h"

#include <QWidget>

class QLabel;

namespace ui {

class Button;
class IconMark;

/// The one action that repairs a failed send, editing beside it, and under both what the ledger says of it now.
class CureBar final : public QWidget
{
    Q_OBJECT
public:
    /// What can be done for the message that is shown.
    struct Offer
    {
        lineage::Diagnosis diagnosis;
        bool canLeaveWithNext = false; ///< it may be marked to leave with the user's next message
        bool leavesWithNext = false; ///< it is marked already
        bool isInOutbox = true; ///< false: of a log, and nothing can be planned of it
        friend bool operator==(const Offer &, const Offer &) = default;
    };
    explicit CureBar(QWidget *parent = nullptr);
    /// None hides the bar: there is nothing to repair, or nobody to do it.
    void setOffer(const std::optional<Offer> &offer);
    /// What is seen is no longer offered, until setOffer. It keeps its place, so that nothing jumps from row to row.
    void withdraw();
    /// As if the key of that action had been pressed. False when nothing is offered.
    bool resend();
    bool edit();
    /// To its first button.
    void takeFocus();

signals:
    void resendRequested(ui::ResendMode mode);
    void leaveWithNextRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showVerdict();
    void cure();

    std::optional<Offer> m_offer;
    Button *m_cure;
    Button *m_edit;
    IconMark *m_verdictIcon;
    QLabel *m_verdict;
};

} // namespace ui
