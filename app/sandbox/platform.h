#pragma once
#include "app/sandbox/gateway.h"
#include "app/sandbox/httpdesk.h"
#include "app/sandbox/sendbook.h"
#include "app/sandbox/tokendesk.h"

namespace sandbox {

/// Which listener could not be opened; there was no free port or loopback is not to be had.
enum class StartFailure { NoApiPort, NoGatewayPort, NoModelPort };

/// The QQ platform on 127.0.0.1: token, gateway and the C2C send route with the platform's own rules. It shares no rule
/// code with the client. Thread: one; `clock` must outlive it.
class Platform : public QObject
{
    Q_OBJECT
public:
    /// `scenario.bot.secret` must be set.
    Platform(const Scenario &scenario, const core::Clock &clock, QObject *parent = nullptr);

    /// Opens both listeners.
    [[nodiscard]] core::Result<void, StartFailure> open();
    [[nodiscard]] QUrl apiBase() const;
    [[nodiscard]] QUrl tokenUrl() const;

    /// A person writes to the bot. False for an unknown person.
    bool say(const core::PeerId &person, const QString &text);
    /// Another event of a person (see Push). False for an unknown person.
    bool push(const core::PeerId &person, const QString &type);

    [[nodiscard]] PlatformRecord record() const { return m_keeper.record(); }
    /// For the model, whose calls stand in the same record.
    [[nodiscard]] RecordKeeper &keeper() { return m_keeper; }
    /// Answers that wait for a delay to pass.
    [[nodiscard]] int pending() const { return m_desk.pending(); }

signals:
    void sessionReady();
    void said(const core::PeerId &person, const QString &text);
    /// A send for a person arrived, whatever became of it.
    void sendArrived(const core::PeerId &person);
    void answered();

private:
    [[nodiscard]] Route route(const HttpRequest &request, qint64 number);
    [[nodiscard]] HttpReply issueToken(const QByteArray &body);
    [[nodiscard]] HttpReply gatewayUrl(bool isForBot) const;
    [[nodiscard]] HttpReply takeMessage(const core::PeerId &person, const QByteArray &body, qint64 number);
    [[nodiscard]] HttpReply describeBot() const;

    const Bot m_bot;
    const core::Clock &m_clock;
    RecordKeeper m_keeper;
    TokenDesk m_tokens;
    SendBook m_book;
    Gateway m_gateway;
    HttpDesk m_desk;
    quint16 m_port = 0;
};

} // namespace sandbox
