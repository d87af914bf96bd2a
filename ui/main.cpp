#include "app/console/quietwatch.h"
#include "app/console/resendverb.h"
#include "app/console/runverb.h"
#include "app/console/unixsignals.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

using console::ExitCode;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(main)
};

int complain(const QString &sentence, ExitCode code)
{
    const QByteArray bytes = "qqbot-console: " + sentence.toUtf8() + '\n';
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
    return int(code);
}

// A QApplication without a display aborts unless the offscreen plugin is chosen.
void chooseOffscreenWithoutDisplay()
{
    const bool display = qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY");
    if (!display && !qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

ui::LanguageChoice languageChoice(const QString &name)
{
    if (name == "en"_L1)
        return ui::LanguageChoice::English;
    return name == "zh_CN"_L1 ? ui::LanguageChoice::Chinese : ui::LanguageChoice::System;
}

// Everything that ends the program goes through the one orderly stop.
class Ending : public QObject
{
public:
    Ending(console::Program &program, QCoreApplication &application)
        : m_program(program)
    {
        connect(&m_signals, &console::UnixSignals::stopAsked, &program, [this] { leave(ExitCode::Done); });
        connect(&program, &console::Program::failed, this, [this](ExitCode code, const QString &sentence) {
            complain(sentence, code);
            leave(code);
        });
        connect(
            &program, &console::Program::stopped, &application, [this] { QCoreApplication::exit(int(m_code)); },
            Qt::QueuedConnection);
    }
    void leave(ExitCode code)
    {
        m_code = m_code == ExitCode::Done ? code : m_code;
        m_program.stop();
    }

private:
    console::Program &m_program;
    console::UnixSignals m_signals;
    ExitCode m_code = ExitCode::Done;
};

int runWithoutWindow(int &argc, char **argv, const console::CommandLine &line, const config::Credentials &credentials)
{
    QCoreApplication application(argc, argv);
    ui::Languages languages;
    languages.install(line.language.isEmpty() ? ui::LanguageChoice::English : languageChoice(line.language));
    console::Program program(line, credentials);
    Ending ending(program, application);
    std::unique_ptr<QObject> verb;
    if (line.verb == console::Verb::Resend) {
        auto resend = std::make_unique<console::ResendVerb>(program);
        QObject::connect(
            resend.get(), &console::ResendVerb::finished, &program, [&](ExitCode code) { ending.leave(code); });
        verb = std::move(resend);
    } else {
        verb = std::make_unique<console::RunVerb>(program);
    }
    QMetaObject::invokeMethod(&program, &console::Program::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

ui::ThemeChoice themeChoice(console::ThemeName name)
{
    switch (name) {
    case console::ThemeName::Light:
        return ui::ThemeChoice::Light;
    case console::ThemeName::Dark:
        return ui::ThemeChoice::Dark;
    case console::ThemeName::System:
        break;
    }
    return ui::ThemeChoice::System;
}

// The window over a program that is ready, and what the command line wants of it.
class Desk : public QObject
{
public:
    Desk(console::Program &program, Ending &ending)
        : m_program(program)
        , m_ending(ending)
    {
        connect(&program, &console::Program::ready, this, &Desk::open);
        connect(&program, &console::Program::scenarioFinished, this, [this] {
            m_scenarioFinished = true;
            if (m_quiet)
                m_quiet->scenarioFinished();
        });
    }

private:
    void open()
    {
        const console::CommandLine &line = m_program.commandLine();
        const ui::Services services{.bot = m_program.bot(),
            .journal = &m_program.journal(),
            .feed = &m_program.feed(),
            .catalogue = &m_program.catalogue(),
            .profile = m_program.profile(),
            .appId = m_program.appId(),
            .sandbox = line.sandbox,
            .scenario = m_program.scenario()};
        m_window = std::make_unique<ui::MainWindow>(services, themeChoice(line.theme), languageChoice(line.language));
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
            watchQuiet(line);
    }
    void watchQuiet(const console::CommandLine &line)
    {
        const auto settled = [this] { return m_window->isSettled() && (!m_transcript || m_transcript->isSettled()); };
        m_quiet = std::make_unique<console::QuietWatch>(m_program.feed(), settled);
        connect(m_quiet.get(), &console::QuietWatch::quiet, this, [this, file = line.screenshot] {
            const bool saved = m_window->grab().save(file, "PNG");
            if (!saved)
                complain(Words::tr("The screenshot cannot be saved: %1").arg(file), ExitCode::Failed);
            leave(saved ? ExitCode::Done : ExitCode::Failed);
        });
        connect(m_quiet.get(), &console::QuietWatch::gaveUp, this, [this] {
            complain(Words::tr("It did not become quiet within 30 seconds."), ExitCode::Failed);
            leave(ExitCode::Failed);
        });
        if (!line.sandbox || m_scenarioFinished)
            m_quiet->scenarioFinished();
        m_quiet->start();
    }
    void leave(ExitCode code)
    {
        m_quiet.reset();
        m_transcript.reset();
        m_window.reset(); // before the rooms it looks into
        m_ending.leave(code);
    }

    console::Program &m_program;
    Ending &m_ending;
    std::unique_ptr<ui::MainWindow> m_window;
    std::unique_ptr<console::Transcript> m_transcript;
    std::unique_ptr<console::QuietWatch> m_quiet;
    bool m_scenarioFinished = false;
};

int runWindow(int &argc, char **argv, const console::CommandLine &line, const config::Credentials &credentials)
{
    chooseOffscreenWithoutDisplay();
    QApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false); // the orderly stop quits
    console::Program program(line, credentials);
    Ending ending(program, application);
    Desk desk(program, ending);
    QMetaObject::invokeMethod(&program, &console::Program::start, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const config::Credentials credentials = config::Credentials::takeFromEnvironment();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    QCoreApplication::setApplicationName(u"qqbot-console"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(QBC_VERSION));
    const auto line = console::parseCommandLine(arguments);
    if (!line)
        return complain(line.error().sentence + u'\n' + Words::tr("Try --help."), ExitCode::Usage);
    if (line->help) {
        console::printLine(console::helpText());
        return 0;
    }
    if (line->version) {
        console::printLine(u"qqbot-console %1"_s.arg(QCoreApplication::applicationVersion()));
        return 0;
    }
    if (line->verb != console::Verb::Window)
        return runWithoutWindow(argc, argv, *line, credentials);
    return runWindow(argc, argv, *line, credentials);
}
