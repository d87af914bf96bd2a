#include "app/config/settings.h"

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
    for (const char *value : {"abc", "-1", "1.5", "7 days", "99999999999", "1,2"})
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

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_settings.moc"
