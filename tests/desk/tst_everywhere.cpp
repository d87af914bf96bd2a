#include "tests/desk/deskbench.h"
#include "ui/inspector/inspectorpanel.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTextBrowser>
#include <QtTest>

using namespace Qt::StringLiterals;

/// From anywhere to anywhere on the real window, by keyboard alone: places, rows, what is in force.
class tst_Everywhere : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aWordInThePaletteChangesThePlace();
    void anIdFromTheWireLeadsToItsRow();
    void theHelpShowsTheLimitsOfTheBotThatRuns();
    void aCodeInTheHelpLeadsToTheRowsThatHaveIt();
    void cleanupTestCase() { m_bench.reset(); }

private:
    void type(const QString &text) { QTest::keyClicks(QApplication::focusWidget(), text); }

    std::unique_ptr<DeskBench> m_bench;
};

void tst_Everywhere::initTestCase()
{
    m_bench = std::make_unique<DeskBench>(u"own-id"_s);
    QVERIFY(QTest::qWaitForWindowActive(&m_bench->window()));
    QVERIFY(m_bench->waitForQuiet());
}

void tst_Everywhere::aWordInThePaletteChangesThePlace()
{
    m_bench->press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(m_bench->find<QWidget>(u"palette"_s)->isVisible());
    type(u"traffic"_s);
    m_bench->press(Qt::Key_Return);
    QCOMPARE(m_bench->window().place(), u"traffic"_s);
    QVERIFY(!m_bench->find<QWidget>(u"palette"_s)->isVisible());
}

void tst_Everywhere::anIdFromTheWireLeadsToItsRow()
{
    const QList<lineage::Anchor> anchors = m_bench->program().bot()->allAnchors();
    QCOMPARE(anchors.size(), 1);
    const QString msgId = lineage::anchorIdText(anchors.first().id);
    m_bench->window().showPlace(u"conversations"_s);
    m_bench->press(Qt::Key_K, Qt::ControlModifier);
    type(msgId);
    m_bench->press(Qt::Key_Return);
    QTRY_COMPARE(m_bench->window().place(), u"traffic"_s);
    auto *table = m_bench->find<QTableView>(u"trafficTable"_s);
    QTRY_VERIFY(table->currentIndex().isValid());
    const QAbstractItemModel &rows = *table->model();
    const auto isEvent = [&] {
        const int row = table->currentIndex().row();
        for (int column = 0; column < rows.columnCount(); ++column) {
            if (rows.index(row, column).data().toString().contains(u"C2C_MESSAGE_CREATE"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isEvent());
    QVERIFY(m_bench->find<QWidget>(u"inspector"_s)->isVisible());
    QVERIFY(m_bench->waitForSettled());
}

void tst_Everywhere::theHelpShowsTheLimitsOfTheBotThatRuns()
{
    m_bench->press(Qt::Key_F1);
    QCOMPARE(m_bench->window().place(), u"help"_s);
    m_bench->window().showHelp(u"values"_s);
    const QString page = m_bench->find<QTextBrowser>(u"helpText"_s)->toPlainText();
    const int safe = m_bench->program().bot()->rules().of(protocol::Scene::C2c).replies.safe;
    QVERIFY(page.contains(u"up to %1"_s.arg(safe)));
    QVERIFY(page.contains(u"this bot goes by now"_s));
}

void tst_Everywhere::aCodeInTheHelpLeadsToTheRowsThatHaveIt()
{
    m_bench->window().showHelp(u"codes"_s);
    auto *search = m_bench->find<QLineEdit>(u"codeSearch"_s);
    search->setFocus();
    type(u"40034024"_s);
    m_bench->press(Qt::Key_Down);
    m_bench->press(Qt::Key_Return);
    QCOMPARE(m_bench->window().place(), u"traffic"_s);
    auto *table = m_bench->find<QTableView>(u"trafficTable"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2); // the scenario's two refusals
}

QTEST_MAIN(tst_Everywhere)
#include "tst_everywhere.moc"
