#include "app/console/filelock.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// Whose a folder is: one owner at a time, and nobody is kept out by one who is gone.
class tst_FileLock : public QObject
{
    Q_OBJECT
private slots:
    void oneOwnerAtATime()
    {
        const auto first = console::takeLock(path());
        QVERIFY(first && *first);
        const auto second = console::takeLock(path());
        QVERIFY(!second);
        QCOMPARE(second.error().process, getpid());
    }
    void whatAKilledOwnerLeftIsTakenOver()
    {
        int told[2];
        QCOMPARE(pipe(told), 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto held = console::takeLock(path());
            const char ready = held && *held ? 'y' : 'n';
            std::ignore = write(told[1], &ready, 1);
            pause();
            _exit(0);
        }
        char ready = 0;
        QCOMPARE(read(told[0], &ready, 1), 1);
        QCOMPARE(ready, 'y');
        const auto refused = console::takeLock(path());
        QVERIFY(!refused);
        QCOMPARE(refused.error().process, child);
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
        const auto taken = console::takeLock(path());
        QVERIFY(taken && *taken);
    }
    void whatACrashOfTheMachineLeftIsTakenOver_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addRow("nothing") << QByteArray();
        QTest::addRow("zeros") << QByteArray(512, '\0');
        QTest::addRow("noise") << QByteArray("\xff\xfe\xa5\n\n\n");
    }
    void whatACrashOfTheMachineLeftIsTakenOver()
    {
        QFETCH(const QByteArray, left);
        writeFile(left, 10);
        const auto taken = console::takeLock(path());
        QVERIFY(taken && *taken);
        QVERIFY(!console::takeLock(path()));
    }
    void oneThatIsJustBeingMadeIsNotTakenAway()
    {
        writeFile({}, 0);
        QVERIFY(!console::takeLock(path()));
        QVERIFY(QFile::exists(path()));
    }
    void oneThatIsHeldIsNotTakenAway()
    {
        const auto held = console::takeLock(path());
        QVERIFY(held && *held);
        QFile words(path()); // somebody empties it; its owner lives
        QVERIFY(words.open(QIODevice::ReadWrite) && words.resize(0));
        makeOld(words, 10);
        words.close();
        QVERIFY(!console::takeLock(path()));
        QVERIFY(QFile::exists(path()));
    }
    void whereNoneCanBeMadeNobodyIsKeptOut()
    {
        const auto none = console::takeLock(m_folder.filePath(u"none/owner.lock"_s));
        QVERIFY(none && !*none);
        QVERIFY(QDir(m_folder.path()).mkpath(u"full/owner.lock/x"_s));
        const auto folder = console::takeLock(m_folder.filePath(u"full/owner.lock"_s));
        QVERIFY(folder && !*folder);
        QVERIFY(QDir(m_folder.path()).mkpath(u"empty/owner.lock"_s));
        const auto empty = console::takeLock(m_folder.filePath(u"empty/owner.lock"_s));
        QVERIFY(empty && *empty);
    }
    void cleanup() { QFile::remove(path()); }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(u"owner.lock"_s); }
    static void makeOld(QFile &file, int seconds)
    {
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-seconds), QFileDevice::FileModificationTime));
    }
    void writeFile(const QByteArray &content, int seconds) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush());
        makeOld(file, seconds);
    }
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(tst_FileLock)
#include "tst_filelock.moc"
