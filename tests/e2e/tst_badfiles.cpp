#include "tests/e2e/client.h"

#include <QDir>
#include <QtTest>

using namespace Qt::StringLiterals;

/// Each file of the program, spoilt in every way: the next start either works, having said what it lost, or ends with a
/// sentence; it never crashes.
class tst_BadFiles : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase();
    void theNextStartCopes_data();
    void theNextStartCopes();

private:
    QTemporaryDir m_sound; ///< a data folder as a play has left it
};

namespace {

void copy(const QString &from, const QString &to)
{
    QDir().mkpath(to);
    for (const QFileInfo &file : QDir(from).entryInfoList(QDir::Files | QDir::Hidden))
        QFile::copy(file.filePath(), to + u'/' + file.fileName());
    for (const QString &folder : QDir(from).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        copy(from + u'/' + folder, to + u'/' + folder);
}

} // namespace

void tst_BadFiles::initTestCase()
{
    const e2e::Home home;
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start({u"--sandbox"_s, u"--screenshot"_s, home.path(u"x.png"_s)});
    QVERIFY2(client.waitForExit() && client.exitCode() == 0, client.story().constData());
    e2e::Client import(QStringLiteral(QBC_PROGRAM), home);
    import.start({u"import"_s, QStringLiteral(QBC_SEED_LOG)});
    QVERIFY2(import.waitForExit() && import.exitCode() == 0, import.story().constData());
    copy(home.data(), m_sound.path());
    for (const QString &file : {u"/journal.db"_s, u"/outbox-102000001.db"_s})
        QVERIFY2(QFile::exists(m_sound.path() + file), qPrintable(file));
}

void tst_BadFiles::theNextStartCopes_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("isFolder");
    const QString log = u"imports/"_s
        + QDir(m_sound.path() + u"/imports"_s).entryList({u"*"_s}, QDir::Dirs | QDir::NoDotAndDotDot).value(0);
    const QStringList files{u"journal.db"_s, u"journal.db-wal"_s, u"outbox-102000001.db"_s, u"owner.lock"_s,
        u"state/views.ini"_s, u"config/settings.ini"_s, u"config/profiles.ini"_s, log + u"/log.json"_s,
        log + u"/journal.db"_s, log + u"/lines.db"_s};
    const QByteArray noise
        = QByteArray::fromHex("53514c69746520666f726d61742033001000ffff") + QByteArray(6'000, '\xa5');
    for (const QString &file : files) {
        QTest::addRow("%s empty", qPrintable(file.section(u'/', -1))) << file << QByteArray() << false;
        QTest::addRow("%s of noise", qPrintable(file.section(u'/', -1))) << file << noise << false;
        QTest::addRow("%s of text", qPrintable(file.section(u'/', -1)))
            << file << QByteArray("[ui]\ntheme=\xff\xfe\n{\"a\":") << false;
        QTest::addRow("%s a folder", qPrintable(file.section(u'/', -1))) << file << QByteArray() << true;
    }
}

void tst_BadFiles::theNextStartCopes()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, content);
    QFETCH(bool, isFolder);
    const e2e::Home home;
    copy(m_sound.path(), home.data());
    const QString path = home.data() + u'/' + file;
    QDir().mkpath(QFileInfo(path).path());
    QFile::remove(path);
    if (isFolder) {
        QVERIFY(QDir().mkpath(path));
    } else {
        QFile spoilt(path);
        QVERIFY(spoilt.open(QIODevice::WriteOnly) && spoilt.write(content) == content.size());
    }
    e2e::Client client(QStringLiteral(QBC_PROGRAM), home);
    client.start({u"--sandbox"_s, u"--screenshot"_s, home.path(u"after.png"_s)});
    QVERIFY2(client.waitForExit(), client.story().constData());
    QVERIFY2(client.exitCode() == 0 || client.exitCode() == 1, client.story().constData()); // -1: a signal
    if (client.exitCode() == 1)
        QVERIFY2(client.errors().contains("qqbot-console: "), client.story().constData());
    else
        QVERIFY(QFile::exists(home.path(u"after.png"_s)));
}

QTEST_GUILESS_MAIN(tst_BadFiles)
#include "tst_badfiles.moc"
