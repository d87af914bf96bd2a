#include "tests/ui/settingsbench.h"

using namespace Qt::StringLiterals;
using config::Settings;

/// What is written into the settings is checked: what cannot be meant is explained beside it and stored nowhere.
class tst_SettingsFields : public QObject
{
    Q_OBJECT
private slots:
    void whatIsNoNumberIsExplainedAndStoresNothing_data();
    void whatIsNoNumberIsExplainedAndStoresNothing();
    void whatAShorterRetentionRemovesIsSaidBeforehand();
    void nothingGoesBeforeItIsApplied();
    void aBadValueInTheFileStandsAtItsField();
    void aProxyIsWantedWhole();
    void whatIsNoProxyIsExplainedAndStoresNothing();
    void thePasswordGoesToTheKeyringOnly();
    void theEnvironmentsProxyIsToldOf();
    void quietHoursAreTakenWhenTheyAreTimes();
};

void tst_SettingsFields::whatIsNoNumberIsExplainedAndStoresNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QString() << u"missing"_s;
    QTest::newRow("letters") << u"soon"_s << u"digits"_s;
    QTest::newRow("negative") << u"-1"_s << u"digits"_s;
    QTest::newRow("fraction") << u"1.5"_s << u"digits"_s;
    QTest::newRow("huge") << u"99999999999999999999"_s << u"At most"_s;
}

void tst_SettingsFields::whatIsNoNumberIsExplainedAndStoresNothing()
{
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    SettingsBench bench;
    bench.page->showSection(u"journal"_s);
    for (const QString &name : {u"retentionDays"_s, u"retentionMegabytes"_s}) {
        bench.type(name, text);
        QVERIFY(bench.label(name + u"Fault"_s)->isVisible());
        QVERIFY2(
            bench.label(name + u"Fault"_s)->text().contains(says), qPrintable(bench.label(name + u"Fault"_s)->text()));
        QVERIFY(!bench.button(u"applyRetention"_s)->isEnabled());
        QTest::keyClick(bench.field(name), Qt::Key_Return);
    }
    QCOMPARE(bench.wanted.size(), 0);
    QVERIFY(bench.button(u"undoRetention"_s)->isEnabled());
    bench.button(u"undoRetention"_s)->click();
    QCOMPARE(bench.field(u"retentionDays"_s)->text(), u"90"_s);
    QVERIFY(!bench.label(u"retentionDaysFault"_s)->isVisible());
}

void tst_SettingsFields::whatAShorterRetentionRemovesIsSaidBeforehand()
{
    SettingsBench bench({}, {.retentionDays = 0});
    for (int s = 1; s <= 9; ++s)
        bench.journal.write({bench.journal.frame(u"RESUMED"_s, s)});
    bench.page->showSection(u"journal"_s);
    QTRY_VERIFY2(bench.label(u"journalExtent"_s)->text().contains(u"9 rows since"_s),
        qPrintable(bench.label(u"journalExtent"_s)->text()));
    bench.type(u"retentionDays"_s, u"1"_s); // the rows are of long ago; the newest one stays
    QTRY_VERIFY2(bench.label(u"retentionForecast"_s)->text().startsWith(u"8 of 9 rows would go"_s),
        qPrintable(bench.label(u"retentionForecast"_s)->text()));
    bench.type(u"retentionDays"_s, u"36500"_s);
    QTRY_VERIFY(bench.label(u"retentionForecast"_s)->text().startsWith(u"Nothing"_s));
    QTRY_VERIFY(bench.page->isSettled());
}

void tst_SettingsFields::nothingGoesBeforeItIsApplied()
{
    SettingsBench bench;
    bench.page->showSection(u"journal"_s);
    bench.type(u"retentionDays"_s, u"7"_s);
    bench.type(u"retentionMegabytes"_s, u"0"_s);
    bench.button(u"applyRetention"_s)->setFocus(); // the focus left both
    QCOMPARE(bench.wanted.size(), 0);
    bench.button(u"applyRetention"_s)->click();
    QCOMPARE(bench.wanted.size(), 1);
    QCOMPARE(bench.last().retentionDays, 7);
    QCOMPARE(bench.last().retentionMegabytes, 0);
    QVERIFY(!bench.button(u"applyRetention"_s)->isEnabled());
    bench.type(u"retentionDays"_s, u"8"_s);
    QTest::keyClick(bench.field(u"retentionDays"_s), Qt::Key_Return);
    QCOMPARE(bench.last().retentionDays, 8);
}

void tst_SettingsFields::aBadValueInTheFileStandsAtItsField()
{
    Settings values;
    for (const QLatin1StringView key : {config::keys::days, config::keys::theme, config::keys::proxy,
             config::keys::quietTo, config::keys::asksOnClosing})
        values.bad.append({key, u"rubbish"_s});
    SettingsBench bench({}, values);
    QSignalSpy defaults(&bench.desk, &ui::SettingsDesk::defaultWanted);
    const QList<std::pair<QString, QString>> places{{u"appearance"_s, u"ui/theme"_s},
        {u"journal"_s, u"retention/days"_s}, {u"network"_s, u"network/proxy"_s},
        {u"notifications"_s, u"notify/quiet_to"_s}, {u"closing"_s, u"closing/ask"_s}};
    for (const auto &[section, key] : places) {
        bench.page->showSection(section);
        auto *note = bench.part<QWidget>(u"bad:"_s + key);
        QVERIFY2(note->isVisible(), qPrintable(key));
        QVERIFY(note->findChild<QLabel *>()->text().contains(key + u"=rubbish"_s));
        note->findChild<QAbstractButton *>(u"useDefault"_s)->click();
        QCOMPARE(defaults.last().first().toString(), key);
    }
    values.bad.clear();
    bench.desk.setValues(values);
    QVERIFY(!bench.part<QWidget>(u"bad:closing/ask"_s)->isVisible());
    QVERIFY(!bench.part<QWidget>(u"bad:retention/megabytes"_s)->isVisible());
}

void tst_SettingsFields::aProxyIsWantedWhole()
{
    SettingsBench bench;
    bench.page->showSection(u"network"_s);
    QVERIFY(!bench.field(u"proxyAddress"_s)->isVisible());
    bench.choose(u"proxyKind"_s, 3);
    QVERIFY(bench.field(u"proxyAddress"_s)->isVisible());
    QVERIFY(!bench.label(u"proxyAddressFault"_s)->isVisible()); // nobody has had time to write one
    bench.type(u"proxyAddress"_s, u"127.0.0.1:1080"_s);
    bench.type(u"proxyUser"_s, u"me"_s);
    QCOMPARE(bench.wanted.size(), 0);
    bench.button(u"applyProxy"_s)->click();
    QCOMPARE(bench.last().wayOut.toText(), u"socks5://me@127.0.0.1:1080"_s);
    bench.choose(u"proxyKind"_s, 1);
    bench.button(u"applyProxy"_s)->click();
    QCOMPARE(bench.last().wayOut.toText(), u"none"_s);
    QCOMPARE(bench.wanted.size(), 2);
}

void tst_SettingsFields::whatIsNoProxyIsExplainedAndStoresNothing()
{
    SettingsBench bench;
    bench.page->showSection(u"network"_s);
    bench.choose(u"proxyKind"_s, 2);
    bench.button(u"applyProxy"_s)->click();
    QVERIFY(bench.label(u"proxyAddressFault"_s)->isVisible());
    for (const QString &text : {u"proxy"_s, u"proxy:99999"_s, u"a b:1"_s}) {
        bench.type(u"proxyAddress"_s, text);
        QTest::keyClick(bench.field(u"proxyAddress"_s), Qt::Key_Return);
        QVERIFY2(bench.label(u"proxyAddressFault"_s)->isVisible(), qPrintable(text));
    }
    QCOMPARE(bench.wanted.size(), 0);
}

void tst_SettingsFields::thePasswordGoesToTheKeyringOnly()
{
    SettingsBench bench;
    QSignalSpy passwords(&bench.desk, &ui::SettingsDesk::passwordWanted);
    bench.page->showSection(u"network"_s);
    bench.choose(u"proxyKind"_s, 2);
    bench.type(u"proxyAddress"_s, u"proxy.example:8080"_s);
    QVERIFY(!bench.field(u"proxyPassword"_s)->isVisible()); // no user, no password
    bench.type(u"proxyUser"_s, u"me"_s);
    QVERIFY(bench.field(u"proxyPassword"_s)->isVisible());
    bench.type(u"proxyPassword"_s, u"secret-word"_s);
    bench.button(u"keepPassword"_s)->click();
    QCOMPARE(passwords.size(), 1);
    QCOMPARE(passwords[0][0].value<config::WayOut>().address(), u"proxy.example:8080"_s);
    QCOMPARE(passwords[0][1].value<core::Secret>().reveal(), "secret-word");
    QVERIFY(bench.field(u"proxyPassword"_s)->text().isEmpty());
    emit bench.desk.passwordKept();
    QCOMPARE(bench.label(u"passwordTold"_s)->text(), u"The keyring keeps it."_s);
    bench.button(u"applyProxy"_s)->click();
    QVERIFY(!bench.last().wayOut.toText().contains(u"secret-word"_s));
    bench.button(u"forgetPassword"_s)->click();
    QVERIFY(passwords.last()[1].value<core::Secret>().isEmpty());
    emit bench.desk.passwordFailed({keyring::KeyringError::Kind::Unavailable, {}});
    QVERIFY(bench.label(u"passwordTold"_s)->text().contains(u"no keyring"_s));
}

void tst_SettingsFields::theEnvironmentsProxyIsToldOf()
{
    SettingsBench bench;
    bench.page->showSection(u"network"_s);
    QVERIFY(!bench.label(u"proxyOverride"_s)->isVisible());
    SettingsBench again({.isProxyFromEnvironment = true});
    again.page->showSection(u"network"_s);
    QVERIFY(again.label(u"proxyOverride"_s)->isVisible());
}

void tst_SettingsFields::quietHoursAreTakenWhenTheyAreTimes()
{
    SettingsBench bench;
    bench.page->showSection(u"notifications"_s);
    bench.type(u"quietFrom"_s, u"25:00"_s);
    QTest::keyClick(bench.field(u"quietFrom"_s), Qt::Key_Tab);
    QVERIFY(bench.label(u"quietFromFault"_s)->isVisible());
    QCOMPARE(bench.wanted.size(), 0);
    bench.type(u"quietTo"_s, u"7:00"_s);
    QTest::keyClick(bench.field(u"quietTo"_s), Qt::Key_Return);
    QCOMPARE(bench.wanted.size(), 0); // half of it is no span
    bench.type(u"quietFrom"_s, u"22:30"_s);
    QTest::keyClick(bench.field(u"quietFrom"_s), Qt::Key_Return);
    QCOMPARE(bench.wanted.size(), 1);
    QCOMPARE(bench.last().quiet, (config::QuietHours{QTime(22, 30), QTime(7, 0)}));
    QCOMPARE(bench.field(u"quietTo"_s)->text(), u"07:00"_s);
    QVERIFY(bench.label(u"quietNote"_s)->text().startsWith(u"8 h 30 min"_s));
    bench.button(u"namesPeople"_s)->click();
    QVERIFY(bench.last().namesPeople);
    bench.button(u"notifies"_s)->click();
    QVERIFY(!bench.last().notifies);
    bench.desk.setNoticeTrouble(u"the desktop did not"_s);
    QVERIFY(bench.label(u"noticeTrouble"_s)->isVisible());
}

QTEST_MAIN(tst_SettingsFields)
#include "tst_settingsfields.moc"
