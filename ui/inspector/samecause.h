#pragma once
#include "app/journal/source.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

class Button;

/// Other messages of the turn that failed for the same reason, and one button to plan them all with this one. Hidden
/// when there are none.
class SameCause final : public QWidget
{
    Q_OBJECT
public:
    explicit SameCause(QWidget *parent = nullptr);
    void setMessages(const QList<journal::RowSummary> &others);
    /// They can be sent again, so there is a button.
    void setCanPlan(bool canPlan);
    /// The button rests until setCanPlan.
    void withdraw();

signals:
    void rowRequested(journal::RowRef row);
    void planRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();

    qsizetype m_count = 0;
    QLabel *m_title;
    QLabel *m_more;
    Button *m_plan;
    QVBoxLayout *m_cards = nullptr;
};

} // namespace ui
