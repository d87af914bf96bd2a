#include "app/journal/journalwriter.h"
#include "tests/desk/fakedesktop.h"
#include "tests/e2e/platformprocess.h"
#include "ui/common/segmented.h"
#include "ui/desk/closesheet.h"
#include "ui/desk/desk.h"

#include <QAction>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms; only a failing test waits so long

/// The program as a person has it, on a desktop that is a test's.
class Run
{
public:
    Run(console::CommandLine line, const config::Credentials &credentials, bool hasTray)
    {
        auto around = std::make_unique<FakeDesktop>(hasTray);
        desktop = around.get();
        program = std::make_unique<console::Program>(std::move(line), credentials);
        desk = std::make_unique<ui::Desk>(*program, std::move(around));
        QObject::connect(desk.get(), &ui::Desk::left, program.get(), [this] { isLeft = true; });
        program->start();
        if (!QTest::qWaitFor([this] { return desk->window() != nullptr; }, patience))
            qFatal("no window");
    }
    ~Run()
    {
        desk.reset();
        bool isStopped = false;
        QObject::connect(program.get(), &console::Program::stopped, program.get(), [&] { isStopped = true; });
        program->stop();
        std::ignore = QTest::qWaitFor([&] { return isStopped; }, patience);
    }
    Run(const Run &) = delete;
    Run &operator=(const Run &) = delete;

    [[nodiscard]] ui::MainWindow &window() const { return *desk->window(); }
    [[nodiscard]] QList<ui::CloseSheet *> sheets() const
    {
        QList<ui::CloseSheet *> shown = window().findChildren<ui::CloseSheet *>();
        shown.removeIf([](const ui::CloseSheet *sheet) { return !sheet->isVisible(); });
        return shown;
    }
    [[nodiscard]] bool waitForConnection() const
    {
        return QTest::qWaitFor(
            [this] {
                const auto *word = window().findChild<QLabel *>(u"statusConnection"_s);
                return word && word->text() == u"Connected"_s;
            },
            patience);
    }

    FakeDesktop *desktop = nullptr;
    std::unique_ptr<console::Program> program;
    std::unique_ptr<ui::Desk> desk;
    bool isLeft = false;
};

void click(const QWidget &root, const QString &name)
{
    auto *button = root.findChild<QAbstractButton *>(name);
    if (!button)
        qFatal("no %s", qPrintable(name));
    button->click();
}

QAction *menuAction(const ui::MainWindow &window, const QString &text)
{
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->text() == text)
            return action;
    }
    qFatal("no %s in the menu", qPrintable(text));
    return nullptr;
}

} // namespace

/// How the program behaves on a desktop: what is set holds everywhere, closing asks, the desktop is told.
class tst_Manners : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aThemeHoldsInEveryWindowAndAtTheNextStart();
    void closingAsksOnce();
    void whoIsNotToAskDoesNotAskAgain();
    void itGoesOnInTheTray();
    void theSandboxIsClosedWithoutAQuestion();
    void whatWasNotDeliveredIsToldOnce();
    void namesAreShownOnlyIfAPersonWantsThem();
    void aRetentionHoldsForTheJournalThatRuns();
    void aBadValueGoesByItsDefault();

private:
    [[nodiscard]] std::unique_ptr<Run> sandbox(const QString &scenario, bool hasTray = false) const
    {
        console::CommandLine line;
        line.sandbox = true;
        line.scenario = scenario;
        line.dataDir = m_folder->path();
        line.language = u"en"_s;
        return std::make_unique<Run>(line, config::Credentials{}, hasTray);
    }
    [[nodiscard]] std::unique_ptr<Run> connected(const e2e::PlatformProcess &platform, bool hasTray) const
    {
        console::CommandLine line;
        line.dataDir = m_folder->path();
        line.language = u"en"_s;
        line.apiBase = platform.apiBase();
        line.tokenUrl = platform.tokenUrl();
        line.connect = true;
        return std::make_unique<Run>(line,
            config::Credentials{.appId = core::AppId(platform.text("app_id")),
                .clientSecret = core::Secret(platform.text("client_secret").toUtf8())},
            hasTray);
    }
    [[nodiscard]] QString settingsFile() const { return config::Paths::below(m_folder->path()).settings(); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_Manners::aThemeHoldsInEveryWindowAndAtTheNextStart()
{
    {
        const auto run = sandbox(u"echo"_s);
        ui::MainWindow &first = run->window();
        emit first.anotherWindowRequested();
        QTRY_COMPARE(run->desk->windowCount(), 2);
        ui::MainWindow *second = nullptr;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            auto *window = qobject_cast<ui::MainWindow *>(widget);
            second = window && window != &first ? window : second;
        }
        QVERIFY(second);
        first.showSettings(u"appearance"_s);
        second->showSettings(u"appearance"_s);
        const auto theme
            = [](const ui::MainWindow &window) { return window.findChild<ui::Segmented *>(u"settingsTheme"_s); };
        QTest::mouseClick(theme(first)->button(2), Qt::LeftButton);
        QVERIFY(ui::Theme::current().dark);
        QCOMPARE(theme(*second)->current(), 2);
        QVERIFY(menuAction(first, u"Dark"_s)->isChecked());
        QVERIFY(menuAction(*second, u"Dark"_s)->isChecked());
        // The other way round.
        menuAction(*second, u"Light"_s)->trigger();
        QVERIFY(!ui::Theme::current().dark);
        QCOMPARE(theme(first)->current(), 1);
        QVERIFY(menuAction(first, u"Light"_s)->isChecked());
        QTest::mouseClick(theme(first)->button(2), Qt::LeftButton);
        auto *language = first.findChild<ui::Segmented *>(u"settingsLanguage"_s);
        QTest::mouseClick(language->button(2), Qt::LeftButton);
        QTRY_VERIFY(second->windowTitle().contains(u"沙箱"_s));
    }
    QCOMPARE(config::Settings::read(settingsFile()).theme, u"dark"_s);
    QCOMPARE(config::Settings::read(settingsFile()).language, u"zh_CN"_s);
    const auto again = sandbox(u"echo"_s);
    QVERIFY(ui::Theme::current().dark);
    again->window().showSettings(u"appearance"_s);
    QCOMPARE(again->window().findChild<ui::Segmented *>(u"settingsTheme"_s)->current(), 2);
}

void tst_Manners::closingAsksOnce()
{
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
    const auto run = connected(platform, false);
    QVERIFY(run->waitForConnection());
    run->window().close();
    QTRY_COMPARE(run->sheets().size(), 1);
    run->window().close();
    QCOMPARE(run->sheets().size(), 1);
    QVERIFY(!run->sheets().first()->findChild<QWidget *>(u"closeStay"_s)->isVisible()); // no tray to stay in
    QTest::keyClick(run->sheets().first(), Qt::Key_Escape);
    QTRY_VERIFY(run->sheets().isEmpty());
    QVERIFY(run->window().isVisible());
    QTest::qWait(50);
    QVERIFY(!run->isLeft);

    run->window().close();
    QTRY_COMPARE(run->sheets().size(), 1);
    click(*run->sheets().first(), u"closeQuit"_s);
    QTRY_VERIFY(run->isLeft);
    QVERIFY(config::Settings::read(settingsFile()).asksOnClosing);
}

void tst_Manners::whoIsNotToAskDoesNotAskAgain()
{
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
    {
        const auto run = connected(platform, true);
        QVERIFY(run->waitForConnection());
        run->window().close();
        QTRY_COMPARE(run->sheets().size(), 1);
        click(*run->sheets().first(), u"closeAlways"_s);
        click(*run->sheets().first(), u"closeQuit"_s);
        QTRY_VERIFY(run->isLeft);
    }
    QVERIFY(!config::Settings::read(settingsFile()).asksOnClosing);
    const auto run = connected(platform, true);
    QVERIFY(run->waitForConnection());
    run->window().close();
    QTRY_VERIFY(run->isLeft);
}

void tst_Manners::itGoesOnInTheTray()
{
    const e2e::PlatformProcess platform(QStringLiteral(QBC_PLATFORM), QStringLiteral(QBC_SCENARIOS "/echo.json"));
    const auto run = connected(platform, true);
    QVERIFY(run->waitForConnection());
    QVERIFY(!run->desktop->tray); // nobody asked for it
    run->window().close();
    QTRY_COMPARE(run->sheets().size(), 1);
    click(*run->sheets().first(), u"closeAlways"_s);
    click(*run->sheets().first(), u"closeStay"_s);
    QTRY_VERIFY(!run->window().isVisible());
    QTest::qWait(100);
    QVERIFY(!run->isLeft);
    QVERIFY(run->desktop->tray);
    QCOMPARE(run->desktop->tray->icon, u"tray-online"_s);
    QVERIFY(config::Settings::read(settingsFile()).staysInTray);

    emit run->desktop->undeliveredWanted();
    QVERIFY(run->window().isVisible());
    QCOMPARE(run->window().place(), u"undelivered"_s);
    QVERIFY(!run->desktop->tray); // the icon is not set to stay beside a window
    QVERIFY(run->waitForConnection());
    run->window().close(); // this time without a question
    QTRY_VERIFY(!run->window().isVisible());
    QVERIFY(run->sheets().isEmpty());
    QVERIFY(run->desktop->tray);
    emit run->program->raiseWanted(); // the program was started once more
    QVERIFY(run->window().isVisible());
    QTest::qWait(50);
    QVERIFY(!run->isLeft);
    emit run->desktop->quitWanted();
    QTRY_VERIFY(run->isLeft);
}

void tst_Manners::theSandboxIsClosedWithoutAQuestion()
{
    const auto run = sandbox(u"echo"_s, true);
    QVERIFY(run->waitForConnection());
    run->window().close();
    QTRY_VERIFY(run->isLeft);
}

void tst_Manners::whatWasNotDeliveredIsToldOnce()
{
    const auto run = sandbox(u"own-id"_s);
    QTRY_COMPARE_WITH_TIMEOUT(run->desktop->shown.size(), 1, patience);
    QCOMPARE(run->desktop->shown[0].title, u"Sandbox: 2 messages were not delivered"_s);
    for (const outbox::UndeliveredMessage &message : run->program->bot()->undelivered().messages) {
        QVERIFY(!run->desktop->shown[0].body.contains(message.message.text.left(4)));
        QVERIFY(!run->desktop->shown[0].body.contains(message.message.peer.value.left(4)));
    }
    run->window().showPlace(u"traffic"_s);
    emit run->desktop->noticeClicked(run->desktop->shown[0].profile);
    QCOMPARE(run->window().place(), u"undelivered"_s);
    QTest::qWait(2'500);
    QCOMPARE(run->desktop->shown.size(), 1);
}

void tst_Manners::namesAreShownOnlyIfAPersonWantsThem()
{
    QVERIFY(config::Settings::write(settingsFile(), QString(config::keys::names), u"true"_s));
    const auto run = sandbox(u"own-id"_s);
    QTRY_COMPARE_WITH_TIMEOUT(run->desktop->shown.size(), 1, patience);
    const auto &messages = run->program->bot()->undelivered().messages;
    QVERIFY(run->desktop->shown[0].body.contains(messages.first().message.peer.value.left(4)));
    QVERIFY(!run->desktop->shown[0].body.contains(messages.first().message.text.left(4)));
}

void tst_Manners::aRetentionHoldsForTheJournalThatRuns()
{
    QVERIFY(config::Settings::write(settingsFile(), QString(config::keys::days), u"0"_s));
    constexpr int oldRows = 50;
    {
        journal::JournalWriter writer(config::Paths::below(m_folder->path()).journal());
        writer.open();
        for (int key = 1; key <= oldRows; ++key) {
            traffic::Record record;
            record.key = key;
            record.time = core::SystemClock().wall() - std::chrono::hours(24 * 100);
            record.bot = u"sandbox"_s;
            record.kind = traffic::Kind::Frame;
            writer.append(record);
        }
        writer.close();
    }
    const auto run = sandbox(u"echo"_s);
    QList<journal::RowRef> removed;
    connect(&run->program->feed(), &journal::JournalFeed::removed, this,
        [&removed](const QList<journal::RowRef> &rows) { removed += rows; });
    run->window().showSettings(u"journal"_s);
    auto *days = run->window().findChild<QLineEdit *>(u"retentionDays"_s);
    QCOMPARE(days->text(), u"0"_s);
    QTest::qWait(200);
    QCOMPARE(removed.size(), 0);
    days->setFocus();
    days->selectAll();
    QTest::keyClicks(days, u"30"_s);
    click(run->window(), u"applyRetention"_s);
    QTRY_COMPARE_WITH_TIMEOUT(removed.size(), oldRows, patience);
    QCOMPARE(config::Settings::read(settingsFile()).retentionDays, 30);
}

void tst_Manners::aBadValueGoesByItsDefault()
{
    QVERIFY(config::Settings::write(settingsFile(), QString(config::keys::days), u"soon"_s));
    const auto run = sandbox(u"echo"_s);
    const auto isTold = [&run] {
        for (const QLabel *text : run->window().findChildren<QLabel *>()) {
            if (text->isVisible() && text->text().contains(u"retention/days=soon"_s))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isTold()); // over every place
    run->window().showSettings(u"journal"_s);
    click(*run->window().findChild<QWidget *>(u"bad:retention/days"_s), u"useDefault"_s);
    QVERIFY(config::Settings::read(settingsFile()).bad.isEmpty());
    QTRY_VERIFY(!isTold());
}

QTEST_MAIN(tst_Manners)
#include "tst_manners.moc"
