#pragma once
#include "app/config/paths.h"
#include "app/config/settings.h"
#include "app/console/botfinder.h"
#include "app/console/botsetup.h"
#include "app/console/commandline.h"
#include "app/console/exitcode.h"
#include "app/console/ownerdoor.h"
#include "app/console/profilesfile.h"
#include "app/console/runningbot.h"
#include "app/imports/library.h"
#include "app/journal/journalfeed.h"
#include "app/journal/journalwriter.h"
#include "app/journal/readerpool.h"

namespace sandbox {
class Embedded;
}

namespace console {

/// The program without a window: makes the threads and rooms, connects them, and ends them in order. Used by the window
/// and by the verbs alike. It runs one bot, or several side by side, each on a thread of its own, over one journal.
/// Thread: main.
class Program : public QObject
{
    Q_OBJECT
public:
    Program(CommandLine line, config::Credentials credentials, QObject *parent = nullptr);
    /// Stops everything (blocks for the last writes; a person has left already).
    ~Program() override;

    /// Finds out which bot is meant, then begins; with a window and no bot it asks for one, by botWanted().
    void start();
    /// Takes the folder's lock, opens the journal, starts the embedded platform if asked for, then the bot; ends in
    /// ready() or failed(). Answers botWanted(): with that bot, or an empty one: only to read.
    void begin(const console::KnownBot &bot);
    /// Runs another profile's bot beside the others and connects it, with its secret from the keyring; ends in
    /// botStarted() or botNotStarted().
    void startProfile(const QString &name);
    /// The same with secrets that a person has just typed; one of that profile that is at work begins again.
    void startBot(const console::KnownBot &bot);
    /// Ends one in order, then botEnded(). What its users are owed stays in its outbox.
    void endBot(const QString &profile);
    /// Ends it and begins it again with what its profile says now.
    void restartBot(const QString &profile);
    /// The key of its model is this from now on, when it begins again.
    void setModelKey(const QString &profile, const core::Secret &key) { m_modelKeys.insert(profile, key); }
    /// One order: bots, journal, platform; then stopped().
    void stop();
    /// How much the journal keeps, from now on: what a person has set while it runs.
    void setRetention(const journal::Retention &retention);
    /// Says that the program cannot go on: failed() with this.
    void fail(ExitCode code, const QString &sentence);

    [[nodiscard]] const CommandLine &commandLine() const { return m_line; }
    /// As it was typed: commandLine() has what the first bot's profile adds.
    [[nodiscard]] const CommandLine &asked() const { return m_asked; }
    /// The way out, for bots and tests of them.
    [[nodiscard]] const http::ProxySetting &proxy() const { return m_proxy; }
    [[nodiscard]] const config::Paths &paths() const { return m_paths; }
    [[nodiscard]] const config::Settings &settings() const { return m_settings; }
    [[nodiscard]] QString profile() const { return profileName(m_line); }
    /// Those that the embedded platform can play; empty where this build has none.
    [[nodiscard]] static QStringList scenarios();
    /// The scenario's name, empty outside the sandbox.
    [[nodiscard]] QString scenario() const { return m_scenario; }
    /// What its people say, each line once.
    [[nodiscard]] const QStringList &scenarioLines() const { return m_scenarioLines; }
    /// Null outside the sandbox.
    [[nodiscard]] sandbox::Embedded *sandbox() const { return m_sandbox; }
    /// Those at work, in the order in which they were started.
    [[nodiscard]] QList<RunningBot *> bots() const;
    /// Null: it is not at work, or ending.
    [[nodiscard]] RunningBot *running(const QString &profile) const;
    /// Of the first one; null while none is at work.
    [[nodiscard]] bot::BotHandle *bot() { return m_bots.empty() ? nullptr : &m_bots.front()->handle(); }
    [[nodiscard]] journal::JournalFeed &feed() { return m_feed; }
    [[nodiscard]] journal::ReaderPool &journal() { return *m_pool; }
    /// The logs of other programs; null without a window.
    [[nodiscard]] imports::Library *logs() const { return m_logs.get(); }
    [[nodiscard]] const protocol::ErrorCatalogue &catalogue() const { return m_catalogue; }
    /// The clock of bot and embedded platform: this machine's, unless the sandbox has moved it.
    [[nodiscard]] const core::Clock &clock() const { return m_clock; }
    /// First record key of this run.
    [[nodiscard]] traffic::RecordKey since() const { return m_since; }

    [[nodiscard]] const config::ProfileStore &profiles() const { return m_profiles; }
    /// What was wrong with their file at the start.
    [[nodiscard]] const std::optional<config::ProfilesTrouble> &profilesTrouble() const { return m_profilesTrouble; }
    [[nodiscard]] keyring::SecretStore &secrets() { return *m_secrets; }
    [[nodiscard]] const config::Credentials &credentials() const { return m_credentials; }
    /// QQBOT_PROXY names the way out: what a person has set does not count.
    [[nodiscard]] bool isProxyFromEnvironment() const { return m_isProxyFromEnvironment; }

signals:
    /// A window without a bot: a person may say which.
    void botWanted(const console::NoBot &why);
    void ready();
    /// A resend was asked for, and the folder is another process's, which can do it.
    void ownedByAnother();
    /// Another bot is at work; it says nothing before this was heard.
    void botStarted(console::RunningBot *bot);
    /// `sentence` is for people: why not.
    void botNotStarted(const QString &profile, const QString &sentence);
    /// It is about to end, and no longer running(): who looks at its handle lets go now.
    void botEnding(const QString &profile);
    void botEnded(const QString &profile);
    /// Somebody started the program again on the same folder.
    void raiseWanted();
    /// The same for one profile: its window is wanted, and its bot if that is not at work.
    void windowWanted(const QString &profile);
    /// `sentence` is for people.
    void failed(console::ExitCode code, const QString &sentence);
    void scenarioFinished();
    void stopped();

private:
    void askForBot(const NoBot &why);
    bool readProxy();
    bool takeLock();
    void openDoor();
    /// Another process does what is asked for, as it has the folder.
    void serveResend(const ResendWish &wish, DoorTalk *talk);
    [[nodiscard]] bool isOwnedByAnother() const;
    void startJournal();
    void startIndex();
    void startLogs();
    void startSandbox();
    void startFirstBot();
    void startOthers();
    [[nodiscard]] RunningBot *makeBot(const KnownBot &known);
    void endJournal();

    CommandLine m_line;
    CommandLine m_asked; ///< as it was typed: m_line has the first bot's profile in it
    config::Credentials m_credentials;
    http::ProxySetting m_proxy;
    bool m_isProxyFromEnvironment;
    config::Paths m_paths;
    config::Settings m_settings;
    config::ProfileStore m_profiles;
    std::optional<config::ProfilesTrouble> m_profilesTrouble;
    std::unique_ptr<keyring::SecretStore> m_secrets;
    BotFinder m_finder;
    core::SystemClock m_systemClock;
    core::AdjustableClock m_clock{m_systemClock}; ///< the embedded platform moves it, for itself and the bot alike
    protocol::ErrorCatalogue m_catalogue;
    traffic::RecordKey m_since;
    std::optional<config::Profile> m_firstProfile;
    QHash<QString, KnownBot> m_restarting; ///< by profile: they begin again when they have ended
    QHash<QString, core::Secret> m_modelKeys; ///< by profile, those that a person has typed in this run
    QString m_scenario;
    QStringList m_scenarioLines;
    bool m_injectOwnId = false; ///< the scenario asks for the seed's fault
    std::unique_ptr<QLockFile> m_lock;
    std::unique_ptr<OwnerDoor> m_door; ///< of a window that owns the folder
    journal::JournalFeed m_feed;
    QThread m_journalThread;
    QThread m_indexThread;
    journal::JournalWriter *m_writer = nullptr; ///< lives on its thread, deleted when that ends
    journal::TextIndexer *m_indexer = nullptr; ///< the same; only where there is a window to search in
    std::unique_ptr<journal::ReaderPool> m_pool;
    std::unique_ptr<imports::Library> m_logs; ///< below the pool that it tells
    std::vector<std::unique_ptr<RunningBot>> m_bots;
    sandbox::Embedded *m_sandbox = nullptr;
    bool m_stopping = false;
};

} // namespace console
