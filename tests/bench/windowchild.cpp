#include "tests/bench/windowchild.h"

#include "app/console/program.h"
#include "tests/bench/firstpaint.h"
#include "ui/shell/mainwindow.h"

#include <QApplication>
#include <QEventLoop>

namespace bench {

using namespace Qt::StringLiterals;

int runWindow(int &argc, char **argv, const QString &dataFolder, qint64 begun)
{
    QApplication application(argc, argv);
    application.setQuitOnLastWindowClosed(false);
    const FirstPaint paint(application, begun);
    console::CommandLine line;
    line.dataDir = dataFolder;
    line.place = u"traffic"_s;
    console::Program program(line, {});
    std::unique_ptr<ui::MainWindow> window;
    QObject::connect(&program, &console::Program::ready, &application, [&] {
        const ui::Services services{.bot = program.bot(),
            .journal = &program.journal(),
            .feed = &program.feed(),
            .catalogue = &program.catalogue(),
            .profile = program.profile(),
            .appId = program.bots().isEmpty() ? QString() : program.bots().first()->facts().appId,
            .scenario = program.scenario()};
        window = std::make_unique<ui::MainWindow>(services, ui::ThemeChoice::System, ui::LanguageChoice::System);
        window->showPlace(line.place);
        window->show();
    });
    QMetaObject::invokeMethod(&program, &console::Program::start, Qt::QueuedConnection);
    const int code = QApplication::exec();
    window.reset(); // before the rooms it looks into
    // An orderly stop: after another the next start would read the journal through.
    QEventLoop loop;
    QObject::connect(&program, &console::Program::stopped, &loop, &QEventLoop::quit, Qt::QueuedConnection);
    program.stop();
    loop.exec();
    return code;
}

} // namespace bench
