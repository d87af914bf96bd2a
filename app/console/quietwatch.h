#pragma once
#include "app/core/clock.h"
#include "app/journal/journalfeed.h"

#include <QElapsedTimer>
#include <QTimer>

#include <functional>

namespace console {

/// Says when a run is quiet: no new row for 1 s after the scenario's end, at most 30 s, else it gives up.
/// Source: product 6. Thread: main.
class QuietWatch : public QObject
{
    Q_OBJECT
public:
    /// `settled`: whether everything that is shown or printed has caught up.
    QuietWatch(journal::JournalFeed &feed, std::function<bool()> settled, QObject *parent = nullptr);
    /// The scenario is over, or there is none to wait for.
    void scenarioFinished();
    void start();

signals:
    void quiet();
    void gaveUp();

private:
    void look();

    std::function<bool()> m_settled;
    QTimer m_tick;
    QElapsedTimer m_started;
    QElapsedTimer m_lastRow;
    bool m_scenarioFinished = false;
};

} // namespace console
