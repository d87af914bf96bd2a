#pragma once
#include "app/bot/botruntime.h"
#include "app/sandbox/embedded.h"

#include <QTemporaryDir>
#include <QVariant>

namespace SQLite {
class Database;
}

/// A bot on the test's thread against an embedded platform on its own, both of one scenario.
class BotBench : public QObject
{
    Q_OBJECT
public:
    /// `more`: what the scenario has beside its people (`a` and `b`) and its model, which answers `got <text>`: steps,
    /// rules, faults, each with a comma before it.
    explicit BotBench(const QByteArray &more = {});
    explicit BotBench(const sandbox::Scenario &scenario);
    ~BotBench() override;

    /// Before start(): a folder lies where the outbox file belongs, so it cannot be opened.
    void blockOutbox();
    void unblockOutbox();
    /// Before start().
    [[nodiscard]] bot::BotConfig &config() { return m_config; }
    void setProactiveAllowed(bool allowed) { m_config.proactiveAllowed = allowed; }
    /// A person sends now whatever waits for its next try: the policy's tries without its minutes.
    void hurry() { m_hurries = true; }
    [[nodiscard]] sandbox::Embedded &platform() { return m_platform; }
    /// Starts and connects; true once the gateway is ready.
    [[nodiscard]] bool start();
    /// Ends the bot as the program does; start() begins another on the same files.
    void stop();
    /// Work on the outbox file from outside; throws SQLite::Exception.
    void sql(const QString &statement);
    [[nodiscard]] QVariant sqlValue(const QString &query);
    /// Nobody can write the outbox file while this is on.
    void lockOutbox(bool locked);
    void say(const QString &person, const QString &text) { m_platform.say(core::PeerId(person), text); }
    void command(const bot::Command &command) { m_runtime->handle(command); }

    /// Messages of the bot that people have seen.
    [[nodiscard]] QList<sandbox::SeenMessage> seen();
    [[nodiscard]] QStringList seenTexts();
    [[nodiscard]] bool waitForSeen(qsizetype count);
    /// Requests of that kind as the platform got them.
    [[nodiscard]] QList<sandbox::RecordedRequest> requests(const QString &pathPrefix);
    /// What the bot told, by type, in order.
    template <class Event> [[nodiscard]] QList<Event> told() const
    {
        QList<Event> found;
        for (const bot::Event &event : m_events)
            if (const auto *wanted = std::get_if<Event>(&event))
                found.append(*wanted);
        return found;
    }
    /// The list as told last.
    [[nodiscard]] QList<outbox::UndeliveredMessage> undelivered() const
    {
        const auto lists = told<bot::UndeliveredChanged>();
        return lists.isEmpty() ? QList<outbox::UndeliveredMessage>() : lists.last().messages;
    }
    /// Attempts to send, in order.
    [[nodiscard]] QList<traffic::Record> attempts() const;
    /// Records with that route, in order.
    [[nodiscard]] QList<traffic::Record> records(const QString &route) const;
    [[nodiscard]] const QList<traffic::Record> &records() const { return m_records; }
    [[nodiscard]] std::optional<traffic::Settlement> settlementOf(traffic::RecordKey key) const;

private:
    [[nodiscard]] sandbox::PlatformRecord record();
    void take(const bot::Event &event);

    QTemporaryDir m_folder;
    core::SystemClock m_systemClock;
    core::AdjustableClock m_clock{m_systemClock};
    sandbox::Embedded m_platform;
    bot::BotConfig m_config;
    bool m_hurries = false;
    std::unique_ptr<bot::BotRuntime> m_runtime;
    QList<bot::Event> m_events;
    QList<traffic::Record> m_records;
    QList<traffic::Settlement> m_settlements;
    std::unique_ptr<SQLite::Database> m_lock;
};

inline const QString anna = QStringLiteral("0A1B2C3D4E5F60718293A4B5C6D7E8F9");
inline const QString ben = QStringLiteral("F9E8D7C6B5A493827160F5E4D3C2B1A0");
