#include "tests/ui/settingsbench.h"
#include "ui/common/keyfield.h"
#include "ui/common/keymap.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using config::Settings;

/// Takes what a file manager would be asked to show.
class FolderTaker final : public QObject
{
    Q_OBJECT
public:
    QList<QUrl> urls;
public slots:
    void take(const QUrl &url) { urls.append(url); }
};

/// The place Settings: what a person chooses is wanted, and what is told of the program is so.
class tst_SettingsPage : public QObject
{
    Q_OBJECT
private slots:
    void cleanup() { ui::KeyMap::current().reset(); }
    void aChoiceOfLooksIsWantedAtOnce();
    void aChoiceMadeElsewhereIsShown();
    void withoutATrayThereIsNothingToSwitch();
    void whatClosingDoesIsSaid();
    void pathsAreTheRealOnes();
    void whatTheWindowRemembersCanBeForgotten();
    void keysAreChangedHereAsInTheirSheet();
    void aFileThatCannotBeWrittenIsSaid();
    void arrowsLeadThroughTheParts();
};

void tst_SettingsPage::aChoiceOfLooksIsWantedAtOnce()
{
    SettingsBench bench;
    bench.choose(u"settingsTheme"_s, 2);
    QCOMPARE(bench.last().theme, u"dark"_s);
    bench.choose(u"settingsLanguage"_s, 1);
    QCOMPARE(bench.last().language, u"en"_s);
    QCOMPARE(bench.last().theme, u"dark"_s);
    bench.choose(u"settingsTheme"_s, 0);
    QCOMPARE(bench.last().theme, QString());
    QCOMPARE(bench.wanted.size(), 3);
}

void tst_SettingsPage::aChoiceMadeElsewhereIsShown()
{
    SettingsBench bench;
    Settings values;
    values.theme = u"light"_s;
    values.language = u"zh_CN"_s;
    values.retentionDays = 7;
    values.wayOut = {.kind = config::WayOut::Kind::Http, .host = u"h"_s, .port = 8};
    values.notifies = false;
    bench.desk.setValues(values);
    QCOMPARE(bench.part<ui::Segmented>(u"settingsTheme"_s)->current(), 1);
    QCOMPARE(bench.part<ui::Segmented>(u"settingsLanguage"_s)->current(), 2);
    QCOMPARE(bench.field(u"retentionDays"_s)->text(), u"7"_s);
    QCOMPARE(bench.field(u"proxyAddress"_s)->text(), u"h:8"_s);
    QVERIFY(!bench.button(u"notifies"_s)->isChecked());
    QVERIFY(!bench.button(u"namesPeople"_s)->isEnabled());
    QCOMPARE(bench.wanted.size(), 0);
}

void tst_SettingsPage::withoutATrayThereIsNothingToSwitch()
{
    SettingsBench bench;
    QVERIFY(!bench.button(u"trayIcon"_s)->isEnabled());
    QVERIFY(!bench.button(u"staysInTray"_s)->isEnabled());
    SettingsBench again({.hasTray = true});
    again.page->showSection(u"notifications"_s);
    again.button(u"trayIcon"_s)->click();
    QVERIFY(again.last().hasTrayIcon);
    again.button(u"staysInTray"_s)->click();
    QVERIFY(again.last().staysInTray);
}

void tst_SettingsPage::whatClosingDoesIsSaid()
{
    SettingsBench bench({.hasTray = true});
    bench.page->showSection(u"closing"_s);
    QVERIFY(bench.label(u"closingNow"_s)->text().contains(u"you are asked"_s));
    bench.button(u"asksOnClosing"_s)->click();
    QVERIFY(!bench.last().asksOnClosing);
    QVERIFY(bench.label(u"closingNow"_s)->text().contains(u"ends the program"_s));
    Settings stays = bench.desk.values();
    stays.staysInTray = true;
    bench.desk.setValues(stays);
    QVERIFY(bench.label(u"closingNow"_s)->text().contains(u"in the tray"_s));
}

void tst_SettingsPage::pathsAreTheRealOnes()
{
    QTemporaryDir dir;
    ui::SettingsSurroundings around{.paths = config::Paths::below(dir.path())};
    around.outbox = around.paths.outbox(u"102000001"_s);
    SettingsBench bench(around);
    bench.page->showSection(u"privacy"_s);
    QString shown;
    for (const QLabel *text : bench.page->findChildren<QLabel *>())
        shown += text->text() + u'\n';
    shown.remove(u'\u200b');
    for (const QString &path : {around.paths.journal(), around.paths.textIndex(), around.outbox, around.paths.imports(),
             around.paths.profiles(), around.paths.settings(), around.paths.views()})
        QVERIFY2(shown.contains(path), qPrintable(path));
    const QString leaves = bench.label(u"whatLeaves"_s)->text();
    QVERIFY(leaves.contains(u"https://api.example"_s) && leaves.contains(u"https://model.example/v1"_s));
    FolderTaker taker;
    QDesktopServices::setUrlHandler(u"file"_s, &taker, "take");
    bench.button(u"openDataFolder"_s)->click();
    QCOMPARE(taker.urls, QList<QUrl>{QUrl::fromLocalFile(dir.path())});
    bench.page->showSection(u"journal"_s);
    auto *folder = bench.part<QWidget>(u"journalFolder"_s);
    folder->findChild<QAbstractButton *>(u"openFolder"_s)->click();
    QCOMPARE(taker.urls.last(), QUrl::fromLocalFile(dir.path()));
    folder->findChild<QAbstractButton *>(u"copyPath"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), dir.path());
    QCOMPARE(bench.window.notices.size(), 1);
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

void tst_SettingsPage::whatTheWindowRemembersCanBeForgotten()
{
    SettingsBench bench;
    bench.memory.setValue(u"window/place"_s, u"traffic"_s);
    bench.page->showSection(u"privacy"_s);
    QVERIFY(!bench.button(u"clearHistory"_s)->isEnabled());
    bench.page->showSection(u"appearance"_s);
    bench.memory.remember(u"code:1"_s);
    bench.memory.saveFilter(u"code:2"_s);
    bench.page->showSection(u"privacy"_s);
    bench.button(u"clearHistory"_s)->click();
    QVERIFY(bench.memory.filterHistory().isEmpty());
    QVERIFY(!bench.button(u"clearHistory"_s)->isEnabled());
    bench.button(u"clearSaved"_s)->click();
    QVERIFY(bench.memory.savedFilters().isEmpty());
    bench.button(u"forgetViews"_s)->click();
    QVERIFY(!bench.memory.value(u"window/place"_s).isValid());
    QVERIFY(!bench.button(u"forgetViews"_s)->isEnabled());
    QCOMPARE(bench.window.notices.size(), 3);
}

void tst_SettingsPage::keysAreChangedHereAsInTheirSheet()
{
    using ui::Command;
    SettingsBench bench;
    bench.page->showSection(u"keys"_s);
    ui::KeyField *follow = nullptr;
    for (ui::KeyField *each : bench.page->findChildren<ui::KeyField *>()) {
        if (each->property("command").toInt() == int(Command::Follow))
            follow = each;
    }
    QVERIFY(follow);
    QTest::keyClick(follow, Qt::Key_T);
    QCOMPARE(ui::KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QTest::keyClick(follow, Qt::Key_M);
    QCOMPARE(ui::KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QVERIFY(!bench.label(u"keyMessage"_s)->text().isEmpty());
    QVERIFY(bench.label(u"keyMessage"_s)->visibleRegion().boundingRect().isValid()); // it does not scroll away
    bench.button(u"firstKeys"_s)->click();
    QCOMPARE(follow->key(), QKeySequence(Qt::Key_F));
}

void tst_SettingsPage::aFileThatCannotBeWrittenIsSaid()
{
    SettingsBench bench;
    emit bench.desk.notKept();
    QCOMPARE(bench.window.notices.size(), 1);
    QCOMPARE(bench.window.notices.first().tone, ui::Tone::Bad);
}

void tst_SettingsPage::arrowsLeadThroughTheParts()
{
    SettingsBench bench;
    bench.page->setFocus();
    QVERIFY(bench.button(u"section-appearance"_s)->hasFocus());
    QTest::keyClick(bench.button(u"section-appearance"_s), Qt::Key_Down);
    QVERIFY(bench.button(u"section-journal"_s)->isChecked());
    QVERIFY(bench.field(u"retentionDays"_s)->isVisible());
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
