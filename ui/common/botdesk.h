#pragma once
#include "app/bot/bothandle.h"
#include "app/config/profile.h"
#include "app/core/secret.h"
#include "app/doctor/check.h"

#include <QHash>
#include <QObject>

#include <algorithm>

namespace ui {

/// A bot of this computer: one that is at work, or only known.
struct BotEntry
{
    config::Profile profile; ///< of one that is not saved: its name and App ID
    bot::BotHandle *bot = nullptr; ///< null: it is not at work
    bool isSaved = true; ///< false: from the environment, or of the sandbox
    bool isSandbox = false; ///< of the embedded platform
    friend bool operator==(const BotEntry &, const BotEntry &) = default;
};

/// The window's door to all the bots: which there are, and what a person wants of one. The program's composition
/// answers. Thread: GUI.
class BotDesk : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Those at work first, in the order in which they were started; then the others as they were made.
    [[nodiscard]] const QList<BotEntry> &bots() const { return m_bots; }
    /// Null: there is none of that name.
    [[nodiscard]] const BotEntry *named(const QString &profile) const
    {
        const auto found
            = std::ranges::find_if(m_bots, [&profile](const BotEntry &bot) { return bot.profile.name == profile; });
        return found == m_bots.end() ? nullptr : &*found;
    }
    /// What its newest test has come to so far; without checks: it was not tested.
    [[nodiscard]] doctor::Report report(const QString &profile) const { return m_reports.value(profile); }

public slots:
    void setBots(const QList<ui::BotEntry> &bots)
    {
        if (m_bots == bots)
            return;
        m_bots = bots;
        emit botsChanged();
    }
    void setReport(const QString &profile, const doctor::Report &report)
    {
        m_reports.insert(profile, report);
        emit reportChanged(profile);
    }

signals:
    void botsChanged();
    void reportChanged(const QString &profile);
    /// What was wanted could not be done; `sentence` is for people.
    void failed(const QString &profile, const QString &sentence);

    /// It is to be at work, and connected.
    void connectWanted(const QString &profile);
    /// It is to end; what its users are owed stays in its outbox.
    void endWanted(const QString &profile);
    /// Its profile is this from now on; a bot at work begins again with it. `modelKey`: a new one; empty: as it was.
    void changeWanted(const config::Profile &profile, const core::Secret &modelKey);
    /// Profile and secrets go; its outbox only if `withOutbox`. Its rows stay in the journal.
    void removeWanted(const QString &profile, bool withOutbox);
    /// A window of its own.
    void windowWanted(const QString &profile);
    void testWanted(const QString &profile);
    /// A person is to be asked for its secret; empty: for another bot.
    void askWanted(const QString &profile);

private:
    QList<BotEntry> m_bots;
    QHash<QString, doctor::Report> m_reports;
};

} // namespace ui
