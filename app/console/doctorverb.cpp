#include "app/console/doctorverb.h"

#include "app/console/botsetup.h"
#include "app/console/preferences.h"
#include "app/text/doctortext.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace console {

namespace {

struct DoctorVerbWords
{
    Q_DECLARE_TR_FUNCTIONS(doctorverb)
};

const QString keyringName = u"keyring"_s;
constexpr auto keyringPatience = std::chrono::seconds(10); // a person may have to open it

QString stateOf(const std::optional<journal::JournalError> &problem)
{
    if (!problem)
        return u"sound"_s;
    return problem->kind == journal::JournalError::Kind::Corrupt ? u"damaged"_s : u"unreadable"_s;
}

QString keyringStateText(const QString &state)
{
    if (state == "sound"_L1)
        return DoctorVerbWords::tr("Keyring: keeps secrets");
    if (state == "missing"_L1)
        return DoctorVerbWords::tr(
            "Keyring: this desktop has none. Secrets are kept until you quit, or come from the environment.");
    return DoctorVerbWords::tr("Keyring: locked, or it does not answer");
}

QString fileText(const doctor::FileState &file)
{
    if (file.name == keyringName)
        return keyringStateText(file.state);
    const QString name = file.name == "journal"_L1 ? DoctorVerbWords::tr("Journal")
        : file.name == "outbox"_L1                 ? DoctorVerbWords::tr("Outbox")
                                                   : DoctorVerbWords::tr("List of bots");
    if (file.state == "sound"_L1)
        return DoctorVerbWords::tr("%1: sound").arg(name);
    if (file.state == "missing"_L1)
        return DoctorVerbWords::tr("%1: not made yet").arg(name);
    if (file.state == "damaged"_L1)
        return DoctorVerbWords::tr("%1: damaged. At the next start it is set aside, and a fresh one goes on.")
            .arg(name);
    return DoctorVerbWords::tr("%1: cannot be read").arg(name);
}

} // namespace

DoctorVerb::DoctorVerb(
    CommandLine line, config::Credentials credentials, std::function<void(const QString &)> print, QObject *parent)
    : QObject(parent)
    , m_line(std::move(line))
    , m_credentials(std::move(credentials))
    , m_print(std::move(print))
    , m_paths(m_line.dataDir.isEmpty() ? config::Paths::ofUser(false) : config::Paths::below(m_line.dataDir))
    , m_profiles(m_paths.profiles())
    , m_secrets(keyring::systemKeyring())
    , m_finder(m_profiles, *m_secrets)
{
    connect(&m_finder, &BotFinder::found, this, &DoctorVerb::examine);
    connect(&m_finder, &BotFinder::notFound, this, [this](const NoBot &why) {
        m_troubles.append(noBotText(why));
        m_report = doctor::Report();
        lookAtFiles(why.profile ? why.profile->appId : core::AppId());
        endIfDone();
    });
}

DoctorVerb::~DoctorVerb() = default;

void DoctorVerb::start()
{
    lookAtKeyring();
    using State = config::IniState;
    const State profiles = m_profiles.fileState();
    m_files.append({u"profiles"_s,
        profiles == State::Damaged          ? u"damaged"_s
            : profiles == State::Unreadable ? u"unreadable"_s
                                            : u"sound"_s});
    const config::WayOut way = config::Settings::read(m_paths.settings()).wayOut;
    findProxy(m_line, m_credentials.proxy, way, *m_secrets, this, [this](const core::Secret &proxy) {
        m_credentials.proxy = proxy;
        m_finder.find(m_line, m_credentials);
    });
}

void DoctorVerb::examine(const KnownBot &bot)
{
    const auto config = botConfig(bot, m_paths);
    const auto proxy = http::ProxySetting::parse(bot.credentials.proxy.reveal());
    if (!proxy)
        m_troubles.append(proxyUsageText());
    lookAtFiles(bot.credentials.appId);
    m_examination = std::make_unique<doctor::Examination>(doctor::Patient{.platform = config->platform,
                                                              .model = config->model,
                                                              .proxy = proxy.value_or(http::ProxySetting()),
                                                              .isAskedForEvents = m_line.events},
        m_clock);
    connect(m_examination.get(), &doctor::Examination::finished, this, [this](const doctor::Report &report) {
        m_report = report;
        endIfDone();
    });
    m_examination->start();
}

void DoctorVerb::lookAtFiles(const core::AppId &appId)
{
    lookAt(u"journal"_s, m_paths.journal());
    if (!appId.isEmpty())
        lookAt(u"outbox"_s, m_paths.outbox(appId.value));
}

/// Whether this desktop keeps secrets, by asking for a name under which none is kept.
void DoctorVerb::lookAtKeyring()
{
    ++m_openFiles;
    const auto tellOnce = [this, isTold = std::make_shared<bool>(false)](const QString &state) {
        if (std::exchange(*isTold, true))
            return;
        m_files.append({keyringName, state});
        --m_openFiles;
        endIfDone();
    };
    m_secrets->read(u"doctor"_s, this, [tellOnce](const keyring::SecretStore::Read &read) {
        using Kind = keyring::KeyringError::Kind;
        const bool isSound = read || read.error().kind == Kind::NotFound;
        tellOnce(isSound ? u"sound"_s : read.error().kind == Kind::Unavailable ? u"missing"_s : u"unreadable"_s);
    });
    QTimer::singleShot(keyringPatience, this, [tellOnce] { tellOnce(u"unreadable"_s); });
}

void DoctorVerb::lookAt(const QString &name, const QString &path)
{
    if (!QFileInfo::exists(path)) {
        m_files.append({name, u"missing"_s});
        return;
    }
    ++m_openFiles;
    auto check = std::make_unique<journal::FileCheck>(path);
    connect(check.get(), &journal::FileCheck::finished, this,
        [this, name](const std::optional<journal::JournalError> &problem) {
            m_files.append({name, stateOf(problem)});
            --m_openFiles;
            endIfDone();
        });
    m_fileChecks.push_back(std::move(check));
}

void DoctorVerb::endIfDone()
{
    if (!m_report || m_openFiles > 0)
        return;
    std::ranges::sort(m_files, {}, &doctor::FileState::name);
    tell();
    // Queued: what calls this may be a part of this.
    QMetaObject::invokeMethod(
        this, [this] { emit finished(code()); }, Qt::QueuedConnection);
}

void DoctorVerb::tell()
{
    if (m_line.json) {
        m_print(QString::fromUtf8(doctor::toJson(*m_report, m_files)).trimmed());
        return;
    }
    for (const QString &trouble : std::as_const(m_troubles))
        m_print(trouble);
    const auto catalogue = protocol::ErrorCatalogue::builtIn();
    for (const doctor::Check &check : m_report->checks) {
        const text::CheckText words = text::checkText(check, catalogue);
        m_print(u"%1: %2"_s.arg(words.title, words.outcome));
        if (!words.advice.isEmpty())
            m_print(u"  "_s + words.advice);
    }
    if (const QString clock = text::clockText(m_report->clockSkew); !clock.isEmpty())
        m_print(clock);
    for (const doctor::FileState &file : std::as_const(m_files))
        m_print(fileText(file));
}

ExitCode DoctorVerb::code() const
{
    using doctor::Result;
    if (!m_troubles.isEmpty())
        return ExitCode::Credentials;
    for (const doctor::Check &check : m_report->checks) {
        if (check.isPassed())
            continue;
        if (check.probe != doctor::Probe::Model && check.result == Result::WrongCredentials)
            return ExitCode::Credentials;
        const bool isNetwork = check.result == Result::NotReached || check.result == Result::TimedOut
            || check.result == Result::NotEncrypted || check.result == Result::ProxyRefused;
        return isNetwork ? ExitCode::Network : ExitCode::Failed;
    }
    // A keyring that stays locked is told; what the bot needs has come from elsewhere then.
    const auto isBad = [](const doctor::FileState &file) {
        return file.name != keyringName && file.state != "sound"_L1 && file.state != "missing"_L1;
    };
    return std::ranges::any_of(m_files, isBad) ? ExitCode::Failed : ExitCode::Done;
}

} // namespace console
