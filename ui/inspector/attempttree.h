#pragma once
#include "app/journal/source.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

class AttemptCard;

/// The attempts of one message: the first, and under it what was tried after it. Hidden when there is only one.
class AttemptTree final : public QWidget
{
    Q_OBJECT
public:
    explicit AttemptTree(QWidget *parent = nullptr);
    /// Oldest first. Of many, only the newest and the current one have a card.
    void setAttempts(const QList<journal::RowSummary> &attempts, journal::RowRef current);

signals:
    void rowRequested(journal::RowRef row);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildLayout();
    void retranslate();
    void addCard(const journal::RowSummary &attempt, int indent, const QStringList &ids);

    QList<journal::RowSummary> m_attempts;
    journal::RowRef m_current;
    QLabel *m_title;
    QLabel *m_older;
    QVBoxLayout *m_cards = nullptr;
};

} // namespace ui
