#include "tests/ui/journalfixture.h"
#include "ui/common/windowmodel.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// The smallest model on the base: one column that reads the route.
class RouteModel : public ui::WindowModel
{
public:
    using ui::WindowModel::WindowModel;
    int columnCount(const QModelIndex &parent = {}) const override { return parent.isValid() ? 0 : 1; }
    QVariant data(const QModelIndex &index, int role) const override
    {
        const journal::RowSummary *row = index.isValid() ? summaryAt(index.row()) : nullptr;
        return role == Qt::DisplayRole && row != nullptr ? QVariant(row->route) : QVariant();
    }
};

QString routeAt(const RouteModel &model, int row)
{
    return model.data(model.index(row, 0), Qt::DisplayRole).toString();
}

} // namespace

class tst_WindowModel : public QObject
{
    Q_OBJECT
private slots:
    void emptyJournalSettlesWithNoRows();
    void historyIsReadInOrder();
    void missingRowIsPlaceholderUntilDelivered();
    void liveRowsComeAsOneInsert();
    void liveTailNeedsNoPlaceholder();
    void settledRowIsRefreshed();
    void resetReloadsAndKeepsRefs();
    void whatRetentionTookIsNoLongerShown();
    void refFindsItsRow();
    void restrictedQueryFiltersHistoryAndTail();
    void manyRowsArriveInChunks();
    void destroyedModelDropsAnswers();
};

void tst_WindowModel::emptyJournalSettlesWithNoRows()
{
    JournalFixture fixture;
    RouteModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy finished(&model, &ui::WindowModel::loadFinished);
    QVERIFY(model.isLoading());
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(finished.size(), 1);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.error());
}

void tst_WindowModel::historyIsReadInOrder()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"A"_s, 1), fixture.frame(u"B"_s, 2), fixture.frame(u"C"_s, 3)});
    RouteModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 3);
    QTRY_COMPARE(routeAt(model, 0), u"A"_s);
    QCOMPARE(routeAt(model, 1), u"B"_s);
    QCOMPARE(routeAt(model, 2), u"C"_s);
}

void tst_WindowModel::missingRowIsPlaceholderUntilDelivered()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"A"_s, 1)});
    RouteModel model(fixture.services());
    QTRY_COMPARE(model.rowCount(), 1);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(model.summaryAt(0) == nullptr);
    QVERIFY(!model.isSettled());
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(changed.size(), 1);
    QVERIFY(model.summaryAt(0) != nullptr);
}

void tst_WindowModel::liveRowsComeAsOneInsert()
{
    JournalFixture fixture;
    RouteModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_VERIFY(model.isSettled());
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int s = 1; s <= 20; ++s) {
        fixture.write({fixture.frame(u"E%1"_s.arg(s), s)});
    }
    QTRY_COMPARE(model.rowCount(), 20);
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(routeAt(model, 19), u"E20"_s);
}

void tst_WindowModel::liveTailNeedsNoPlaceholder()
{
    JournalFixture fixture;
    RouteModel model(fixture.services());
    QTRY_VERIFY(model.isSettled());
    bool readable = false;
    connect(&model, &QAbstractItemModel::rowsInserted, this,
        [&](const QModelIndex &, int first) { readable = model.summaryAt(first) != nullptr; });
    fixture.write({fixture.frame(u"A"_s, 1)});
    QTRY_COMPARE(model.rowCount(), 1);
    QVERIFY(readable);
}

void tst_WindowModel::settledRowIsRefreshed()
{
    JournalFixture fixture;
    const traffic::Record record = fixture.send(u"你好"_s, u"ROBOT1.0_a"_s, 1);
    RouteModel model(fixture.services());
    QTRY_VERIFY(model.isSettled());
    fixture.write({record});
    QTRY_COMPARE(model.rowCount(), 1);
    QTRY_VERIFY(model.summaryAt(0) != nullptr);
    QCOMPARE(model.summaryAt(0)->state, traffic::State::InFlight);
    fixture.write({JournalFixture::accepted(record, u"ROBOT1.0_b"_s)});
    QTRY_COMPARE(model.summaryAt(0)->state, traffic::State::Accepted);
    QCOMPARE(model.rowCount(), 1);
}

void tst_WindowModel::resetReloadsAndKeepsRefs()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"A"_s, 1), fixture.frame(u"B"_s, 2)});
    RouteModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 2);
    const journal::RowRef ref = model.refAt(1);
    emit fixture.feed().reset();
    QCOMPARE(model.rowCount(), 0);
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.rowOf(ref), 1);
    QTRY_VERIFY(model.isSettled());
}

void tst_WindowModel::whatRetentionTookIsNoLongerShown()
{
    JournalFixture fixture;
    QList<traffic::Entry> frames;
    for (int i = 1; i <= 10; ++i)
        frames += fixture.frame(u"E%1"_s.arg(i), i);
    fixture.write(frames);
    RouteModel model(fixture.services());
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QTRY_COMPARE(model.rowCount(), 10);
    const QList<journal::RowRef> rows = fixture.rows();
    // All but one that is kept, and one that the list never had.
    emit fixture.feed().removed({rows[0], rows[1], rows[3], rows[4], journal::RowRef(journal::liveSource, 999)});
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(model.refAt(0), rows[2]);
    QCOMPARE(model.refAt(1), rows[5]);
    QCOMPARE(model.rowOf(rows[9]), 5);
    fixture.write({fixture.frame(u"new"_s, 11)});
    QTRY_COMPARE(model.rowCount(), 7);
}

void tst_WindowModel::refFindsItsRow()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"A"_s, 1), fixture.frame(u"B"_s, 2)});
    RouteModel model(fixture.services());
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(model.refAt(0), fixture.rows().constFirst());
    QCOMPARE(model.rowOf(fixture.rows().constLast()), 1);
    QCOMPARE(model.rowOf(journal::RowRef(0, 999)), -1);
    QVERIFY(model.refAt(7).isNull());
}

void tst_WindowModel::restrictedQueryFiltersHistoryAndTail()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"A"_s, 1), fixture.send(u"one"_s, u"ROBOT1.0_a"_s, 1)});
    journal::RowQuery query;
    query.messagesOnly = true;
    RouteModel model(fixture.services(), query);
    QTRY_COMPARE(model.rowCount(), 1);
    fixture.write({fixture.frame(u"B"_s, 2), fixture.send(u"two"_s, u"ROBOT1.0_a"_s, 2)});
    QTRY_COMPARE(model.rowCount(), 2);
    QTRY_VERIFY(model.isSettled());
    QCOMPARE(model.refAt(1), fixture.rows().constLast());
}

void tst_WindowModel::manyRowsArriveInChunks()
{
    JournalFixture fixture;
    QList<traffic::Entry> entries;
    for (int s = 1; s <= 20'500; ++s) {
        entries.append(fixture.frame(u"E"_s, s));
    }
    fixture.write(entries);
    RouteModel model(fixture.services());
    QSignalSpy progress(&model, &ui::WindowModel::loadProgressed);
    QTRY_VERIFY(!model.isLoading());
    QCOMPARE(model.rowCount(), 20'500);
    QCOMPARE(progress.size(), 2);
    QCOMPARE(progress.constFirst().constLast().toLongLong(), -1); // not counted before the first rows are shown
    QCOMPARE(progress.constLast().constLast().toLongLong(), 20'500);
    QVERIFY(std::is_sorted(fixture.rows().cbegin(), fixture.rows().cend()));
    QCOMPARE(model.refAt(20'499), fixture.rows().constLast());
}

void tst_WindowModel::destroyedModelDropsAnswers()
{
    JournalFixture fixture;
    fixture.write({fixture.frame(u"A"_s, 1)});
    auto model = std::make_unique<RouteModel>(fixture.services());
    QVERIFY(model->isLoading());
    model.reset();
    RouteModel other(fixture.services());
    QTRY_COMPARE(other.rowCount(), 1);
}

QTEST_GUILESS_MAIN(tst_WindowModel)
#include "tst_windowmodel.moc"
