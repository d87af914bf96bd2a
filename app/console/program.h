#pragma once
#include "app/bot/bothandle.h"
#include "app/bot/botruntime.h"
#include "app/config/paths.h"
#include "app/config/settings.h"
#include "app/console/botfinder.h"
#include "app/console/botsetup.h"
#include "app/console/commandline.h"
#include "app/console/exitcode.h"
#include "app/console/ownerdoor.h"
#include "app/imports/library.h"
#include "app/journal/journalfeed.h"
#include "app/journal/journalwriter.h"
#include "app/journal/readerpool.h"

#include <QLockFile>
#include <QThread>

namespace sandbox {
class Embedded;
}

namespace console {

/// The program without a window: makes the threads and rooms, connects them, and ends them in order. Used by the window
/// and by the verbs alike. Thread: main.
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
    /// One order: bot, journal, platform; then stopped().
    void stop();
    /// How much the journal keeps, from now on: what a person has set while it runs.
    void setRetention(const journal::Retention &retention);
    /// Says that the program cannot go on: failed() with this.
    void fail(ExitCode code, const QString &sentence);

    [[nodiscard]] const CommandLine &commandLine() const { return m_line; }
    [[nodiscard]] const config::Paths &paths() const { return m_paths; }
    [[nodiscard]] const config::Settings &settings() const { return m_settings; }
    [[nodiscard]] QString profile() const { return profileName(m_line); }
    [[nodiscard]] QString appId() const { return m_appId; }
    /// Those that the embedded platform can play; empty where this build has none.
    [[nodiscard]] static QStringList scenarios();
    /// The scenario's name, empty outside the sandbox.
    [[nodiscard]] QString scenario() const { return m_scenario; }
    /// What its people say, each line once.
    [[nodiscard]] const QStringList &scenarioLines() const { return m_scenarioLines; }
    /// Null outside the sandbox.
    [[nodiscard]] sandbox::Embedded *sandbox() const { return m_sandbox; }
    /// A model answers; otherwise the bot only watches.
    [[nodiscard]] bool hasAgent() const { return m_hasAgent; }
    /// Where the platform's API is, empty while no bot is configured.
    [[nodiscard]] QString apiBase() const { return m_apiBase; }
    /// Where tokens come from, empty while no bot is configured.
    [[nodiscard]] QString tokenUrl() const { return m_tokenUrl; }
    /// Null while no bot is configured.
    [[nodiscard]] bot::BotHandle *bot() { return m_handle.get(); }
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
    [[nodiscard]] keyring::SecretStore &secrets() { return *m_secrets; }
    [[nodiscard]] const config::Credentials &credentials() const { return m_credentials; }
    /// QQBOT_PROXY names the way out: what a person has set does not count.
    [[nodiscard]] bool isProxyFromEnvironment() const { return m_isProxyFromEnvironment; }

signals:
    /// A window without a bot: a person may say which.
    void botWanted(const console::NoBot &why);
    void ready();
    /// Somebody started the program again on the same folder.
    void raiseWanted();
    /// `sentence` is for people.
    void failed(console::ExitCode code, const QString &sentence);
    void scenarioFinished();
    void stopped();

private:
    void askForBot(const NoBot &why);
    bool readProxy();
    bool takeLock();
    void openDoor();
    void startJournal();
    void startIndex();
    void startLogs();
    void startSandbox();
    void startBot();

    CommandLine m_line;
    config::Credentials m_credentials;
    http::ProxySetting m_proxy;
    bool m_isProxyFromEnvironment;
    config::Paths m_paths;
    config::Settings m_settings;
    config::ProfileStore m_profiles;
    std::unique_ptr<keyring::SecretStore> m_secrets;
    BotFinder m_finder;
    core::SystemClock m_systemClock;
    core::AdjustableClock m_clock{m_systemClock}; ///< the embedded platform moves it, for itself and the bot alike
    protocol::ErrorCatalogue m_catalogue;
    traffic::RecordKey m_since;
    QString m_appId;
    QString m_scenario;
    QStringList m_scenarioLines;
    QString m_apiBase;
    QString m_tokenUrl;
    bool m_hasAgent = false;
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
    QThread m_botThread;
    bot::BotRuntime *m_runtime = nullptr; ///< lives on its thread, deleted when that ends
    std::unique_ptr<bot::BotHandle> m_handle;
    sandbox::Embedded *m_sandbox = nullptr;
    bool m_stopping = false;
};

} // namespace console
