#include "app/console/ownerdoor.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using console::DoorCall;
using console::DoorTalk;
using console::ExitCode;
using console::OwnerDoor;
using console::ResendWish;

/// A command that another process has to do, because it owns the folder.
class tst_DoorTalk : public QObject
{
    Q_OBJECT
private slots:
    void aWishIsALineAndBack()
    {
        const ResendWish wish{
            .ids = {u"12"_s, u"attempt:3\n"_s}, .anchor = u"ROBOT1.0_\"x"_s, .dryRun = true, .profile = u"客服"_s};
        QVERIFY(!wish.toLine().contains('\n'));
        QCOMPARE(ResendWish::ofLine(wish.toLine()), wish);
    }
    void rubbishIsNoWish_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addRow("empty") << QByteArray();
        QTest::addRow("no JSON") << QByteArray("12 13");
        QTest::addRow("no ids") << QByteArray(R"({"anchor":"x"})");
        QTest::addRow("ids of another kind") << QByteArray(R"({"ids":{"a":1}})");
        QTest::addRow("a list") << QByteArray("[1,2]");
        QTest::addRow("deep") << QByteArray(100'000, '[');
    }
    void rubbishIsNoWish()
    {
        QFETCH(const QByteArray, line);
        QVERIFY(!ResendWish::ofLine(line));
    }
    void linesAndTheEndComeInOrder()
    {
        const QTemporaryDir folder;
        OwnerDoor door(folder.path());
        ResendWish heard;
        connect(&door, &OwnerDoor::resendAsked, this, [&heard](const ResendWish &wish, DoorTalk *talk) {
            heard = wish;
            talk->say(u"#1 accepted"_s);
            talk->say(u"#2 第二"_s);
            talk->end(ExitCode::Failed, u"why"_s);
        });
        const ResendWish wish{.ids = {u"1"_s}};
        DoorCall call(door.name(), wish);
        const QSignalSpy said(&call, &DoorCall::said);
        const QSignalSpy ended(&call, &DoorCall::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(heard, wish);
        QCOMPARE(said.size(), 2);
        QCOMPARE(said[1][0].toString(), u"#2 第二"_s);
        QCOMPARE(ended[0][0].value<ExitCode>(), ExitCode::Failed);
        QCOMPARE(ended[0][1].toString(), u"why"_s);
    }
    void anOwnerThatLeavesIsAFailure()
    {
        const QTemporaryDir folder;
        auto door = std::make_unique<OwnerDoor>(folder.path());
        connect(door.get(), &OwnerDoor::resendAsked, this,
            [&door](const ResendWish &, DoorTalk *) { door.release()->deleteLater(); });
        DoorCall call(door->name(), {.ids = {u"1"_s}});
        const QSignalSpy ended(&call, &DoorCall::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<ExitCode>(), ExitCode::Failed);
        QVERIFY(!ended[0][1].toString().isEmpty());
    }
    void nobodyThereIsAFailure()
    {
        DoorCall call(u"qqbot-console-nobody"_s, {.ids = {u"1"_s}});
        const QSignalSpy ended(&call, &DoorCall::ended);
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(ended[0][0].value<ExitCode>(), ExitCode::Failed);
    }
    void whoLeavesEndsTheTalk()
    {
        const QTemporaryDir folder;
        OwnerDoor door(folder.path());
        QPointer<DoorTalk> talk;
        connect(&door, &OwnerDoor::resendAsked, this, [&talk](const ResendWish &, DoorTalk *one) { talk = one; });
        auto call = std::make_unique<DoorCall>(door.name(), ResendWish{.ids = {u"1"_s}});
        QTRY_VERIFY(talk);
        call.reset();
        QTRY_VERIFY(!talk);
    }
    void anOwnerWithoutAWindowCannotRaiseIt()
    {
        const QTemporaryDir folder;
        OwnerDoor door(folder.path(), false);
        const QSignalSpy asked(&door, &OwnerDoor::asked);
        QLocalSocket socket;
        socket.connectToServer(door.name());
        QVERIFY(socket.waitForConnected());
        socket.write("raise\n");
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(asked.isEmpty());
        QVERIFY(!socket.readAll().contains("ok"));
    }
};

QTEST_GUILESS_MAIN(tst_DoorTalk)
#include "tst_doortalk.moc"
