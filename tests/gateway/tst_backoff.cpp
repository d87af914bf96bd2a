#include "app/gateway/backoff.h"

#include <QTest>

using namespace std::chrono_literals;

class tst_Backoff : public QObject
{
    Q_OBJECT
private slots:
    void waitsLongerAfterEachFailure_data();
    void waitsLongerAfterEachFailure();
    void jitterAddsAtMostATenth();
    void jitterOutsideItsRangeIsHeldInside();
};

void tst_Backoff::waitsLongerAfterEachFailure_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<qint64>("seconds");
    QTest::newRow("nonsense") << -3 << qint64(0);
    QTest::newRow("first try") << 0 << qint64(0);
    QTest::newRow("1") << 1 << qint64(1);
    QTest::newRow("2") << 2 << qint64(2);
    QTest::newRow("3") << 3 << qint64(5);
    QTest::newRow("4") << 4 << qint64(10);
    QTest::newRow("5") << 5 << qint64(30);
    QTest::newRow("6") << 6 << qint64(60);
    QTest::newRow("7") << 7 << qint64(60);
    QTest::newRow("very many") << std::numeric_limits<int>::max() << qint64(60);
}

void tst_Backoff::waitsLongerAfterEachFailure()
{
    QFETCH(int, failures);
    QFETCH(qint64, seconds);
    QCOMPARE(gateway::backoff(failures, 0).count(), seconds * 1000);
}

void tst_Backoff::jitterAddsAtMostATenth()
{
    QCOMPARE(gateway::backoff(1, 0.5), core::Milliseconds(1050));
    QCOMPARE(gateway::backoff(1, 1), core::Milliseconds(1100));
    QCOMPARE(gateway::backoff(9, 1), core::Milliseconds(66s));
}

void tst_Backoff::jitterOutsideItsRangeIsHeldInside()
{
    QCOMPARE(gateway::backoff(2, -1), core::Milliseconds(2s));
    QCOMPARE(gateway::backoff(2, 7), core::Milliseconds(2200));
}

QTEST_GUILESS_MAIN(tst_Backoff)
#include "tst_backoff.moc"
