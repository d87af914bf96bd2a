#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"

#include <QObject>

namespace bot {

/// The window's side of one running bot: takes commands, tells events. Holds no state of the bot.
/// Thread: the GUI (main) thread; commands and events cross by queued calls.
class BotHandle : public QObject
{
    Q_OBJECT
public:
    BotHandle(QString profile, lineage::RuleSet rules, QObject *parent = nullptr);

    [[nodiscard]] const QString &profile() const { return m_profile; }
    /// The rule set in force, for verdicts as a person types.
    [[nodiscard]] const lineage::RuleSet &rules() const { return m_rules; }
    void send(const Command &command) { emit commanded(command); }
    /// A fresh id for a bot::Send.
    [[nodiscard]] quint64 nextRequestId() { return ++m_lastRequest; }

signals:
    void commanded(const bot::Command &command);
    void happened(const bot::Event &event);

private:
    QString m_profile;
    lineage::RuleSet m_rules;
    quint64 m_lastRequest = 0;
};

} // namespace bot
