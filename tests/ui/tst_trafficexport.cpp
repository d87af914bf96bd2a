#include "tests/ui/journalfixture.h"
#include "tests/ui/noticewindow.h"
#include "ui/filter/filterbar.h"
#include "ui/traffic/trafficexport.h"
#include "ui/traffic/trafficpage.h"

#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;

/// What the table shows, as a file.
class tst_TrafficExport : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_journal = std::make_unique<JournalFixture>();
        const traffic::Record good = m_journal->send(u"morning"_s, u"A"_s, 1);
        const traffic::Record bad = m_journal->send(u"night"_s, u"A"_s, 2);
        m_peer = good.peer.value;
        m_journal->write(
            {good, JournalFixture::accepted(good, u"R"_s), bad, JournalFixture::refused(bad, 40034024, u"no"_s)});
        m_window = std::make_unique<test::NoticeWindow>();
        m_window->resize(1000, 600);
        m_page = new ui::TrafficPage(m_journal->services(), m_window.get());
        m_page->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTRY_VERIFY(m_page->isSettled());
    }
    void cleanup()
    {
        m_window.reset();
        m_journal.reset();
    }
    void theKeyAsksForAFileWithTheDaysName()
    {
        QTest::keyClick(m_page->focusProxy(), Qt::Key_E, Qt::ControlModifier);
        auto *dialog = m_page->findChild<QFileDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        const QRegularExpression name(u"/qqbot-\\d{4}-\\d\\d-\\d\\d\\.har$"_s);
        QVERIFY2(name.match(dialog->selectedFiles().constFirst()).hasMatch(),
            qPrintable(dialog->selectedFiles().constFirst()));
    }
    void theNamesSuffixSaysTheFormat()
    {
        QTest::keyClick(m_page->focusProxy(), Qt::Key_E, Qt::ControlModifier);
        auto *dialog = m_page->findChild<QFileDialog *>(u"exportDialog"_s);
        QCOMPARE(dialog->nameFilters().size(), 2);
        emit dialog->filterSelected(dialog->nameFilters().constLast());
        QVERIFY(dialog->selectedFiles().constFirst().endsWith(u".ndjson"_s));
        emit dialog->filterSelected(dialog->nameFilters().constFirst());
        QVERIFY(dialog->selectedFiles().constFirst().endsWith(u".har"_s));
        const QByteArray rows = write(true, u"out.ndjson"_s);
        QCOMPARE(rows.count('\n'), 2);
        QVERIFY(rows.startsWith("{\"schema\":\"qqbot-console/row\""));
    }
    void whatTheFilterShowsIsWrittenUnderPseudonyms()
    {
        m_page->setFilter(u"code:40034024"_s);
        QTRY_VERIFY(m_page->isSettled());
        const QByteArray har = write(true);
        QVERIFY(har.contains("night"));
        QVERIFY(!har.contains("morning"));
        QVERIFY(!har.contains(m_peer.toUtf8()));
        QCOMPARE(m_window->notices.size(), 1);
        QVERIFY2(m_window->notices[0].text.contains(u"calls 1"_s), qPrintable(m_window->notices[0].text));
        QVERIFY(m_window->notices[0].text.contains(u"out.har"_s));
    }
    void rowsOfALogAreInIt()
    {
        JournalFixture other;
        other.write({other.send(u"from a log"_s, u"B"_s, 1)});
        m_journal->services().journal->add({journal::firstImport, other.path(), {}, u"astrbot.log"_s});
        emit m_journal->feed().reset();
        QTRY_VERIFY(m_page->isSettled());
        const QByteArray all = write(true, u"all.ndjson"_s);
        QCOMPARE(all.count('\n'), 3);
        QVERIFY(all.contains("from a log") && all.contains("\"source\":\"astrbot.log\""));
        m_page->setFilter(u"source:live"_s);
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(write(true, u"live.ndjson"_s).count('\n'), 2);
    }
    void peoplesIdsStandInItOnlyAfterAWarning()
    {
        auto *menu = m_page->findChild<QMenu *>(u"exportMenu"_s);
        menu->actions().constLast()->trigger();
        auto *box = m_page->findChild<QMessageBox *>(u"exportWarning"_s);
        QVERIFY(box && !m_page->findChild<QFileDialog *>());
        for (QAbstractButton *button : box->buttons()) {
            if (box->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QVERIFY(m_page->findChild<QFileDialog *>(u"exportDialog"_s));
        QVERIFY(write(false).contains(m_peer.toUtf8()));
        QVERIFY(m_window->notices[0].text.contains(u"with people's ids"_s));
    }
    void aFileThatCannotBeWrittenIsTold()
    {
        const journal::RowQuery all;
        exporter()->write(all, m_folder.filePath(u"no/such/folder.har"_s), true);
        QTRY_COMPARE(m_window->notices.size(), 1);
        QCOMPARE(m_window->notices[0].tone, ui::Tone::Bad);
        QVERIFY(!exporter()->isRunning());
    }
    void theSecondWaitsForTheFirstAndTheButtonSaysSo()
    {
        const QSignalSpy running(exporter(), &ui::TrafficExport::runningChanged);
        exporter()->write({}, m_folder.filePath(u"first.har"_s), true);
        QVERIFY(!m_page->findChild<QPushButton *>(u"exportButton"_s)->isEnabled());
        exporter()->write({}, m_folder.filePath(u"second.har"_s), true);
        QTRY_COMPARE(running.count(), 2);
        QVERIFY(QFile::exists(m_folder.filePath(u"first.har"_s)));
        QVERIFY(!QFile::exists(m_folder.filePath(u"second.har"_s)));
    }
    void aWindowThatClosesEndsIt()
    {
        exporter()->write({}, m_folder.filePath(u"gone.har"_s), true);
        m_window
            .reset(); // waits for the thread; under the sanitizers this tells whether it outlives what it works with
        QVERIFY(true);
    }

private:
    QByteArray write(bool redact, const QString &name = u"out.har"_s)
    {
        QFile file(m_folder.filePath(name));
        exporter()->write(
            {.filter = m_page->findChild<ui::FilterBar *>(u"filterBar"_s)->filter()}, file.fileName(), redact);
        [&] { QTRY_VERIFY(!exporter()->isRunning()); }();
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] ui::TrafficExport *exporter() const { return m_page->findChild<ui::TrafficExport *>(); }

    QTemporaryDir m_folder;
    QString m_peer;
    std::unique_ptr<JournalFixture> m_journal;
    std::unique_ptr<test::NoticeWindow> m_window;
    ui::TrafficPage *m_page = nullptr; // the window's
};

QTEST_MAIN(tst_TrafficExport)
#include "tst_trafficexport.moc"
