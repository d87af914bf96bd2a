#pragma once
#include "app/bot/botevent.h"
#include "app/gateway/shardset.h"

namespace bot {

/// The state of a line with these shards, `since` left out: the phase that needs most attention, with the facts of its
/// shard. Pure.
[[nodiscard]] ConnectionChanged lineState(const QList<gateway::State> &shards, core::BootTime now);

/// Tells the state of the line to whoever shows it: a change at once, a mere step of `s` at most every 100 ms, so that
/// a burst of events does not become a burst of signals. Thread: the bot's.
class LineReport : public QObject
{
    Q_OBJECT
public:
    LineReport(const gateway::ShardSet &line, const core::Clock &clock, QObject *parent = nullptr);
    void tell();
    /// Only `s` moved.
    void tellSoon();

signals:
    void changed(const bot::ConnectionChanged &state);

private:
    const gateway::ShardSet &m_line;
    const core::Clock &m_clock;
    QTimer m_soon{this};
    std::optional<ConnectionChanged> m_told;
};

} // namespace bot
