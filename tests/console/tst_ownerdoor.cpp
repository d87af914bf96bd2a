#include "app/console/ownerdoor.h"

#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

using console::OwnerDoor;
using console::Wish;

/// One process asks another that owns the folder.
class tst_OwnerDoor : public QObject
{
    Q_OBJECT
private slots:
    void whatIsAskedArrives_data()
    {
        QTest::addColumn<Wish>("wish");
        QTest::addRow("raise") << Wish::Raise;
        QTest::addRow("imports") << Wish::ReadImports;
    }
    void whatIsAskedArrives()
    {
        QFETCH(const Wish, wish);
        const QTemporaryDir folder;
        OwnerDoor door(folder.path());
        QSignalSpy asked(&door, &OwnerDoor::asked);
        QVERIFY(ask(folder.path(), wish));
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].value<Wish>(), wish);
    }
    void whereNobodyOwnsTheFolderNobodyAnswers()
    {
        const QTemporaryDir folder;
        QVERIFY(!OwnerDoor::ask(folder.path(), Wish::Raise));
    }
    void anotherFolderHasAnotherDoor()
    {
        const QTemporaryDir folder;
        const QTemporaryDir other;
        const OwnerDoor door(folder.path());
        QVERIFY(!ask(other.path(), Wish::Raise));
    }
    void aDoorThatWasLeftOpenIsTakenOver()
    {
        const QTemporaryDir folder;
        OwnerDoor killed(folder.path()); // its process would be gone
        OwnerDoor door(folder.path());
        const QSignalSpy asked(&door, &OwnerDoor::asked);
        QVERIFY(ask(folder.path(), Wish::Raise));
        QCOMPARE(asked.size(), 1);
    }
    void rubbishIsTurnedAway_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addRow("unknown") << QByteArray("launch the missiles\n");
        QTest::addRow("empty") << QByteArray("\n");
        QTest::addRow("endless") << QByteArray(1'000'000, 'x');
        QTest::addRow("NUL") << QByteArray("raise\0\n", 7);
    }
    void rubbishIsTurnedAway()
    {
        QFETCH(const QByteArray, line);
        const QTemporaryDir folder;
        OwnerDoor door(folder.path());
        const QSignalSpy asked(&door, &OwnerDoor::asked);
        QLocalSocket socket;
        socket.connectToServer(door.name());
        QVERIFY(socket.waitForConnected());
        socket.write(line);
        QTRY_COMPARE(socket.state(), QLocalSocket::UnconnectedState);
        QVERIFY(asked.isEmpty());
        QVERIFY(!socket.readAll().contains("ok"));
        QVERIFY(ask(folder.path(), Wish::Raise)); // and the next one is served
    }

private:
    /// From another thread, as the answer comes from this one.
    [[nodiscard]] static bool ask(const QString &folder, Wish wish)
    {
        const QFuture<bool> answer = QtConcurrent::run([&] { return OwnerDoor::ask(folder, wish); });
        return QTest::qWaitFor([&] { return answer.isFinished(); }) && answer.result();
    }
};

QTEST_GUILESS_MAIN(tst_OwnerDoor)
#include "tst_ownerdoor.moc"
