#pragma once
#include "ui/resend/attemptnode.h"

class QGridLayout;
class QLabel;

namespace ui {

class ResultCard;

/// The right part of the sheet: the answer, and the attempts of this message as a tree with the draft at its end.
class ResultPane final : public QWidget
{
    Q_OBJECT
public:
    explicit ResultPane(QWidget *parent = nullptr);
    [[nodiscard]] ResultCard *card() const { return m_card; }
    /// `draft` none: nothing more is to be sent. Cards that look the same stay, with the focus.
    void setAttempts(
        const QList<std::pair<AttemptLook, journal::RowRef>> &attempts, const std::optional<AttemptLook> &draft);

signals:
    void rowRequested(journal::RowRef row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void buildLayout();
    void retranslate();

    QLabel *m_title;
    ResultCard *m_card;
    QLabel *m_attemptsTitle;
    QWidget *m_tree;
    QGridLayout *m_treeGrid;
    QLabel *m_note;
    QList<std::pair<AttemptLook, journal::RowRef>> m_shown;
    std::optional<AttemptLook> m_draft;
};

} // namespace ui
