// Makes the pictures of the README that need a hand on the mouse: a failure and its cure. Usage: qbc_screenshots FOLDER
#include "tests/desk/deskbench.h"

#include <QApplication>
#include <QListView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 10'000; // ms

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

private:
    static void ready(DeskBench &bench, bool reached)
    {
        if (!reached || !bench.waitForSettled())
            qFatal("the window did not get there");
    }
    void save(DeskBench &bench, const QString &name)
    {
        const QString file = m_folder + u'/' + name + u".png"_s;
        if (!bench.window().grab().save(file))
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
    return 0;
}
