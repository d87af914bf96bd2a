#include "tests/ui/journalfixture.h"
#include "ui/common/viewmemory.h"
#include "ui/traffic/trafficpage.h"
#include "ui/traffic/traffictable.h"

#include <QHeaderView>
#include <QMenu>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using ui::ColumnChoice;
using ui::FittedColumn;
using ui::TrafficColumn;

namespace {

/// The page as it is opened with what the window remembers.
struct Opened
{
    std::unique_ptr<ui::TrafficPage> page;
    ui::TrafficTable *table = nullptr;

    Opened(JournalFixture &fixture, ui::ViewMemory &memory)
    {
        ui::Services services = fixture.services();
        services.memory = &memory;
        page = std::make_unique<ui::TrafficPage>(services);
        table = page->findChild<ui::TrafficTable *>();
        page->resize(1400, 500);
        page->show();
    }
    /// Captions from left to right, as they are seen.
    [[nodiscard]] QStringList captions() const
    {
        QStringList captions;
        const QHeaderView *header = table->horizontalHeader();
        for (int visual = 0; visual < header->count(); ++visual) {
            const int logical = header->logicalIndex(visual);
            if (!table->isColumnHidden(logical))
                captions.append(ui::columnCaption(TrafficColumn(logical)));
        }
        return captions;
    }
    void choose(const QString &caption) const
    {
        QMenu menu;
        table->fillColumnMenu(menu);
        for (QAction *action : menu.actions()) {
            if (action->text() == caption)
                action->trigger();
        }
    }
};

QSet<TrafficColumn> columnsOf(const QList<FittedColumn> &fitted)
{
    QSet<TrafficColumn> columns;
    for (const FittedColumn &fit : fitted)
        columns.insert(fit.column);
    return columns;
}

int totalWidth(const QList<FittedColumn> &fitted)
{
    int width = 0;
    for (const FittedColumn &fit : fitted)
        width += fit.width;
    return width;
}

const QStringList atFirst{
    u"Time"_s, u"Kind"_s, u"Peer"_s, u"Route or event"_s, u"Status"_s, u"msg_id"_s, u"Seq"_s, u"Duration"_s, u"Size"_s};

} // namespace

class tst_TrafficColumns : public QObject
{
    Q_OBJECT
private slots:
    void aChoiceSurvivesTheMemoryFile();
    void rubbishInTheMemoryFileIsNoChoice();
    void theOwnChoiceFillsEveryWidthWithoutAScrollBar();
    void aReadersChoiceStaysWholeInANarrowWindow();
    void aColumnIsAddedAndTakenAwayFromTheMenu();
    void columnsAreMovedAndResizedByTheHeader();
    void theWindowRemembersColumnsAndFilter();
    void addedColumnsShowTheirValues();
};

void tst_TrafficColumns::aChoiceSurvivesTheMemoryFile()
{
    const bool holds = rc::check([](const std::vector<uint8_t> &picks, const std::vector<uint16_t> &widths) {
        ColumnChoice choice;
        choice.shown.append(TrafficColumn::Time);
        for (size_t i = 0; i < picks.size(); ++i) {
            const auto column = TrafficColumn(picks[i] % ui::trafficColumnCount);
            if (choice.shown.contains(column))
                continue;
            choice.shown.append(column);
            if (i < widths.size())
                choice.widths.insert(column, ui::iconOnlyWidth + widths[i] % 1'000);
        }
        RC_ASSERT(ColumnChoice::fromText(choice.toText()) == choice);
    });
    QVERIFY(holds);
}

void tst_TrafficColumns::rubbishInTheMemoryFileIsNoChoice()
{
    QVERIFY(!ColumnChoice::fromText(QString()).isOwn());
    QVERIFY(!ColumnChoice::fromText(u"colour 12 :: \u4e2d"_s).isOwn());
    const ColumnChoice some = ColumnChoice::fromText(u"peer:999999 nonsense kind:x peer kind"_s);
    QCOMPARE(some.shown, (QList{TrafficColumn::Time, TrafficColumn::Peer, TrafficColumn::Kind}));
    QVERIFY(some.widths.isEmpty());
}

void tst_TrafficColumns::theOwnChoiceFillsEveryWidthWithoutAScrollBar()
{
    QSet<TrafficColumn> wider;
    for (int width = 1'600; width >= 720; width -= 8) {
        const QList<FittedColumn> fitted = ui::fitColumns({}, width, width < 1'000);
        QCOMPARE(totalWidth(fitted), width);
        // What leaves does not come back while it gets narrower.
        if (!wider.isEmpty())
            QVERIFY((columnsOf(fitted) - wider).isEmpty());
        wider = columnsOf(fitted);
    }
    QVERIFY(!wider.contains(TrafficColumn::Size));
    QVERIFY(wider.contains(TrafficColumn::Status));
}

void tst_TrafficColumns::aReadersChoiceStaysWholeInANarrowWindow()
{
    ColumnChoice choice;
    for (int i = 0; i < ui::trafficColumnCount; ++i)
        choice.shown.append(TrafficColumn(i));
    choice.widths.insert(TrafficColumn::Peer, 300);
    const QList<FittedColumn> fitted = ui::fitColumns(choice, 600, true);
    QCOMPARE(fitted.size(), ui::trafficColumnCount);
    QVERIFY(totalWidth(fitted) > 600);
    QVERIFY(fitted.contains(FittedColumn{TrafficColumn::Peer, 300}));
    QVERIFY(totalWidth(ui::fitColumns(choice, 4'000, false)) == 4'000);
}

void tst_TrafficColumns::aColumnIsAddedAndTakenAwayFromTheMenu()
{
    JournalFixture fixture;
    ui::ViewMemory memory;
    Opened opened(fixture, memory);
    QCOMPARE(opened.captions(), atFirst);
    opened.choose(u"Trace id"_s);
    opened.choose(u"Kind"_s);
    QStringList wanted = atFirst + QStringList{u"Trace id"_s};
    wanted.removeAll(u"Kind"_s);
    QCOMPARE(opened.captions(), wanted);
    opened.choose(u"Columns as at first"_s);
    QCOMPARE(opened.captions(), atFirst);
    QVERIFY(!opened.table->columns().isOwn());
}

void tst_TrafficColumns::columnsAreMovedAndResizedByTheHeader()
{
    JournalFixture fixture;
    ui::ViewMemory memory;
    Opened opened(fixture, memory);
    QHeaderView *header = opened.table->horizontalHeader();
    // As a drag of its edge and of its caption do.
    header->resizeSection(int(TrafficColumn::Peer), 222);
    header->moveSection(header->visualIndex(int(TrafficColumn::Status)), 1);
    QCOMPARE(opened.captions().mid(0, 3), (QStringList{u"Time"_s, u"Status"_s, u"Kind"_s}));
    QCOMPARE(opened.table->columns().widths.value(TrafficColumn::Peer), 222);
    opened.page->resize(1'100, 500);
    QCOMPARE(header->sectionSize(int(TrafficColumn::Peer)), 222);
    QCOMPARE(opened.captions().size(), atFirst.size());
}

void tst_TrafficColumns::theWindowRemembersColumnsAndFilter()
{
    QTemporaryDir folder;
    JournalFixture fixture;
    fixture.write({fixture.frame(u"HEARTBEAT_ACK"_s, 1), fixture.frame(u"RESUMED"_s, 2)});
    {
        ui::ViewMemory memory(folder.filePath(u"views.ini"_s));
        Opened opened(fixture, memory);
        opened.choose(u"Turn"_s);
        opened.table->horizontalHeader()->resizeSection(int(TrafficColumn::Turn), 99);
        opened.page->setFilter(u"t:RESUMED"_s);
        QTRY_COMPARE(opened.table->model()->rowCount(), 1);
    }
    ui::ViewMemory memory(folder.filePath(u"views.ini"_s));
    Opened again(fixture, memory);
    QCOMPARE(again.captions(), atFirst + QStringList{u"Turn"_s});
    QCOMPARE(again.table->columnWidth(int(TrafficColumn::Turn)), 99);
    QTRY_COMPARE(again.table->model()->rowCount(), 1);
}

void tst_TrafficColumns::addedColumnsShowTheirValues()
{
    JournalFixture fixture;
    const traffic::Record sent = fixture.send(u"你好"_s, u"ROBOT1.0_a"_s, 1);
    fixture.write({sent, JournalFixture::refused(sent, 40034024, u"请求参数msg_id无效或越权"_s)});
    ui::ViewMemory memory;
    Opened opened(fixture, memory);
    QAbstractItemModel *model = opened.table->model();
    QTRY_COMPARE(model->rowCount(), 1);
    const auto cell = [model](TrafficColumn column) { return model->index(0, int(column)).data().toString(); };
    QTRY_COMPARE(cell(TrafficColumn::Code), u"40034024"_s);
    QCOMPARE(cell(TrafficColumn::Direction), u"out"_s);
    QCOMPARE(cell(TrafficColumn::Scene), u"c2c"_s);
}

QTEST_MAIN(tst_TrafficColumns)
#include "tst_trafficcolumns.moc"
