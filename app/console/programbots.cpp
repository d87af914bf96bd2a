// The bots of the program: one that it was started for, and those that a person runs beside it.
#include "app/console/program.h"
#include "app/console/resenderrand.h"
#include "app/text/doctortext.h"

#ifdef QBC_WITH_SANDBOX
#include "app/sandbox/embedded.h"
#endif

#include <algorithm>

using namespace Qt::StringLiterals;

namespace console {

QList<RunningBot *> Program::bots() const
{
    QList<RunningBot *> bots;
    for (const auto &bot : m_bots)
        if (!bot->isStopping()) // its handle goes in a moment
            bots.append(bot.get());
    return bots;
}

RunningBot *Program::running(const QString &profile) const
{
    const auto found = std::ranges::find_if(
        m_bots, [&profile](const auto &bot) { return bot->profile() == profile && !bot->isStopping(); });
    return found == m_bots.end() ? nullptr : found->get();
}

/// Null if it cannot be, which is said.
RunningBot *Program::makeBot(const KnownBot &known)
{
    auto config = botConfig(known, m_paths);
    if (!config)
        return nullptr;
#ifdef QBC_WITH_SANDBOX
    if (m_sandbox && m_sandbox->endpoints())
        config->embeddedApiBase = m_sandbox->endpoints()->apiBase;
#endif
    config->proxy = m_proxy;
    if (m_line.verb == Verb::Resend)
        config->model.reset(); // a person's errand: what is owed waits for a bot that stays
    const bool isTwice = std::ranges::any_of(
        m_bots, [&config](const auto &bot) { return bot->facts().appId == config->platform.appId.value; });
    auto lock = lockBot(*config);
    if (isTwice || !lock) {
        const QString sentence = isTwice ? tr("Another profile runs the same bot here already.") : lock.error();
        if (m_line.verb == Verb::Window)
            emit botNotStarted(config->profile, sentence);
        else
            fail(ExitCode::Failed, sentence);
        return nullptr;
    }
    return m_bots
        .emplace_back(std::make_unique<RunningBot>(known, std::move(*config), std::move(*lock), m_clock, *m_writer))
        .get();
}

void Program::startFirstBot()
{
    if (m_stopping)
        return; // asked to end while the embedded platform was starting
    RunningBot *bot = makeBot({m_line, m_credentials, m_firstProfile});
    if (!bot && m_line.verb != Verb::Window && m_credentials.complete())
        return; // has failed
    emit ready(); // views connect to the handle before the bot says anything
    if (bot) {
        bot->start();
        if (m_injectOwnId)
            bot->handle().send(bot::InjectOwnId{});
        if (m_line.connect || m_line.verb == Verb::Run)
            bot->handle().send(bot::Connect{});
    }
    startOthers();
}

/// What is asked for by name is all that is wanted.
void Program::startOthers()
{
    const bool isPlain = m_asked.verb == Verb::Window && !m_line.sandbox && m_asked.profile.isEmpty()
        && m_asked.screenshot.isEmpty() && m_firstProfile;
    if (!isPlain)
        return;
    for (const config::Profile &profile : m_profiles.all())
        if (profile.startsWithProgram && profile.name != m_firstProfile->name)
            startProfile(profile.name);
}

void Program::startProfile(const QString &name)
{
    if (RunningBot *bot = running(name)) {
        bot->handle().send(bot::Connect{});
        return;
    }
    auto *finder = new BotFinder(m_profiles, *m_secrets, this);
    connect(finder, &BotFinder::found, this, [this, finder](const KnownBot &known) {
        finder->deleteLater();
        startBot(known);
    });
    connect(finder, &BotFinder::notFound, this, [this, finder, name](const NoBot &why) {
        finder->deleteLater();
        emit botNotStarted(name, noBotText(why));
    });
    CommandLine line = m_asked;
    line.profile = name;
    line.sandbox = false;
    config::Credentials fromEnvironment; // they name another bot
    fromEnvironment.proxy = m_credentials.proxy;
    finder->find(line, fromEnvironment);
}

void Program::startBot(const KnownBot &known)
{
    const QString profile = profileName(known.line);
    if (m_stopping)
        return;
    if (m_line.sandbox) {
        emit botNotStarted(profile, tr("The sandbox runs its own bot only: start the program without it."));
        return;
    }
    if (running(profile)) { // with another secret, or other addresses
        m_restarting.insert(profile, known);
        endBot(profile);
        return;
    }
    const auto isIt = [&profile](const auto &bot) { return bot->profile() == profile; };
    if (std::ranges::any_of(m_bots, isIt)) { // it is ending
        m_restarting.insert(profile, known);
        return;
    }
    RunningBot *bot = makeBot(known);
    if (!bot)
        return;
    emit botStarted(bot);
    bot->start();
    bot->handle().send(bot::Connect{});
}

void Program::serveResend(const ResendWish &wish, DoorTalk *talk)
{
    RunningBot *named = running(wish.profile);
    bot::BotHandle *handle = named ? &named->handle() : wish.profile.isEmpty() ? bot() : nullptr;
    if (!handle) {
        talk->end(ExitCode::Failed, tr("The bot is not at work in the program that owns this folder."));
        return;
    }
    auto *errand = new ResendErrand(wish, *handle, *m_pool, m_since, talk);
    connect(errand, &ResendErrand::said, talk, &DoorTalk::say);
    connect(errand, &ResendErrand::ended, talk, &DoorTalk::end);
    connect(handle, &QObject::destroyed, errand, &QObject::deleteLater);
    errand->start();
}

void Program::endBot(const QString &profile)
{
    RunningBot *bot = running(profile);
    if (!bot || m_stopping)
        return;
    connect(bot, &RunningBot::stopped, this, [this, bot, profile] {
        if (m_stopping)
            return; // the program counts on it
        const auto place = std::ranges::find(m_bots, bot, &std::unique_ptr<RunningBot>::get);
        place->release()->deleteLater(); // it is what has said so
        m_bots.erase(place);
        emit botEnded(profile);
        if (m_restarting.contains(profile)) // queued: the old one has the bot's lock until it is deleted
            QMetaObject::invokeMethod(
                this, [this, profile] { startBot(m_restarting.take(profile)); }, Qt::QueuedConnection);
    });
    bot->stop(); // on its own thread, a moment later
    emit botEnding(profile);
}

void Program::restartBot(const QString &profile)
{
    const RunningBot *bot = running(profile);
    const auto now = m_profiles.named(profile);
    if (!bot || !now)
        return;
    KnownBot known = bot->known();
    CommandLine line = m_asked;
    line.profile = profile;
    known.line = withProfile(line, *now);
    known.profile = now;
    if (m_modelKeys.contains(profile))
        known.credentials.modelKey = m_modelKeys.value(profile);
    m_restarting.insert(profile, known);
    endBot(profile);
}

} // namespace console
