#include "app/console/program.h"

#include "app/console/filelock.h"
#include "app/console/preferences.h"

#ifdef QBC_WITH_SANDBOX
#include "app/sandbox/embedded.h"
#endif

#include <QCoreApplication>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

Program::Program(CommandLine line, config::Credentials credentials, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_asked(m_line)
    , m_credentials(std::move(credentials))
    , m_isProxyFromEnvironment(!m_credentials.proxy.isEmpty())
    , m_paths(m_line.dataDir.isEmpty() ? config::Paths::ofUser(m_line.sandbox) : config::Paths::below(m_line.dataDir))
    , m_settings(config::Settings::read(m_paths.settings()))
    , m_profiles(m_paths.profiles())
    , m_secrets(keyring::systemKeyring())
    , m_finder(m_profiles, *m_secrets)
    , m_catalogue(protocol::ErrorCatalogue::builtIn())
    , m_since(traffic::RecordKeys(m_clock, 0).next())
{
    m_journalThread.setObjectName(u"journal"_s);
    m_indexThread.setObjectName(u"index"_s);
    connect(&m_finder, &BotFinder::found, this, &Program::begin);
    connect(&m_finder, &BotFinder::notFound, this, &Program::askForBot);
}

Program::~Program()
{
    // Reached with running threads only when the program leaves without stop(): same order, waiting.
    m_bots.clear();
    for (QThread *thread : {&m_indexThread, &m_journalThread}) {
        thread->quit();
        thread->wait();
    }
#ifdef QBC_WITH_SANDBOX
    delete m_sandbox; // its thread reads the clock, which goes next
#endif
}

void Program::start()
{
    m_profilesTrouble = mendProfiles(m_paths.profiles(), m_clock.wall());
    findProxy(m_line, m_credentials.proxy, m_settings.wayOut, *m_secrets, this, [this](const core::Secret &proxy) {
        m_credentials.proxy = proxy;
        if (!readProxy()) // a usage error comes before all others
            return;
        if (m_line.verb == Verb::Resend && isOwnedByAnother())
            emit ownedByAnother();
        else
            m_finder.find(m_line, m_credentials);
    });
}

void Program::askForBot(const NoBot &why)
{
    if (m_stopping)
        return;
    if (m_line.verb != Verb::Window || m_line.connect || !why.wanted.isEmpty())
        fail(ExitCode::Credentials, noBotText(why));
    else if (m_line.screenshot.isEmpty() && m_line.place.isEmpty())
        emit botWanted(why);
    else
        begin({m_line, m_credentials, {}}); // what is asked for is a look at what is there
}

void Program::begin(const KnownBot &bot)
{
    if (m_stopping)
        return; // asked to end while a person was asked
    m_line = bot.line;
    m_credentials = bot.credentials;
    m_firstProfile = bot.profile;
    if (m_line.sandbox && m_line.dataDir.isEmpty())
        m_paths = config::Paths::ofUser(true);
    if (!readProxy() || !takeLock())
        return;
    if (m_line.verb == Verb::Window || m_line.verb == Verb::Run)
        openDoor();
    startJournal();
    if (m_line.sandbox)
        startSandbox();
    else
        startFirstBot();
}

bool Program::readProxy()
{
    const auto proxy = http::ProxySetting::parse(m_credentials.proxy.reveal());
    if (proxy)
        m_proxy = *proxy;
    else
        fail(ExitCode::Usage, proxyUsageText());
    return proxy.has_value();
}

bool Program::isOwnedByAnother() const
{
    if (!QFile::exists(m_paths.lock()))
        return false;
    return !console::takeLock(m_paths.lock());
}

bool Program::takeLock()
{
    const bool isNew = !QDir(m_paths.data).exists();
    if (!QDir().mkpath(m_paths.data)) {
        fail(ExitCode::Failed, tr("The folder %1 cannot be made.").arg(m_paths.data));
        return false;
    }
    if (isNew) // a folder that was there has its owner's permissions: --data-dir may name any
        QFile::setPermissions(m_paths.data, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    if (auto lock = console::takeLock(m_paths.lock())) {
        m_lock = std::move(*lock); // none in a folder that cannot be written: the journal says so, reading goes on
        return true;
    }
    const bool isShown = m_line.verb == Verb::Window && m_line.screenshot.isEmpty()
        && OwnerDoor::ask(m_paths.data, Wish::Raise, m_asked.profile);
    if (isShown)
        fail(ExitCode::Done, tr("The window that has this folder open is shown."));
    else
        fail(ExitCode::Failed, tr("Another window uses this folder: %1. Nothing was lost.").arg(m_paths.data));
    return false;
}

void Program::openDoor()
{
    m_door = std::make_unique<OwnerDoor>(m_paths.data, m_line.verb == Verb::Window);
    connect(m_door.get(), &OwnerDoor::resendAsked, this, &Program::serveResend);
    connect(m_door.get(), &OwnerDoor::windowAsked, this, &Program::windowWanted);
    connect(m_door.get(), &OwnerDoor::asked, this, [this](Wish wish) {
        if (wish == Wish::Raise)
            emit raiseWanted();
        else if (m_logs)
            m_logs->load();
    });
}

void Program::startJournal()
{
    m_writer = new journal::JournalWriter(m_paths.journal(), {.retention = retentionOf(m_settings)});
    m_writer->moveToThread(&m_journalThread);
    connect(&m_journalThread, &QThread::finished, m_writer, &QObject::deleteLater);
    connect(m_writer, &journal::JournalWriter::committed, &m_feed, &journal::JournalFeed::committed);
    connect(m_writer, &journal::JournalWriter::removed, &m_feed, &journal::JournalFeed::removed);
    connect(m_writer, &journal::JournalWriter::reset, &m_feed, [this] {
        m_pool->reopen(); // before the views ask anew
        emit m_feed.reset();
    });
    connect(&m_feed, &journal::JournalFeed::damageSeen, m_writer, &journal::JournalWriter::doubt, Qt::QueuedConnection);
    connect(&m_feed, &journal::JournalFeed::markWanted, m_writer, &journal::JournalWriter::setMark);
    connect(m_writer, &journal::JournalWriter::storageChanged, &m_feed, &journal::JournalFeed::setStorage);
    m_pool = std::make_unique<journal::ReaderPool>(
        QList<journal::ReaderPool::Place>{{journal::liveSource, m_paths.journal(), m_paths.textIndex()},
            {journal::memorySource, m_writer->memoryUri(), {}}},
        m_since,
        // On a reader's thread: the feed outlives the pool, the writer does not.
        [feed = &m_feed] { QMetaObject::invokeMethod(feed, &journal::JournalFeed::damageSeen, Qt::QueuedConnection); });
    m_journalThread.start();
    QMetaObject::invokeMethod(m_writer, &journal::JournalWriter::open, Qt::QueuedConnection);
    if (m_line.verb == Verb::Window) {
        startIndex();
        startLogs();
    }
}

void Program::startLogs()
{
    m_logs = std::make_unique<imports::Library>(m_paths.imports(), *m_pool);
    connect(m_logs.get(), &imports::Library::sourcesChanged, &m_feed, &journal::JournalFeed::reset);
    connect(m_logs.get(), &imports::Library::rowsChanged, &m_feed,
        [feed = &m_feed](const QList<journal::RowRef> &removed, const journal::Committed &rows) {
            if (!removed.isEmpty())
                emit feed->removed(removed);
            emit feed->committed(rows);
        });
    m_logs->load();
}

void Program::startIndex()
{
    m_indexer = new journal::TextIndexer(m_paths.journal(), m_paths.textIndex());
    m_indexer->moveToThread(&m_indexThread);
    connect(&m_indexThread, &QThread::finished, m_indexer, &QObject::deleteLater);
    connect(&m_feed, &journal::JournalFeed::committed, m_indexer, &journal::TextIndexer::wake);
    connect(&m_feed, &journal::JournalFeed::reset, m_indexer, &journal::TextIndexer::restart);
    connect(m_indexer, &journal::TextIndexer::stateChanged, &m_feed, &journal::JournalFeed::setIndex);
    m_indexThread.start();
    // Once the writer has made and migrated the file.
    connect(m_writer, &journal::JournalWriter::storageChanged, m_indexer, &journal::TextIndexer::start,
        Qt::ConnectionType(Qt::QueuedConnection | Qt::SingleShotConnection));
}

QStringList Program::scenarios()
{
#ifdef QBC_WITH_SANDBOX
    return sandbox::builtInScenarios();
#else
    return {};
#endif
}

void Program::startSandbox()
{
#ifdef QBC_WITH_SANDBOX
    const QString asked = m_line.scenario.isEmpty() ? u"seed-three-messages"_s : m_line.scenario;
    const auto scenario = sandbox::loadScenario(asked);
    if (!scenario) {
        const sandbox::ScenarioError &error = scenario.error();
        const QString what = tr("The scenario %1 cannot be read: %2").arg(asked, error.reason);
        fail(ExitCode::Usage, error.path == "$"_L1 ? what : u"%1 (%2)"_s.arg(what, error.path));
        return;
    }
    m_scenario = scenario->name;
    for (const sandbox::Step &step : scenario->steps)
        if (const auto *say = std::get_if<sandbox::Say>(&step.act); say && !m_scenarioLines.contains(say->text))
            m_scenarioLines.append(say->text);
    m_sandbox = new sandbox::Embedded(*scenario, &m_clock, this);
    connect(m_sandbox, &sandbox::Embedded::scenarioFinished, this, &Program::scenarioFinished);
    connect(m_sandbox, &sandbox::Embedded::failed, this,
        [this] { fail(ExitCode::Failed, tr("The embedded platform could not be started.")); });
    connect(m_sandbox, &sandbox::Embedded::started, this, [this](const sandbox::Endpoints &endpoints) {
        m_credentials
            = {.appId = endpoints.appId, .clientSecret = endpoints.clientSecret, .modelKey = endpoints.modelKey};
        m_line.apiBase = endpoints.apiBase;
        m_line.tokenUrl = endpoints.tokenUrl;
        m_line.modelBase = endpoints.modelBase;
        m_line.model = endpoints.modelName;
        m_line.connect = true;
        m_injectOwnId = endpoints.switches.anchorOnOwnId;
        startFirstBot();
    });
    m_sandbox->start();
#else
    fail(ExitCode::Usage, tr("This build has no embedded platform."));
#endif
}

void Program::setRetention(const journal::Retention &retention)
{
    if (m_writer)
        QMetaObject::invokeMethod(
            m_writer, [writer = m_writer, retention] { writer->setRetention(retention); }, Qt::QueuedConnection);
}

void Program::fail(ExitCode code, const QString &sentence)
{
    emit failed(code, sentence);
}

void Program::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    if (m_bots.empty()) {
        endJournal();
        return;
    }
    for (const auto &bot : m_bots) {
        connect(bot.get(), &RunningBot::stopped, this, [this] {
            if (std::ranges::all_of(m_bots, [](const auto &each) { return each->isOver(); }))
                endJournal();
        });
        bot->stop();
    }
}

void Program::endJournal()
{
    m_indexThread.quit();
    m_indexThread.wait();
    if (!m_writer) {
        emit stopped();
        return;
    }
    // Before the call that ends it: an idle journal may be gone before this function returns.
    connect(&m_journalThread, &QThread::finished, this, &Program::stopped);
    // Everything the bots recorded is in the writer's queue by now.
    QMetaObject::invokeMethod(m_writer, &journal::JournalWriter::close, Qt::QueuedConnection);
    QMetaObject::invokeMethod(
        m_writer, [this] { m_journalThread.quit(); }, Qt::QueuedConnection);
}

} // namespace console
