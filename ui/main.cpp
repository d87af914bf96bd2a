#include "app/console/doctorverb.h"
#include "app/console/exportverb.h"
#include "app/console/importverb.h"
#include "app/console/printline.h"
#include "app/console/resendverb.h"
#include "app/console/runverb.h"
#include "app/console/unixsignals.h"
#include "ui/desk/desk.h"

#include <QApplication>
#include <QIcon>

#include <csignal>
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

// A verb speaks English unless told otherwise: scripts read it.
void installLanguage(const console::CommandLine &line)
{
    ui::Languages::current().install(
        line.language.isEmpty() ? ui::LanguageChoice::English : ui::languageChoice(line.language));
}

/// What was asked for cannot be read, or asks for help: the answer, in the language that the rest of it asks for.
int answer(int &argc, char **argv, const QStringList &arguments)
{
    const QCoreApplication application(argc, argv);
    const qsizetype wish = arguments.indexOf(u"--lang"_s);
    const bool isChinese = arguments.value(wish + 1) == "zh_CN"_L1 && wish >= 0;
    const bool isChosen = isChinese || arguments.contains(u"--lang=zh_CN"_s);
    ui::Languages::current().install(isChosen ? ui::LanguageChoice::Chinese : ui::LanguageChoice::English);
    const auto line = console::parseCommandLine(arguments);
    if (!line)
        return complain(line.error().sentence + u'\n' + Words::tr("Try --help."), ExitCode::Usage);
    console::printLine(
        line->help ? console::helpText() : u"qqbot-console %1"_s.arg(QCoreApplication::applicationVersion()));
    return 0;
}

int runExport(int &argc, char **argv, const console::CommandLine &line)
{
    const QCoreApplication application(argc, argv);
    installLanguage(line);
    const console::Exported exported = console::exportJournal(line);
    if (exported.code != ExitCode::Done)
        return complain(exported.sentence, exported.code);
    if (line.output != "-"_L1) // else it would stand in what was asked for
        console::printLine(exported.sentence);
    return 0;
}

int runImport(int &argc, char **argv, const console::CommandLine &line)
{
    const QCoreApplication application(argc, argv);
    installLanguage(line);
    static std::atomic_bool isCancelled = false;
    static_assert(std::atomic_bool::is_always_lock_free); // a signal handler sets it
    for (const int number : {SIGINT, SIGTERM})
        std::signal(number, [](int) { isCancelled = true; });
    const console::ImportVoice voice{.print = console::printLine,
        .complain = [](const QString &sentence) { complain(sentence, ExitCode::Failed); },
        .progress = console::printProgress};
    return int(console::importLogs(line, voice, isCancelled));
}

int runDoctor(int &argc, char **argv, const console::CommandLine &line, const config::Credentials &credentials)
{
    const QCoreApplication application(argc, argv);
    installLanguage(line);
    console::DoctorVerb doctor(line, credentials, console::printLine);
    QObject::connect(&doctor, &console::DoctorVerb::finished, &application,
        [](ExitCode code) { QCoreApplication::exit(int(code)); });
    QMetaObject::invokeMethod(&doctor, &console::DoctorVerb::start, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

int runWithoutWindow(int &argc, char **argv, const console::CommandLine &line, const config::Credentials &credentials)
{
    QCoreApplication application(argc, argv);
    installLanguage(line);
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

int runWindow(int &argc, char **argv, const console::CommandLine &line, const config::Credentials &credentials)
{
    chooseOffscreenWithoutDisplay();
    QApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false); // the orderly stop quits
    QGuiApplication::setDesktopFileName(QStringLiteral(QBC_DESKTOP_ID)); // its windows have the icon of its entry…
    QApplication::setWindowIcon(QIcon(u":/icons/logo.svg"_s)); // … or this one, where that is not installed
    console::Program program(line, credentials);
    Ending ending(program, application);
    ui::Desk desk(program);
    QObject::connect(
        &desk, &ui::Desk::complained, &program, [](const QString &sentence) { complain(sentence, ExitCode::Failed); });
    QObject::connect(&desk, &ui::Desk::left, &program, [&ending](ExitCode code) { ending.leave(code); });
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
    if (!line || line->help || line->version)
        return answer(argc, argv, arguments);
    if (line->verb == console::Verb::Export)
        return runExport(argc, argv, *line);
    if (line->verb == console::Verb::Import)
        return runImport(argc, argv, *line);
    if (line->verb == console::Verb::Doctor)
        return runDoctor(argc, argv, *line, credentials);
    if (line->verb != console::Verb::Window)
        return runWithoutWindow(argc, argv, *line, credentials);
    return runWindow(argc, argv, *line, credentials);
}
