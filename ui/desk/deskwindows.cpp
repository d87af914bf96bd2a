// The desk's windows: each is of one bot, or of none; they come and go with the bots.
#include "ui/common/notice.h"
#include "ui/desk/addbot.h"
#include "ui/desk/desk.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace ui {

void Desk::connectBots()
{
    connect(&m_program, &console::Program::windowWanted, this, [this](const QString &profile) {
        if (m_program.running(profile)) {
            showBot(profile);
        } else if (m_program.profiles().named(profile)) {
            m_awaited = profile;
            m_program.startProfile(profile);
        } else {
            raise({}); // no such bot: what there is
        }
    });
    connect(&m_program, &console::Program::botStarted, this, [this](const console::RunningBot *bot) {
        renew(bot->profile(), true);
        if (bot->profile() == m_awaited) {
            m_awaited.clear();
            showBot(bot->profile());
        }
    });
    connect(&m_program, &console::Program::botEnding, this, [this](const QString &profile) { renew(profile, false); });
    connect(&m_program, &console::Program::botNotStarted, this, [this](const QString &profile, const QString &why) {
        if (m_windows.empty())
            m_notices.append(profile + u": "_s + why);
        else
            notify(window(), {u"error"_s, profile + u": "_s + why, Tone::Bad, true});
    });
}

Services Desk::servicesOf(const QString &profile) const
{
    console::RunningBot *bot = m_program.running(profile);
    const bot::BotFacts facts = bot ? bot->facts() : bot::BotFacts();
    return {.bot = bot ? &bot->handle() : nullptr,
        .journal = &m_program.journal(),
        .feed = &m_program.feed(),
        .catalogue = &m_program.catalogue(),
        .profile = profile,
        .appId = facts.appId,
        .hasAgent = facts.hasAgent(),
        .sandbox = m_program.commandLine().sandbox,
        .scenario = m_program.scenario(),
        .memory = m_memory.get(),
        .sandboxDesk = m_sandbox.get(),
        .botDesk = m_bots.get(),
        .logDesk = m_logs.get(),
        .settingsDesk = settings(),
        .badSettings = m_program.settings().bad,
        .profilesTrouble = m_program.profilesTrouble(),
        .apiBase = facts.apiBase,
        .tokenUrl = facts.tokenUrl,
        .modelBase = facts.modelBase,
        .clock = &m_program.clock(),
        .hasSandbox = !console::Program::scenarios().isEmpty()};
}

MainWindow *Desk::windowOf(const QString &profile) const
{
    const auto found = std::ranges::find(m_windows, profile, &Opened::profile);
    return found == m_windows.end() ? nullptr : found->window.get();
}

MainWindow *Desk::openWindow(const QString &profile)
{
    auto made = std::make_unique<MainWindow>(servicesOf(profile), m_theme, m_language);
    MainWindow *window = m_windows.emplace_back(Opened{std::move(made), profile}).window.get();
    m_manners->watch(window);
    const bool connectsByItself = m_program.commandLine().connect || profile != m_program.profile();
    if (m_program.running(profile) && !connectsByItself)
        window->offerToConnect();
    connect(window, &MainWindow::themeChosen, this, [this](ThemeChoice choice) {
        config::Settings values = settings()->values();
        values.theme = nameOf(choice);
        m_settings->take(values);
    });
    connect(window, &MainWindow::languageChosen, this, [this](LanguageChoice choice) {
        config::Settings values = settings()->values();
        values.language = nameOf(choice);
        m_settings->take(values);
    });
    connect(window, &MainWindow::anotherWindowRequested, this, [this, profile] { openAnother(profile); });
    // Queued: it is said from inside the close event of the window that goes.
    connect(
        window, &MainWindow::closed, this, [this, window] { forget(window); }, Qt::QueuedConnection);
    return window;
}

/// A second Traffic beside a chat is what it is wanted for.
void Desk::openAnother(const QString &profile)
{
    MainWindow *window = openWindow(profile);
    window->showPlace(u"traffic"_s);
    window->show();
}

void Desk::showBot(const QString &profile)
{
    MainWindow *window = windowOf(profile);
    if (!window) {
        window = openWindow(profile);
        window->showPlace(u"conversations"_s);
    }
    raiseWindow(window);
}

void Desk::raiseWindow(MainWindow *window, const QString &place)
{
    if (!place.isEmpty())
        window->showPlace(place);
    window->setWindowState(window->windowState() & ~Qt::WindowMinimized);
    window->show();
    window->raise();
    window->activateWindow();
}

/// A window's rooms are of its bot from their making to their end, so that none has to look whether it is still there.
/// The first bot takes the window that has none.
void Desk::renew(const QString &profile, bool isThere)
{
    std::vector<Opened> old;
    const auto isMeant = [&](const Opened &each) {
        const bool isOfNone = !m_program.running(each.profile);
        return each.profile == profile || (isThere && isOfNone && !windowOf(profile));
    };
    for (size_t i = 0; i < m_windows.size(); ++i) {
        if (!isMeant(m_windows[i]))
            continue;
        Opened was = std::move(m_windows[i]);
        m_windows.erase(m_windows.begin() + std::ptrdiff_t(i));
        MainWindow *window = openWindow(profile);
        std::rotate(m_windows.begin() + std::ptrdiff_t(i), m_windows.end() - 1, m_windows.end());
        window->showPlace(was.window->place());
        window->setGeometry(was.window->geometry());
        if (was.window->isVisible())
            window->show();
        old.push_back(std::move(was));
    }
    for (Opened &each : old) {
        each.window->disconnect(this);
        each.window->hide();
        each.window.release()->deleteLater(); // what is asked for may have been asked in it
    }
}

void Desk::askFor(const QString &profile, const QString &reason)
{
    MainWindow *over = window();
    auto *dialog = new AddBot(m_program, profile, reason, over);
    connect(dialog, &AddBot::noticed, this, [this](const QString &notice) {
        if (MainWindow *window = this->window())
            notify(window, {u"key"_s, notice, Tone::Warn, true});
    });
    dialog->open();
}

/// It was closed. The last one goes with the program, unless that goes on without it.
void Desk::forget(const MainWindow *window)
{
    if (m_windows.size() > 1)
        std::erase_if(m_windows, [window](const Opened &each) { return each.window.get() == window; });
    else if (!m_windows.empty() && !m_manners->isInTray() && !this->window()->isVisible())
        leave(console::ExitCode::Done);
}

} // namespace ui
