#pragma once
#include "app/sandbox/gateway.h"
#include "app/sandbox/httpdesk.h"
#include "app/sandbox/sendbook.h"
#include "app/sandbox/tokendesk.h"

namespace sandbox {

/// Which listener could not be opened; there was no free port or loopback is not to be had.
enum class StartFailure { NoApiPort, NoGatewayPort, NoModelPort };

/// The QQ platform on 127.0.0.1: token, gateway and the C2C and group send routes with the platform's own rules. It
/// shares no rule code with the client. Thread: one; `clock` must outlive it.
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

    /// A person writes to the bot; the message's id, nothing for an unknown person.
    std::optional<core::InboundMsgId> say(const core::PeerId &person, const QString &text);
    /// A member writes into a group (see SayInGroup); pushed as GROUP_AT_MESSAGE_CREATE if it mentions the bot, as
    /// GROUP_MESSAGE_CREATE if the group's bot receives all, as both under one `d.id`, or not at all. The
    /// message's id, nothing for an unknown group and for one who is no member.
    std::optional<core::InboundMsgId> sayInGroup(
        const core::PeerId &group, const core::PeerId &person, const QString &text, bool mention);
    /// Another event of a person or a group (see Push). False for an unknown place and for an event it cannot have.
    bool push(const Place &place, const QString &type);

    /// A new user of the bot.
    void addPerson(const QString &name);
    /// A new group with the bot in it; members that nobody knows are left out.
    void addGroup(const QString &name, const QList<core::PeerId> &members, bool receiveAll);
    /// From now on; what has been spent stays spent.
    void setRules(const Rules &rules);
    [[nodiscard]] const Cast &cast() const { return m_cast; }

    /// Some client has been READY: events are kept for its session from then on.
    [[nodiscard]] bool hasSession() const { return m_gateway.hasSession(); }
    [[nodiscard]] PlatformRecord record() const { return m_keeper.record(); }
    /// For the model, whose calls stand in the same record.
    [[nodiscard]] RecordKeeper &keeper() { return m_keeper; }
    /// What goes wrong, here and at the model.
    [[nodiscard]] FaultDesk &faults() { return m_faults; }
    /// Answers that wait for a delay to pass.
    [[nodiscard]] int pending() const { return m_desk.pending(); }

signals:
    void sessionReady();
    /// Something was said that a bot should answer: to it, or in a group with a mention.
    void said(const sandbox::Place &place, const QString &text);
    /// A send for a place arrived, whatever became of it.
    void sendArrived(const sandbox::Place &place);
    void answered();
    void castChanged(const sandbox::Cast &cast);

private:
    [[nodiscard]] core::WallTime now() const;
    [[nodiscard]] Route route(const HttpRequest &request, qint64 number);
    [[nodiscard]] HttpReply issueToken(const QByteArray &body);
    [[nodiscard]] HttpReply gatewayUrl(bool isForBot) const;
    [[nodiscard]] HttpReply takeMessage(const Place &place, const QByteArray &body, qint64 number);
    [[nodiscard]] HttpReply describeBot() const;

    const Bot m_bot;
    const core::Clock &m_clock;
    const core::WallTime m_openedAt;
    const core::BootTime m_openedBoot;
    Cast m_cast;
    RecordKeeper m_keeper;
    FaultDesk m_faults;
    TokenDesk m_tokens;
    SendBook m_book;
    Gateway m_gateway;
    HttpDesk m_desk;
    quint16 m_port = 0;
};

} // namespace sandbox
