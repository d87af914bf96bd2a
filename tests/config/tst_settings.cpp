#include "app/config/settings.h"
#include "app/config/wholenumber.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using config::Settings;

/// What a person may write into settings.ini, and what becomes of what cannot be meant.
class tst_Settings : public QObject
{
    Q_OBJECT
private slots:
    void withoutAFileTheDefaultsHold();
    void valuesAreRead();
    void whatCannotBeMeantIsTheDefaultAndSaid_data();
    void whatCannotBeMeantIsTheDefaultAndSaid();
    void everySettingIsCheckedByItself_data();
    void everySettingIsCheckedByItself();
    void onlyWhatDiffersIsWritten();
    void whatIsSetToItsDefaultLeavesTheFile();
    void aWholeNumberIsDigits();

private:
    [[nodiscard]] Settings of(const QByteArray &content) const
    {
        QFile file(m_dir.filePath(u"settings.ini"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
            qFatal("cannot write");
        file.close();
        return Settings::read(file.fileName());
    }
    QTemporaryDir m_dir;
};

void tst_Settings::withoutAFileTheDefaultsHold()
{
    QCOMPARE(Settings::read(m_dir.filePath(u"none.ini"_s)), Settings());
    QCOMPARE(Settings().retentionDays, 90);
    QCOMPARE(Settings().retentionMegabytes, 2048);
    QVERIFY(!QFile::exists(m_dir.filePath(u"none.ini"_s)));
}

void tst_Settings::valuesAreRead()
{
    const Settings both = of("[retention]\ndays=7\nmegabytes=0\n");
    QCOMPARE(both.retentionDays, 7);
    QCOMPARE(both.retentionMegabytes, 0);
    QVERIFY(both.bad.isEmpty());
    QCOMPARE(of("[retention]\nmegabytes = 12 \n").retentionMegabytes, 12);
    QCOMPARE(of("[other]\nkey=1\n"), Settings());
}

void tst_Settings::whatCannotBeMeantIsTheDefaultAndSaid_data()
{
    QTest::addColumn<QString>("value");
    for (const char *value : {"abc", "-1", "1.5", "7 days", "36501", "99999999999", "1,2"})
        QTest::newRow(value) << QString::fromLatin1(value);
}

void tst_Settings::whatCannotBeMeantIsTheDefaultAndSaid()
{
    QFETCH(QString, value);
    const Settings settings = of("[retention]\ndays=" + value.toUtf8() + "\nmegabytes=5\n");
    QCOMPARE(settings.retentionDays, 90);
    QCOMPARE(settings.retentionMegabytes, 5);
    QCOMPARE(settings.bad, (QList<config::BadSetting>{{u"retention/days"_s, value}}));
}

void tst_Settings::everySettingIsCheckedByItself_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("good");
    QTest::addColumn<QString>("rubbish");
    QTest::newRow("days") << u"retention/days"_s << u"7"_s << u"soon"_s;
    QTest::newRow("megabytes") << u"retention/megabytes"_s << u"7"_s << u"1048577"_s;
    QTest::newRow("theme") << u"ui/theme"_s << u"dark"_s << u"purple"_s;
    QTest::newRow("language") << u"ui/language"_s << u"zh_CN"_s << u"tlh"_s;
    QTest::newRow("proxy") << u"network/proxy"_s << u"socks5://me@127.0.0.1:1080"_s << u"127.0.0.1:1080"_s;
    QTest::newRow("notifies") << u"notify/undelivered"_s << u"false"_s << u"maybe"_s;
    QTest::newRow("names") << u"notify/names"_s << u"true"_s << u"2"_s;
    QTest::newRow("quiet from") << u"notify/quiet_from"_s << u"22:00"_s << u"22"_s;
    QTest::newRow("quiet to") << u"notify/quiet_to"_s << u"07:00"_s << u"25:00"_s;
    QTest::newRow("tray") << u"tray/icon"_s << u"true"_s << u"yes, please"_s;
    QTest::newRow("stays") << u"tray/keep_running"_s << u"true"_s << u"-1"_s;
    QTest::newRow("asks") << u"closing/ask"_s << u"false"_s << u"no"_s;
}

void tst_Settings::everySettingIsCheckedByItself()
{
    QFETCH(const QString, key);
    QFETCH(const QString, good);
    QFETCH(const QString, rubbish);
    const QString file = m_dir.filePath(u"each.ini"_s);
    QFile::remove(file);
    QVERIFY(Settings::write(file, key, good));
    const Settings set = Settings::read(file);
    QVERIFY(set.bad.isEmpty());
    QVERIFY(!(set == Settings()));
    // What is read is what would be written.
    const QString other = m_dir.filePath(u"other.ini"_s);
    QFile::remove(other);
    QVERIFY(Settings::write(other, Settings(), set));
    QCOMPARE(Settings::read(other), set);

    QVERIFY(Settings::write(file, key, rubbish));
    Settings refused = Settings::read(file);
    QCOMPARE(refused.bad.size(), 1);
    const QByteArray name = key.toLatin1();
    const config::BadSetting *bad = refused.badAt(QLatin1StringView(name));
    QVERIFY(bad);
    QCOMPARE(QString(bad->value).remove(u' '), QString(rubbish).remove(u' '));
    refused.bad.clear();
    QCOMPARE(refused, Settings());
}

void tst_Settings::onlyWhatDiffersIsWritten()
{
    const Settings before = of("[retention]\ndays=soon\n[other]\nkey=1\n[closing]\nask=false\n");
    Settings after = before;
    after.staysInTray = true;
    const QString file = m_dir.filePath(u"settings.ini"_s);
    QVERIFY(Settings::write(file, before, after));
    const Settings read = Settings::read(file);
    QVERIFY(read.staysInTray);
    QVERIFY(!read.asksOnClosing);
    QVERIFY(read.badAt(config::keys::days)); // what a person wrote is theirs until they say otherwise
    QFile content(file);
    QVERIFY(content.open(QIODevice::ReadOnly));
    QVERIFY(content.readAll().contains("key=1"));
}

void tst_Settings::whatIsSetToItsDefaultLeavesTheFile()
{
    const Settings before = of("[retention]\ndays=7\n");
    QVERIFY(Settings::write(m_dir.filePath(u"settings.ini"_s), before, Settings()));
    QFile content(m_dir.filePath(u"settings.ini"_s));
    QVERIFY(content.open(QIODevice::ReadOnly));
    QVERIFY(!content.readAll().contains("days"));
}

void tst_Settings::aWholeNumberIsDigits()
{
    using config::NumberFault;
    QCOMPARE(config::readWhole(u" 007 "_s, 10).value(), 7);
    QCOMPARE(config::readWhole(u"10"_s, 10).value(), 10);
    QCOMPARE(config::readWhole(u"11"_s, 10).error(), NumberFault::TooLarge);
    QCOMPARE(config::readWhole(u"9"_s.repeated(400), 10).error(), NumberFault::TooLarge);
    QCOMPARE(config::readWhole(u"  "_s, 10).error(), NumberFault::Empty);
    for (const QString &text : {u"-1"_s, u"+1"_s, u"1.0"_s, u"1e3"_s, u"1 000"_s, u"０"_s, u"x"_s})
        QCOMPARE(config::readWhole(text, 10).error(), NumberFault::NotWhole);
}

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"
