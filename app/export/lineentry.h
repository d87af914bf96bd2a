#pragma once
#include "app/export/callentry.h"

namespace exporting {

/// Writes the gateway frames of one bot, in row order: an entry per connection, as browsers write a WebSocket, with the
/// frames under `_webSocketMessages`. OPEN and CLOSE delimit; what was cut off (by retention, a filter, a crash) has no
/// `_opened` or no `_closed`. Rows do not say to which shard a frame belongs, so connections of a sharded bot that are
/// open together stand in one entry (`_connections`, `_shards`). Memory: one frame. Thread: a value.
/// Source: Chrome DevTools, HAREntry: type `send` or `receive`, time in seconds since 1970, opcode 1 text, 2 base64.
class LineEntry
{
public:
    explicit LineEntry(JsonOut &out)
        : m_out(out)
    {
    }
    /// Another bot's frames follow.
    void startBot() { m_shards = 1; }
    /// `log`: the name of the log that it was read from, if it was.
    void take(const journal::RowDetail &frame, const QString &log = {});
    /// How many connections this bot's platform has asked for: from then on, what OPEN rows may stand side by side.
    void setShards(int shards) { m_shards = shards; }
    /// After the bot's last frame.
    void end();

    /// Of all bots.
    [[nodiscard]] int entries() const { return m_entries; }

private:
    void begin(const journal::RowDetail &first, const QString &log);
    void opened(const journal::RowDetail &row, const QString &log);
    void closed(const journal::RowDetail &row);
    void message(const journal::RowDetail &row);

    JsonOut &m_out;
    int m_shards = 1;
    int m_entries = 0;
    // Of the entry that is being written:
    bool m_isOpen = false;
    int m_alive = 0; ///< connections that have not closed
    int m_connections = 0;
    qint64 m_messages = 0;
    bool m_wasHeard = false;
    core::WallTime m_from;
    core::WallTime m_until;
    bool m_hasEnd = false;
    std::optional<int> m_closeCode;
    QString m_closeReason;
    traffic::Direction m_closedBy = traffic::Direction::None;
};

/// The number of connections that a gateway row tells: GET /gateway/bot's answer, or an Identify's `shard`; 0 for any
/// other row.
[[nodiscard]] int shardsToldBy(const journal::RowDetail &row);

/// The end of the route of the call whose answer shardsToldBy() reads.
inline const QString gatewayPath = QStringLiteral("/gateway/bot");

} // namespace exporting
