#include "ui/desk/desk.h"

#include "app/console/printline.h"
#include "ui/common/keymap.h"
#include "ui/common/notice.h"
#include "ui/common/viewmemory.h"
#include "ui/desk/botlink.h"
#include "ui/desk/loglink.h"
#include "ui/desk/sandboxlink.h"
#include "ui/shell/languages.h"

#include <QApplication>

using namespace Qt::StringLiterals;

namespace ui {

namespace {

using console::ExitCode;

ThemeChoice themeChoice(console::ThemeName name)
{
    switch (name) {
    case console::ThemeName::Light:
        return ThemeChoice::Light;
    case console::ThemeName::Dark:
        return ThemeChoice::Dark;
    case console::ThemeName::System:
        break;
    }
    return ThemeChoice::System;
}

} // namespace

Desk::Desk(console::Program &program, std::unique_ptr<Desktop> desktop, QObject *parent)
    : QObject(parent)
    , m_program(program)
    , m_desktop(std::move(desktop))
{
    connect(&program, &console::Program::ready, this, &Desk::open);
    connect(&program, &console::Program::botWanted, this, &Desk::askForBot);
    connect(&program, &console::Program::raiseWanted, this, [this] { raise({}); });
    connectBots();
    const console::CommandLine &line = program.commandLine();
    const config::Settings &settings = program.settings();
    const bool isThemeChosen = line.theme != console::ThemeName::System || settings.theme.isEmpty();
    m_theme = isThemeChosen ? themeChoice(line.theme) : themeChoice(settings.theme);
    m_language = languageChoice(line.language.isEmpty() ? settings.language : line.language);
    Languages::current().install(m_language); // what goes wrong before there is a window is said in it, too
    connect(&program, &console::Program::scenarioFinished, this, [this] {
        m_scenarioFinished = true;
        if (m_quiet)
            m_quiet->scenarioFinished();
    });
}

Desk::~Desk() = default;

void Desk::askForBot(const console::NoBot &why)
{
    m_firstRun = std::make_unique<FirstRun>(m_program, why, m_theme, m_language);
    connect(m_firstRun.get(), &FirstRun::themeChosen, this, [this](ThemeChoice choice) { keepTheme(choice); });
    connect(m_firstRun.get(), &FirstRun::languageChosen, this, [this](LanguageChoice choice) { keepLanguage(choice); });
    connect(m_firstRun.get(), &FirstRun::left, this, [this] { leave(ExitCode::Done); });
}

void Desk::keepTheme(ThemeChoice choice)
{
    m_theme = choice;
    config::Settings::write(m_program.paths().settings(), QString(config::keys::theme), nameOf(choice));
}

void Desk::keepLanguage(LanguageChoice choice)
{
    m_language = choice;
    config::Settings::write(m_program.paths().settings(), QString(config::keys::language), nameOf(choice));
}

void Desk::raise(const QString &place, const QString &profile)
{
    if (m_program.running(profile) && !windowOf(profile))
        openWindow(profile);
    MainWindow *of = windowOf(profile);
    if (MainWindow *window = of ? of : this->window())
        raiseWindow(window, place);
}

// Theme and language are the program's: every window shows which are in force.
void Desk::linkSettings()
{
    m_settings = std::make_unique<SettingsLink>(m_program, m_desktop->hasTray(), m_theme, m_language);
    connect(m_settings.get(), &SettingsLink::themeWanted, this, [this](ThemeChoice choice) {
        m_theme = choice;
        for (const Opened &each : m_windows)
            each.window->setTheme(choice);
    });
    connect(m_settings.get(), &SettingsLink::languageWanted, this, [this](LanguageChoice choice) {
        m_language = choice;
        for (const Opened &each : m_windows)
            each.window->setLanguage(choice);
    });
    m_manners = std::make_unique<Manners>(m_program, m_settings->desk(), *m_desktop);
    connect(m_manners.get(), &Manners::windowWanted, this, &Desk::raise);
    // Queued: leaving ends what says it.
    connect(
        m_manners.get(), &Manners::quitWanted, this, [this] { leave(ExitCode::Done); }, Qt::QueuedConnection);
}

void Desk::open()
{
    const console::CommandLine &line = m_program.commandLine();
    m_sandbox = linkSandbox(m_program);
    m_logs = linkLogs(*m_program.logs());
    m_bots = linkBots(m_program);
    connect(m_bots.get(), &BotDesk::windowWanted, this, &Desk::showBot);
    connect(m_bots.get(), &BotDesk::askWanted, this, [this](const QString &profile) { askFor(profile); });
    m_memory = std::make_unique<ViewMemory>(m_program.paths().views());
    linkSettings();
    KeyMap::current().setMemory(m_memory.get());
    MainWindow *window = openWindow(m_program.profile());
    window->showPlace(line.place);
    if (line.size)
        window->resize(*line.size);
    if (line.sandbox)
        m_transcript = std::make_unique<console::Transcript>(
            m_program.journal(), m_program.feed(), m_program.since(), console::printLine);
    window->show();
    if (m_firstRun) {
        for (const QString &path : m_firstRun->logs())
            window->openLog(path);
        if (m_firstRun->opensLog())
            window->chooseLog();
        if (const QString notice = m_firstRun->notice(); !notice.isEmpty())
            notify(window, {u"key"_s, notice, Tone::Warn, true});
        m_firstRun.release()->deleteLater(); // it may be what has led here
    }
    for (const QString &notice : std::exchange(m_notices, {}))
        notify(window, {u"error"_s, notice, Tone::Bad, true});
    if (!line.screenshot.isEmpty())
        watchQuiet();
}

void Desk::watchQuiet()
{
    const auto settled = [this] { return window()->isSettled() && (!m_transcript || m_transcript->isSettled()); };
    m_quiet = std::make_unique<console::QuietWatch>(m_program.feed(), settled);
    connect(m_quiet.get(), &console::QuietWatch::quiet, this, &Desk::saveScreenshot);
    connect(m_quiet.get(), &console::QuietWatch::gaveUp, this, [this] {
        emit complained(tr("It did not become quiet within 30 seconds."));
        leave(ExitCode::Failed);
    });
    if (!m_program.commandLine().sandbox || m_scenarioFinished)
        m_quiet->scenarioFinished();
    m_quiet->start();
}

void Desk::saveScreenshot()
{
    const QString file = m_program.commandLine().screenshot;
    const bool saved = window()->grab().save(file, "PNG");
    if (!saved)
        emit complained(tr("The screenshot cannot be saved: %1").arg(file));
    leave(saved ? ExitCode::Done : ExitCode::Failed);
}

void Desk::leave(ExitCode code)
{
    m_quiet.reset();
    m_transcript.reset();
    m_windows.clear(); // before the rooms they look into
    KeyMap::current().setMemory(nullptr);
    m_manners.reset();
    m_settings.reset();
    m_sandbox.reset();
    m_logs.reset();
    m_bots.reset();
    m_firstRun.reset();
    emit left(code);
}

} // namespace ui
