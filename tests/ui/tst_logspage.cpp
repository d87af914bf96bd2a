#include "tests/ui/logsamples.h"
#include "tests/ui/logsplace.h"
#include "ui/logs/evidencerow.h"
#include "ui/logs/findingcard.h"

#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QMimeData>
#include <QSignalSpy>
#include <QTranslator>
#include <QUrl>

using namespace Qt::StringLiterals;
using test::halfWay;
using test::reportLog;

/// What the place "Logs" shows, and what it asks the desk for.
class tst_LogsPage : public QObject, private test::LogsPlace
{
    Q_OBJECT
private slots:
    void init() { open(); }
    void cleanup() { close(); }
    void withoutLogsThePlaceSaysWhatItIsFor();
    void aFileIsAskedForAndItsProgressShown();
    void readingCanBeCancelled();
    void whatWasReadIsShownAndTold();
    void anotherWindowsFileDoesNotChangeWhatIsShown();
    void theReportHasTheFactsOfTheLog();
    void aLogThatIsShownSelectsItsFirstMessage();
    void evidenceSelectsItsRow();
    void aLogLeadsToItsRows();
    void consequencesStandFurtherRight();
    void manyFindingsAreShownInParts();
    void anotherEncodingReadsTheFileAgain();
    void aLogCanBeFollowed();
    void whatBecomesOfFollowingIsTold();
    void theBotOfALogCanBeChosen();
    void removingAsksOnce();
    void pastedTextIsRead();
    void droppedFilesAreRead();
    void theLanguageChangesAtRunTime();
};

void tst_LogsPage::withoutLogsThePlaceSaysWhatItIsFor()
{
    QCOMPARE(emptiness(), u"Drop a log of another bot here"_s);
    QVERIFY(part<QPushButton>(u"emptyAction"_s)->isVisible());
    QVERIFY(m_page->isSettled());
}

void tst_LogsPage::aFileIsAskedForAndItsProgressShown()
{
    const QSignalSpy wanted(m_desk.get(), &ui::LogDesk::readWanted);
    m_page->openFile(u"/logs/big.log"_s);
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted[0][1].toString(), u"/logs/big.log"_s);
    QVERIFY(!m_page->isSettled());
    QCOMPARE(part<QLabel>(u"readingProgress"_s)->text(), u"Reading"_s);
    m_desk->setReading(wanted[0][0].toULongLong(), halfWay(u"big.log"_s));
    QString progress = part<QLabel>(u"readingProgress"_s)->text();
    QCOMPARE(progress.replace(QChar(QChar::Nbsp), u' '), u"Reading, 120 MB of 500 MB, 64 MB/s, 6 s left"_s);
    QVERIFY(part<QWidget>(u"readingPane"_s)->isVisible());
    QCOMPARE(part<ui::LogList>(u"logList"_s)->model()->rowCount(), 1);
}

void tst_LogsPage::readingCanBeCancelled()
{
    const QSignalSpy wanted(m_desk.get(), &ui::LogDesk::readWanted);
    const QSignalSpy cancelled(m_desk.get(), &ui::LogDesk::cancelWanted);
    m_page->openFile(u"/logs/big.log"_s);
    const quint64 request = wanted[0][0].toULongLong();
    m_desk->setReading(request, halfWay(u"big.log"_s));
    click(u"cancelReading"_s);
    QCOMPARE(cancelled.size(), 1);
    QCOMPARE(cancelled[0][0].toULongLong(), request);
    QTest::keyClick(part<ui::LogList>(u"logList"_s), Qt::Key_Delete);
    QCOMPARE(cancelled.size(), 2);
    m_desk->endReading(request);
    QTRY_VERIFY(m_page->isSettled());
    QCOMPARE(emptiness(), u"Drop a log of another bot here"_s);
}

void tst_LogsPage::whatWasReadIsShownAndTold()
{
    const QSignalSpy wanted(m_desk.get(), &ui::LogDesk::readWanted);
    m_desk->setLogs({reportLog(u"older.log"_s)});
    m_page->openFile(u"/logs/astrbot.log"_s);
    const quint64 request = wanted[0][0].toULongLong();
    m_desk->setReading(request, halfWay(u"astrbot.log"_s));
    m_desk->endReading(request);
    m_desk->setLogs({reportLog(u"older.log"_s), reportLog()});
    emit m_desk->finished(request, reportLog(), true);
    QCOMPARE(words(u"logName"_s), u"astrbot.log"_s);
    QVERIFY(m_page->isSettled());
    QCOMPARE(m_window->notices.size(), 1);
    QCOMPARE(m_window->notices[0].text, u"astrbot.log: 1 fault"_s);
    QCOMPARE(part<ui::LogList>(u"logList"_s)->current().id, reportLog().id);
    // The answer may come before the list.
    m_page->openFile(u"/logs/third.log"_s);
    emit m_desk->finished(wanted[1][0].toULongLong(), reportLog(u"third.log"_s), true);
    m_desk->setLogs({reportLog(u"older.log"_s), reportLog(), reportLog(u"third.log"_s)});
    QCOMPARE(words(u"logName"_s), u"third.log"_s);
}

void tst_LogsPage::anotherWindowsFileDoesNotChangeWhatIsShown()
{
    m_desk->setLogs({reportLog()});
    m_desk->setReading(9'999, halfWay(u"other.log"_s));
    m_desk->setLogs({reportLog(), reportLog(u"other.log"_s)});
    emit m_desk->finished(9'999, reportLog(u"other.log"_s), true);
    QCOMPARE(words(u"logName"_s), u"astrbot.log"_s);
    QVERIFY(m_window->notices.isEmpty());
}

void tst_LogsPage::theReportHasTheFactsOfTheLog()
{
    imports::Log log = reportLog();
    m_desk->setLogs({log});
    QCOMPARE(words(u"logPath"_s), u"/home/remilia/logs/astrbot.log"_s);
    QCOMPARE(words(u"logDay"_s), u"2026-03-25"_s);
    QVERIFY(words(u"logCounts"_s).startsWith(u"29 lines with meaning, 6 repeated, 23 different"_s));
    QVERIFY(words(u"logSkew"_s).contains(u"ahead"_s));
    QCOMPARE(part<QPushButton>(u"logEncoding"_s)->text(), u"UTF-8"_s);
    QVERIFY(part<QWidget>(u"logWarning"_s)->isVisible());
    QCOMPARE(part<QLabel>(u"logResult"_s)->text(), u"1 fault"_s);
    QVERIFY(words(u"findingExplanation"_s).contains(test::returnedId));
    QVERIFY(words(u"findingAdvice"_s).contains(u"AstrBot"_s));
    log.firstDay.reset();
    log.counts.unparsedLines = 0;
    log.skew = {};
    log.findings.clear();
    m_desk->setLogs({log});
    QVERIFY(words(u"logDay"_s).startsWith(u"The log has no dates"_s));
    QVERIFY(!part<QWidget>(u"logWarning"_s)->isVisible());
    QVERIFY(!part<QWidget>(u"logSkew"_s)->isVisible());
    QCOMPARE(part<QLabel>(u"logResult"_s)->text(), u"No fault found"_s);
}

void tst_LogsPage::aLogThatIsShownSelectsItsFirstMessage()
{
    m_page->hide();
    const QSignalSpy selected(m_page, &ui::LogsPage::selected);
    m_desk->setLogs({reportLog()});
    QVERIFY(selected.isEmpty()); // nobody may listen yet
    m_page->show();
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0][0].value<ui::Selection>().row, reportLog().firstMessage);
    m_desk->setLogs({});
    QCOMPARE(selected.size(), 2);
    QVERIFY(selected[1][0].value<ui::Selection>().row.isNull());
}

void tst_LogsPage::evidenceSelectsItsRow()
{
    m_desk->setLogs({reportLog()});
    const QSignalSpy selected(m_page, &ui::LogsPage::selected);
    const QSignalSpy inspect(m_page, &ui::LogsPage::inspectRequested);
    const auto rows = m_page->findChildren<ui::EvidenceRow *>();
    QCOMPARE(rows.size(), 3);
    QTest::mouseClick(rows[1], Qt::LeftButton);
    QCOMPARE(selected.size(), 1);
    QCOMPARE(selected[0][0].value<ui::Selection>().row, journal::RowRef(journal::firstImport, 14));
    QTest::keyClick(rows[0], Qt::Key_Return);
    QCOMPARE(selected.size(), 2);
    QCOMPARE(inspect.size(), 2);
    QVERIFY(!rows[2]->isEnabled()); // nothing was made of it
    QVERIFY(rows[0]->accessibleName().startsWith(u"Line 15, 15:04:16.762: "_s));
}

void tst_LogsPage::aLogLeadsToItsRows()
{
    m_desk->setLogs({reportLog(u"my \"best\".log"_s)});
    const QSignalSpy rows(m_page, &ui::LogsPage::rowRequested);
    const QSignalSpy filters(m_page, &ui::LogsPage::trafficRequested);
    click(u"logConversation"_s);
    click(u"logTraffic"_s);
    QCOMPARE(rows[0][0].value<journal::RowRef>(), reportLog().firstMessage);
    QCOMPARE(filters[0][0].toString(), u"source:\"my \\\"best\\\".log\""_s);
}

void tst_LogsPage::consequencesStandFurtherRight()
{
    imports::Log log = reportLog();
    imports::FoundFault consequence = test::reportedFault();
    consequence.finding.kind = importer::Finding::Kind::HopelessRetry;
    consequence.finding.isConsequence = true;
    log.findings += consequence;
    m_desk->setLogs({log});
    const auto cards = m_page->findChildren<ui::FindingCard *>();
    QCOMPARE(cards.size(), 2);
    QTRY_VERIFY(cards[1]->x() > cards[0]->x());
    QVERIFY(cards[1]->y() > cards[0]->y());
    QVERIFY(cards[1]->accessibleName().startsWith(u"Consequence: "_s));
}

void tst_LogsPage::manyFindingsAreShownInParts()
{
    imports::Log log = reportLog();
    log.findings = QList<imports::FoundFault>(45, test::reportedFault());
    imports::FoundFault &first = log.findings[0];
    first.evidence = QList<imports::EvidenceLine>(100, first.evidence[0]);
    m_desk->setLogs({log});
    QCOMPARE(m_page->findChildren<ui::FindingCard *>().size(), 30);
    click(u"moreFindings"_s);
    QCOMPARE(m_page->findChildren<ui::FindingCard *>().size(), 45);
    QVERIFY(!part<QWidget>(u"moreFindings"_s)->isVisible());
    auto *card = m_page->findChild<ui::FindingCard *>();
    QCOMPARE(card->findChildren<ui::EvidenceRow *>().size(), 6);
    card->findChild<QPushButton *>(u"moreEvidence"_s)->click();
    QCOMPARE(card->findChildren<ui::EvidenceRow *>().size(), 100);
}

void tst_LogsPage::anotherEncodingReadsTheFileAgain()
{
    m_desk->setLogs({reportLog()});
    QList<importer::ReadOptions> options;
    connect(m_desk.get(), &ui::LogDesk::readWanted, this,
        [&options](quint64, const QString &path, const importer::ReadOptions &one) {
            QCOMPARE(path, reportLog().path);
            options += one;
        });
    const auto actions = part<QPushButton>(u"logEncoding"_s)->menu()->actions();
    QCOMPARE(actions.size(), 4);
    QVERIFY(actions[0]->isChecked());
    QCOMPARE(part<QPushButton>(u"logEncoding"_s)->accessibleName(), u"Encoding: UTF-8"_s);
    QVERIFY(part<QPushButton>(u"logEncoding"_s)->focusPolicy() & Qt::TabFocus);
    actions[3]->trigger();
    QTRY_COMPARE(options.size(), 1);
    QCOMPARE(options[0].encoding, importer::Encoding::Gbk);
    QCOMPARE(options[0].firstDay, QDate(2026, 3, 25));
    QVERIFY(options[0].format.isEmpty());
}

void tst_LogsPage::aLogCanBeFollowed()
{
    imports::Log log = reportLog();
    m_desk->setLogs({log});
    const QSignalSpy follow(m_desk.get(), &ui::LogDesk::followWanted);
    const QSignalSpy end(m_desk.get(), &ui::LogDesk::endFollowingWanted);
    QCOMPARE(part<QPushButton>(u"logFollow"_s)->text(), u"Follow"_s);
    click(u"logFollow"_s);
    QCOMPARE(follow.size(), 1);
    QCOMPARE(follow[0][1].toString(), log.path);
    log.isFollowed = true;
    m_desk->setLogs({log});
    emit m_desk->finished(follow[0][0].toULongLong(), log, true);
    QCOMPARE(m_window->notices.constLast().text, u"astrbot.log is followed: 1 fault"_s);
    QCOMPARE(m_page->findChild<ui::LogList *>()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString(),
        u"astrbot.log, 1 fault, followed"_s);
    QCOMPARE(part<QPushButton>(u"logFollow"_s)->text(), u"Stop following"_s);
    click(u"logFollow"_s);
    QCOMPARE(end.size(), 1);
    QCOMPARE(end[0][0].toString(), log.id);
    log.path.clear();
    m_desk->setLogs({log});
    QVERIFY(!part<QPushButton>(u"logFollow"_s)->isVisible()); // what was pasted does not grow
}

void tst_LogsPage::whatBecomesOfFollowingIsTold()
{
    const imports::Log log = reportLog();
    m_desk->setLogs({log});
    emit m_desk->followsNext(log);
    QCOMPARE(m_window->notices.constLast().text, log.path + u" began anew; the new file is followed."_s);
    emit m_desk->followingFailed(log, {.format = {}, .file = u"Input/output error"_s, .journal = {}});
    QVERIFY(m_window->notices.constLast().text.startsWith(u"astrbot.log is no longer followed."_s));
    QVERIFY(m_window->notices.constLast().text.contains(u"Input/output error"_s));
    click(u"logFollow"_s);
    const QSignalSpy follow(m_desk.get(), &ui::LogDesk::followWanted);
    click(u"logFollow"_s);
    emit m_desk->finished(follow[0][0].toULongLong(), log, true); // not followed
    QCOMPARE(m_window->notices.constLast().text, u"astrbot.log is packed and cannot grow: it was read as it is."_s);
}

void tst_LogsPage::theBotOfALogCanBeChosen()
{
    imports::Log log = reportLog();
    m_desk->setLogs({log});
    const QSignalSpy bound(m_desk.get(), &ui::LogDesk::bindWanted);
    auto *button = part<QPushButton>(u"logBinding"_s);
    QCOMPARE(button->text(), u"No bot of mine"_s);
    QVERIFY(!part<QWidget>(u"logBound"_s)->isVisible());
    button->menu()->actions().at(1)->trigger();
    QTRY_COMPARE(bound.size(), 1);
    QCOMPARE(bound[0][0].toString(), log.id);
    QCOMPARE(bound[0][1].toString(), u"qq_official"_s);
    log.profile = u"qq_official"_s;
    m_desk->setLogs({log});
    QCOMPARE(part<QWidget>(u"logBound"_s)->accessibleName(), u"unverified"_s);
    QVERIFY(words(u"logBoundNote"_s).contains(u"unverified until"_s));
    log.isConfirmed = true;
    m_desk->setLogs({log});
    QCOMPARE(part<QWidget>(u"logBound"_s)->accessibleName(), u"confirmed"_s);
}

void tst_LogsPage::removingAsksOnce()
{
    m_desk->setLogs({reportLog()});
    const QSignalSpy removed(m_desk.get(), &ui::LogDesk::removeWanted);
    QTest::keyClick(part<ui::LogList>(u"logList"_s), Qt::Key_Delete);
    QVERIFY(part<QWidget>(u"logRemoveNow"_s)->isVisible());
    click(u"logKeep"_s);
    QVERIFY(!part<QWidget>(u"logRemoveNow"_s)->isVisible());
    QVERIFY(removed.isEmpty());
    click(u"logRemove"_s);
    click(u"logRemoveNow"_s);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][0].toString(), reportLog().id);
    m_desk->setLogs({});
    QCOMPARE(emptiness(), u"Drop a log of another bot here"_s);
}

void tst_LogsPage::pastedTextIsRead()
{
    const QSignalSpy pasted(m_desk.get(), &ui::LogDesk::pasteWanted);
    QApplication::clipboard()->setText(u"  "_s);
    click(u"pasteLog"_s);
    QCOMPARE(pasted.size(), 0);
    QCOMPARE(m_window->notices.size(), 1);
    QApplication::clipboard()->setText(u"[15:04:09.610] 测试"_s);
    click(u"pasteLog"_s);
    QCOMPARE(pasted.size(), 1);
    QCOMPARE(pasted[0][1].toByteArray(), QByteArray("[15:04:09.610] 测试"));
}

void tst_LogsPage::droppedFilesAreRead()
{
    const QSignalSpy wanted(m_desk.get(), &ui::LogDesk::readWanted);
    QMimeData data;
    data.setUrls({QUrl(u"https://example.com/a.log"_s)});
    QVERIFY(!ui::LogsPage::canTake(data));
    data.setUrls({QUrl::fromLocalFile(u"/logs/a.log"_s), QUrl::fromLocalFile(u"/logs/b c.log"_s)});
    QVERIFY(ui::LogsPage::canTake(data));
    m_page->take(data);
    QCOMPARE(wanted.size(), 2);
    QCOMPARE(wanted[1][1].toString(), u"/logs/b c.log"_s);
}

void tst_LogsPage::theLanguageChangesAtRunTime()
{
    m_desk->setLogs({reportLog()});
    QTranslator chinese;
    QVERIFY(chinese.load(u":/i18n/qbc_zh_CN.qm"_s));
    QCoreApplication::installTranslator(&chinese);
    QTRY_COMPARE(part<QLabel>(u"logsTitle"_s)->text(), u"日志"_s);
    QVERIFY(words(u"findingExplanation"_s).contains(test::returnedId));
    QVERIFY(!words(u"findingHeadline"_s).contains(u"bot"_s));
    QCoreApplication::removeTranslator(&chinese);
    QTRY_COMPARE(part<QLabel>(u"logsTitle"_s)->text(), u"Logs"_s);
}

QTEST_MAIN(tst_LogsPage)
#include "tst_logspage.moc"
