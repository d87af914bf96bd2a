#include "tests/ui/journalfixture.h"
#include "tests/ui/noticewindow.h"
#include "ui/common/keyfield.h"
#include "ui/common/keymap.h"
#include "ui/common/segmented.h"
#include "ui/common/settingsdesk.h"
#include "ui/common/viewmemory.h"
#include "ui/settings/settingspage.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

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

/// The place Settings: what a person chooses is wanted, and what cannot be meant is explained and stored nowhere.
class tst_SettingsPage : public QObject
{
    Q_OBJECT
private slots:
    void init();
    void cleanup();
    void aChoiceOfLooksIsWantedAtOnce();
    void aChoiceMadeElsewhereIsShown();
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
    void withoutATrayThereIsNothingToSwitch();
    void whatClosingDoesIsSaid();
    void pathsAreTheRealOnes();
    void whatTheWindowRemembersCanBeForgotten();
    void keysAreChangedHereAsInTheirSheet();
    void aFileThatCannotBeWrittenIsSaid();
    void arrowsLeadThroughTheParts();

private:
    void open(ui::SettingsSurroundings around = {}, const Settings &values = {});
    void type(const QString &field, const QString &text);
    [[nodiscard]] Settings last() const { return m_wanted->last().first().value<Settings>(); }
    template <class T> [[nodiscard]] T *part(const QString &name) const
    {
        T *found = m_page->findChild<T *>(name);
        if (!found)
            qFatal("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] QAbstractButton *button(const QString &name) const { return part<QAbstractButton>(name); }
    [[nodiscard]] QLabel *label(const QString &name) const { return part<QLabel>(name); }
    [[nodiscard]] QLineEdit *field(const QString &name) const { return part<QLineEdit>(name); }
    void choose(const QString &name, int segment)
    {
        QTest::mouseClick(part<ui::Segmented>(name)->button(segment), Qt::LeftButton);
    }

    std::unique_ptr<JournalFixture> m_journal;
    std::unique_ptr<ui::ViewMemory> m_memory;
    std::unique_ptr<ui::SettingsDesk> m_desk;
    std::unique_ptr<test::NoticeWindow> m_window;
    std::unique_ptr<QSignalSpy> m_wanted;
    ui::SettingsPage *m_page = nullptr;
};

void tst_SettingsPage::init()
{
    m_journal = std::make_unique<JournalFixture>();
    m_memory = std::make_unique<ui::ViewMemory>();
}

void tst_SettingsPage::cleanup()
{
    m_window.reset();
    m_wanted.reset();
    m_desk.reset();
    m_memory.reset();
    m_journal.reset();
    ui::KeyMap::current().reset();
}

void tst_SettingsPage::open(ui::SettingsSurroundings around, const Settings &values)
{
    if (around.paths.data.isEmpty())
        around.paths = config::Paths::below(u"/somewhere/else"_s);
    m_desk = std::make_unique<ui::SettingsDesk>(values, around);
    m_wanted = std::make_unique<QSignalSpy>(m_desk.get(), &ui::SettingsDesk::wanted);
    // As the program does: what is wanted is in force.
    connect(m_desk.get(), &ui::SettingsDesk::wanted, m_desk.get(), &ui::SettingsDesk::setValues);
    ui::Services services = m_journal->services();
    services.memory = m_memory.get();
    services.settingsDesk = m_desk.get();
    services.apiBase = u"https://api.example"_s;
    services.modelBase = u"https://model.example/v1"_s;
    m_window = std::make_unique<test::NoticeWindow>();
    m_page = new ui::SettingsPage(services, *m_desk);
    (new QVBoxLayout(m_window.get()))->addWidget(m_page);
    m_window->resize(968, 560);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_SettingsPage::type(const QString &name, const QString &text)
{
    QLineEdit *edit = field(name);
    edit->setFocus();
    edit->selectAll();
    QTest::keyClick(edit, Qt::Key_Delete);
    QTest::keyClicks(edit, text);
}

void tst_SettingsPage::aChoiceOfLooksIsWantedAtOnce()
{
    open();
    choose(u"settingsTheme"_s, 2);
    QCOMPARE(last().theme, u"dark"_s);
    choose(u"settingsLanguage"_s, 1);
    QCOMPARE(last().language, u"en"_s);
    QCOMPARE(last().theme, u"dark"_s);
    choose(u"settingsTheme"_s, 0);
    QCOMPARE(last().theme, QString());
    QCOMPARE(m_wanted->size(), 3);
}

void tst_SettingsPage::aChoiceMadeElsewhereIsShown()
{
    open();
    Settings values;
    values.theme = u"light"_s;
    values.language = u"zh_CN"_s;
    values.retentionDays = 7;
    values.wayOut = {.kind = config::WayOut::Kind::Http, .host = u"h"_s, .port = 8};
    values.notifies = false;
    m_desk->setValues(values);
    QCOMPARE(part<ui::Segmented>(u"settingsTheme"_s)->current(), 1);
    QCOMPARE(part<ui::Segmented>(u"settingsLanguage"_s)->current(), 2);
    QCOMPARE(field(u"retentionDays"_s)->text(), u"7"_s);
    QCOMPARE(field(u"proxyAddress"_s)->text(), u"h:8"_s);
    QVERIFY(!button(u"notifies"_s)->isChecked());
    QVERIFY(!button(u"namesPeople"_s)->isEnabled());
    QCOMPARE(m_wanted->size(), 0);
}

void tst_SettingsPage::whatIsNoNumberIsExplainedAndStoresNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    QTest::newRow("empty") << QString() << u"missing"_s;
    QTest::newRow("letters") << u"soon"_s << u"digits"_s;
    QTest::newRow("negative") << u"-1"_s << u"digits"_s;
    QTest::newRow("fraction") << u"1.5"_s << u"digits"_s;
    QTest::newRow("huge") << u"99999999999999999999"_s << u"At most"_s;
}

void tst_SettingsPage::whatIsNoNumberIsExplainedAndStoresNothing()
{
    QFETCH(const QString, text);
    QFETCH(const QString, says);
    open();
    m_page->showSection(u"journal"_s);
    for (const QString &name : {u"retentionDays"_s, u"retentionMegabytes"_s}) {
        type(name, text);
        QVERIFY(label(name + u"Fault"_s)->isVisible());
        QVERIFY2(label(name + u"Fault"_s)->text().contains(says), qPrintable(label(name + u"Fault"_s)->text()));
        QVERIFY(!button(u"applyRetention"_s)->isEnabled());
        QTest::keyClick(field(name), Qt::Key_Return);
    }
    QCOMPARE(m_wanted->size(), 0);
    QVERIFY(button(u"undoRetention"_s)->isEnabled());
    button(u"undoRetention"_s)->click();
    QCOMPARE(field(u"retentionDays"_s)->text(), u"90"_s);
    QVERIFY(!label(u"retentionDaysFault"_s)->isVisible());
}

void tst_SettingsPage::whatAShorterRetentionRemovesIsSaidBeforehand()
{
    open({}, {.retentionDays = 0});
    for (int s = 1; s <= 9; ++s)
        m_journal->write({m_journal->frame(u"RESUMED"_s, s)});
    m_page->showSection(u"journal"_s);
    QTRY_VERIFY2(
        label(u"journalExtent"_s)->text().contains(u"9 rows since"_s), qPrintable(label(u"journalExtent"_s)->text()));
    type(u"retentionDays"_s, u"1"_s); // the rows are of long ago; the newest one stays
    QTRY_VERIFY2(label(u"retentionForecast"_s)->text().startsWith(u"8 of 9 rows would go"_s),
        qPrintable(label(u"retentionForecast"_s)->text()));
    type(u"retentionDays"_s, u"36500"_s);
    QTRY_VERIFY(label(u"retentionForecast"_s)->text().startsWith(u"Nothing"_s));
    QTRY_VERIFY(m_page->isSettled());
}

void tst_SettingsPage::nothingGoesBeforeItIsApplied()
{
    open();
    m_page->showSection(u"journal"_s);
    type(u"retentionDays"_s, u"7"_s);
    type(u"retentionMegabytes"_s, u"0"_s);
    button(u"applyRetention"_s)->setFocus(); // the focus left both
    QCOMPARE(m_wanted->size(), 0);
    button(u"applyRetention"_s)->click();
    QCOMPARE(m_wanted->size(), 1);
    QCOMPARE(last().retentionDays, 7);
    QCOMPARE(last().retentionMegabytes, 0);
    QVERIFY(!button(u"applyRetention"_s)->isEnabled());
    type(u"retentionDays"_s, u"8"_s);
    QTest::keyClick(field(u"retentionDays"_s), Qt::Key_Return);
    QCOMPARE(last().retentionDays, 8);
}

void tst_SettingsPage::aBadValueInTheFileStandsAtItsField()
{
    Settings values;
    for (const QLatin1StringView key : {config::keys::days, config::keys::theme, config::keys::proxy,
             config::keys::quietTo, config::keys::asksOnClosing})
        values.bad.append({key, u"rubbish"_s});
    open({}, values);
    QSignalSpy defaults(m_desk.get(), &ui::SettingsDesk::defaultWanted);
    const QList<std::pair<QString, QString>> places{{u"appearance"_s, u"ui/theme"_s},
        {u"journal"_s, u"retention/days"_s}, {u"network"_s, u"network/proxy"_s},
        {u"notifications"_s, u"notify/quiet_to"_s}, {u"closing"_s, u"closing/ask"_s}};
    for (const auto &[section, key] : places) {
        m_page->showSection(section);
        auto *note = part<QWidget>(u"bad:"_s + key);
        QVERIFY2(note->isVisible(), qPrintable(key));
        QVERIFY(note->findChild<QLabel *>()->text().contains(key + u"=rubbish"_s));
        note->findChild<QAbstractButton *>(u"useDefault"_s)->click();
        QCOMPARE(defaults.last().first().toString(), key);
    }
    values.bad.clear();
    m_desk->setValues(values);
    QVERIFY(!part<QWidget>(u"bad:closing/ask"_s)->isVisible());
    QVERIFY(!part<QWidget>(u"bad:retention/megabytes"_s)->isVisible());
}

void tst_SettingsPage::aProxyIsWantedWhole()
{
    open();
    m_page->showSection(u"network"_s);
    QVERIFY(!field(u"proxyAddress"_s)->isVisible());
    choose(u"proxyKind"_s, 3);
    QVERIFY(field(u"proxyAddress"_s)->isVisible());
    QVERIFY(!label(u"proxyAddressFault"_s)->isVisible()); // nobody has had time to write one
    type(u"proxyAddress"_s, u"127.0.0.1:1080"_s);
    type(u"proxyUser"_s, u"me"_s);
    QCOMPARE(m_wanted->size(), 0);
    button(u"applyProxy"_s)->click();
    QCOMPARE(last().wayOut.toText(), u"socks5://me@127.0.0.1:1080"_s);
    choose(u"proxyKind"_s, 1);
    button(u"applyProxy"_s)->click();
    QCOMPARE(last().wayOut.toText(), u"none"_s);
    QCOMPARE(m_wanted->size(), 2);
}

void tst_SettingsPage::whatIsNoProxyIsExplainedAndStoresNothing()
{
    open();
    m_page->showSection(u"network"_s);
    choose(u"proxyKind"_s, 2);
    button(u"applyProxy"_s)->click();
    QVERIFY(label(u"proxyAddressFault"_s)->isVisible());
    for (const QString &text : {u"proxy"_s, u"proxy:99999"_s, u"a b:1"_s}) {
        type(u"proxyAddress"_s, text);
        QTest::keyClick(field(u"proxyAddress"_s), Qt::Key_Return);
        QVERIFY2(label(u"proxyAddressFault"_s)->isVisible(), qPrintable(text));
    }
    QCOMPARE(m_wanted->size(), 0);
}

void tst_SettingsPage::thePasswordGoesToTheKeyringOnly()
{
    open();
    QSignalSpy passwords(m_desk.get(), &ui::SettingsDesk::passwordWanted);
    m_page->showSection(u"network"_s);
    choose(u"proxyKind"_s, 2);
    type(u"proxyAddress"_s, u"proxy.example:8080"_s);
    QVERIFY(!field(u"proxyPassword"_s)->isVisible()); // no user, no password
    type(u"proxyUser"_s, u"me"_s);
    QVERIFY(field(u"proxyPassword"_s)->isVisible());
    type(u"proxyPassword"_s, u"secret-word"_s);
    button(u"keepPassword"_s)->click();
    QCOMPARE(passwords.size(), 1);
    QCOMPARE(passwords[0][0].value<config::WayOut>().address(), u"proxy.example:8080"_s);
    QCOMPARE(passwords[0][1].value<core::Secret>().reveal(), "secret-word");
    QVERIFY(field(u"proxyPassword"_s)->text().isEmpty());
    emit m_desk->passwordKept();
    QCOMPARE(label(u"passwordTold"_s)->text(), u"The keyring keeps it."_s);
    button(u"applyProxy"_s)->click();
    QVERIFY(!last().wayOut.toText().contains(u"secret-word"_s));
    button(u"forgetPassword"_s)->click();
    QVERIFY(passwords.last()[1].value<core::Secret>().isEmpty());
    emit m_desk->passwordFailed({keyring::KeyringError::Kind::Unavailable, {}});
    QVERIFY(label(u"passwordTold"_s)->text().contains(u"no keyring"_s));
}

void tst_SettingsPage::theEnvironmentsProxyIsToldOf()
{
    open();
    m_page->showSection(u"network"_s);
    QVERIFY(!label(u"proxyOverride"_s)->isVisible());
    open({.isProxyFromEnvironment = true});
    m_page->showSection(u"network"_s);
    QVERIFY(label(u"proxyOverride"_s)->isVisible());
}

void tst_SettingsPage::quietHoursAreTakenWhenTheyAreTimes()
{
    open();
    m_page->showSection(u"notifications"_s);
    type(u"quietFrom"_s, u"25:00"_s);
    QTest::keyClick(field(u"quietFrom"_s), Qt::Key_Tab);
    QVERIFY(label(u"quietFromFault"_s)->isVisible());
    QCOMPARE(m_wanted->size(), 0);
    type(u"quietTo"_s, u"7:00"_s);
    QTest::keyClick(field(u"quietTo"_s), Qt::Key_Return);
    QCOMPARE(m_wanted->size(), 0); // half of it is no span
    type(u"quietFrom"_s, u"22:30"_s);
    QTest::keyClick(field(u"quietFrom"_s), Qt::Key_Return);
    QCOMPARE(m_wanted->size(), 1);
    QCOMPARE(last().quiet, (config::QuietHours{QTime(22, 30), QTime(7, 0)}));
    QCOMPARE(field(u"quietTo"_s)->text(), u"07:00"_s);
    QVERIFY(label(u"quietNote"_s)->text().startsWith(u"8 h 30 min"_s));
    button(u"namesPeople"_s)->click();
    QVERIFY(last().namesPeople);
    button(u"notifies"_s)->click();
    QVERIFY(!last().notifies);
    m_desk->setNoticeTrouble(u"the desktop did not"_s);
    QVERIFY(label(u"noticeTrouble"_s)->isVisible());
}

void tst_SettingsPage::withoutATrayThereIsNothingToSwitch()
{
    open();
    QVERIFY(!button(u"trayIcon"_s)->isEnabled());
    QVERIFY(!button(u"staysInTray"_s)->isEnabled());
    open({.hasTray = true});
    m_page->showSection(u"notifications"_s);
    button(u"trayIcon"_s)->click();
    QVERIFY(last().hasTrayIcon);
    button(u"staysInTray"_s)->click();
    QVERIFY(last().staysInTray);
}

void tst_SettingsPage::whatClosingDoesIsSaid()
{
    open({.hasTray = true});
    m_page->showSection(u"closing"_s);
    QVERIFY(label(u"closingNow"_s)->text().contains(u"you are asked"_s));
    button(u"asksOnClosing"_s)->click();
    QVERIFY(!last().asksOnClosing);
    QVERIFY(label(u"closingNow"_s)->text().contains(u"ends the program"_s));
    Settings stays = m_desk->values();
    stays.staysInTray = true;
    m_desk->setValues(stays);
    QVERIFY(label(u"closingNow"_s)->text().contains(u"in the tray"_s));
}

void tst_SettingsPage::pathsAreTheRealOnes()
{
    QTemporaryDir dir;
    ui::SettingsSurroundings around{.paths = config::Paths::below(dir.path())};
    around.outbox = around.paths.outbox(u"102000001"_s);
    open(around);
    m_page->showSection(u"privacy"_s);
    QString shown;
    for (const QLabel *text : m_page->findChildren<QLabel *>())
        shown += text->text() + u'\n';
    shown.remove(u'\u200b');
    for (const QString &path : {around.paths.journal(), around.paths.textIndex(), around.outbox, around.paths.imports(),
             around.paths.profiles(), around.paths.settings(), around.paths.views()})
        QVERIFY2(shown.contains(path), qPrintable(path));
    const QString leaves = label(u"whatLeaves"_s)->text();
    QVERIFY(leaves.contains(u"https://api.example"_s) && leaves.contains(u"https://model.example/v1"_s));
    FolderTaker taker;
    QDesktopServices::setUrlHandler(u"file"_s, &taker, "take");
    button(u"openDataFolder"_s)->click();
    QCOMPARE(taker.urls, QList<QUrl>{QUrl::fromLocalFile(dir.path())});
    m_page->showSection(u"journal"_s);
    auto *folder = part<QWidget>(u"journalFolder"_s);
    folder->findChild<QAbstractButton *>(u"openFolder"_s)->click();
    QCOMPARE(taker.urls.last(), QUrl::fromLocalFile(dir.path()));
    folder->findChild<QAbstractButton *>(u"copyPath"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), dir.path());
    QCOMPARE(m_window->notices.size(), 1);
    QDesktopServices::unsetUrlHandler(u"file"_s);
}

void tst_SettingsPage::whatTheWindowRemembersCanBeForgotten()
{
    open();
    m_memory->setValue(u"window/place"_s, u"traffic"_s);
    m_page->showSection(u"privacy"_s);
    QVERIFY(!button(u"clearHistory"_s)->isEnabled());
    m_page->showSection(u"appearance"_s);
    m_memory->remember(u"code:1"_s);
    m_memory->saveFilter(u"code:2"_s);
    m_page->showSection(u"privacy"_s);
    button(u"clearHistory"_s)->click();
    QVERIFY(m_memory->filterHistory().isEmpty());
    QVERIFY(!button(u"clearHistory"_s)->isEnabled());
    button(u"clearSaved"_s)->click();
    QVERIFY(m_memory->savedFilters().isEmpty());
    button(u"forgetViews"_s)->click();
    QVERIFY(!m_memory->value(u"window/place"_s).isValid());
    QVERIFY(!button(u"forgetViews"_s)->isEnabled());
    QCOMPARE(m_window->notices.size(), 3);
}

void tst_SettingsPage::keysAreChangedHereAsInTheirSheet()
{
    using ui::Command;
    open();
    m_page->showSection(u"keys"_s);
    ui::KeyField *follow = nullptr;
    for (ui::KeyField *each : m_page->findChildren<ui::KeyField *>()) {
        if (each->property("command").toInt() == int(Command::Follow))
            follow = each;
    }
    QVERIFY(follow);
    QTest::keyClick(follow, Qt::Key_T);
    QCOMPARE(ui::KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QTest::keyClick(follow, Qt::Key_M);
    QCOMPARE(ui::KeyMap::current().key(Command::Follow), QKeySequence(Qt::Key_T));
    QVERIFY(!label(u"keyMessage"_s)->text().isEmpty());
    QVERIFY(label(u"keyMessage"_s)->visibleRegion().boundingRect().isValid()); // it does not scroll away
    button(u"firstKeys"_s)->click();
    QCOMPARE(follow->key(), QKeySequence(Qt::Key_F));
}

void tst_SettingsPage::aFileThatCannotBeWrittenIsSaid()
{
    open();
    emit m_desk->notKept();
    QCOMPARE(m_window->notices.size(), 1);
    QCOMPARE(m_window->notices.first().tone, ui::Tone::Bad);
}

void tst_SettingsPage::arrowsLeadThroughTheParts()
{
    open();
    m_page->setFocus();
    QVERIFY(button(u"section-appearance"_s)->hasFocus());
    QTest::keyClick(button(u"section-appearance"_s), Qt::Key_Down);
    QVERIFY(button(u"section-journal"_s)->isChecked());
    QVERIFY(field(u"retentionDays"_s)->isVisible());
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
