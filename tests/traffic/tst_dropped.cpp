#include "app/traffic/dropped.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using traffic::Dropped;
using traffic::Kind;

class tst_Dropped : public QObject
{
    Q_OBJECT
private slots:
    void aStretchIsCountedByKindWithItsTimes();
    void theTextFormComesBack();
    void anotherTextIsNone();
    void whatPeopleSeeIsDear();
};

void tst_Dropped::aStretchIsCountedByKindWithItsTimes()
{
    Dropped dropped;
    dropped.add(Kind::Frame, core::fromMs(500));
    dropped.add(Kind::Frame, core::fromMs(300));
    dropped.add(Kind::Model, core::fromMs(900));
    QCOMPARE(dropped.total(), 3);
    QCOMPARE(traffic::droppedDetail(dropped), u"frame=2 model=1 from=300 until=900"_s);
}

void tst_Dropped::theTextFormComesBack()
{
    Dropped dropped;
    for (int i = 0; i < 120; ++i)
        dropped.add(Kind(i % 6), core::fromMs(1'700'000'000'000 + i));
    QCOMPARE(traffic::parseDropped(traffic::droppedDetail(dropped)), std::optional(dropped));
    // A later version may say more.
    QCOMPARE(traffic::parseDropped(traffic::droppedDetail(dropped) + u" colour=red"_s), std::optional(dropped));
}

void tst_Dropped::anotherTextIsNone()
{
    for (const QString &text : {u""_s, u"frame=3"_s, u"from=1 until=2"_s, u"frame=x from=1 until=2"_s, u"77"_s})
        QVERIFY2(!traffic::parseDropped(text), qPrintable(text));
}

void tst_Dropped::whatPeopleSeeIsDear()
{
    using traffic::Worth;
    traffic::Record record{.kind = Kind::Frame};
    QCOMPARE(traffic::worthOf(record), Worth::Cheap);
    record.message = traffic::MessageFacet{};
    QCOMPARE(traffic::worthOf(record), Worth::Dear);
    QCOMPARE(traffic::worthOf({.kind = Kind::Http}), Worth::Fair);
    QCOMPARE(traffic::worthOf({.kind = Kind::Http, .attemptId = 3}), Worth::Dear);
    QCOMPARE(traffic::worthOf({.kind = Kind::Token}), Worth::Fair);
    QCOMPARE(traffic::worthOf({.kind = Kind::Model}), Worth::Fair);
    QCOMPARE(traffic::worthOf({.kind = Kind::Note}), Worth::Dear);
}

QTEST_GUILESS_MAIN(tst_Dropped)
#include "tst_dropped.moc"
