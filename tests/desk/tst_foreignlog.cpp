#include "tests/desk/deskbench.h"
#include "ui/inspector/inspectorpanel.h"
#include "ui/inspector/loglines.h"

#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTextEdit>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The log of a broken bot, dropped on the window of another one that runs.
class tst_ForeignLog : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void aDropTellsTheFault();
    void itsConversationStandsBesideOurOwn();
    void itsRowsStandInTraffic();
    void aRefusedOneIsExplained();
    void itStandsInItsLog();
    void aLineOfAFindingLeadsIntoTheLog();
    void nothingIsSentFromALogOfNobodyKnows();
    void boundToThisBotItCanBeSent();
    void theInspectorBindsAndCures();
    void whatIsSentFromItIsFollowed();
    void aLogOfStrangersIsSentWithAWarning();
    void removedItIsGoneFromEverywhere();
    void cleanupTestCase() { m_bench.reset(); }

private:
    [[nodiscard]] const imports::Log &log() { return m_bench->program().logs()->logs().first(); }
    [[nodiscard]] QWidget *openSheet();
    [[nodiscard]] QStringList peers();

    QTemporaryDir m_dir;
    std::unique_ptr<DeskBench> m_bench;
};

void tst_ForeignLog::initTestCase()
{
    m_bench = std::make_unique<DeskBench>(u"seed-three-messages"_s);
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    QVERIFY(m_bench->waitForQuiet());
}

void tst_ForeignLog::aDropTellsTheFault()
{
    QMimeData files;
    files.setUrls({QUrl::fromLocalFile(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"))});
    const QPoint where(700, 400);
    QDragEnterEvent enter(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench->window(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(where, Qt::CopyAction, &files, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(&m_bench->window(), &drop);
    QTRY_COMPARE(m_bench->program().logs()->logs().size(), 1);
    QTRY_COMPARE(m_bench->window().place(), u"logs"_s);
    const QString headline = m_bench->find<QTextEdit>(u"findingHeadline"_s)->toPlainText();
    QVERIFY2(headline.contains(u"its own message"_s), qPrintable(headline));
    const QString why = m_bench->find<QTextEdit>(u"findingExplanation"_s)->toPlainText();
    for (const QString &told :
        {u"15:04:16.762"_s, u"0db5bf0aaac4a197a5dfb69e12955c4f"_s, u"8cbfe05773d4402496e605e19336e396"_s,
            u"-fh9JLYG.SVBAt79PHlVhXDSoYEQHES9Hf88YVFSOxVLzfr4iOMkm8WJlNQJhc9A!!"_s})
        QVERIFY2(why.contains(told), qPrintable(why));
    QCOMPARE(m_bench->window().findChildren<QWidget *>(u"findingCard"_s).size(), 1);
}

QStringList tst_ForeignLog::peers()
{
    QStringList found;
    const QAbstractItemModel &list = *m_bench->find<QListView>(u"conversationList"_s)->model();
    for (int row = 0; row < list.rowCount(); ++row)
        found.append(list.index(row, 0).data(Qt::AccessibleTextRole).toString());
    return found;
}

void tst_ForeignLog::itsConversationStandsBesideOurOwn()
{
    m_bench->find<QAbstractButton>(u"logConversation"_s)->click();
    QTRY_COMPARE(m_bench->window().place(), u"conversations"_s);
    QTRY_COMPARE(peers().size(), 2);
    QTRY_COMPARE(m_bench->timeline().model()->rowCount() >= 6, true);
    const auto *chip = m_bench->find<QWidget>(u"conversationLog"_s);
    QTRY_VERIFY(chip->isVisible());
    QVERIFY(chip->accessibleName().contains(u"seed-report.log"_s));
    QTRY_VERIFY(m_bench->timeline().currentIndex().data().toString().contains(u"测试消息 2"_s));
}

void tst_ForeignLog::itsRowsStandInTraffic()
{
    m_bench->window().showPlace(u"logs"_s);
    m_bench->find<QAbstractButton>(u"logTraffic"_s)->click();
    QTRY_COMPARE(m_bench->window().place(), u"traffic"_s);
    const auto *table = m_bench->find<QTableView>(u"trafficTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 20);
}

void tst_ForeignLog::aRefusedOneIsExplained()
{
    m_bench->window().showPlace(u"conversations"_s);
    QVERIFY(m_bench->selectBubble(u"测试消息 2"_s) >= 0);
    QTRY_VERIFY(m_bench->find<QLabel>(u"headline"_s)->text().contains(u"bot's own message"_s));
    QVERIFY(m_bench->window().findChildren<QAbstractButton *>(u"stripPart"_s).size() >= 5);
}

void tst_ForeignLog::itStandsInItsLog()
{
    m_bench->timeline().setFocus();
    m_bench->press(Qt::Key_O);
    const auto *lines = m_bench->find<ui::LogLines>(u"logLines"_s);
    QTRY_VERIFY(lines->isVisible());
    QVERIFY2(lines->recordText().contains(u"测试消息 2"_s), qPrintable(lines->recordText()));
    QVERIFY(lines->toPlainText().contains(u"接口请求异常"_s)); // the line after it
    const QString first = lines->toPlainText();
    auto *further = m_bench->find<QAbstractButton>(u"originalPlace"_s);
    QCOMPARE(further->text(), u"also at line 18"_s);
    further->click();
    QTRY_VERIFY(lines->toPlainText() != first);
    QVERIFY(lines->recordText().contains(u"测试消息 2"_s));
}

void tst_ForeignLog::aLineOfAFindingLeadsIntoTheLog()
{
    m_bench->window().showPlace(u"logs"_s);
    QAbstractButton *line = nullptr;
    for (QAbstractButton *one : m_bench->window().findChildren<QAbstractButton *>(u"evidence"_s)) {
        if (one->isEnabled())
            line = one;
    }
    QVERIFY(line);
    line->setFocus();
    m_bench->press(Qt::Key_O);
    QVERIFY(m_bench->waitForSettled());
    const auto *lines = m_bench->find<ui::LogLines>(u"logLines"_s);
    QTRY_VERIFY(lines->isVisible());
    // Its text is the message of the record, cut.
    const QString told = line->toolTip().left(40);
    QVERIFY2(lines->recordText().contains(told), qPrintable(lines->recordText() + u" / "_s + told));
}

QWidget *tst_ForeignLog::openSheet()
{
    m_bench->timeline().setFocus();
    m_bench->press(Qt::Key_R);
    return m_bench->find<QWidget>(u"resendSheet"_s);
}

void tst_ForeignLog::nothingIsSentFromALogOfNobodyKnows()
{
    QWidget *sheet = openSheet();
    QTRY_VERIFY(sheet->isVisible());
    QVERIFY(m_bench->waitForSettled());
    QVERIFY(!m_bench->find<QAbstractButton>(u"resendPrimary"_s)->isEnabled());
    m_bench->press(Qt::Key_Escape);
    QTRY_VERIFY(!sheet->isVisible());
}

void tst_ForeignLog::boundToThisBotItCanBeSent()
{
    m_bench->window().showPlace(u"logs"_s);
    QMenu *choices = m_bench->find<QPushButton>(u"logBinding"_s)->menu();
    QVERIFY(choices);
    QVERIFY(choices->actions().size() >= 2);
    choices->actions().last()->trigger();
    QTRY_COMPARE(log().profile, m_bench->program().profile());
    QTRY_VERIFY(log().isConfirmed); // the person who plays has the openid of the one in the log
    m_bench->window().showPlace(u"conversations"_s);
    QWidget *sheet = openSheet();
    QTRY_VERIFY(sheet->isVisible());
    QTRY_VERIFY(m_bench->find<QAbstractButton>(u"resendPrimary"_s)->isEnabled());
    m_bench->press(Qt::Key_Escape);
    QTRY_VERIFY(!sheet->isVisible());
}

void tst_ForeignLog::theInspectorBindsAndCures()
{
    m_bench->program().logs()->bind(log().id, {});
    QTRY_VERIFY(log().profile.isEmpty());
    m_bench->window().showPlace(u"conversations"_s);
    QVERIFY(m_bench->selectBubble(u"测试消息 2"_s) >= 0);
    QVERIFY(m_bench->waitForSettled());
    m_bench->window().findChild<ui::InspectorPanel *>()->setTab(ui::InspectorPanel::SummaryTab);
    auto *bind = m_bench->find<QAbstractButton>(u"bindButton"_s);
    QTRY_VERIFY(bind->isVisible());
    QVERIFY(!m_bench->find<QWidget>(u"cureBar"_s)->isVisible());
    bind->setFocus();
    bind->click();
    QTRY_COMPARE(log().profile, m_bench->program().profile());
    QTRY_VERIFY(m_bench->find<QWidget>(u"cureBar"_s)->isVisible());
    QVERIFY(!bind->isVisible());
    QVERIFY(m_bench->find<QWidget>(u"cureBar"_s)->isAncestorOf(m_bench->window().focusWidget()));
}

void tst_ForeignLog::whatIsSentFromItIsFollowed()
{
    auto *cure = m_bench->find<QAbstractButton>(u"cureButton"_s);
    QVERIFY2(cure->isVisible(), "the person's last message carries a reply");
    cure->click();
    const auto *sheet = m_bench->find<QWidget>(u"resendSheet"_s);
    QTRY_VERIFY(sheet->isVisible());
    auto *primary = m_bench->find<QAbstractButton>(u"resendPrimary"_s);
    QTRY_VERIFY(primary->isEnabled());
    QVERIFY(!m_bench->find<QWidget>(u"resendWarning"_s)->isVisible()); // this bot knows the person
    QVERIFY(m_bench->waitForSettled());
    primary->click();
    QTRY_COMPARE(primary->text(), u"Close"_s);
    QVERIFY(m_bench->waitForSettled());
    // The log's own try and ours, whatever number ours has in the outbox.
    QTRY_COMPARE(sheet->findChildren<QWidget *>(u"resendAttempt"_s).size(), 2);
    primary->click();
    QTRY_VERIFY(!sheet->isVisible());
}

void tst_ForeignLog::aLogOfStrangersIsSentWithAWarning()
{
    QFile seed(QStringLiteral(QBC_TEST_DATA "/importer/seed-report.log"));
    QVERIFY(seed.open(QIODevice::ReadOnly));
    QFile strangers(m_dir.filePath(u"strangers.log"_s));
    QVERIFY(strangers.open(QIODevice::WriteOnly));
    strangers.write(seed.readAll().replace("6836D8522EE75AD3732E75C0D3B6F33A", "0123456789ABCDEF0123456789ABCDEF"));
    strangers.close();
    imports::Library &library = *m_bench->program().logs();
    library.read(1'000, strangers.fileName(), {});
    QTRY_COMPARE(library.logs().size(), 2);
    const imports::Log other = library.logs().last();
    library.bind(other.id, m_bench->program().profile());
    QTRY_COMPARE(library.logs().last().profile, m_bench->program().profile());
    QVERIFY(!library.logs().last().isConfirmed);
    auto *inspector = m_bench->window().findChild<ui::InspectorPanel *>();
    emit inspector->resendRequested(other.firstMessage, ui::ResendMode::Edit);
    const auto *sheet = m_bench->find<QWidget>(u"resendSheet"_s);
    QTRY_VERIFY(sheet->isVisible());
    const auto *warning = m_bench->find<QWidget>(u"resendWarning"_s);
    QTRY_VERIFY(warning->isVisible());
    QVERIFY(warning->accessibleName().contains(u"nobody in this log"_s));
    QTRY_VERIFY(m_bench->find<QAbstractButton>(u"resendPrimary"_s)->isEnabled()); // warned, not forbidden
    m_bench->press(Qt::Key_Escape);
    QTRY_VERIFY(!sheet->isVisible());
    library.remove(other.id);
}

void tst_ForeignLog::removedItIsGoneFromEverywhere()
{
    m_bench->program().logs()->remove(log().id);
    QTRY_COMPARE(peers().size(), 1);
    QVERIFY(m_bench->waitForSettled());
}

QTEST_MAIN(tst_ForeignLog)
#include "tst_foreignlog.moc"
