#pragma once
#include <QList>
#include <QPointer>
#include <QWebSocketServer>

#include <set>

/// A gateway on loopback for several shards that answers as the platform does: Hello, READY, RESUMED. The test closes
/// connections and says whom it refuses.
class ObligingGateway : public QObject
{
    Q_OBJECT
public:
    struct Entry
    {
        QPointer<QWebSocket> socket;
        int op = 0; ///< 2 Identify, 6 Resume
        int shard = -1;
        int shards = 0;
        QString session; ///< that was begun or resumed
        QString token;
        qint64 atMs = 0;
    };
    ObligingGateway();
    ~ObligingGateway() override;

    [[nodiscard]] QString url() const;
    /// Every Identify and Resume, oldest first.
    [[nodiscard]] const QList<Entry> &entries() const { return m_entries; }
    [[nodiscard]] qsizetype count(int op) const;
    /// Open sockets on which that shard is connected.
    [[nodiscard]] int live(int shard, int shards) const;
    /// The newest connection of that shard ends with a code.
    void close(int shard, int code);
    /// An event for that shard, on its newest connection.
    void push(int shard, const QByteArray &frame);
    void refuseIdentify(int code) { m_refusal = code; } ///< 0: nobody is refused

private:
    void accept();
    void answer(QWebSocket *socket, const QByteArray &text);
    [[nodiscard]] QWebSocket *newest(int shard) const;

    QWebSocketServer m_server;
    QList<Entry> m_entries;
    int m_refusal = 0;
    int m_sessions = 0;
};
