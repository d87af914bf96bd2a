#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"

#include <QHash>
#include <QObject>

namespace bot {

/// The window's side of one running bot: takes commands, tells events, and keeps what the bot told last, so that a room
/// that opens later knows it too. Thread: the GUI (main) thread; commands and events cross by queued calls.
class BotHandle : public QObject
{
    Q_OBJECT
public:
    BotHandle(QString profile, lineage::RuleSet rules, QObject *parent = nullptr);

    [[nodiscard]] const QString &profile() const { return m_profile; }
    /// The rule set in force, for verdicts as a person types. The reference stays valid; its content follows the bot.
    [[nodiscard]] const lineage::RuleSet &rules() const { return m_rules; }
    /// Anchors of a conversation, newest first; nullopt: the bot has told none yet.
    [[nodiscard]] std::optional<QList<lineage::Anchor>> anchors(protocol::Scene scene, const core::PeerId &peer) const;
    /// Anchors of all conversations.
    [[nodiscard]] QList<lineage::Anchor> allAnchors() const;
    [[nodiscard]] const UndeliveredChanged &undelivered() const { return m_undelivered; }
    /// The bot has told what is undelivered: an empty list then means that everything was delivered.
    [[nodiscard]] bool knowsUndelivered() const { return m_knowsUndelivered; }
    /// The messages that are tried again by themselves now, by message.
    [[nodiscard]] const QHash<qint64, RetryChanged> &retries() const { return m_retries; }
    /// How many messages of a conversation wait for the agent.
    [[nodiscard]] int queueDepth(protocol::Scene scene, const core::PeerId &peer) const;
    [[nodiscard]] bool isTakenOver(protocol::Scene scene, const core::PeerId &peer) const;
    [[nodiscard]] const InjectionChanged &injection() const { return m_injection; }

    void send(const Command &command) { emit commanded(command); }
    /// A fresh id for a command that is answered.
    [[nodiscard]] quint64 nextRequestId() { return ++m_lastRequest; }

public slots:
    /// What the bot told: kept, then passed on as happened().
    void take(const bot::Event &event);

signals:
    void commanded(const bot::Command &command);
    void happened(const bot::Event &event);

private:
    QString m_profile;
    lineage::RuleSet m_rules;
    QHash<QString, QList<lineage::Anchor>> m_anchors; // by scene and peer
    UndeliveredChanged m_undelivered;
    bool m_knowsUndelivered = false;
    QHash<qint64, RetryChanged> m_retries;
    QHash<QString, int> m_queues; // by scene and peer, where somebody waits
    QList<outbox::TakenOver> m_takenOver;
    InjectionChanged m_injection;
    quint64 m_lastRequest = 0;
};

} // namespace bot
