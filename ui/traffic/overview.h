#pragma once
#include "ui/common/services.h"
#include "ui/traffic/trafficcell.h"

#include <QHash>
#include <QScrollBar>
#include <QTimer>

namespace ui {

class ProblemModel;
class TrafficModel;
class WindowModel;

/// A tick of the overview: how far down among the rows (0 to 1), and its colour.
struct OverviewTick
{
    double at = 0;
    Ink ink = Ink::Bad;
    friend bool operator==(const OverviewTick &, const OverviewTick &) = default;
};

/// A scroll bar that shows where the problems are among all rows. Thread: GUI.
class OverviewBar final : public QScrollBar
{
    Q_OBJECT
public:
    explicit OverviewBar(QWidget *parent = nullptr);
    void setTicks(const QList<OverviewTick> &ticks);
    [[nodiscard]] const QList<OverviewTick> &ticks() const { return m_ticks; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<OverviewTick> m_ticks;
};

/// Keeps the ticks of the bar: at most one for each part that a pixel could show, so that a million rows cost no more
/// than a screen of them. Thread: GUI.
class Overview final : public QObject
{
    Q_OBJECT
public:
    Overview(const Services &services, const TrafficModel &rows, const ProblemModel &problems, OverviewBar &bar,
        QObject *parent);

    /// Ticks for rows that were found; null: none.
    void setFound(const WindowModel *found);
    [[nodiscard]] bool isSettled() const { return !m_soon.isActive() && m_outstanding == 0; }

private:
    void watch(const WindowModel &model);
    void computeSoon();
    void compute();
    /// One row of `some` for each part of all rows that has one, and how far down it is.
    [[nodiscard]] QList<std::pair<journal::RowRef, double>> spread(const WindowModel &some) const;
    void learn(const QList<journal::RowRef> &rows);

    Services m_services;
    const TrafficModel &m_rows;
    const ProblemModel &m_problems;
    const WindowModel *m_found = nullptr;
    OverviewBar &m_bar;
    QHash<journal::RowRef, Ink> m_inks; ///< of ticks that are shown
    QTimer m_soon;
    int m_outstanding = 0;
};

} // namespace ui
