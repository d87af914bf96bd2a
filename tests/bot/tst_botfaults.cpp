#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// What goes wrong on the wire, one class after the other, and that a user is answered once whatever it is.
class tst_BotFaults : public QObject
{
    Q_OBJECT

private slots:
    void aStrangeFrameCostsNoEvent_data();
    void aStrangeFrameCostsNoEvent();
    void aStrangeFrameInPlaceOfTheEventIsMadeGoodByAResume();
    void eventsTwiceOrOutOfOrderAreAnsweredOnce_data();
    void eventsTwiceOrOutOfOrderAreAnsweredOnce();
    void aSpoiltAnswerToASendDoublesNothing_data();
    void aSpoiltAnswerToASendDoublesNothing();
    void aSpoiltWayToTheGatewayIsTakenAgain_data();
    void aSpoiltWayToTheGatewayIsTakenAgain();
};

namespace {

QByteArray faults(const QByteArray &list)
{
    return R"(,"faults":[)" + list + ']';
}

} // namespace

void tst_BotFaults::aStrangeFrameCostsNoEvent_data()
{
    QTest::addColumn<QByteArray>("frame");
    for (const char *frame : {"not_json", "large", "too_deep", "wrong_types", "unknown_op", "unknown_event"})
        QTest::newRow(frame) << QByteArray(frame);
}

void tst_BotFaults::aStrangeFrameCostsNoEvent()
{
    QFETCH(QByteArray, frame);
    BotBench bench(faults(R"({"at":"event","do":"frame","frame":")" + frame + R"("})"));
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    bench.say(anna, u"two"_s);
    QVERIFY(bench.waitForSeen(2));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s, u"got two"_s}));
}

void tst_BotFaults::aStrangeFrameInPlaceOfTheEventIsMadeGoodByAResume()
{
    BotBench bench(faults(R"({"at":"event","do":"frame","frame":"wrong_types","lose_event":true})"));
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    bench.platform().injectFault({.at = sandbox::FaultPoint::Now, .when = {}, .act = sandbox::Drop{}});
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s}));
}

void tst_BotFaults::eventsTwiceOrOutOfOrderAreAnsweredOnce_data()
{
    QTest::addColumn<QByteArray>("act");
    QTest::newRow("duplicate") << QByteArray("duplicate");
    QTest::newRow("reorder") << QByteArray("reorder");
}

void tst_BotFaults::eventsTwiceOrOutOfOrderAreAnsweredOnce()
{
    QFETCH(QByteArray, act);
    BotBench bench(faults(R"({"at":"event","do":")" + act + R"("})"));
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    bench.say(ben, u"two"_s);
    bench.say(anna, u"three"_s);
    QVERIFY(bench.waitForSeen(3));
    QStringList texts = bench.seenTexts();
    texts.sort();
    QCOMPARE(texts, (QStringList{u"got one"_s, u"got three"_s, u"got two"_s}));
}

void tst_BotFaults::aSpoiltAnswerToASendDoublesNothing_data()
{
    QTest::addColumn<QByteArray>("act");
    QTest::addColumn<traffic::State>("state"); // of the last attempt
    using enum traffic::State;
    QTest::newRow("500 with a page") << QByteArray(R"("do":"status","html":true)") << Accepted;
    QTest::newRow("502 with a page, carried out")
        << QByteArray(R"("do":"status","status":502,"html":true,"accept":true)") << AcceptedIdUnknown;
    QTest::newRow("cut") << QByteArray(R"("do":"cut")") << AcceptedIdUnknown;
    QTest::newRow("reset mid-body, carried out") << QByteArray(R"("do":"reset")") << AcceptedIdUnknown;
    QTest::newRow("reset mid-body") << QByteArray(R"("do":"reset","accept":false)") << Accepted;
    QTest::newRow("dropped, carried out") << QByteArray(R"("do":"drop","accept":true)") << AcceptedIdUnknown;
    QTest::newRow("dropped") << QByteArray(R"("do":"drop")") << Accepted;
}

void tst_BotFaults::aSpoiltAnswerToASendDoublesNothing()
{
    QFETCH(QByteArray, act);
    QFETCH(traffic::State, state);
    BotBench bench(faults(R"({"at":"send",)" + act + '}'));
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QTRY_COMPARE_WITH_TIMEOUT(bench.attempts().size(), 2, 15'000);
    const QList<traffic::Record> attempts = bench.attempts();
    QTRY_VERIFY(bench.settlementOf(attempts.last().key));
    QCOMPARE(bench.settlementOf(attempts.first().key)->state, traffic::State::Unknown);
    QCOMPARE(bench.settlementOf(attempts.last().key)->state, state);
    QCOMPARE(attempts.last().msgSeq, attempts.first().msgSeq);
    QCOMPARE(bench.seenTexts(), (QStringList{u"got one"_s}));
}

void tst_BotFaults::aSpoiltWayToTheGatewayIsTakenAgain_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::newRow("token cut") << QByteArray(R"({"at":"token","do":"cut"})");
    QTest::newRow("token page") << QByteArray(R"({"at":"token","do":"status","status":502,"html":true})");
    QTest::newRow("gateway cut") << QByteArray(R"({"at":"gateway","do":"cut"})");
    QTest::newRow("gateway reset") << QByteArray(R"({"at":"gateway","do":"reset"})");
    QTest::newRow("identify dropped") << QByteArray(R"({"at":"identify","do":"drop"})");
}

void tst_BotFaults::aSpoiltWayToTheGatewayIsTakenAgain()
{
    QFETCH(QByteArray, fault);
    BotBench bench(faults(fault));
    QVERIFY(bench.start());
    bench.say(anna, u"one"_s);
    QVERIFY(bench.waitForSeen(1));
}

QTEST_GUILESS_MAIN(tst_BotFaults)
#include "tst_botfaults.moc"
