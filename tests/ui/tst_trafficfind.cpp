#include "tests/ui/journalfixture.h"
#include "ui/common/theme.h"
#include "ui/filter/filterbar.h"
#include "ui/traffic/findbar.h"
#include "ui/traffic/overview.h"
#include "ui/traffic/problemmodel.h"
#include "ui/traffic/problempane.h"
#include "ui/traffic/trafficpage.h"
#include "ui/traffic/traffictable.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// A page over `frames` frames with a refused and a delivered message in their midst.
struct Shown
{
    JournalFixture fixture;
    std::unique_ptr<ui::TrafficPage> page;
    ui::TrafficTable *table = nullptr;
    QListView *problems = nullptr;
    QAbstractButton *problemSwitch = nullptr;
    ui::FindBar *find = nullptr;
    ui::FilterEdit *field = nullptr;
    QLabel *result = nullptr;
    int refusedRow = 0;

    explicit Shown(int frames)
    {
        QList<traffic::Entry> entries;
        for (int i = 0; i < frames / 2; ++i)
            entries.append(fixture.frame(u"HEARTBEAT_ACK"_s, i));
        refusedRow = int(entries.size());
        const traffic::Record refused = fixture.send(u"第二条消息"_s, u"ROBOT1.0_a"_s, 1);
        const traffic::Record good = fixture.send(u"第三条消息"_s, u"ROBOT1.0_b"_s, 1);
        entries.append(refused);
        entries.append(good);
        for (int i = frames / 2; i < frames; ++i)
            entries.append(fixture.frame(u"HEARTBEAT_ACK"_s, i));
        entries.append(JournalFixture::refused(refused, 40034024, u"请求参数msg_id无效或越权"_s));
        entries.append(JournalFixture::accepted(good, u"ROBOT1.0_r"_s));
        fixture.write(entries);
        page = std::make_unique<ui::TrafficPage>(fixture.services());
        table = page->findChild<ui::TrafficTable *>();
        problems = page->findChild<QListView *>(u"problemList"_s);
        problemSwitch = page->findChild<QAbstractButton *>(u"problemSwitch"_s);
        find = page->findChild<ui::FindBar *>();
        field = find->findChild<ui::FilterEdit *>(u"findEdit"_s);
        result = find->findChild<QLabel *>(u"findMessage"_s);
        page->resize(1'200, 700);
        page->show();
        QApplication::setActiveWindow(page.get());
        table->setFocus();
    }
    [[nodiscard]] int current() const { return table->currentIndex().row(); }
    void look(const QString &text) const
    {
        QTest::keySequence(table, QKeySequence::Find);
        field->insertPlainText(text);
        QTest::keyClick(field, Qt::Key_Return);
    }
};

} // namespace

/// Finding among the rows, and the problems among them.
class tst_TrafficFind : public QObject
{
    Q_OBJECT
private slots:
    void problemsAreListedWithTheirReason();
    void aProblemThatIsChosenIsGoneTo();
    void theListFollowsTheFilterAndWhatHappens();
    void theListOfProblemsKeepsTheRulesOfModels();
    void theOverviewShowsWhereProblemsAre();
    void findingHidesNothingAndCounts();
    void enterGoesFromMatchToMatchAndRoundTheEnd();
    void escapeEndsTheSearch();
    void whatIsFoundIsMarkedInItsRow();
};

void tst_TrafficFind::problemsAreListedWithTheirReason()
{
    Shown shown(10);
    QTRY_COMPARE(shown.problemSwitch->text(), u"1"_s);
    QVERIFY(!shown.problems->isVisible());
    QTest::keyClick(shown.table, 'p');
    QTRY_VERIFY(shown.problems->isVisible());
    QTRY_COMPARE(shown.problems->model()->rowCount(), 1);
    const auto line = [&shown] { return shown.problems->model()->index(0, 0).data().toString(); };
    QTRY_VERIFY(line().contains(u"refused 40034024"_s));
    QVERIFY2(line().contains(u"msg_id"_s), qPrintable(line()));
}

void tst_TrafficFind::aProblemThatIsChosenIsGoneTo()
{
    Shown shown(10);
    QTRY_COMPARE(shown.table->model()->rowCount(), 12);
    QTest::keyClick(shown.table, 'p');
    QTRY_COMPARE(shown.problems->model()->rowCount(), 1);
    QSignalSpy selected(shown.page.get(), &ui::TrafficPage::selected);
    QTRY_VERIFY(!shown.problems->visualRect(shown.problems->model()->index(0, 0)).isEmpty());
    QTest::mouseClick(shown.problems->viewport(), Qt::LeftButton, {},
        shown.problems->visualRect(shown.problems->model()->index(0, 0)).center());
    QTRY_COMPARE(shown.current(), shown.refusedRow);
    QVERIFY(!selected.isEmpty());
    QTest::keyClick(shown.problems, Qt::Key_Escape);
    QVERIFY(!shown.problems->isVisible());
    QVERIFY(!shown.problemSwitch->isChecked());
}

void tst_TrafficFind::theListFollowsTheFilterAndWhatHappens()
{
    Shown shown(10);
    QTRY_COMPARE(shown.problemSwitch->text(), u"1"_s);
    shown.page->setFilter(u"kind:frame"_s);
    QTRY_COMPARE(shown.problemSwitch->text(), u"0"_s);
    shown.page->setFilter({});
    const traffic::Record another = shown.fixture.send(u"又一条"_s, u"ROBOT1.0_c"_s, 1);
    shown.fixture.write({another, JournalFixture::refused(another, 40034105, u"x"_s)});
    QTRY_COMPARE(shown.problemSwitch->text(), u"2"_s);
}

void tst_TrafficFind::theListOfProblemsKeepsTheRulesOfModels()
{
    JournalFixture fixture;
    const traffic::Record record = fixture.send(u"一"_s, u"ROBOT1.0_a"_s, 1);
    fixture.write({record, fixture.frame(u"RESUMED"_s, 1)});
    ui::ProblemModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(model.rowCount(), 0);
    fixture.write({JournalFixture::refused(record, 40034024, u"x"_s)});
    QTRY_COMPARE(model.rowCount(), 1);
    QTRY_VERIFY(!model.index(0, 0).data(Qt::AccessibleTextRole).toString().isEmpty());
}

void tst_TrafficFind::theOverviewShowsWhereProblemsAre()
{
    Shown shown(4'000);
    auto *bar = qobject_cast<ui::OverviewBar *>(shown.table->verticalScrollBar());
    QVERIFY(bar);
    QTRY_COMPARE(shown.table->model()->rowCount(), 4'002);
    QTRY_COMPARE(bar->ticks().size(), 1);
    QTRY_VERIFY(shown.page->isSettled());
    QCOMPARE(bar->ticks().first().ink, ui::Ink::Bad);
    QVERIFY(qAbs(bar->ticks().first().at - 0.5) < 0.01);
    shown.look(u"t:HEARTBEAT_ACK s:0"_s);
    QTRY_COMPARE(bar->ticks().size(), 2);
    QCOMPARE(bar->ticks().first().ink, ui::Ink::Accent);
    QVERIFY(bar->ticks().first().at < 0.01);
}

void tst_TrafficFind::findingHidesNothingAndCounts()
{
    Shown shown(10);
    QTRY_COMPARE(shown.table->model()->rowCount(), 12);
    shown.look(u"消息"_s);
    QTRY_COMPARE(shown.find->found()->rowCount(), 2);
    QCOMPARE(shown.table->model()->rowCount(), 12);
    QTRY_COMPARE(shown.result->text(), u"2 found"_s);
    shown.page->setFilter(u"state:refused"_s);
    QTRY_COMPARE(shown.result->text(), u"1 found"_s);
    shown.page->setFilter(u"kind:frame"_s);
    QTRY_COMPARE(shown.result->text(), u"No match"_s);
}

void tst_TrafficFind::enterGoesFromMatchToMatchAndRoundTheEnd()
{
    Shown shown(10);
    QTRY_COMPARE(shown.table->model()->rowCount(), 12);
    shown.look(u"消息"_s);
    QTRY_VERIFY(shown.find->isSettled() && shown.find->found()->rowCount() == 2);
    QTest::keyClick(shown.field, Qt::Key_Return);
    QCOMPARE(shown.current(), shown.refusedRow + 1);
    QCOMPARE(shown.result->text(), u"2 of 2"_s);
    QTest::keyClick(shown.field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(shown.current(), shown.refusedRow);
    QCOMPARE(shown.result->text(), u"1 of 2"_s);
    QTest::keyClick(shown.field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(shown.current(), shown.refusedRow + 1);
    QTest::keyClick(shown.table, Qt::Key_F3);
    QCOMPARE(shown.current(), shown.refusedRow);
}

void tst_TrafficFind::escapeEndsTheSearch()
{
    Shown shown(10);
    QTRY_COMPARE(shown.table->model()->rowCount(), 12);
    shown.look(u"消息"_s);
    QTRY_VERIFY(shown.find->found());
    QTest::keyClick(shown.field, Qt::Key_Escape);
    QVERIFY(!shown.find->isVisible());
    QVERIFY(!shown.find->found());
    QVERIFY(shown.table->hasFocus());
    // What was looked for is still written there.
    QTest::keySequence(shown.table, QKeySequence::Find);
    QTRY_COMPARE(shown.find->found()->rowCount(), 2);
}

void tst_TrafficFind::whatIsFoundIsMarkedInItsRow()
{
    Shown shown(6);
    QTRY_COMPARE(shown.table->model()->rowCount(), 8);
    QTRY_VERIFY(shown.page->isSettled());
    const auto tinted = [&shown](int row, ui::TrafficColumn column) {
        const QRect cell = shown.table->visualRect(shown.table->model()->index(row, int(column)));
        const QImage image = shown.table->viewport()->grab(cell).toImage();
        int pixels = 0;
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x)
                pixels += image.pixelColor(x, y) == ui::Theme::current().find ? 1 : 0;
        }
        return pixels;
    };
    QCOMPARE(tinted(shown.refusedRow, ui::TrafficColumn::Time), 0);
    shown.look(u"消息"_s);
    QTRY_COMPARE(shown.find->found()->rowCount(), 2);
    QTRY_VERIFY(tinted(shown.refusedRow, ui::TrafficColumn::Time) > 100);
    QCOMPARE(tinted(0, ui::TrafficColumn::Time), 0);
    // A word of the filter is marked where a cell has it.
    shown.page->setFilter(u"heartbeat"_s);
    QTRY_COMPARE(shown.table->model()->rowCount(), 6);
    QTRY_VERIFY(tinted(0, ui::TrafficColumn::Route) > 100);
}

QTEST_MAIN(tst_TrafficFind)
#include "tst_trafficfind.moc"
