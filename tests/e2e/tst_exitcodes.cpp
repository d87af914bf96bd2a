#include "tests/e2e/client.h"
#include "tests/e2e/journalfile.h"
#include "tests/e2e/platformprocess.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// Exit codes and sentences: what scripts rely on.
class tst_ExitCodes : public QObject
{
    Q_OBJECT

private slots:
    void helpAndVersionSucceed_data();
    void helpAndVersionSucceed();
    void aUsageErrorSaysWhatIsWrong_data();
    void aUsageErrorSaysWhatIsWrong();
    void aBadProxyIsAUsageError();
    void withoutCredentialsRunEndsWithThree_data();
    void withoutCredentialsRunEndsWithThree();
    void withARefusedSecretRunEndsWithThree();
    void aSecondOwnerOfAFolderIsTurnedAway();
    void aSecondWindowShowsTheFirst();
};

void tst_ExitCodes::helpAndVersionSucceed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("version") << QStringList{u"--version"_s} << QByteArray("qqbot-console ");
    QTest::newRow("version after a verb") << QStringList{u"run"_s, u"--version"_s} << QByteArray("qqbot-console ");
    QTest::newRow("help") << QStringList{u"--help"_s} << QByteArray("--sandbox");
    QTest::newRow("help after a verb") << QStringList{u"run"_s, u"--help"_s} << QByteArray("--token-url");
}

void tst_ExitCodes::helpAndVersionSucceed()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, says);
    e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start(arguments);
    QVERIFY2(client.waitForExit(), client.story().constData());
    QCOMPARE(client.exitCode(), 0);
    QVERIFY2(client.output().contains(says), client.story().constData());
    QCOMPARE(client.errors(), QByteArray());
    QVERIFY(!QFile::exists(home.data())); // asked for words, it makes no folder
}

void tst_ExitCodes::aUsageErrorSaysWhatIsWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("about");
    QTest::newRow("unknown option") << QStringList{u"--sandbux"_s} << QByteArray("sandbux");
    QTest::newRow("unknown verb") << QStringList{u"walk"_s} << QByteArray("walk");
    QTest::newRow("two verbs") << QStringList{u"run"_s, u"run"_s} << QByteArray("run");
    QTest::newRow("bad address") << QStringList{u"run"_s, u"--api-base"_s, u"ftp://x"_s} << QByteArray("--api-base");
    QTest::newRow("missing scenario") << QStringList{u"--sandbox"_s, u"no-such-file.json"_s}
                                      << QByteArray("no-such-file.json");
    QTest::newRow("missing scenario, no window")
        << QStringList{u"run"_s, u"--sandbox"_s, u"no-such-file.json"_s} << QByteArray("no-such-file.json");
}

void tst_ExitCodes::aUsageErrorSaysWhatIsWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, about);
    e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start(arguments);
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 2, client.story().constData());
    const QByteArray sentence = client.errors().split('\n').first();
    QVERIFY2(sentence.startsWith("qqbot-console: "), client.story().constData());
    QVERIFY2(sentence.contains(about), client.story().constData());
    QCOMPARE(client.output(), QByteArray());
}

void tst_ExitCodes::aBadProxyIsAUsageError()
{
    e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.setVariable(u"QQBOT_PROXY"_s, u"ftp://me:secret-word@proxy.example:1"_s);
    client.start({u"run"_s});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 2, client.story().constData());
    QVERIFY2(client.errors().contains("QQBOT_PROXY"), client.story().constData());
    QVERIFY(!client.errors().contains("secret-word"));
}

void tst_ExitCodes::withoutCredentialsRunEndsWithThree_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("run") << QStringList{u"run"_s};
    QTest::newRow("a window that shall connect") << QStringList{u"--connect"_s};
}

void tst_ExitCodes::withoutCredentialsRunEndsWithThree()
{
    QFETCH(QStringList, arguments);
    e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start(arguments);
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 3, client.story().constData());
    QVERIFY2(client.errors().contains("QQBOT_CLIENT_SECRET"), client.story().constData());
    QCOMPARE(client.errors().count('\n'), 1);
}

void tst_ExitCodes::withARefusedSecretRunEndsWithThree()
{
    e2e::Home home;
    const e2e::PlatformProcess platform(
        QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/seed-three-messages.json"));
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    platform.introduce(client);
    client.setVariable(u"QQBOT_CLIENT_SECRET"_s, u"not-the-secret-of-this-bot"_s);
    client.start(QStringList{u"run"_s} + platform.arguments());
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 3, client.story().constData());
    QVERIFY2(client.errors().contains("QQBOT_CLIENT_SECRET"), client.story().constData());
    QVERIFY2(client.output().contains("100016"), client.story().constData()); // the platform's own word
    QVERIFY(!client.story().contains("not-the-secret-of-this-bot"));
    QCOMPARE(platform.record().modelCalls(), 0);
}

void tst_ExitCodes::aSecondOwnerOfAFolderIsTurnedAway()
{
    e2e::Home home;
    e2e::Client owner(QStringLiteral(QBC_PROGRAM), home);
    owner.start({u"run"_s, u"--sandbox"_s});
    QVERIFY2(owner.waitForTranscript(5), owner.story().constData());
    const qsizetype rows = e2e::JournalFile(home.data()).rows().size();
    e2e::Client second(QStringLiteral(QBC_PROGRAM), home);
    second.start({u"run"_s, u"--sandbox"_s});
    QVERIFY2(second.waitForExit(), second.story().constData());
    QVERIFY2(second.exitCode() == 1, second.story().constData());
    QVERIFY2(second.errors().contains(home.data().toUtf8()), second.story().constData());
    QCOMPARE(e2e::JournalFile(home.data()).rows().size(), rows);
    owner.terminate();
    QVERIFY2(owner.waitForExit(), owner.story().constData());
    QCOMPARE(owner.exitCode(), 0);
}

void tst_ExitCodes::aSecondWindowShowsTheFirst()
{
    e2e::Home home;
    e2e::Client owner(QStringLiteral(QBC_PROGRAM), home);
    owner.start({u"--sandbox"_s});
    QVERIFY2(owner.waitForTranscript(5), owner.story().constData());
    e2e::Client second(QStringLiteral(QBC_PROGRAM), home);
    second.start({u"--sandbox"_s});
    QVERIFY2(second.waitForExit(), second.story().constData());
    QVERIFY2(second.exitCode() == 0, second.story().constData());
    QVERIFY2(second.errors().contains("is shown"), second.story().constData());
    owner.terminate();
    QVERIFY2(owner.waitForExit(), owner.story().constData());
}

QTEST_GUILESS_MAIN(tst_ExitCodes)
#include "tst_exitcodes.moc"
