#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"
#include "app/evidence/case.h"
#include "app/text/sentence.h"
#include "ui/inspector/curebar.h"
#include "ui/inspector/faultlinks.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class AttemptTree;
class BindBar;
class Button;
class ChipLabel;
class Hairline;
class LineageStrip;
class RetryLine;
class SameCause;

/// The head of the inspector: outcome, one sentence on what happened and what to do, the button that cures it, then the
/// evidence: lineage, facts, the other attempts of the same message, others with the same cause.
class SummaryView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit SummaryView(QWidget *parent = nullptr);
    void setRow(const journal::RowDetail &row, const evidence::Case &found);
    void setWhy(const text::Explanation &why);
    /// What "Copy report" copies; empty: the row is nothing for the platform's support, and there is no button.
    void setReport(const QString &report);
    void setOffer(const std::optional<CureBar::Offer> &offer);
    /// The log that has to be this bot's before a cure can be offered; empty for none.
    void setUnboundLog(const QString &log, const QString &bot);
    /// The message that is shown is tried again by itself; none hides the line.
    void setRetry(const std::optional<bot::RetryChanged> &retry, core::WallTime now);
    /// The row tells why the line is down, and a new try may get on.
    void setReconnect(bool offered);
    void setWays(const FaultLinks::Ways &ways) { m_links->setWays(ways); }
    [[nodiscard]] CureBar &cure() const { return *m_cure; }
    /// What is shown is about a row that is no longer meant: it offers nothing until the next one.
    void rest();
    /// After rest() or setRow(), when all is shown: the focus goes back to the part that had it, if that is still
    /// there.
    void wake();

signals:
    void resendRequested(ui::ResendMode mode);
    void leaveWithNextRequested();
    void rowRequested(journal::RowRef row);
    void planRequested();
    void bindRequested();
    void reconnectRequested();
    void fieldRequested(const QString &path);
    void undeliveredRequested();
    void retryDecided(const bot::Command &command);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    void retranslate();
    void copyReport();
    void showFacts(const journal::RowDetail &row);
    /// Remembers which part has the focus and takes it over while parts come and go.
    void keepFocus();
    void giveFocusBack();

    /// A part that can have the focus: what it leads to, else which one of its name it is.
    struct FocusedPart
    {
        QString name;
        journal::RowRef row;
        qsizetype place = 0;
    };
    [[nodiscard]] QWidget *partOf(const FocusedPart &wanted) const;

    ChipLabel *m_chip;
    QLabel *m_time;
    QLabel *m_headline;
    QLabel *m_body;
    RetryLine *m_retry;
    CureBar *m_cure;
    BindBar *m_bind;
    FaultLinks *m_links;
    Button *m_reconnect;
    Button *m_copyReport;
    QString m_report;
    Hairline *m_beforeStrip;
    LineageStrip *m_strip;
    AttemptTree *m_attempts;
    SameCause *m_sameCause;
    QVBoxLayout *m_facts = nullptr;
    std::optional<FocusedPart> m_focused; ///< before the parts came and went
};

} // namespace ui
