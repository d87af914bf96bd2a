#pragma once
#include "app/core/clock.h"
#include "app/sandbox/platform.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QWebSocket>

/// Time that a test sets.
class SetClock final : public core::Clock
{
public:
    [[nodiscard]] core::WallTime wall() const override { return core::WallTime(now); }
    [[nodiscard]] core::BootTime boot() const override { return core::BootTime(now); }
    core::Milliseconds now{1'790'000'000'000};
};

/// An HTTP answer; status 0 and an error text when none came.
struct Answer
{
    int status = 0;
    QByteArray body;
    QList<QByteArray> headerNames;
    QString error;
    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] int code() const;
};

/// A client made of Qt only, so that it shares no code with ours. Waits in a local event loop, at most 5 s.
class Client
{
public:
    [[nodiscard]] Answer get(const QUrl &url, const QByteArray &authorization = {});
    [[nodiscard]] Answer post(
        const QUrl &url, const QByteArray &body, const QByteArray &authorization = {}, int timeoutMs = 5000);
    [[nodiscard]] Answer post(const QUrl &url, const QJsonObject &body, const QByteArray &authorization = {});

private:
    [[nodiscard]] Answer wait(QNetworkReply *reply);
    QNetworkAccessManager m_network;
};

/// A gateway socket that keeps what it gets.
class Socket : public QObject
{
    Q_OBJECT
public:
    explicit Socket(const QUrl &url);
    void send(const QJsonObject &frame);
    void sendText(const QString &text) { m_socket.sendTextMessage(text); }
    void sendBinary(const QByteArray &bytes) { m_socket.sendBinaryMessage(bytes); }
    void drop() { m_socket.abort(); }
    /// Waits for the frame of that index and gives it; empty after 5 s.
    [[nodiscard]] QJsonObject frame(qsizetype index);
    /// The same as it came.
    [[nodiscard]] QByteArray text(qsizetype index);
    /// Waits for the server to close; 0 after 5 s.
    [[nodiscard]] int closeCode();
    [[nodiscard]] qsizetype count() const { return m_texts.size(); }

private:
    QWebSocket m_socket;
    QByteArrayList m_texts;
    bool m_isClosed = false;
};

[[nodiscard]] QJsonObject identify(const QByteArray &token, qint64 intents = 1 << 25 | 1 << 26);
[[nodiscard]] QJsonObject resume(const QByteArray &token, const QString &session, qint64 seq);
/// `text` as a scenario; fails hard if it is none.
[[nodiscard]] sandbox::Scenario scenarioOf(const QByteArray &text);
/// A scenario with two people, `anna` and `ben`, a secret, and what `more` adds (`,"rules":{…}`).
[[nodiscard]] sandbox::Scenario twoPeople(const QByteArray &more = {});

inline const QString anna = QStringLiteral("0A1B2C3D4E5F60718293A4B5C6D7E8F9");
inline const QString ben = QStringLiteral("F9E8D7C6B5A493827160F5E4D3C2B1A0");
/// `twoPeople` and a group `team`, whose only member is `anna`; `group` adds to the group (`,"receive_all":true`).
[[nodiscard]] sandbox::Scenario peopleAndTeam(const QByteArray &group = {}, const QByteArray &more = {});

inline const QString team = QStringLiteral("0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6");
inline const QByteArray secret = "fixed-secret/with+signs";

/// `,"faults":[…]` for `twoPeople`; nothing for no faults.
[[nodiscard]] QByteArray faultsMember(const QByteArray &faults);
/// `d.content` of a frame.
[[nodiscard]] QString contentOf(const QJsonObject &frame);

/// A platform that is open, and a client that has its token and knows its gateway.
struct OpenPlatform
{
    explicit OpenPlatform(const sandbox::Scenario &scenario);
    void annaSays(const QString &text) { platform.say(core::PeerId(anna), text); }

    SetClock clock;
    sandbox::Platform platform;
    Client client;
    QByteArray token;
    QUrl gatewayUrl;
};
