#include "tests/ui/inspectorseed.h"
#include "ui/common/theme.h"
#include "ui/inspector/bodyview.h"
#include "ui/inspector/diffpane.h"
#include "ui/inspector/timingview.h"

#include <QAbstractButton>
#include <QLabel>
#include <QMenu>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::InspectorPanel;

namespace {

/// The second message's two tries, and what the panel says of them.
struct Shown : InspectorSeed
{
    Shown() { resendSecond(); }
    void select(int row)
    {
        panel->setSelection({fixture.rows()[row]});
        QTRY_VERIFY(panel->isSettled());
    }
    [[nodiscard]] ui::DiffPane *diff() const
    {
        return panel->findChild<QWidget *>(u"requestPage"_s)->findChild<ui::DiffPane *>();
    }
    [[nodiscard]] QString emptyTitle() const
    {
        const auto *label = diff()->findChild<QLabel *>(u"noDiffTitle"_s);
        return label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] QString timing(const QString &name) const
    {
        for (const ui::Fact &fact : panel->findChild<ui::TimingView *>()->facts()) {
            if (fact.name == name)
                return fact.value;
        }
        return {};
    }
};

} // namespace

/// A row beside another, and in time.
class tst_InspectorDiff : public QObject
{
    Q_OBJECT
private slots:
    void aTryIsComparedWithTheOneBefore();
    void aMarkedRowIsComparedWhenItIsChosen();
    void withoutAnotherRowItSaysHowToMarkOne();
    void theComparisonStaysFromRowToRow();
    void timesAreWhatTheJournalHolds();
    void aFrameStandsInTimeToItsNeighbours();
};

void tst_InspectorDiff::aTryIsComparedWithTheOneBefore()
{
    Shown shown;
    shown.select(9);
    QTest::keyClick(shown.panel.get(), Qt::Key_D);
    QTRY_VERIFY(shown.panel->isSettled());
    QCOMPARE(shown.panel->tab(), InspectorPanel::RequestTab);
    const QString text = shown.diff()->shownText();
    QVERIFY2(text.contains(u"− "_s) && text.contains(shown.returnedId), qPrintable(text));
    QVERIFY2(text.contains(u"+ "_s) && text.contains(shown.userId), qPrintable(text));
    QVERIFY(shown.diff()->findChild<QAbstractButton *>(u"diffBase"_s)->text().contains(u"attempt 1"_s));
}

void tst_InspectorDiff::aMarkedRowIsComparedWhenItIsChosen()
{
    Shown shown;
    emit shown.fixture.feed().markWanted(shown.fixture.rows()[4], {.colour = 1, .note = {}, .time = {}});
    shown.select(9);
    QTest::keyClick(shown.panel.get(), Qt::Key_D);
    auto *base = shown.diff()->findChild<QAbstractButton *>(u"diffBase"_s);
    auto *menu = shown.diff()->findChild<QMenu *>();
    QTRY_VERIFY(base->isVisible());
    QTRY_VERIFY([&] {
        shown.panel->showDiff();
        emit menu->aboutToShow();
        return menu->actions().size() == 2;
    }());
    menu->actions().last()->trigger();
    QTRY_VERIFY(base->text().contains(u"marked"_s));
    QTRY_VERIFY(shown.diff()->shownText().contains(u"测试消息 1"_s));
}

void tst_InspectorDiff::withoutAnotherRowItSaysHowToMarkOne()
{
    Shown shown;
    shown.select(6);
    shown.panel->showDiff();
    QTRY_COMPARE(shown.emptyTitle(), u"Nothing to compare with"_s);
}

void tst_InspectorDiff::theComparisonStaysFromRowToRow()
{
    Shown shown;
    shown.select(6);
    shown.panel->showDiff();
    QTRY_VERIFY(!shown.emptyTitle().isEmpty());
    shown.select(9);
    QTRY_VERIFY(shown.diff()->shownText().contains(shown.userId));
}

void tst_InspectorDiff::timesAreWhatTheJournalHolds()
{
    Shown shown;
    shown.select(9);
    QVERIFY(!shown.timing(u"Left"_s).isEmpty());
    QCOMPARE(shown.timing(u"Duration"_s), u"284\u00a0ms"_s);
    QVERIFY(!shown.timing(u"Age of its anchor"_s).isEmpty());
    QVERIFY(shown.timing(u"Attempt 1"_s).contains(u"refused 40034024"_s));
    QVERIFY(shown.timing(u"Attempt 2"_s).endsWith(u"this one"_s));
    QVERIFY(shown.timing(u"Server's clock"_s).isEmpty()); // it sent no Date
}

void tst_InspectorDiff::aFrameStandsInTimeToItsNeighbours()
{
    JournalFixture fixture;
    traffic::Record beat = fixture.frame(u"HEARTBEAT"_s, 1);
    beat.direction = traffic::Direction::Out;
    traffic::Record other = fixture.frame(u"C2C_MESSAGE_CREATE"_s, 2);
    traffic::Record ack = fixture.frame(u"HEARTBEAT_ACK"_s, 3);
    other.time = beat.time + core::Milliseconds(30);
    ack.time = beat.time + core::Milliseconds(42);
    fixture.write({beat, other, ack});
    InspectorPanel panel(fixture.services());
    panel.show();
    panel.setSelection({fixture.rows().last()});
    QTRY_VERIFY(panel.isSettled());
    QStringList values;
    for (const ui::Fact &fact : panel.findChild<ui::TimingView *>()->facts())
        values.append(fact.name + u' ' + fact.value);
    QVERIFY2(values.contains(u"Round trip 42\u00a0ms"_s), qPrintable(values.join(u'\n')));
    QVERIFY2(values.contains(u"Since the frame before 12\u00a0ms"_s), qPrintable(values.join(u'\n')));
}

QTEST_MAIN(tst_InspectorDiff)
#include "tst_inspectordiff.moc"
