#include "app/http/oneshotbody.h"

#include <QtTest>

/// A body that can be read once and says so to whoever wants it again.
class tst_OneShotBody : public QObject
{
    Q_OBJECT
private slots:
    void isReadOnceInAnyPieces();
    void cannotBeRewound();
    void emptyBodyIsAtItsEnd();
};

void tst_OneShotBody::isReadOnceInAnyPieces()
{
    http::OneShotBody body("0123456789");
    QVERIFY(body.isSequential());
    QVERIFY(!body.isTouched());
    QCOMPARE(body.bytesAvailable(), 10);
    QCOMPARE(body.read(3), "012");
    QVERIFY(body.isTouched());
    QCOMPARE(body.bytesAvailable(), 7);
    QCOMPARE(body.size(), 10);
    QCOMPARE(body.readAll(), "3456789");
    QVERIFY(body.atEnd());
    QCOMPARE(body.readAll(), QByteArray());
}

void tst_OneShotBody::cannotBeRewound()
{
    http::OneShotBody body("abc");
    QTest::failOnWarning(QRegularExpression(QStringLiteral(".*")));
    QVERIFY(!body.reset());
    QVERIFY(!body.seek(0));
    QCOMPARE(body.readAll(), "abc");
    QVERIFY(!body.reset());
    QCOMPARE(body.readAll(), QByteArray());
}

void tst_OneShotBody::emptyBodyIsAtItsEnd()
{
    http::OneShotBody body({});
    QVERIFY(body.atEnd());
    QCOMPARE(body.readAll(), QByteArray());
    QVERIFY(!body.isTouched());
}

QTEST_GUILESS_MAIN(tst_OneShotBody)
#include "tst_oneshotbody.moc"
