#include "tests/ui/journalfixture.h"
#include "ui/common/metrics.h"
#include "ui/common/notice.h"
#include "ui/common/viewmemory.h"
#include "ui/resend/resendsheet.h"
#include "ui/shell/mainwindow.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Phase = bot::ConnectionChanged::Phase;

namespace {

bot::ConnectionChanged line(Phase phase)
{
    bot::ConnectionChanged state;
    state.phase = phase;
    return state;
}

} // namespace

class tst_MainWindow : public QObject
{
    Q_OBJECT
private slots:
    void anEmptyJournalSettlesAndSaysThatNobodyWrote()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.show();
        QTRY_VERIFY(window.isSettled());
        const auto *nothing = window.findChild<QWidget *>(u"noConversation"_s);
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->accessibleName(), u"Nobody has written yet."_s);
    }
    void aPlanThatIsNotSeenIsClosed()
    {
        JournalFixture journal;
        bot::BotHandle bot(u"qq_official"_s, *lineage::RuleSet::builtIn());
        ui::Services services = journal.services();
        services.bot = &bot;
        ui::MainWindow window(services);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        bot.take(bot::UndeliveredChanged{{outbox::UndeliveredMessage{.messageId = 1}}});
        window.showPlace(u"undelivered"_s);
        QTest::keyClick(window.focusWidget(), Qt::Key_P);
        auto *plan = window.findChild<QWidget *>(u"planPanel"_s);
        QVERIFY(plan->isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!plan->isVisible());
        QVERIFY(!window.findChild<ui::UndeliveredPage *>()->isPlanShown());
        QVERIFY(window.findChild<QWidget *>(u"undeliveredList"_s)->hasFocus());
    }
    void aRowThatIsAskedForIsNotCoveredByTheSheet()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.showPlace(u"traffic"_s);
        window.show();
        const traffic::Record record = journal.send(u"hello"_s, u"A"_s, 1);
        journal.write({record, JournalFixture::refused(record, 40034024, u"no"_s)});
        auto *table = window.findChild<QTableView *>(u"trafficTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        table->selectRow(0);
        QTest::keyClick(table, Qt::Key_R);
        auto *sheet = window.findChild<ui::ResendSheet *>();
        QTRY_VERIFY(sheet->isSettled());
        sheet->findChild<QAbstractButton *>(u"resendAttempt"_s)->click();
        QVERIFY(!sheet->isOpen());
    }
    void aWindowIsAsItWasLeft()
    {
        JournalFixture journal;
        ui::ViewMemory memory;
        ui::Services services = journal.services();
        services.memory = &memory;
        const auto sideOf = [](const ui::MainWindow &window) { return window.findChild<QWidget *>(u"side"_s); };
        {
            ui::MainWindow window(services);
            window.show();
            window.resize(1'500, 800);
            window.showPlace(u"traffic"_s);
            auto *splitter = window.findChild<QSplitter *>(u"mainSplitter"_s);
            splitter->setSizes({1'000, 500});
            emit splitter->splitterMoved(1'000, 1); // as a drag of its handle says
            window.close();
        }
        ui::MainWindow window(services);
        window.show();
        QCOMPARE(window.size(), QSize(1'500, 800));
        QCOMPARE(window.place(), u"traffic"_s);
        const int width = sideOf(window)->width();
        QVERIFY2(qAbs(width - 500) < 60, qPrintable(QString::number(width)));
        window.showPlace(u"conversations"_s);
        QCOMPARE(sideOf(window)->width(), ui::metrics::inspectorWidth);
        window.showPlace(u"traffic"_s);
        QCOMPARE(sideOf(window)->width(), width);
    }
    void placesAreShownByNameAndByKey()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.show();
        window.showPlace(u"traffic"_s);
        QCOMPARE(window.place(), u"traffic"_s);
        window.showPlace(u"nowhere"_s);
        QCOMPARE(window.place(), u"traffic"_s);
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QTest::keyClick(&window, Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(window.place(), u"conversations"_s);
    }
    void escapeClosesTheInspectorAndANarrowWindowHidesIt()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.resize(1440, 900);
        window.show();
        const auto *inspector = window.findChild<QWidget *>(u"inspector"_s);
        QTRY_VERIFY(inspector->isVisible());
        window.resize(1030, 700);
        QTRY_VERIFY(!inspector->isVisible());
        window.resize(1440, 900);
        QTRY_VERIFY(inspector->isVisible());
        QTest::keyClick(&window, Qt::Key_Escape);
        QVERIFY(!inspector->isVisible());
    }
    void theThemeChangesAtRunTime()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.setTheme(ui::ThemeChoice::Dark);
        QVERIFY(ui::Theme::current().dark);
        window.setTheme(ui::ThemeChoice::Light);
        QVERIFY(!ui::Theme::current().dark);
    }
    void noticesOfAnyRoomBecomeToastsOfWhichThreeAreShown()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.show();
        for (int i = 0; i < 5; ++i)
            ui::notify(window.findChild<QWidget *>(u"timeline"_s), {u"info"_s, QString::number(i), ui::Tone::Ok, true});
        QTRY_COMPARE(window.findChildren<QLabel *>(u"toastText"_s).size(), 3);
        QCOMPARE(window.findChildren<QLabel *>(u"toastText"_s).last()->text(), u"4"_s);
    }
    void anEqualNoticeIsShownOnce()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.show();
        for (const QString &text : {u"a"_s, u"b"_s, u"a"_s})
            ui::notify(window.findChild<QWidget *>(u"timeline"_s), {u"info"_s, text, ui::Tone::Ok, true});
        QTRY_COMPARE(window.findChildren<QLabel *>(u"toastText"_s).size(), 2);
        QCOMPARE(window.findChildren<QLabel *>(u"toastText"_s).last()->text(), u"a"_s);
    }
    void aNoticeCanBeActedOnWhileItsOwnerLives()
    {
        JournalFixture journal;
        ui::MainWindow window(journal.services());
        window.show();
        auto owner = std::make_unique<QObject>();
        int undone = 0;
        ui::Notice notice{.icon = u"info"_s, .text = u"gone"_s};
        notice.action = ui::NoticeAction{u"Undo"_s, owner.get(), [&undone] { ++undone; }};
        const auto press = [&] {
            ui::notify(window.findChild<QWidget *>(u"timeline"_s), notice);
            auto *button = window.findChildren<QPushButton *>(u"toastAction"_s).last();
            QCOMPARE(button->text(), u"Undo"_s);
            button->click();
            QTRY_COMPARE(window.findChildren<QPushButton *>(u"toastAction"_s).size(), 0);
        };
        press();
        QCOMPARE(undone, 1);
        owner.reset();
        press();
        QCOMPARE(undone, 1);
    }
    void f5AsksTheBotToConnect()
    {
        JournalFixture journal;
        bot::BotHandle handle(u"b"_s, {});
        ui::Services services = journal.services();
        services.bot = &handle;
        ui::MainWindow window(services);
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        QSignalSpy commands(&handle, &bot::BotHandle::commanded);
        QTest::keyClick(&window, Qt::Key_F5);
        QTRY_COMPARE(commands.count(), 1);
        QVERIFY(std::holds_alternative<bot::Connect>(commands[0][0].value<bot::Command>()));
    }
    void bannersNameWhatIsWrongGravestFirst()
    {
        const auto catalogue = protocol::ErrorCatalogue::builtIn();
        ui::LineState state;
        QVERIFY(ui::bannersFor(state, catalogue, {}).isEmpty());
        state.apply(line(Phase::Ready));
        QVERIFY(ui::bannersFor(state, catalogue, {}).isEmpty());
        state.sandbox = true;
        state.apply(line(Phase::Offline));
        state.apply(bot::OutboxState{false, u"disk full"_s});
        const QList<ui::BannerContent> banners = ui::bannersFor(state, catalogue, {});
        QCOMPARE(banners.size(), 3);
        QVERIFY(banners[0].facts.contains(u"disk full"_s));
        QCOMPARE(banners[1].action, ui::BannerContent::Action::Reconnect);
        QCOMPARE(banners[2].tone, ui::Tone::Audit);
        state.apply(bot::OutboxState{true, {}});
        QCOMPARE(ui::bannersFor(state, catalogue, {}).size(), 2);
    }
    void everyStateOfTheFilesHasWords()
    {
        using Kind = journal::JournalError::Kind;
        const auto catalogue = protocol::ErrorCatalogue::builtIn();
        const auto factsOf = [&](const ui::LineState &state) {
            const QList<ui::BannerContent> banners = ui::bannersFor(state, catalogue, {});
            return banners.size() == 1 ? banners.first().facts : QString();
        };
        ui::LineState state;
        state.storage = {.durable = false, .error = journal::JournalError{Kind::CannotWrite, {}, 13, {}}};
        QVERIFY(factsOf(state).contains(u"No space is left"_s));
        state.storage.error = journal::JournalError{Kind::CannotWrite, {}, 8, {}};
        QVERIFY(factsOf(state).contains(u"read-only"_s));
        state.storage.error = journal::JournalError{Kind::NewerSchema, {}, 0, {}};
        QVERIFY(factsOf(state).contains(u"only read"_s));
        state.storage.error = journal::JournalError{Kind::CannotCopy, {}, 13, {}};
        QVERIFY(factsOf(state).contains(u"copy"_s));
        state.storage = {.setAside = u"journal.db.corrupt-X"_s};
        QVERIFY(factsOf(state).contains(u"journal.db.corrupt-X"_s));
        state.storage = {.droppedRows = 7};
        QVERIFY(factsOf(state).contains(u"7"_s));
        state.storage = {};
        state.apply(bot::OutboxState{.setAside = u"outbox.db.corrupt-X"_s});
        QVERIFY(factsOf(state).contains(u"outbox.db.corrupt-X"_s));
        state.apply(bot::OutboxState{.writable = false, .fault = storage::Fault::Newer});
        QVERIFY(factsOf(state).contains(u"newer version"_s));
        state.apply(bot::OutboxState{});
        state.badSettings = {{u"retention/days"_s, u"soon"_s}};
        QVERIFY(factsOf(state).contains(u"retention/days=soon"_s));
    }
    void aBotThatWaitsForAPersonOffersToConnect()
    {
        const auto catalogue = protocol::ErrorCatalogue::builtIn();
        ui::LineState state;
        state.waitsForPerson = true;
        const QList<ui::BannerContent> banners = ui::bannersFor(state, catalogue, {});
        QCOMPARE(banners.size(), 1);
        QCOMPARE(banners[0].action, ui::BannerContent::Action::Connect);
        state.apply(line(Phase::FetchingGateway));
        QVERIFY(ui::bannersFor(state, catalogue, {}).isEmpty());
    }
    void theCountdownOfAReconnectRunsDown()
    {
        const auto catalogue = protocol::ErrorCatalogue::builtIn();
        ui::LineState state;
        bot::ConnectionChanged waiting = line(Phase::Waiting);
        waiting.retryIn = 9s;
        state.apply(waiting);
        QVERIFY(ui::bannersFor(state, catalogue, core::WallTime(0s))[0].facts
            != ui::bannersFor(state, catalogue, core::WallTime(4s))[0].facts);
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
