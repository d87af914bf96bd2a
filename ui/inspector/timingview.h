#pragma once
#include "ui/inspector/timingfacts.h"

#include <QScrollArea>

class QVBoxLayout;

namespace ui {

/// The page "Timing": groups of facts under their titles. Thread: GUI.
class TimingView final : public QScrollArea
{
    Q_OBJECT
public:
    explicit TimingView(QWidget *parent = nullptr);
    void setGroups(const QList<FactGroup> &groups);

private:
    QVBoxLayout *m_column;
};

} // namespace ui
