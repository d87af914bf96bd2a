// Makes the pictures of the README that need a hand on the mouse: a failure and its cure. Usage: qbc_screenshots FOLDER
#include "tests/desk/deskbench.h"

#include <QApplication>
#include <QLabel>
#include <QListView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // ms
constexpr int toastTime = 6'000; // ms until a note of what was read has gone

class Photographer
{
public:
    explicit Photographer(QString folder)
        : m_folder(std::move(folder))
    {
    }

    /// The conversation with a refused message selected, then the sheet that sends it again.
    void cure(const QString &suffix, const Look &look)
    {
        DeskBench bench(u"own-id"_s, look);
        ready(bench, bench.waitForQuiet());
        bench.selectBubble(u"测试消息 2"_s);
        ready(bench, QTest::qWaitFor([&] { return bench.find<QWidget>(u"cureButton"_s)->isVisible(); }, patience));
        save(bench, u"cure-"_s + suffix);
        bench.press(Qt::Key_E);
        ready(bench, QTest::qWaitFor([&] { return bench.find<QWidget>(u"resendSheet"_s)->isVisible(); }, patience));
        ready(bench, bench.waitForSettled());
        save(bench, u"resend-"_s + suffix);
    }
    /// What did not arrive, with the plan that sends it.
    void undelivered(const QString &suffix, const Look &look)
    {
        DeskBench bench(u"four-replies"_s, look);
        ready(bench, bench.waitForQuiet());
        bench.window().showPlace(u"undelivered"_s);
        auto *list = bench.find<QListView>(u"undeliveredList"_s);
        ready(bench, QTest::qWaitFor([&] { return list->model()->rowCount() == 2; }, patience));
        list->setFocus();
        bench.press(Qt::Key_A, Qt::ControlModifier);
        bench.press(Qt::Key_P);
        ready(bench, QTest::qWaitFor([&] { return bench.find<QWidget>(u"planPanel"_s)->isVisible(); }, patience));
        save(bench, u"undelivered-"_s + suffix);
    }

    /// The log of the public bug report, with what is wrong in it.
    void log(const QString &suffix, const Look &look)
    {
        DeskBench bench(u"echo"_s, look);
        ready(bench, bench.waitForQuiet());
        const QString path = QDir::tempPath() + u"/astrbot.log"_s;
        QFile::remove(path);
        ready(bench, QFile::copy(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"), path));
        bench.window().openLog(path);
        auto *result = bench.find<QLabel>(u"logResult"_s);
        ready(bench, QTest::qWaitFor([&] { return result->isVisible() && !result->text().isEmpty(); }, patience));
        QTest::qWait(toastTime);
        save(bench, u"logs-"_s + suffix);
        QFile::remove(path);
    }
    /// What a person meets who has no bot here.
    void firstRun(const QString &suffix, const Look &look)
    {
        const QTemporaryDir folder;
        console::CommandLine line;
        line.dataDir = folder.path();
        line.theme = look.theme;
        line.language = look.language;
        line.size = look.size;
        console::Program program(line, {});
        ui::Desk desk(program);
        program.start();
        if (!QTest::qWaitFor([&] { return desk.firstRun() && desk.firstRun()->page().isVisible(); }, patience))
            qFatal("nobody asks for a bot");
        QTest::qWait(100);
        save(desk.firstRun()->page(), u"first-run-"_s + suffix);
    }

private:
    static void ready(DeskBench &bench, bool reached)
    {
        if (!reached || !bench.waitForSettled())
            qFatal("the window did not get there");
    }
    void save(DeskBench &bench, const QString &name) { save(bench.window(), name); }
    void save(QWidget &window, const QString &name)
    {
        const QString file = m_folder + u'/' + name + u".png"_s;
        if (!window.grab().save(file))
            qFatal("cannot save %s", qPrintable(file));
    }

    QString m_folder;
};

} // namespace

int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    if (argc != 2)
        qFatal("usage: qbc_screenshots FOLDER");
    Photographer photographer(QString::fromLocal8Bit(argv[1]));
    const Look light;
    const Look darkChinese{.theme = console::ThemeName::Dark, .language = u"zh_CN"_s};
    photographer.cure(u"light"_s, light);
    photographer.cure(u"dark-zh"_s, darkChinese);
    photographer.undelivered(u"light"_s, light);
    photographer.undelivered(u"dark-zh"_s, darkChinese);
    photographer.log(u"light"_s, light);
    photographer.log(u"dark-zh"_s, darkChinese);
    photographer.firstRun(u"light"_s, light);
    photographer.firstRun(u"dark-zh"_s, darkChinese);
    return 0;
}
