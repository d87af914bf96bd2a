#pragma once
#include "ui/inspector/facts.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ui {

/// A list of facts about time. Thread: GUI.
class TimingView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit TimingView(QWidget *parent = nullptr);
    void setFacts(const QList<Fact> &facts);
    [[nodiscard]] const QList<Fact> &facts() const { return m_facts; }

private:
    QList<Fact> m_facts;
    QVBoxLayout *m_rows;
};

} // namespace ui
