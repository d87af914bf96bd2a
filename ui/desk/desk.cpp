#include "ui/desk/desk.h"

#include "app/console/runverb.h"
#include "ui/common/viewmemory.h"
#include "ui/desk/sandboxlink.h"

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

LanguageChoice languageChoice(const QString &name)
{
    if (name == "en"_L1)
        return LanguageChoice::English;
    return name == "zh_CN"_L1 ? LanguageChoice::Chinese : LanguageChoice::System;
}

Desk::Desk(console::Program &program, QObject *parent)
    : QObject(parent)
    , m_program(program)
{
    connect(&program, &console::Program::ready, this, &Desk::open);
    connect(&program, &console::Program::scenarioFinished, this, [this] {
        m_scenarioFinished = true;
        if (m_quiet)
            m_quiet->scenarioFinished();
    });
}

Desk::~Desk() = default;

void Desk::open()
{
    const console::CommandLine &line = m_program.commandLine();
    m_sandbox = linkSandbox(m_program);
    m_memory = std::make_unique<ViewMemory>(m_program.paths().views());
    const Services services{.bot = m_program.bot(),
        .journal = &m_program.journal(),
        .feed = &m_program.feed(),
        .catalogue = &m_program.catalogue(),
        .profile = m_program.profile(),
        .appId = m_program.appId(),
        .hasAgent = m_program.hasAgent(),
        .sandbox = line.sandbox,
        .scenario = m_program.scenario(),
        .memory = m_memory.get(),
        .sandboxDesk = m_sandbox.get(),
        .badSettings = m_program.settings().bad,
        .apiBase = m_program.apiBase(),
        .clock = &m_program.clock()};
    m_window = std::make_unique<MainWindow>(services, themeChoice(line.theme), languageChoice(line.language));
    m_window->showPlace(line.place);
    if (line.size)
        m_window->resize(*line.size);
    if (line.sandbox)
        m_transcript = std::make_unique<console::Transcript>(
            m_program.journal(), m_program.feed(), m_program.since(), console::printLine);
    m_window->show();
    // Queued: it is said from inside the close event of the window that leaving destroys.
    connect(
        qApp, &QGuiApplication::lastWindowClosed, this, [this] { leave(ExitCode::Done); }, Qt::QueuedConnection);
    if (!line.screenshot.isEmpty())
        watchQuiet();
}

void Desk::watchQuiet()
{
    const auto settled = [this] { return m_window->isSettled() && (!m_transcript || m_transcript->isSettled()); };
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
    const bool saved = m_window->grab().save(file, "PNG");
    if (!saved)
        emit complained(tr("The screenshot cannot be saved: %1").arg(file));
    leave(saved ? ExitCode::Done : ExitCode::Failed);
}

void Desk::leave(ExitCode code)
{
    m_quiet.reset();
    m_transcript.reset();
    m_window.reset(); // before the rooms it looks into
    m_sandbox.reset();
    emit left(code);
}

} // namespace ui
