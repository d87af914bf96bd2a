#include "tests/desk/deskbench.h"
#include "ui/common/sandboxdesk.h"
#include "ui/sendtest/sendtestsheet.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

const core::PeerId person(u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s);
const QByteArray scenario = R"({"version":1,"name":"sendtest",
"people":[{"openid":"0A1B2C3D4E5F60718293A4B5C6D7E8F9","name":"a"}],
"model":{"rules":[{"contains":"","rounds":[{"content":"got ${text}"}]}]},
"steps":[]})";
constexpr int patience = 30'000; // ms
enum Path { Newest, Certain, Proactive };

} // namespace

/// A send test on the real window against the embedded platform, where each C2C message takes five replies.
class tst_SendTestDesk : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theSixthOnTheNewestAnchorIsNotSent();
    void theSixthOnOneAnchorIsRefused();
    void theReportSaysWhichAndWhy();
    void theRowsStandInTraffic();
    void proactiveSwitchedOffFailsAtTheFirst();
    void cleanupTestCase();

private:
    /// The person writes; a person has taken over, so all replies on that message are left.
    void say(const QString &text);
    void run(int count, Path path);
    [[nodiscard]] QString cell(int row, int column);
    [[nodiscard]] QString summary() { return m_bench->find<QLabel>(u"sendTestSummary"_s)->text(); }
    [[nodiscard]] QString report();

    QTemporaryDir m_folder;
    std::unique_ptr<DeskBench> m_bench;
};

void tst_SendTestDesk::initTestCase()
{
    QFile file(m_folder.filePath(u"sendtest.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(scenario), scenario.size());
    file.close();
    m_bench = std::make_unique<DeskBench>(file.fileName());
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    QVERIFY(m_bench->waitForQuiet());
    m_bench->program().bot()->send(bot::TakeOver{.peer = person});
    QTRY_VERIFY(m_bench->program().bot()->isTakenOver(protocol::Scene::C2c, person));
}

void tst_SendTestDesk::say(const QString &text)
{
    const auto anchors = [this] { return m_bench->program().bot()->anchors(protocol::Scene::C2c, person); };
    const qsizetype before = anchors() ? anchors()->size() : 0;
    emit m_bench->sandbox().sayRequested(person.value, text);
    QTRY_VERIFY_WITH_TIMEOUT(anchors() && anchors()->size() == before + 1, patience);
    QVERIFY(m_bench->waitForSettled());
}

void tst_SendTestDesk::run(int count, Path path)
{
    m_bench->window().findChild<QAction *>(u"sendTest"_s)->trigger();
    auto *sheet = m_bench->find<ui::SendTestSheet>(u"sendTestSheet"_s);
    QTRY_VERIFY(sheet->isVisible());
    QTRY_VERIFY(sheet->isSettled());
    m_bench->find<QLineEdit>(u"sendTestCount"_s)->setText(QString::number(count));
    m_bench->find<QLineEdit>(u"sendTestPause"_s)->setText(u"0.2"_s);
    m_bench->find<QWidget>(u"sendTestPath"_s)->findChildren<QAbstractButton *>()[path]->click();
    auto *start = m_bench->find<QPushButton>(u"sendTestStart"_s);
    QTRY_VERIFY(start->isEnabled());
    start->setFocus();
    m_bench->press(Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!start->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(start->isVisible(), patience); // over
    QTRY_VERIFY(sheet->isSettled());
}

QString tst_SendTestDesk::cell(int row, int column)
{
    return m_bench->find<QTableView>(u"sendTestTable"_s)->model()->index(row, column).data().toString();
}

QString tst_SendTestDesk::report()
{
    m_bench->find<QPushButton>(u"sendTestCopy"_s)->click();
    return QGuiApplication::clipboard()->text();
}

void tst_SendTestDesk::theSixthOnTheNewestAnchorIsNotSent()
{
    say(u"test me"_s);
    run(6, Newest);
    for (int row = 0; row < 5; ++row) {
        QCOMPARE(cell(row, 1), u"accepted"_s);
        QCOMPARE(cell(row, 3), QString::number(row + 1)); // msg_seq
        QVERIFY(!cell(row, 5).isEmpty()); // how long it took
        QCOMPARE(cell(row, 2), cell(0, 2)); // one anchor
    }
    QCOMPARE(cell(5, 1), u"not sent"_s);
    QVERIFY2(summary().startsWith(u"5 of 6 accepted, 1 not sent. It begins to fail at message 6, not sent. "
                                  "Every anchor of this conversation is used up"_s),
        qPrintable(summary()));
    // A test is owed to nobody.
    QTRY_VERIFY(m_bench->program().bot()->undelivered().messages.isEmpty());
}

void tst_SendTestDesk::theSixthOnOneAnchorIsRefused()
{
    m_bench->press(Qt::Key_Escape);
    say(u"once more"_s);
    run(6, Certain);
    for (int row = 0; row < 5; ++row)
        QCOMPARE(cell(row, 1), u"accepted"_s);
    QVERIFY2(cell(5, 1).startsWith(u"refused 400"_s), qPrintable(cell(5, 1)));
    QCOMPARE(cell(5, 2), cell(0, 2));
    QCOMPARE(cell(5, 3), u"6"_s);
    QVERIFY2(summary().startsWith(u"5 of 6 accepted, 1 refused. It begins to fail at message 6, refused 400"_s),
        qPrintable(summary()));
    QTRY_VERIFY(m_bench->program().bot()->undelivered().messages.isEmpty());
}

void tst_SendTestDesk::theReportSaysWhichAndWhy()
{
    const QString told = report();
    QVERIFY2(told.contains(u"It begins to fail at message 6, refused 400"_s), qPrintable(told));
    QVERIFY2(told.contains(u"had no replies left"_s), qPrintable(told));
    QVERIFY2(told.contains(u"Replies accepted on it before this one: 5."_s), qPrintable(told));
    QVERIFY2(told.contains(u"\nReturned ids\n1  "_s) && told.contains(u"\n5  "_s), qPrintable(told));
    QVERIFY(!told.contains(person.value));
    // The platform gives a trace id with each answer, and the journal has it.
    const QStringList lines = told.split(u'\n');
    const auto sixth = std::find_if(
        lines.cbegin(), lines.cend(), [](const QString &line) { return line.trimmed().startsWith("6  refused"_L1); });
    QVERIFY(sixth != lines.cend());
    QVERIFY2(sixth->section(u' ', -1).size() > 8, qPrintable(*sixth));
}

void tst_SendTestDesk::theRowsStandInTraffic()
{
    m_bench->find<QPushButton>(u"sendTestTraffic"_s)->click();
    QCOMPARE(m_bench->window().place(), u"traffic"_s);
    QVERIFY(!m_bench->find<QWidget>(u"sendTestSheet"_s)->isVisible());
    QVERIFY(m_bench->waitForSettled());
    // Six attempts, and the note of what the sixth taught: five replies are the most.
    QTRY_COMPARE(m_bench->find<QTableView>(u"trafficTable"_s)->model()->rowCount(), 7);
}

void tst_SendTestDesk::proactiveSwitchedOffFailsAtTheFirst()
{
    emit m_bench->sandbox().rulesWanted(5, true, false);
    QTRY_VERIFY(!m_bench->sandbox().cast().proactiveAllowed);
    run(3, Proactive);
    QVERIFY2(cell(0, 1).startsWith(u"refused "_s), qPrintable(cell(0, 1)));
    QCOMPARE(cell(0, 2), QString()); // it hung on nothing
    QCOMPARE(cell(1, 1), u"not tried"_s);
    QVERIFY2(summary().contains(u"It begins to fail at message 1"_s), qPrintable(summary()));
    m_bench->find<QTableView>(u"sendTestTable"_s)->setFocus();
    m_bench->find<QTableView>(u"sendTestTable"_s)->selectRow(0);
    m_bench->press(Qt::Key_Return); // the inspector says all of it
    QTRY_VERIFY(!m_bench->find<QWidget>(u"sendTestSheet"_s)->isVisible());
    QTRY_VERIFY(m_bench->find<QLabel>(u"headline"_s)->isVisible());
    QTRY_VERIFY(!m_bench->find<QLabel>(u"headline"_s)->text().isEmpty());
}

void tst_SendTestDesk::cleanupTestCase()
{
    m_bench.reset();
}

QTEST_MAIN(tst_SendTestDesk)
#include "tst_sendtestdesk.moc"
