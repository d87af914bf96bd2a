#include "tests/ui/journalfixture.h"
#include "ui/common/viewmemory.h"
#include "ui/filter/filterbar.h"
#include "ui/filter/filterpopup.h"
#include "ui/traffic/rowmenu.h"
#include "ui/traffic/trafficmodel.h"
#include "ui/traffic/trafficpage.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QLabel>
#include <QMenu>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// A page over twelve rows: frames, and sends of which two were refused.
struct Shown
{
    JournalFixture fixture;
    ui::ViewMemory memory;
    std::unique_ptr<ui::TrafficPage> page;
    QTableView *table = nullptr;
    ui::FilterBar *bar = nullptr;
    ui::FilterEdit *edit = nullptr;
    QLabel *message = nullptr;

    Shown()
    {
        for (int s = 1; s <= 3; ++s) {
            const traffic::Record good = fixture.send(u"今天天气不错"_s, u"ROBOT1.0_a"_s, s);
            const traffic::Record bad = fixture.send(u"second message"_s, u"ROBOT1.0_b"_s, s);
            fixture.write(
                {fixture.frame(u"HEARTBEAT_ACK"_s, s), good, JournalFixture::accepted(good, u"ROBOT1.0_r%1"_s.arg(s)),
                    fixture.frame(u"C2C_MESSAGE_CREATE"_s, s), bad});
            if (s < 3)
                fixture.write({JournalFixture::refused(bad, 40034024, u"请求参数msg_id无效或越权"_s)});
            else
                fixture.write({JournalFixture::accepted(bad, u"ROBOT1.0_z"_s)});
        }
        ui::Services services = fixture.services();
        services.memory = &memory;
        page = std::make_unique<ui::TrafficPage>(services);
        table = page->findChild<QTableView *>(u"trafficTable"_s);
        bar = page->findChild<ui::FilterBar *>(u"filterBar"_s);
        edit = page->findChild<ui::FilterEdit *>(u"filterEdit"_s);
        message = page->findChild<QLabel *>(u"filterMessage"_s);
        page->resize(1200, 600);
        page->show();
        QApplication::setActiveWindow(page.get());
    }
    [[nodiscard]] int rows() const { return table->model()->rowCount(); }
    [[nodiscard]] QString status(int row) const
    {
        return table->model()->index(row, int(ui::TrafficColumn::Status)).data().toString();
    }
    [[nodiscard]] ui::FilterPopup *popup() const
    {
        return page->window()->findChild<ui::FilterPopup *>(u"filterPopup"_s);
    }
};

} // namespace

/// Filtering the traffic as a person does it.
class tst_TrafficFilter : public QObject
{
    Q_OBJECT
private slots:
    void whatIsTypedIsFoundAndCounted();
    void theModelKeepsTheRulesOfModelsWhileItIsFiltered();
    void anErrorSaysWhereAndChangesNothing();
    void nothingFoundSaysWhatIsHiddenAndHowToGoBack();
    void rowsThatComeAreFilteredToo();
    void anAnswerMakesARowMatchOrNot();
    void keysAndValuesAreOffered();
    void theSwitchTurnsTheFilterOffWithoutLosingIt();
    void upBringsEarlierFiltersBack();
    void filtersAreSaved();
    void aClickOnAValueNarrows();
    void bracketsStepThroughProblems();
    void aMarkIsKeptAndFound();
    void aRowIsShownAmongItsNeighbours();
    void aRowIsCopiedWhole();
};

void tst_TrafficFilter::whatIsTypedIsFoundAndCounted()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    QTRY_COMPARE(shown.message->text(), u"12 rows"_s);
    shown.table->setFocus();
    QTest::keyClick(shown.table, '/');
    QTRY_VERIFY(shown.edit->hasFocus());
    shown.edit->insertPlainText(u"天气"_s); // as an input method does
    QTest::keyClicks(shown.edit, u" state:accepted"_s);
    QTest::keyClick(shown.edit, Qt::Key_Return);
    QTRY_COMPARE(shown.rows(), 3);
    QTRY_COMPARE(shown.message->text(), u"3 of 12"_s);
    QTRY_VERIFY(shown.table->hasFocus());
}

void tst_TrafficFilter::theModelKeepsTheRulesOfModelsWhileItIsFiltered()
{
    Shown shown;
    QAbstractItemModelTester tester(shown.table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(shown.rows(), 12);
    for (const QString &filter :
        {u"state:refused"_s, u"天气"_s, u""_s, u"kind:frame"_s, u"nothing like it"_s, u"code:40034024"_s})
        shown.bar->setText(filter);
    QTRY_COMPARE(shown.rows(), 2);
    QTRY_VERIFY(shown.page->isSettled());
}

void tst_TrafficFilter::anErrorSaysWhereAndChangesNothing()
{
    Shown shown;
    shown.bar->setText(u"state:refused"_s);
    QTRY_COMPARE(shown.rows(), 2);
    shown.edit->setText(u"seq:>=abc"_s);
    QCOMPARE(shown.message->text(), u"a number, column 5"_s);
    QTest::keyClick(shown.edit, Qt::Key_Return);
    QCOMPARE(shown.rows(), 2);
    shown.edit->setText(u"colour:red"_s);
    QVERIFY(shown.message->text().contains(u"colour:"_s)); // it is text, and says so
}

void tst_TrafficFilter::nothingFoundSaysWhatIsHiddenAndHowToGoBack()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    shown.bar->setText(u"code:40034099"_s);
    const auto *title = shown.page->findChild<QLabel *>(u"emptyTitle"_s);
    const auto *sentence = shown.page->findChild<QLabel *>(u"emptySentence"_s);
    QTRY_COMPARE(title->text(), u"No row matches"_s);
    QTRY_COMPARE(sentence->text(), u"12 rows are hidden by code:40034099"_s);
    shown.page->findChild<QAbstractButton *>(u"emptyAction"_s)->click();
    QTRY_COMPARE(shown.rows(), 12);
    QVERIFY(shown.edit->text().isEmpty());
}

void tst_TrafficFilter::rowsThatComeAreFilteredToo()
{
    Shown shown;
    shown.bar->setText(u"weather"_s);
    QTRY_VERIFY(shown.page->isSettled());
    const traffic::Record send = shown.fixture.send(u"fine weather"_s, u"ROBOT1.0_c"_s, 9);
    shown.fixture.write({shown.fixture.frame(u"HEARTBEAT_ACK"_s, 9), send});
    QTRY_COMPARE(shown.rows(), 1);
    QTRY_COMPARE(shown.message->text(), u"1 of 14"_s);
}

void tst_TrafficFilter::anAnswerMakesARowMatchOrNot()
{
    Shown shown;
    shown.bar->setText(u"state:sending"_s);
    QTRY_VERIFY(shown.page->isSettled());
    const traffic::Record send = shown.fixture.send(u"one"_s, u"ROBOT1.0_c"_s, 9);
    shown.fixture.write({send});
    QTRY_COMPARE(shown.rows(), 1);
    shown.fixture.write({JournalFixture::refused(send, 40034128, u"被动回复时间或次数超限"_s)});
    QTRY_COMPARE(shown.rows(), 0);
    shown.bar->setText(u"code:40034128"_s);
    QTRY_COMPARE(shown.rows(), 1);
}

void tst_TrafficFilter::keysAndValuesAreOffered()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    shown.edit->setFocus();
    QTRY_VERIFY(shown.edit->hasFocus());
    QTest::keyClicks(shown.edit, u"sta"_s);
    QTRY_VERIFY(shown.popup() && shown.popup()->isVisible());
    QCOMPARE(shown.popup()->current()->word, u"state"_s); // `status` comes behind it
    QTest::keyClick(shown.edit, Qt::Key_Tab);
    QCOMPARE(shown.edit->text(), u"state:"_s);
    QTRY_VERIFY(shown.popup()->current() && shown.popup()->current()->word == u"accepted"_s); // the most frequent first
    QCOMPARE(*shown.popup()->current()->count, 4);
    QTest::keyClick(shown.edit, Qt::Key_Down);
    QCOMPARE(shown.popup()->current()->word, u"refused"_s);
    QTest::keyClick(shown.edit, Qt::Key_Tab);
    QCOMPARE(shown.edit->text(), u"state:refused "_s);
    QTRY_COMPARE(shown.rows(), 2);
    QTest::keyClick(shown.edit, Qt::Key_Escape);
    QTRY_COMPARE(shown.rows(), 12);
}

void tst_TrafficFilter::theSwitchTurnsTheFilterOffWithoutLosingIt()
{
    Shown shown;
    shown.bar->setText(u"state:refused"_s);
    QTRY_COMPARE(shown.rows(), 2);
    auto *onOff = shown.page->findChild<QAbstractButton *>(u"filterSwitch"_s);
    onOff->click();
    QTRY_COMPARE(shown.rows(), 12);
    QCOMPARE(shown.edit->text(), u"state:refused"_s);
    onOff->click();
    QTRY_COMPARE(shown.rows(), 2);
}

void tst_TrafficFilter::upBringsEarlierFiltersBack()
{
    Shown shown;
    shown.bar->setText(u"state:refused"_s);
    shown.bar->setText(u"kind:frame"_s);
    shown.edit->setText(u"begun"_s);
    QTest::keyClick(shown.edit, Qt::Key_Up);
    QCOMPARE(shown.edit->text(), u"kind:frame"_s);
    QTest::keyClick(shown.edit, Qt::Key_Up);
    QCOMPARE(shown.edit->text(), u"state:refused"_s);
    QTest::keyClick(shown.edit, Qt::Key_Down);
    QTest::keyClick(shown.edit, Qt::Key_Down);
    QCOMPARE(shown.edit->text(), u"begun"_s);
}

void tst_TrafficFilter::filtersAreSaved()
{
    Shown shown;
    shown.bar->setText(u"state:refused"_s);
    QTest::keyClick(shown.edit, Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(shown.memory.savedFilters(), QStringList{u"state:refused"_s});
    shown.memory.forgetFilter(u"state:refused"_s);
    QVERIFY(shown.memory.savedFilters().isEmpty());
}

void tst_TrafficFilter::aClickOnAValueNarrows()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    const auto *model = qobject_cast<ui::TrafficModel *>(shown.table->model());
    QTRY_VERIFY(model->summaryAt(3));
    QMenu menu;
    ui::RowMenu row(menu, *model->summaryAt(3), ui::TrafficColumn::Status, false, *shown.fixture.services().catalogue);
    const auto term = ui::RowMenu::termOf(*model->summaryAt(3), ui::TrafficColumn::Status);
    QVERIFY(term);
    QCOMPARE(term->key, filter::Key::Code);
    QCOMPARE(term->value, u"40034024"_s);
    QSignalSpy narrowed(&row, &ui::RowMenu::narrowed);
    for (QAction *action : menu.actions()) {
        if (action->text().contains(u"code:40034024"_s) && action->text().startsWith(u"Filter"_s))
            action->trigger();
    }
    QCOMPARE(narrowed.size(), 1);
    shown.page->setFilter(u"code:40034024"_s);
    QTRY_COMPARE(shown.rows(), 2);
}

void tst_TrafficFilter::bracketsStepThroughProblems()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    shown.table->setFocus();
    shown.table->selectRow(0);
    QTest::keyClick(shown.table, ']');
    QTRY_COMPARE(shown.table->currentIndex().row(), 3);
    QTest::keyClick(shown.table, ']');
    QTRY_COMPARE(shown.table->currentIndex().row(), 7);
    QTest::keyClick(shown.table, ']'); // there is none below
    QTRY_VERIFY(shown.page->isSettled());
    QCOMPARE(shown.table->currentIndex().row(), 7);
    QTest::keyClick(shown.table, '[');
    QTRY_COMPARE(shown.table->currentIndex().row(), 3);
}

void tst_TrafficFilter::aMarkIsKeptAndFound()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    shown.table->setFocus();
    shown.table->selectRow(4);
    const auto *model = qobject_cast<ui::TrafficModel *>(shown.table->model());
    QTRY_VERIFY(model->summaryAt(4));
    QTest::keyClick(shown.table, Qt::Key_M);
    QTRY_VERIFY(model->summaryAt(4) && model->summaryAt(4)->mark);
    QVERIFY(model->index(4, 0).data(Qt::AccessibleTextRole).toString().contains(u"marked"_s));
    shown.bar->setText(u"has:mark"_s);
    QTRY_COMPARE(shown.rows(), 1);
    shown.table->setFocus();
    shown.table->selectRow(0);
    QTRY_VERIFY(model->summaryAt(0));
    QTest::keyClick(shown.table, Qt::Key_M);
    QTRY_COMPARE(shown.rows(), 0);
}

void tst_TrafficFilter::aRowIsShownAmongItsNeighbours()
{
    Shown shown;
    shown.bar->setText(u"state:refused"_s);
    QTRY_COMPARE(shown.rows(), 2);
    const auto *model = qobject_cast<ui::TrafficModel *>(shown.table->model());
    const journal::RowRef ref = model->refAt(1);
    shown.table->selectRow(1);
    shown.bar->clear();
    QTRY_COMPARE(shown.rows(), 12);
    QTRY_COMPARE(shown.table->currentIndex().row(), model->rowOf(ref));
}

void tst_TrafficFilter::aRowIsCopiedWhole()
{
    Shown shown;
    QTRY_COMPARE(shown.rows(), 12);
    const auto *model = qobject_cast<ui::TrafficModel *>(shown.table->model());
    QTRY_VERIFY(model->summaryAt(3));
    QMenu menu;
    const ui::RowMenu row(
        menu, *model->summaryAt(3), ui::TrafficColumn::Route, false, *shown.fixture.services().catalogue);
    QSignalSpy copied(&row, &ui::RowMenu::copyWholeRequested);
    for (QAction *action : menu.actions()) {
        if (action->text().contains(u"cURL"_s))
            action->trigger();
    }
    QCOMPARE(copied.size(), 1);
}

QTEST_MAIN(tst_TrafficFilter)
#include "tst_trafficfilter.moc"
