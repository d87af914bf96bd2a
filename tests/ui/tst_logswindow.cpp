#include "tests/ui/journalfixture.h"
#include "tests/ui/logsamples.h"
#include "ui/logs/logspage.h"
#include "ui/shell/drophint.h"
#include "ui/shell/mainwindow.h"
#include "ui/traffic/trafficpage.h"

#include <QAction>
#include <QApplication>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QLabel>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

bool dragOver(QWidget *target, const QMimeData &mime)
{
    QDragEnterEvent enter(target->rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    enter.ignore(); // as a drag that nobody wants
    QApplication::sendEvent(target, &enter);
    return enter.isAccepted();
}

void dropOn(QWidget *target, const QMimeData &mime)
{
    QDropEvent drop(target->rect().center(), Qt::CopyAction, &mime, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(target, &drop);
}

} // namespace

/// How a log reaches the window, and how the window leads on from it.
class tst_LogsWindow : public QObject
{
    Q_OBJECT
private slots:
    void withoutADeskThereIsNoPlace();
    void aDroppedFileIsRead();
    void aDragThatLeavesHidesTheHint();
    void theMenuOpensALog();
    void whatWasReadElsewhereCanBeShown();
    void theReportLeadsToTraffic();

private:
    [[nodiscard]] static ui::Services services(JournalFixture &journal, ui::LogDesk &desk)
    {
        ui::Services services = journal.services();
        services.logDesk = &desk;
        return services;
    }
};

void tst_LogsWindow::withoutADeskThereIsNoPlace()
{
    JournalFixture journal;
    ui::MainWindow window(journal.services());
    window.show();
    window.showPlace(u"logs"_s);
    QVERIFY(window.place() != u"logs"_s);
    QVERIFY(!window.acceptDrops());
    QVERIFY(!window.findChild<QAction *>(u"openLog"_s));
}

void tst_LogsWindow::aDroppedFileIsRead()
{
    JournalFixture journal;
    ui::LogDesk desk;
    const QSignalSpy wanted(&desk, &ui::LogDesk::readWanted);
    const QSignalSpy pasted(&desk, &ui::LogDesk::pasteWanted);
    ui::MainWindow window(services(journal, desk));
    window.show();
    QMimeData page;
    page.setUrls({QUrl(u"https://example.com"_s)});
    QVERIFY(!dragOver(&window, page));
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(u"/logs/astrbot.log"_s)});
    QVERIFY(dragOver(&window, file));
    auto *hint = window.findChild<ui::DropHint *>();
    QVERIFY(hint && hint->isVisible());
    QCOMPARE(hint->size(), window.centralWidget()->size());
    QVERIFY(dragOver(hint, file));
    dropOn(hint, file);
    QVERIFY(!hint->isVisible());
    QCOMPARE(window.place(), u"logs"_s);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][1].toString(), u"/logs/astrbot.log"_s);
    QVERIFY(!window.isSettled());
    QMimeData words;
    words.setText(u"[15:04:09.610] text"_s);
    QVERIFY(dragOver(&window, words));
    dropOn(&window, words);
    QCOMPARE(pasted.size(), 1);
}

void tst_LogsWindow::aDragThatLeavesHidesTheHint()
{
    JournalFixture journal;
    ui::LogDesk desk;
    ui::MainWindow window(services(journal, desk));
    window.show();
    QMimeData file;
    file.setUrls({QUrl::fromLocalFile(u"/logs/astrbot.log"_s)});
    QVERIFY(dragOver(&window, file));
    auto *hint = window.findChild<ui::DropHint *>();
    QDragLeaveEvent leave;
    QApplication::sendEvent(&window, &leave);
    QTRY_VERIFY(!hint->isVisible());
    // The hint comes between: the window hears that the drag left it, and the hint stays.
    QVERIFY(dragOver(&window, file));
    QApplication::sendEvent(&window, &leave);
    QVERIFY(dragOver(hint, file));
    QCoreApplication::processEvents();
    QVERIFY(hint->isVisible());
    QApplication::sendEvent(hint, &leave);
    QVERIFY(!hint->isVisible());
}

void tst_LogsWindow::theMenuOpensALog()
{
    JournalFixture journal;
    ui::LogDesk desk;
    ui::MainWindow window(services(journal, desk));
    window.show();
    auto *action = window.findChild<QAction *>(u"openLog"_s);
    QVERIFY(action);
    QCOMPARE(action->shortcut(), QKeySequence(u"Ctrl+O"_s));
    action->trigger();
    QCOMPARE(window.place(), u"logs"_s);
    auto *dialog = window.findChild<QFileDialog *>(u"openLogDialog"_s);
    QVERIFY(dialog);
    const QSignalSpy wanted(&desk, &ui::LogDesk::readWanted);
    emit dialog->filesSelected({u"/logs/a.log"_s, u"/logs/b.log"_s});
    QCOMPARE(wanted.size(), 2);
    dialog->close();
}

void tst_LogsWindow::whatWasReadElsewhereCanBeShown()
{
    JournalFixture journal;
    ui::LogDesk desk;
    QSignalSpy wanted(&desk, &ui::LogDesk::readWanted);
    ui::MainWindow window(services(journal, desk));
    window.show();
    window.showPlace(u"logs"_s);
    window.findChild<ui::LogsPage *>()->openFile(u"/logs/astrbot.log"_s);
    window.showPlace(u"traffic"_s);
    desk.setLogs({test::reportLog(u"other.log"_s), test::reportLog()});
    emit desk.finished(wanted[0][0].toULongLong(), test::reportLog(), true);
    QCOMPARE(window.place(), u"traffic"_s); // a person is busy there
    QCOMPARE(window.findChildren<QLabel *>(u"toastText"_s).last()->text(), u"astrbot.log: 1 fault"_s);
    window.findChildren<QPushButton *>(u"toastAction"_s).last()->click();
    QCOMPARE(window.place(), u"logs"_s);
    QCOMPARE(window.findChild<QTextEdit *>(u"logName"_s)->toPlainText(), u"astrbot.log"_s);
}

void tst_LogsWindow::theReportLeadsToTraffic()
{
    JournalFixture journal;
    ui::LogDesk desk;
    desk.setLogs({test::reportLog()});
    ui::MainWindow window(services(journal, desk));
    window.show();
    window.showPlace(u"logs"_s);
    window.findChild<QPushButton *>(u"logTraffic"_s)->click();
    QCOMPARE(window.place(), u"traffic"_s);
    window.showPlace(u"logs"_s);
    window.findChild<QPushButton *>(u"logConversation"_s)->click();
    QCOMPARE(window.place(), u"conversations"_s);
}

QTEST_MAIN(tst_LogsWindow)
#include "tst_logswindow.moc"
