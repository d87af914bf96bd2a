#pragma once
#include <QList>
#include <QWebSocketServer>

#include <memory>

/// The platform's side of a gateway socket on loopback, moved by the test alone: it answers nothing by itself.
class ScriptedGateway : public QObject
{
    Q_OBJECT
public:
    ScriptedGateway();
    ~ScriptedGateway() override;

    [[nodiscard]] QString url() const;
    [[nodiscard]] qsizetype connections() const { return m_sockets.size(); }
    /// Frames that came on the newest connection, oldest first.
    [[nodiscard]] const QList<QByteArray> &received() const { return m_received; }
    [[nodiscard]] qsizetype countOp(int op) const;
    /// The newest frame of that opcode on the newest connection; empty if there is none.
    [[nodiscard]] QByteArray last(int op) const;
    /// Code that the newest connection was closed with by the client; 0 while it is open.
    [[nodiscard]] int closeCode() const { return m_closeCode; }

    void inject(const QByteArray &text);
    /// On a connection that is not the newest.
    void injectOld(qsizetype connection, const QByteArray &text);
    void injectHello(int intervalMs);
    void injectReady(const QByteArray &session);
    void close(int code, const QString &reason);
    /// The TCP connection goes without a close frame.
    void drop();

private:
    void accept();

    QWebSocketServer m_server;
    QList<QWebSocket *> m_sockets;
    QList<QByteArray> m_received;
    int m_closeCode = 0;
};
