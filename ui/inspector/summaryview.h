#pragma once
#include "app/journal/source.h"
#include "app/protocol/errorcatalogue.h"

#include <QScrollArea>

class QLabel;
class QVBoxLayout;

namespace ui {

class ChipLabel;

/// The head of the inspector: outcome, one sentence on what happened and what to do, then the facts, then the other
/// attempts of the same message.
class SummaryView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit SummaryView(QWidget *parent = nullptr);
    void setRow(const journal::RowDetail &row, const QList<journal::RowSummary> &attempts,
        const protocol::ErrorCatalogue &catalogue);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void showAttempts(journal::RowRef current, const QList<journal::RowSummary> &attempts);

    ChipLabel *m_chip;
    QLabel *m_time;
    QLabel *m_headline;
    QLabel *m_body;
    QLabel *m_attemptsTitle;
    QVBoxLayout *m_facts = nullptr;
    QVBoxLayout *m_attempts = nullptr;
};

} // namespace ui
