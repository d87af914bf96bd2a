#include "app/protocol/closecode.h"
#include "app/protocol/opcode.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace protocol;

class tst_CloseCode : public QObject
{
    Q_OBJECT
private slots:
    void everyDocumentedCodeHasItsAction_data()
    {
        QTest::addColumn<int>("code");
        QTest::addColumn<CloseAction>("action");
        const auto rows = [](CloseAction action, std::initializer_list<int> codes) {
            for (const int code : codes)
                QTest::newRow(qPrintable(QString::number(code))) << code << action;
        };
        rows(CloseAction::Identify, {4000, 4003, 4005, 4006, 4007, 4900, 4901, 4902, 4904, 4905, 4913});
        rows(CloseAction::Authenticate, {4004});
        rows(CloseAction::IdentifyWithNewToken, {4903});
        rows(CloseAction::WaitThenResume, {4008});
        rows(CloseAction::Resume, {4009, 1000, 1001, 1002, 1005, 1006, 1015});
        rows(CloseAction::ReduceIntents, {4014});
        rows(CloseAction::Reshard, {4011});
        rows(CloseAction::Stop, {4001, 4002, 4010, 4012, 4013, 4914, 4915});
    }
    void everyDocumentedCodeHasItsAction()
    {
        QFETCH(int, code);
        QFETCH(CloseAction, action);
        QCOMPARE(closeAction(code), action);
    }

    void unknownApplicationCodeIdentifies()
    {
        QCOMPARE(closeAction(4500), CloseAction::Identify);
        QCOMPARE(closeAction(4999), CloseAction::Identify);
    }
    void codeOutsideTheApplicationRangeIsANetworkFault()
    {
        for (const int code : {-1, 0, 3999, 5000})
            QCOMPARE(closeAction(code), CloseAction::Resume);
    }

    void aNewTryIsOfferedUnlessTheProgramSpokeWrongly()
    {
        for (const int code : {4001, 4002, 4012, 4013})
            QVERIFY(!canReconnectAfter(code));
        for (const int code : {0, 4004, 4010, 4011, 4014, 4914, 4915})
            QVERIFY(canReconnectAfter(code));
    }

    void opcodesAreNamedAsThePlatformDoes()
    {
        QCOMPARE(opcodeName(0), "DISPATCH"_L1);
        QCOMPARE(opcodeName(9), "INVALID_SESSION"_L1);
        QCOMPARE(opcodeName(11), "HEARTBEAT_ACK"_L1);
        QCOMPARE(opcodeName(13), "CALLBACK_VALIDATION"_L1);
        for (const int op : {1, 2, 6, 7, 10, 12})
            QVERIFY(!opcodeName(op).isEmpty());
    }
    void unknownOpcodeHasNoName()
    {
        for (const int op : {-1, 3, 8, 14, 1'000'000})
            QVERIFY(opcodeName(op).isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_CloseCode)
#include "tst_closecode.moc"
