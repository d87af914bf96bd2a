#include "app/sandbox/stage.h"
#include "tests/support/platformcommand.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSocketNotifier>

#include <array>
#include <csignal>
#include <cstdio>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace {

constexpr int exitFailed = 1;
constexpr int exitUsage = 2;

/// A signal handler may only write to a descriptor: the event loop reads the other end.
std::array<int, 2> signalPipe{-1, -1};

void complain(const QString &text)
{
    std::fputs(qPrintable(text + u'\n'), stderr);
}

void quitOnSignal(QCoreApplication &app)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, signalPipe.data()) != 0)
        return;
    auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, &QCoreApplication::quit);
    for (const int signal : {SIGTERM, SIGINT})
        std::signal(signal, [](int) { std::ignore = ::write(signalPipe[0], "q", 1); });
}

/// Each line is a command (see test::obey()); the end of the input is the end of the program.
void obeyInput(sandbox::Stage &stage)
{
    auto *notifier = new QSocketNotifier(STDIN_FILENO, QSocketNotifier::Read, &stage);
    QObject::connect(notifier, &QSocketNotifier::activated, &stage, [&stage, input = QByteArray()]() mutable {
        std::array<char, 4096> chunk{};
        const ssize_t count = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (count <= 0)
            return QCoreApplication::quit();
        input.append(chunk.data(), count);
        for (qsizetype end = input.indexOf('\n'); end >= 0; end = input.indexOf('\n')) {
            if (const QString wrong = test::obey(stage, input.first(end)); !wrong.isEmpty())
                complain(wrong);
            input.remove(0, end + 1);
        }
    });
}

void announce(const sandbox::Endpoints &endpoints)
{
    const QJsonObject line{{u"api_base"_s, endpoints.apiBase.toString()},
        {u"token_url"_s, endpoints.tokenUrl.toString()}, {u"model_base"_s, endpoints.modelBase.toString()},
        {u"app_id"_s, endpoints.appId.value}, {u"client_secret"_s, QString::fromUtf8(endpoints.clientSecret.reveal())},
        {u"model_key"_s, QString::fromUtf8(endpoints.modelKey.reveal())}, {u"model_name"_s, endpoints.modelName}};
    std::puts(QJsonDocument(line).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

/// Writes the record when it has changed; whole or not at all, so that a reader never sees half of it.
void saveRecord(const sandbox::Stage &stage, const QString &path, qint64 &savedRevision)
{
    if (path.isEmpty() || savedRevision == stage.revision())
        return;
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(sandbox::toJson(stage.record())) >= 0 && file.commit())
        savedRevision = stage.revision();
    else
        complain(u"cannot write %1: %2"_s.arg(path, file.errorString()));
}

int play(QCoreApplication &app, const sandbox::Scenario &scenario, const QString &statePath)
{
    core::SystemClock systemClock;
    core::AdjustableClock clock(systemClock);
    sandbox::Stage stage(scenario, clock);
    obeyInput(stage);
    QObject::connect(&stage, &sandbox::Stage::opened, &app, &announce);
    QObject::connect(&stage, &sandbox::Stage::failed, &app, [](sandbox::StartFailure) {
        complain(u"cannot listen on 127.0.0.1"_s);
        QCoreApplication::exit(exitFailed);
    });
    qint64 savedRevision = -1;
    QTimer saver;
    QObject::connect(&saver, &QTimer::timeout, &app, [&] { saveRecord(stage, statePath, savedRevision); });
    saver.start(200); // often enough to look at, seldom enough not to matter
    QMetaObject::invokeMethod(&stage, &sandbox::Stage::open, Qt::QueuedConnection);
    const int result = QCoreApplication::exec();
    saveRecord(stage, statePath, savedRevision);
    return result;
}

} // namespace

/// The embedded platform and the scripted model as a process of their own: they outlive the client that is tested.
/// Prints one JSON line with the endpoints; reads commands, one JSON object a line, from stdin; runs until stdin closes
/// or SIGTERM.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"scenario"_s, u"File or built-in name."_s, u"FILE|NAME"_s, u"echo"_s},
        {u"nonce"_s, u"Replaces ${nonce} in the scenario's texts."_s, u"X"_s},
        {u"state"_s, u"Keep the record there as JSON."_s, u"FILE"_s}});
    parser.process(app);
    const auto scenario = sandbox::loadScenario(parser.value(u"scenario"_s), parser.value(u"nonce"_s));
    if (!scenario) {
        complain(u"%1: %2"_s.arg(scenario.error().path, scenario.error().reason));
        return exitUsage;
    }
    quitOnSignal(app);
    return play(app, *scenario, parser.value(u"state"_s));
}
