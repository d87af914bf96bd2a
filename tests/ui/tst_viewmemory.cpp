#include "ui/common/viewmemory.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

/// What a person can make the window forget.
class tst_ViewMemory : public QObject
{
    Q_OBJECT
private slots:
    void forgottenViewsAreGoneAtTheNextStart_data()
    {
        QTest::addColumn<bool>("hasFile");
        QTest::newRow("in a file") << true;
        QTest::newRow("in memory") << false;
    }
    void forgottenViewsAreGoneAtTheNextStart()
    {
        QFETCH(const bool, hasFile);
        QTemporaryDir dir;
        const QString path = hasFile ? dir.filePath(u"views.ini"_s) : QString();
        ui::ViewMemory memory(path);
        memory.setValue(u"window/place"_s, u"traffic"_s);
        memory.setValue(u"keys/follow"_s, u"T"_s);
        memory.saveFilter(u"code:1"_s);
        memory.forgetViews();
        QVERIFY(!memory.value(u"window/place"_s).isValid());
        // A window that is closed now would write it down again.
        memory.setValue(u"window/place"_s, u"logs"_s);
        QVERIFY(!memory.value(u"window/place"_s).isValid());
        memory.setValue(u"keys/mark"_s, u"X"_s);
        QCOMPARE(memory.value(u"keys/follow"_s), u"T"_s);
        QCOMPARE(memory.value(u"keys/mark"_s), u"X"_s);
        QCOMPARE(memory.savedFilters(), QStringList{u"code:1"_s});
        if (!hasFile)
            return;
        ui::ViewMemory next(path);
        QVERIFY(!next.value(u"window/place"_s).isValid());
        QCOMPARE(next.value(u"keys/follow"_s), u"T"_s);
        next.setValue(u"window/place"_s, u"logs"_s);
        QCOMPARE(next.value(u"window/place"_s), u"logs"_s);
    }
    void filtersGoByKind()
    {
        ui::ViewMemory memory;
        memory.remember(u"code:1"_s);
        memory.saveFilter(u"code:2"_s);
        memory.clearHistory();
        QVERIFY(memory.filterHistory().isEmpty());
        QCOMPARE(memory.savedFilters(), QStringList{u"code:2"_s});
        memory.clearSaved();
        QVERIFY(memory.savedFilters().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_ViewMemory)
#include "tst_viewmemory.moc"
