#include "tests/ui/journalfixture.h"
#include "ui/traffic/trafficcolumns.h"
#include "ui/traffic/trafficpage.h"

#include <QAbstractButton>
#include <QLabel>
#include <QScrollBar>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// A page on a journal that is taller than its window.
struct Shown
{
    JournalFixture fixture;
    std::unique_ptr<ui::TrafficPage> page;
    QTableView *table = nullptr;
    QAbstractButton *pill = nullptr;
    QAbstractButton *follow = nullptr;

    explicit Shown(int rows)
    {
        add(rows);
        page = std::make_unique<ui::TrafficPage>(fixture.services());
        table = page->findChild<QTableView *>(u"trafficTable"_s);
        pill = page->findChild<QAbstractButton *>(u"newRowsPill"_s);
        follow = page->findChild<QAbstractButton *>(u"followButton"_s);
        page->resize(1000, 500);
        page->show();
    }
    void add(int rows)
    {
        QList<traffic::Entry> entries;
        for (int s = 1; s <= rows; ++s) {
            entries.append(fixture.frame(u"HEARTBEAT_ACK"_s, s));
        }
        fixture.write(entries);
    }
    [[nodiscard]] bool isAtEnd() const
    {
        return table->verticalScrollBar()->value() == table->verticalScrollBar()->maximum();
    }
    [[nodiscard]] bool seesCurrent() const
    {
        return table->viewport()->rect().intersects(table->visualRect(table->currentIndex()));
    }
    [[nodiscard]] bool hasRows(int rows) const { return table->model()->rowCount() == rows; }
};

} // namespace

class tst_TrafficPage : public QObject
{
    Q_OBJECT
private slots:
    void emptyJournalSaysSo();
    void opensAtTheNewestRow();
    void newRowsAreFollowed();
    void scrollingPausesAndCountsNewRows();
    void scrollingBackResumes();
    void followKeyStopsAtTheEndToo();
    void endGoesToTheNewestAndResumes();
    void chosenRowIsTold();
    void selectGoesToARowAndDoesNotEcho();
    void selectWaitsForARowThatIsStillBeingRead();
    void selectionSurvivesReset();
    void resetKeepsFollowingOrStaying();
    void enterAsksForTheInspector();
    void theKeyDAsksForTheDifference();
    void narrowTableDropsColumnsFromTheRight();
    void everythingHasAnAccessibleName();
    void pageSettles();
};

void tst_TrafficPage::emptyJournalSaysSo()
{
    Shown shown(0);
    QTRY_VERIFY(shown.page->isSettled());
    const auto *title = shown.page->findChild<QLabel *>(u"emptyTitle"_s);
    QVERIFY(title != nullptr && title->isVisible());
    QVERIFY(!title->text().isEmpty());
    shown.add(1);
    QTRY_VERIFY(!title->isVisible());
}

void tst_TrafficPage::opensAtTheNewestRow()
{
    Shown shown(300);
    QTRY_VERIFY(shown.hasRows(300));
    QTRY_VERIFY(shown.table->verticalScrollBar()->maximum() > 0 && shown.isAtEnd());
    QVERIFY(shown.follow->isChecked());
}

void tst_TrafficPage::newRowsAreFollowed()
{
    Shown shown(100);
    QTRY_VERIFY(shown.hasRows(100));
    shown.add(50);
    QTRY_VERIFY(shown.hasRows(150));
    QTRY_VERIFY(shown.isAtEnd());
    QVERIFY(!shown.pill->isVisible());
}

void tst_TrafficPage::scrollingPausesAndCountsNewRows()
{
    Shown shown(100);
    QTRY_VERIFY(shown.hasRows(100) && shown.isAtEnd());
    shown.table->verticalScrollBar()->setValue(10);
    QVERIFY(!shown.follow->isChecked());
    shown.add(12);
    QTRY_VERIFY(shown.pill->isVisible());
    QVERIFY(shown.pill->text().contains(u"12"_s));
    QCOMPARE(shown.table->verticalScrollBar()->value(), 10);
}

void tst_TrafficPage::scrollingBackResumes()
{
    Shown shown(100);
    QTRY_VERIFY(shown.hasRows(100) && shown.isAtEnd());
    QScrollBar *bar = shown.table->verticalScrollBar();
    bar->setValue(10);
    QVERIFY(!shown.follow->isChecked());
    bar->setValue(bar->maximum());
    QVERIFY(shown.follow->isChecked());
}

void tst_TrafficPage::followKeyStopsAtTheEndToo()
{
    Shown shown(100);
    QTRY_VERIFY(shown.hasRows(100) && shown.isAtEnd());
    QTest::keyClick(shown.table, Qt::Key_F);
    QVERIFY(!shown.follow->isChecked());
    const int stood = shown.table->verticalScrollBar()->value();
    shown.add(5);
    QTRY_VERIFY(shown.hasRows(105));
    QTRY_VERIFY(shown.table->verticalScrollBar()->maximum() > stood);
    QCOMPARE(shown.table->verticalScrollBar()->value(), stood);
    QTest::keyClick(shown.table, Qt::Key_F);
    QTRY_VERIFY(shown.isAtEnd());
}

void tst_TrafficPage::endGoesToTheNewestAndResumes()
{
    Shown shown(100);
    QTRY_VERIFY(shown.hasRows(100) && shown.isAtEnd());
    shown.table->verticalScrollBar()->setValue(0);
    shown.add(3);
    QTRY_VERIFY(shown.pill->isVisible());
    QTest::keyClick(shown.table, Qt::Key_End);
    QVERIFY(!shown.pill->isVisible());
    QVERIFY(shown.follow->isChecked());
    QTRY_VERIFY(shown.isAtEnd());
    QCOMPARE(shown.table->currentIndex().row(), 102);
}

void tst_TrafficPage::chosenRowIsTold()
{
    Shown shown(30);
    QTRY_VERIFY(shown.hasRows(30));
    QSignalSpy told(shown.page.get(), &ui::TrafficPage::selected);
    shown.table->selectRow(7);
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.constFirst().constFirst().value<ui::Selection>().row, shown.fixture.rows()[7]);
}

void tst_TrafficPage::selectGoesToARowAndDoesNotEcho()
{
    Shown shown(200);
    QTRY_VERIFY(shown.hasRows(200) && shown.isAtEnd());
    QSignalSpy told(shown.page.get(), &ui::TrafficPage::selected);
    shown.page->select(shown.fixture.rows()[20]);
    QCOMPARE(shown.table->currentIndex().row(), 20);
    QTRY_VERIFY(shown.seesCurrent());
    QVERIFY(!shown.follow->isChecked());
    QCOMPARE(told.size(), 0);
}

void tst_TrafficPage::selectWaitsForARowThatIsStillBeingRead()
{
    Shown shown(50);
    shown.page->select(shown.fixture.rows()[3]);
    QTRY_COMPARE(shown.table->currentIndex().row(), 3);
    QTRY_VERIFY(shown.seesCurrent());
}

void tst_TrafficPage::selectionSurvivesReset()
{
    Shown shown(50);
    QTRY_VERIFY(shown.hasRows(50));
    shown.table->selectRow(5);
    QSignalSpy told(shown.page.get(), &ui::TrafficPage::selected);
    emit shown.fixture.feed().reset();
    QTRY_VERIFY(shown.hasRows(50));
    QCOMPARE(shown.table->currentIndex().row(), 5);
    QCOMPARE(told.size(), 0);
}

void tst_TrafficPage::resetKeepsFollowingOrStaying()
{
    Shown shown(200);
    QTRY_VERIFY(shown.hasRows(200) && shown.isAtEnd());
    shown.table->selectRow(195);
    emit shown.fixture.feed().reset();
    QTRY_VERIFY(shown.hasRows(200) && shown.isAtEnd());
    QVERIFY(shown.follow->isChecked());
    shown.page->select(shown.fixture.rows()[20]);
    emit shown.fixture.feed().reset();
    QTRY_VERIFY(shown.hasRows(200) && shown.page->isSettled());
    QVERIFY(!shown.follow->isChecked());
    QTRY_VERIFY(shown.seesCurrent());
}

void tst_TrafficPage::enterAsksForTheInspector()
{
    Shown shown(5);
    QTRY_VERIFY(shown.hasRows(5));
    QSignalSpy asked(shown.page.get(), &ui::TrafficPage::inspectRequested);
    shown.table->selectRow(1);
    QTest::keyClick(shown.table, Qt::Key_Return);
    QCOMPARE(asked.size(), 1);
}

void tst_TrafficPage::theKeyDAsksForTheDifference()
{
    Shown shown(5);
    QTRY_VERIFY(shown.hasRows(5));
    QSignalSpy asked(shown.page.get(), &ui::TrafficPage::diffRequested);
    shown.table->selectRow(1);
    QTest::keyClick(shown.table, Qt::Key_D);
    QCOMPARE(asked.size(), 1);
}

void tst_TrafficPage::narrowTableDropsColumnsFromTheRight()
{
    Shown shown(5);
    QTRY_VERIFY(shown.hasRows(5));
    shown.page->resize(1400, 500);
    for (int column = 0; column <= int(ui::TrafficColumn::Size); ++column) {
        QVERIFY(!shown.table->isColumnHidden(column));
    }
    shown.page->resize(800, 500);
    QVERIFY(shown.table->isColumnHidden(8));
    shown.page->resize(560, 500);
    QVERIFY(shown.table->isColumnHidden(6));
    QVERIFY(shown.table->isColumnHidden(7));
    QVERIFY(!shown.table->isColumnHidden(4));
    shown.page->resize(1400, 500);
    QVERIFY(!shown.table->isColumnHidden(8));
}

void tst_TrafficPage::everythingHasAnAccessibleName()
{
    Shown shown(5);
    QTRY_VERIFY(shown.hasRows(5));
    QVERIFY(!shown.table->accessibleName().isEmpty());
    QVERIFY(!shown.follow->text().isEmpty());
    QTRY_VERIFY(!shown.table->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
}

void tst_TrafficPage::pageSettles()
{
    Shown shown(300);
    QVERIFY(!shown.page->isSettled());
    QTRY_VERIFY(shown.page->isSettled());
}

QTEST_MAIN(tst_TrafficPage)
#include "tst_trafficpage.moc"
