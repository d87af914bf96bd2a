#include "tests/ui/sendtestbench.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QScrollArea>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// The send test as a person has it: what is foreseen, what is sent, what is told.
class tst_SendTestSheet : public QObject
{
    Q_OBJECT
private slots:
    void itOpensOnTheNewestConversationOfThisBot();
    void itOpensOnTheConversationThatIsRead();
    void theForecastFollowsCountAndPath();
    void aCertainAnchorIsPickedFromTheMenu();
    void anIdOfOnesOwnIsSentAsTyped();
    void whatTheFormCannotTakeHoldsTheButton();
    void messagesLeaveOneAfterTheOther();
    void whatTheJournalKnowsStandsInTheRows();
    void whatFailsIsDismissedAndEndsIt();
    void stopEndsItAfterTheMessageOnItsWay();
    void closingStopsIt();
    void theReportIsCopied();
    void theRowsAreShownInTrafficAndInTheInspector();
    void theKeyboardStaysInside();
    void withoutABotItSaysSo();
    void withoutAConversationItSaysSo();
    void offlineItSaysSoAndTriesAllTheSame();
    void inProductionItWarns();
    void theModelKeepsTheRules();
    void aSmallWindowClipsNothing();
};

void tst_SendTestSheet::itOpensOnTheNewestConversationOfThisBot()
{
    SendTestBench bench;
    bench.open();
    QCOMPARE(bench.peers()->model()->rowCount(), 2); // the other bot's is not there
    QCOMPARE(bench.peers()->currentIndex().data().toString(), u"AAAA1111…AAAA3333"_s);
    QVERIFY(bench.peers()->hasFocus());
    QVERIFY(bench.label(u"sendTestLeft"_s).endsWith(u"left · 5 safe"_s));
    QVERIFY(bench.empty().startsWith(u"The result will appear here"_s));
}

void tst_SendTestSheet::itOpensOnTheConversationThatIsRead()
{
    SendTestBench bench;
    bench.open(journal::ConversationKey{u"qq_official"_s, protocol::Scene::C2c, SendTestBench::older});
    QCOMPARE(bench.peers()->currentIndex().data().toString(), u"6836D852…D3B6F33A"_s);
    QCOMPARE(bench.label(u"sendTestAnchor"_s), u"No anchor known"_s);
    bench.sheet->close();
    // One of another bot cannot be sent to.
    bench.open(journal::ConversationKey{u"other"_s, protocol::Scene::C2c, SendTestBench::older});
    QCOMPARE(bench.peers()->currentIndex().data().toString(), u"6836D852…D3B6F33A"_s);
}

void tst_SendTestSheet::theForecastFollowsCountAndPath()
{
    SendTestBench bench;
    bench.open();
    bench.setCount(8);
    QVERIFY2(bench.forecast().startsWith(u"5 of 8 are safe, 3 would not be sent."_s), qPrintable(bench.forecast()));
    QVERIFY(bench.forecast().contains(u"From message 6: All replies on this anchor are used."_s));
    QVERIFY(bench.start()->isEnabled()); // it warns and never forbids
    QCOMPARE(bench.start()->text(), u"Send 8 messages"_s);
    bench.choosePath(2);
    QVERIFY(bench.forecast().startsWith(u"0 of 8 are safe, 8 are uncertain."_s));
    QVERIFY(bench.forecast().contains(u"switch for proactive messages"_s));
    bench.choosePath(0);
    bench.setCount(1);
    QVERIFY(bench.forecast().startsWith(u"It is safe."_s));
    QCOMPARE(bench.start()->text(), u"Send 1 message"_s);
    // The anchors as the bot tells them.
    bench.tellAnchors(5);
    QVERIFY(bench.forecast().startsWith(u"0 of 1 are safe, 1 would not be sent."_s));
}

void tst_SendTestSheet::aCertainAnchorIsPickedFromTheMenu()
{
    SendTestBench bench;
    bench.open();
    bench.choosePath(1);
    QMenu *menu = bench.find<QPushButton>(u"sendTestPick"_s)->menu();
    QVERIFY(QMetaObject::invokeMethod(menu, "aboutToShow"));
    QCOMPARE(menu->actions().size(), 4); // two anchors, a line, another id
    QVERIFY(menu->actions().first()->isChecked());
    menu->actions()[1]->trigger();
    QCOMPARE(bench.label(u"sendTestLeft"_s), u"expired"_s);
    QVERIFY(bench.forecast().startsWith(u"0 of 5 are safe, 5 would be refused."_s));
    bench.start()->click();
    QVERIFY(bench.sent().choice == lineage::AnchorChoice(lineage::ExplicitAnchor{bench.old().id}));
}

void tst_SendTestSheet::anIdOfOnesOwnIsSentAsTyped()
{
    SendTestBench bench;
    bench.open();
    bench.choosePath(1);
    QMenu *menu = bench.find<QPushButton>(u"sendTestPick"_s)->menu();
    QVERIFY(QMetaObject::invokeMethod(menu, "aboutToShow"));
    menu->actions().last()->trigger();
    auto *id = bench.find<QLineEdit>(u"sendTestId"_s);
    QVERIFY(id->isVisible() && id->hasFocus());
    QVERIFY(bench.forecast().contains(u"Choose an anchor"_s));
    QVERIFY(!bench.start()->isEnabled());
    QTest::keyClicks(id, SendTestBench::own);
    QTRY_VERIFY2(bench.forecast().contains(u"it names the bot's own message"_s), qPrintable(bench.forecast()));
    QVERIFY(bench.forecast().startsWith(u"0 of 5 are safe, 5 would be refused."_s));
    bench.start()->click();
    QVERIFY(bench.sent().choice
        == lineage::AnchorChoice(lineage::ExplicitUnverified{core::UnverifiedId(SendTestBench::own)}));
}

void tst_SendTestSheet::whatTheFormCannotTakeHoldsTheButton()
{
    SendTestBench bench;
    bench.open();
    auto *count = bench.find<QLineEdit>(u"sendTestCount"_s);
    count->setText(u"21"_s);
    QVERIFY(!bench.start()->isEnabled());
    QVERIFY(count->property("error").toBool());
    QCOMPARE(bench.forecast(), u"A test has 1 to 20 messages."_s);
    count->setFocus();
    QTest::keyClick(count, Qt::Key_Down);
    QCOMPARE(count->text(), u"20"_s);
    QVERIFY(!count->property("error").toBool());
    auto *pause = bench.find<QLineEdit>(u"sendTestPause"_s);
    pause->setText(u"0,1"_s);
    QCOMPARE(bench.forecast(), u"The pause is 0.2 to 600 seconds."_s);
    pause->setText(u"0,2"_s);
    QVERIFY(bench.start()->isEnabled());
    bench.find<QPlainTextEdit>(u"sendTestText"_s)->setPlainText(u"  "_s);
    QVERIFY(!bench.start()->isEnabled());
    QTest::keyClick(bench.find<QPlainTextEdit>(u"sendTestText"_s), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(bench.commands.isEmpty());
}

void tst_SendTestSheet::messagesLeaveOneAfterTheOther()
{
    SendTestBench bench;
    bench.open();
    bench.setCount(3);
    auto *text = bench.find<QPlainTextEdit>(u"sendTestText"_s);
    text->setPlainText(u"{n} of {total}"_s);
    text->setFocus();
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(bench.commands.size(), 1);
    QCOMPARE(bench.sent().text, u"1 of 3"_s);
    QVERIFY(bench.sent().once);
    QVERIFY(bench.find<QWidget>(u"sendTestStop"_s)->hasFocus());
    QVERIFY(!bench.peers()->isEnabled());
    QCOMPARE(bench.cell(0, 1), u"on its way"_s);
    QCOMPARE(bench.cell(1, 1), u"waiting"_s);
    QCOMPARE(bench.label(u"sendTestProgress"_s), u"0 of 3"_s);
    bench.answerNext(SendTestBench::accepted(1));
    QCOMPARE(bench.commands.size(), 1); // the pause comes first
    QTRY_COMPARE(bench.commands.size(), 2);
    QCOMPARE(bench.sent().text, u"2 of 3"_s);
    bench.answerNext(SendTestBench::accepted(2));
    QTRY_COMPARE(bench.commands.size(), 3);
    bench.answerNext(SendTestBench::accepted(3));
    QCOMPARE(bench.label(u"sendTestSummary"_s), u"3 of 3 accepted."_s);
    QVERIFY(bench.find<QWidget>(u"sendTestCopy"_s)->hasFocus());
    QVERIFY(bench.start()->isVisible() && bench.start()->isEnabled()); // once more
    QTest::qWait(300);
    QCOMPARE(bench.commands.size(), 3);
}

void tst_SendTestSheet::whatTheJournalKnowsStandsInTheRows()
{
    SendTestBench bench;
    bench.open();
    bench.setCount(1);
    bench.start()->click();
    const traffic::Record record = bench.leave(u"Send test 1/1"_s);
    bench.journal.write({record});
    bench.answerNext(SendTestBench::accepted(1), record.attemptId);
    QCOMPARE(bench.cell(0, 1), u"accepted"_s);
    QCOMPARE(bench.cell(0, 2), QString()); // its answer is not in the journal yet
    bench.journal.write({JournalFixture::accepted(record, u"ROBOT1.0_new"_s)});
    QTRY_COMPARE(bench.cell(0, 5), u"284\u00a0ms"_s);
    QVERIFY(!bench.cell(0, 2).isEmpty());
    QCOMPARE(bench.cell(0, 3), u"1"_s);
    QVERIFY(bench.label(u"sendTestLatency"_s).contains(u"284"_s));
}

void tst_SendTestSheet::whatFailsIsDismissedAndEndsIt()
{
    SendTestBench bench;
    bench.open();
    bench.setCount(3);
    bench.start()->click();
    const traffic::Record record = bench.leave(u"Send test 1/3"_s);
    bench.journal.write({record});
    bench.journal.write({JournalFixture::refused(record, 40034024, u"请求参数msg_id无效或越权"_s)});
    bench.answerNext(lineage::Refused{.code = 40034024, .httpStatus = 400}, record.attemptId);
    QCOMPARE(bench.commands.size(), 2);
    QCOMPARE(std::get<bot::Dismiss>(bench.commands.last()).messageIds, QList<qint64>{501});
    QCOMPARE(bench.cell(0, 1), u"refused 40034024"_s);
    QCOMPARE(bench.cell(1, 1), u"not tried"_s);
    QTRY_VERIFY(bench.sheet->isSettled());
    const QString said = bench.label(u"sendTestSummary"_s);
    QVERIFY2(said.contains(u"It begins to fail at message 1, refused 40034024."_s), qPrintable(said));
    QVERIFY2(said.endsWith(u"It stopped there."_s), qPrintable(said));
    // With the tick off it goes on.
    bench.find<QAbstractButton>(u"sendTestStopAtFailure"_s)->click();
    bench.start()->click();
    bench.answerNext(lineage::Refused{.code = 40034024, .httpStatus = 400});
    QTRY_COMPARE(bench.sends(), 3);
}

void tst_SendTestSheet::stopEndsItAfterTheMessageOnItsWay()
{
    SendTestBench bench;
    bench.open();
    bench.setCount(3);
    bench.start()->click();
    QTest::keyClick(bench.find<QWidget>(u"sendTestStop"_s), Qt::Key_Escape);
    QVERIFY(bench.sheet->isOpen());
    QVERIFY(bench.label(u"sendTestProgress"_s).contains(u"stops after this one"_s));
    bench.answerNext(SendTestBench::accepted(1));
    QCOMPARE(bench.label(u"sendTestSummary"_s), u"1 of 3 accepted, 2 not tried. You stopped it."_s);
    QTest::qWait(300);
    QCOMPARE(bench.sends(), 1);
    QTest::keyClick(bench.find<QWidget>(u"sendTestCopy"_s), Qt::Key_Escape);
    QVERIFY(!bench.sheet->isOpen());
    QVERIFY(bench.field->hasFocus());
    bench.sheet->open({}); // what came of it is still there
    QVERIFY(bench.label(u"sendTestSummary"_s).startsWith(u"1 of 3 accepted"_s));
}

void tst_SendTestSheet::closingStopsIt()
{
    SendTestBench bench;
    bench.open();
    bench.start()->click();
    bench.find<QPushButton>(u"sendTestClose"_s)->click();
    QVERIFY(!bench.sheet->isOpen());
    bench.answerNext(SendTestBench::accepted(1));
    QTest::qWait(300);
    QCOMPARE(bench.sends(), 1);
}

void tst_SendTestSheet::theReportIsCopied()
{
    SendTestBench bench;
    bench.open();
    bench.setCount(1);
    bench.start()->click();
    bench.answerNext(SendTestBench::accepted(1));
    bench.find<QPushButton>(u"sendTestCopy"_s)->click();
    const QString report = QGuiApplication::clipboard()->text();
    QVERIFY2(report.startsWith(u"Send test, "_s) && report.contains(u"1 of 1 accepted."_s), qPrintable(report));
    QVERIFY(!report.contains(SendTestBench::newer.value));
    QCOMPARE(bench.window.notices.last().text, u"Report copied"_s);
}

void tst_SendTestSheet::theRowsAreShownInTrafficAndInTheInspector()
{
    SendTestBench bench;
    QSignalSpy traffic(bench.sheet, &ui::SendTestSheet::trafficRequested);
    QSignalSpy rows(bench.sheet, &ui::SendTestSheet::rowRequested);
    bench.open();
    bench.setCount(2);
    bench.start()->click();
    const traffic::Record record = bench.leave(u"Send test 1/2"_s);
    bench.journal.write({record});
    bench.journal.write({JournalFixture::accepted(record, u"ROBOT1.0_new"_s)});
    bench.answerNext(SendTestBench::accepted(1), record.attemptId);
    QTRY_VERIFY(!bench.cell(0, 5).isEmpty());
    auto *table = bench.find<QTableView>(u"sendTestTable"_s);
    table->selectRow(0);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(rows.size(), 0); // it runs: what shows the row would end it
    QTRY_COMPARE(bench.sends(), 2);
    bench.answerNext(SendTestBench::accepted(2), record.attemptId + 1);
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(rows.size(), 1);
    QVERIFY(!rows[0][0].value<journal::RowRef>().isNull());
    bench.find<QPushButton>(u"sendTestTraffic"_s)->click();
    QCOMPARE(
        traffic[0][0].toString(), u"attempt:%1..%2 bot:qq_official"_s.arg(record.attemptId).arg(record.attemptId + 1));
}

void tst_SendTestSheet::theKeyboardStaysInside()
{
    SendTestBench bench;
    bench.open();
    QSet<QWidget *> met;
    for (int step = 0; step < 40; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(bench.sheet->isAncestorOf(QApplication::focusWidget()));
        met.insert(QApplication::focusWidget());
    }
    for (const QString &name : {u"sendTestPeers"_s, u"sendTestCount"_s, u"sendTestPause"_s, u"sendTestText"_s,
             u"sendTestStopAtFailure"_s, u"sendTestStart"_s, u"sendTestCancel"_s, u"sendTestClose"_s})
        QVERIFY2(met.contains(bench.find<QWidget>(name)), qPrintable(name));
}

void tst_SendTestSheet::withoutABotItSaysSo()
{
    SendTestBench bench(SendTestBench::Bot::None);
    bench.sheet->open({});
    QVERIFY(bench.empty().startsWith(u"No bot is running"_s));
    QVERIFY(!bench.start()->isEnabled());
    QVERIFY(bench.find<QWidget>(u"sendTestCancel"_s)->hasFocus());
}

void tst_SendTestSheet::withoutAConversationItSaysSo()
{
    SendTestBench bench(SendTestBench::Bot::Unwritten);
    bench.open();
    QVERIFY(bench.empty().startsWith(u"Nobody has written yet"_s));
    QVERIFY(!bench.start()->isEnabled());
    QCOMPARE(bench.forecast(), u"Choose a conversation."_s);
}

void tst_SendTestSheet::offlineItSaysSoAndTriesAllTheSame()
{
    SendTestBench bench;
    bench.sheet->setLine(bot::ConnectionChanged{.phase = bot::ConnectionChanged::Phase::Offline});
    bench.open();
    QVERIFY(bench.empty().startsWith(u"Not connected since"_s));
    QVERIFY(bench.start()->isEnabled());
    bench.bot.take(bot::ConnectionChanged{.phase = bot::ConnectionChanged::Phase::Ready});
    QVERIFY(bench.empty().startsWith(u"The result will appear here"_s));
}

void tst_SendTestSheet::inProductionItWarns()
{
    SendTestBench bench;
    bench.open();
    auto *warning = bench.find<QWidget>(u"sendTestWarning"_s);
    QVERIFY(warning->isVisible());
    QVERIFY(warning->accessibleName().contains(u"Everybody in AAAA1111…AAAA3333 gets each of the 5."_s));
    QCOMPARE(bench.label(u"sendTestWhere"_s), u"Sends for real, as qq_official in Production"_s);
    SendTestBench sandbox(SendTestBench::Bot::Sandbox);
    sandbox.open();
    QVERIFY(!sandbox.find<QWidget>(u"sendTestWarning"_s)->isVisible());
    QCOMPARE(sandbox.label(u"sendTestWhere"_s), u"Sandbox: nothing leaves this computer"_s);
}

void tst_SendTestSheet::theModelKeepsTheRules()
{
    SendTestBench bench;
    QAbstractItemModelTester peers(bench.peers()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QAbstractItemModelTester rows(
        bench.find<QTableView>(u"sendTestTable"_s)->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    bench.open();
    bench.write(u"again"_s, protocol::Scene::C2c, SendTestBench::older); // the older one is the newest now
    QTRY_COMPARE(bench.peers()->model()->index(0, 0).data().toString(), u"6836D852…D3B6F33A"_s);
    QCOMPARE(bench.peers()->currentIndex().data().toString(), u"AAAA1111…AAAA3333"_s); // the choice stays
    bench.write(u"a third"_s, protocol::Scene::C2c, core::PeerId(u"third"_s));
    QTRY_COMPARE(bench.peers()->model()->rowCount(), 3);
    bench.setCount(2);
    bench.start()->click();
    bench.answerNext(SendTestBench::accepted(1));
    QTRY_COMPARE(bench.sends(), 2);
    bench.answerNext(SendTestBench::accepted(2));
    bench.setCount(4);
    bench.start()->click();
    QCOMPARE(bench.find<QTableView>(u"sendTestTable"_s)->model()->rowCount(), 4);
}

void tst_SendTestSheet::aSmallWindowClipsNothing()
{
    SendTestBench bench;
    bench.window.resize(1024, 640);
    bench.open();
    auto *panel = bench.find<QWidget>(u"sendTestPanel"_s);
    QVERIFY(bench.sheet->rect().contains(panel->geometry()));
    for (const QString &name :
        {u"sendTestForecast"_s, u"sendTestWarning"_s, u"sendTestStart"_s, u"sendTestWhere"_s, u"sendTestCancel"_s}) {
        auto *part = bench.find<QWidget>(name);
        const QRect box(part->mapTo(panel, QPoint()), part->size());
        QVERIFY2(part->isVisible() && panel->rect().contains(box), qPrintable(name));
    }
    bench.find<QScrollArea>(u"sendTestFormArea"_s)
        ->ensureWidgetVisible(bench.find<QWidget>(u"sendTestStopAtFailure"_s));
    QVERIFY(!bench.find<QWidget>(u"sendTestStopAtFailure"_s)->visibleRegion().isEmpty());
}

QTEST_MAIN(tst_SendTestSheet)
#include "tst_sendtestsheet.moc"
