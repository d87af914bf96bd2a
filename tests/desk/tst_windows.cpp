#include "tests/desk/deskbench.h"

#include <QAction>
#include <QListView>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;

/// Two windows on one bot and one journal.
class tst_Windows : public QObject
{
    Q_OBJECT

private slots:
    void aSecondTrafficStandsBesideAChat();
};

void tst_Windows::aSecondTrafficStandsBesideAChat()
{
    DeskBench bench(u"seed-three-messages"_s);
    QVERIFY(QTest::qWaitForWindowActive(&bench.window()));
    QVERIFY(bench.waitForQuiet());
    ui::MainWindow *first = &bench.window();
    first->showPlace(u"traffic"_s);
    first->showPlace(u"conversations"_s);
    QTest::keyClick(first, Qt::Key_N, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(bench.desk().windowCount(), 2);
    ui::MainWindow *second = nullptr;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        auto *window = qobject_cast<ui::MainWindow *>(widget);
        if (window && window != first)
            second = window;
    }
    QVERIFY(second);
    QCOMPARE(second->place(), u"traffic"_s);
    QCOMPARE(first->place(), u"conversations"_s);
    const auto *table = second->findChild<QTableView *>(u"trafficTable"_s);
    const auto *firstTable = first->findChild<QTableView *>(u"trafficTable"_s);
    QTRY_VERIFY(second->isSettled() && table->model()->rowCount() > 0);
    QTRY_COMPARE(table->model()->rowCount(), firstTable->model()->rowCount());

    // A language that is chosen in one is the language of both.
    QVERIFY(first->windowTitle() == second->windowTitle());
    for (QAction *action : first->findChildren<QAction *>()) {
        if (action->text() == u"简体中文"_s)
            action->trigger();
    }
    QTRY_VERIFY(second->windowTitle().contains(u"沙箱"_s));
    QVERIFY(first->windowTitle().contains(u"沙箱"_s));

    // The one that stays goes on.
    first->close();
    QTRY_COMPARE(bench.desk().windowCount(), 1);
    QCOMPARE(bench.desk().window(), second);
    QVERIFY(second->windowTitle().contains(u"沙箱"_s));
    second->showPlace(u"conversations"_s);
    QTRY_VERIFY(second->isSettled());
}

QTEST_MAIN(tst_Windows)
#include "tst_windows.moc"
