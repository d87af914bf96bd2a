#pragma once
#include "app/imports/log.h"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace ui {

class Button;
class EvidenceRow;
class FlowText;
class IconMark;

/// One thing that is wrong: what, why, what to do, and the lines that show it. A consequence is dim and stands further
/// right than its root. Thread: GUI.
class FindingCard final : public QWidget
{
    Q_OBJECT
public:
    FindingCard(imports::FoundFault fault, const std::optional<QDate> &firstDay, QWidget *parent = nullptr);
    /// The line that the inspector shows.
    void setSelected(journal::RowRef row);
    [[nodiscard]] bool isConsequence() const { return m_fault.finding.isConsequence; }

signals:
    void rowRequested(journal::RowRef row);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void buildLayout();
    void addEvidence(qsizetype most);
    void copy();
    void retranslate();

    imports::FoundFault m_fault;
    std::optional<QDate> m_firstDay;
    journal::RowRef m_selected;
    IconMark *m_mark;
    FlowText *m_headline;
    FlowText *m_explanation;
    QLabel *m_adviceTitle;
    FlowText *m_advice;
    QLabel *m_evidenceTitle;
    QVBoxLayout *m_lines = nullptr;
    QList<EvidenceRow *> m_evidence;
    Button *m_more;
    Button *m_copy;
};

} // namespace ui
