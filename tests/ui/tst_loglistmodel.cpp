#include "tests/ui/logsamples.h"
#include "ui/logs/loglistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using test::reportLog;

/// The lines of the list of logs.
class tst_LogListModel : public QObject
{
    Q_OBJECT
private slots:
    void theListKeepsItsLinesWhenItChanges();
};

void tst_LogListModel::theListKeepsItsLinesWhenItChanges()
{
    ui::LogListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto named = [](const QString &name) { return ui::entryOf(reportLog(name), {}); };
    const ui::LogEntry a = named(u"a"_s);
    const ui::LogEntry b = named(u"b"_s);
    const ui::LogEntry c = named(u"c"_s);
    model.setEntries({a, b, c});
    const QPersistentModelIndex kept(model.index(1));
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    const QList<QList<ui::LogEntry>> steps{
        {c, a, b}, {ui::entryOf(7, {u"x"_s, {}}), b}, {b, ui::failedEntry(7, u"x"_s), a}, {a, b, c}};
    for (const QList<ui::LogEntry> &step : steps) {
        model.setEntries(step);
        QCOMPARE(model.rowCount(), int(step.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.at(row), step[row]);
        QCOMPARE(kept.row(), model.rowOf(b.key));
    }
    QVERIFY(reset.isEmpty());
}

QTEST_MAIN(tst_LogListModel)
#include "tst_loglistmodel.moc"
