#include "tests/ui/journalfixture.h"
#include "ui/common/keymap.h"
#include "ui/common/viewmemory.h"
#include "ui/palette/palette.h"
#include "ui/shell/mainwindow.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLineEdit>
#include <QListView>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableView>
#include <QtTest>

using namespace Qt::StringLiterals;
using ui::KeyMap;
using ui::Palette;

namespace {

const QString peer = u"6836D8522EE75AD3732E75C0D3B6F33A"_s;
const QString userId = u"ROBOT1.0_BJkd-user.message_Jm8s!"_s;
const QString returned = u"ROBOT1.0_rPi8-returned.by.send_9A!!"_s;

/// A window with a bot over a journal, as a person has it.
struct Place
{
    JournalFixture journal;
    bot::BotHandle bot{u"qq_official"_s, *lineage::RuleSet::builtIn()};
    ui::ViewMemory memory;
    std::unique_ptr<ui::MainWindow> window;

    Place()
    {
        KeyMap::current().setMemory(nullptr);
        ui::Services services = journal.services();
        services.bot = &bot;
        services.profile = bot.profile();
        services.memory = &memory;
        services.hasSandbox = true;
        window = std::make_unique<ui::MainWindow>(services);
        window->show();
        if (!QTest::qWaitForWindowActive(window.get()))
            qFatal("no window");
    }
    void press(Qt::Key key, Qt::KeyboardModifiers held = Qt::NoModifier) const
    {
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : window.get(), key, held);
    }
    void openActions() const { press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier); }
    void openJump() const { press(Qt::Key_K, Qt::ControlModifier); }
    [[nodiscard]] Palette &palette() const { return *window->findChild<Palette *>(); }
    [[nodiscard]] QLineEdit &field() const { return *window->findChild<QLineEdit *>(u"paletteField"_s); }
    [[nodiscard]] QListView &list() const { return *window->findChild<QListView *>(u"paletteList"_s); }
    [[nodiscard]] QString nothing() const
    {
        const auto *empty = window->findChild<QWidget *>(u"paletteNothing"_s);
        return empty->isVisible() ? empty->accessibleName() : QString();
    }
    [[nodiscard]] QPlainTextEdit *trafficFilter() const
    {
        const auto *page = window->findChild<QWidget *>(u"trafficPage"_s);
        return page->findChild<QWidget *>(u"filterBar"_s)->findChild<QPlainTextEdit *>();
    }
    [[nodiscard]] QStringList rows() const
    {
        QStringList all;
        for (int row = 0; list().isVisible() && row < list().model()->rowCount(); ++row)
            all.append(list().model()->index(row, 0).data(Qt::AccessibleTextRole).toString());
        return all;
    }
    void type(const QString &text) const
    {
        field().clear();
        QTest::keyClicks(&field(), text);
    }
};

traffic::Record inbound(JournalFixture &journal)
{
    traffic::Record record = journal.frame(u"C2C_MESSAGE_CREATE"_s, 3);
    record.scene = protocol::Scene::C2c;
    record.peer = core::PeerId(peer);
    record.msgId = userId;
    record.eventId = u"C2C_MESSAGE_CREATE:bjkdusermessagejm8s"_s;
    record.message = traffic::MessageFacet{traffic::MessageFacet::Role::Inbound, u"今天天气如何"_s};
    return record;
}

} // namespace

/// What can be done and where one can go, by a few letters.
class tst_Palette : public QObject
{
    Q_OBJECT
private slots:
    void aFewLettersAndEnterChangeThePlace()
    {
        const Place place;
        QCOMPARE(place.window->place(), u"conversations"_s);
        place.openActions();
        QVERIFY(place.palette().isOpen());
        QVERIFY(place.field().hasFocus());
        place.type(u"gtu"_s);
        QCOMPARE(place.rows().first(), u"Go to Undelivered, Ctrl 3"_s);
        place.press(Qt::Key_Return);
        QVERIFY(!place.palette().isOpen());
        QCOMPARE(place.window->place(), u"undelivered"_s);
        QVERIFY(place.window->findChild<QWidget *>(u"undeliveredPage"_s)->isAncestorOf(QApplication::focusWidget()));
    }
    void escapeGivesTheFocusBack()
    {
        const Place place;
        place.window->showPlace(u"traffic"_s);
        QPlainTextEdit *filter = place.trafficFilter();
        filter->setFocus();
        for (const bool jumps : {false, true}) {
            if (jumps)
                place.openJump();
            else
                place.openActions();
            QVERIFY(place.field().hasFocus());
            place.press(Qt::Key_Tab); // there is nothing else in it
            QVERIFY(place.field().hasFocus());
            place.press(Qt::Key_Escape);
            QVERIFY(!place.palette().isOpen());
            QVERIFY(filter->hasFocus());
        }
        place.openActions();
        QTest::mouseClick(&place.palette(), Qt::LeftButton, {}, {4, 4}); // outside
        QVERIFY(!place.palette().isOpen());
        QVERIFY(filter->hasFocus());
    }
    void itOpensFromAFieldThatUsesItsKeysItself()
    {
        const Place place;
        place.window->showPlace(u"help"_s);
        auto *field = place.window->findChild<QLineEdit *>(u"helpSearch"_s);
        field->setText(u"anchor"_s);
        field->setFocus();
        field->setCursorPosition(0);
        place.openJump(); // elsewhere it deletes to the end of the line
        QVERIFY(place.palette().isOpen());
        QCOMPARE(field->text(), u"anchor"_s);
        place.press(Qt::Key_Escape);
        QVERIFY(field->hasFocus());
    }
    void aClickOnItsButtonAtTheFootOpensIt()
    {
        const Place place;
        place.window->findChild<QAbstractButton *>(u"openPalette"_s)->click();
        QVERIFY(place.palette().isOpen());
        QVERIFY(place.palette().isSettled());
    }
    void theArrowsGoRoundAndPagesStopAtTheEnds()
    {
        const Place place;
        place.openActions();
        const int last = place.list().model()->rowCount() - 1;
        QVERIFY(last > 12);
        QCOMPARE(place.list().height(), 10 * 32); // so many are seen
        QCOMPARE(place.list().currentIndex().row(), 0);
        place.press(Qt::Key_Up);
        QCOMPARE(place.list().currentIndex().row(), last);
        place.press(Qt::Key_Down);
        QCOMPARE(place.list().currentIndex().row(), 0);
        place.press(Qt::Key_PageDown);
        QCOMPARE(place.list().currentIndex().row(), 10);
        place.press(Qt::Key_PageUp);
        place.press(Qt::Key_PageUp);
        QCOMPARE(place.list().currentIndex().row(), 0);
    }
    void theCurrentRowIsSaid()
    {
        const Place place;
        place.openActions();
        place.type(u"theme"_s);
        QCOMPARE(place.field().accessibleDescription(), place.rows().first());
        place.press(Qt::Key_Down);
        QCOMPARE(place.field().accessibleDescription(), place.rows()[1]);
        place.type(u"zzzz"_s);
        QCOMPARE(place.nothing(), u"Nothing is called that"_s);
        QCOMPARE(place.field().accessibleDescription(), place.nothing());
        place.press(Qt::Key_Return); // nothing to run
        QVERIFY(place.palette().isOpen());
    }
    void whatWasUsedIsFirstTheNextTime()
    {
        const Place place;
        place.openActions();
        place.type(u"error codes"_s);
        place.press(Qt::Key_Return);
        QCOMPARE(place.window->place(), u"help"_s);
        place.openActions();
        QCOMPARE(place.rows().first(), u"Help: Error codes"_s);
    }
    void everyActionCanBeRun_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("place");
        QTest::newRow("help") << u"Go to help"_s << u"help"_s;
        QTest::newRow("a topic") << u"Help: msg_seq"_s << u"help"_s;
        QTest::newRow("the sandbox's topic") << u"Help: sandbox"_s << u"help"_s;
    }
    void everyActionCanBeRun()
    {
        QFETCH(QString, typed);
        QFETCH(QString, place);
        const Place at;
        at.openActions();
        at.type(typed);
        at.press(Qt::Key_Return);
        QCOMPARE(at.window->place(), place);
    }
    void theBotIsConnectedAndDisconnected()
    {
        Place place;
        const QSignalSpy sent(&place.bot, &bot::BotHandle::commanded);
        place.openActions();
        place.type(u"disconnect"_s);
        QVERIFY(!place.rows().contains(u"Disconnect the bot"_s)); // it is not connected
        place.type(u"connect the"_s);
        place.press(Qt::Key_Return);
        QCOMPARE(sent.count(), 1);
        QVERIFY(std::holds_alternative<bot::Connect>(sent.last().first().value<bot::Command>()));
        bot::ConnectionChanged ready;
        ready.phase = bot::ConnectionChanged::Phase::Ready;
        place.bot.take(ready);
        place.openActions();
        place.type(u"disconnect"_s);
        QCOMPARE(place.rows().first(), u"Disconnect the bot"_s);
        place.press(Qt::Key_Return);
        QVERIFY(std::holds_alternative<bot::Disconnect>(sent.last().first().value<bot::Command>()));
    }
    void themesAndLanguagesAreChosen()
    {
        const Place place;
        const QSignalSpy theme(place.window.get(), &ui::MainWindow::themeChosen);
        const QSignalSpy language(place.window.get(), &ui::MainWindow::languageChosen);
        place.openActions();
        place.type(u"dark"_s);
        place.press(Qt::Key_Return);
        QCOMPARE(theme.count(), 1);
        QVERIFY(ui::Theme::current().dark);
        place.openActions();
        place.type(u"chinese"_s);
        QCOMPARE(place.rows().first(), u"Language: 简体中文"_s);
        place.press(Qt::Key_Return);
        QCOMPARE(language.count(), 1);
        place.window->setLanguage(ui::LanguageChoice::English);
        place.window->setTheme(ui::ThemeChoice::Light);
    }
    void whatThePlaceHasAKeyForIsOfferedThere()
    {
        const Place place;
        place.window->showPlace(u"traffic"_s);
        place.openActions();
        place.type(u"filter, from"_s);
        place.press(Qt::Key_Return);
        const auto *page = place.window->findChild<QWidget *>(u"trafficPage"_s);
        QVERIFY(page->isAncestorOf(QApplication::focusWidget()));
        QVERIFY(qobject_cast<QPlainTextEdit *>(QApplication::focusWidget()));
        place.window->showPlace(u"help"_s);
        place.openActions();
        place.type(u"filter, from"_s);
        QVERIFY(place.rows().filter(u"Filter, from anywhere"_s).isEmpty());
    }
    void keysAreThoseInForce()
    {
        const Place place;
        KeyMap::current().setKey(ui::Command::Palette, QKeySequence(Qt::CTRL | Qt::Key_J));
        place.press(Qt::Key_J, Qt::ControlModifier);
        QVERIFY(place.palette().isOpen());
        place.press(Qt::Key_Escape);
        KeyMap::current().setKey(ui::Command::Help, QKeySequence(Qt::Key_F2));
        place.openActions();
        QVERIFY(!place.palette().isOpen());
        place.press(Qt::Key_F2);
        QCOMPARE(place.window->place(), u"help"_s);
        KeyMap::current().reset();
        place.window->showPlace(u"traffic"_s);
        place.press(Qt::Key_F1);
        QCOMPARE(place.window->place(), u"help"_s);
    }
    void anotherPlaceByItsKeyClosesIt()
    {
        const Place place;
        place.openActions();
        place.press(Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(place.window->place(), u"traffic"_s);
        QTRY_VERIFY(!place.palette().isOpen());
        QVERIFY(!place.field().hasFocus());
    }
    void anIdLeadsToItsRowEvenPastAFilter_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<int>("row"); // of those written below
        QTest::addColumn<QString>("said");
        QTest::newRow("msg_id") << userId << 0 << u"msg_id"_s;
        QTest::newRow("its beginning, without the common head") << u"BJkd-user"_s << 0 << u"msg_id"_s;
        QTest::newRow("event id") << u"C2C_MESSAGE_CREATE:bjkdusermessagejm8s"_s << 0 << u"event id"_s;
        QTest::newRow("returned id") << returned << 1 << u"returned id"_s;
        QTest::newRow("trace id") << u"0db5bf0aaac4a197"_s << 2 << u"trace id"_s;
        QTest::newRow("attempt") << u"attempt:77"_s << 1 << u"attempt no. 77"_s;
        QTest::newRow("number of an attempt") << u"77"_s << 1 << u"attempt no. 77"_s;
        QTest::newRow("row") << u"row:3"_s << 2 << u"row no. 3"_s;
    }
    void anIdLeadsToItsRowEvenPastAFilter()
    {
        QFETCH(QString, typed);
        QFETCH(int, row);
        QFETCH(QString, said);
        Place place;
        traffic::Record accepted = place.journal.send(u"晴"_s, userId, 1);
        accepted.attemptId = 77;
        const traffic::Record refused = place.journal.send(u"雨"_s, userId, 2);
        place.journal.write({inbound(place.journal), accepted, JournalFixture::accepted(accepted, returned), refused,
            JournalFixture::refused(refused, 40034024, u"no"_s)});
        place.window->showPlace(u"traffic"_s);
        auto *table = place.window->findChild<QTableView *>(u"trafficTable"_s);
        QTRY_COMPARE(table->model()->rowCount(), 3);
        QMetaObject::invokeMethod(place.window.get(), [&] { place.window->showPlace(u"undelivered"_s); });
        place.openJump();
        const QAbstractItemModelTester tester(
            place.list().model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        place.type(typed);
        QTRY_VERIFY(!place.rows().filter(said).isEmpty());
        QVERIFY2(place.rows().first().contains(said), qPrintable(place.rows().join(u" | "_s)));
        place.press(Qt::Key_Return);
        QCOMPARE(place.window->place(), u"traffic"_s);
        QTRY_COMPARE(table->currentIndex().row(), row);
        QVERIFY(place.window->findChild<QWidget *>(u"inspector"_s)->isVisible());
    }
    void aFilterThatHidesTheRowIsTakenOff()
    {
        Place place;
        place.journal.write({inbound(place.journal), place.journal.send(u"晴"_s, userId, 1)});
        place.window->showPlace(u"help"_s);
        place.window->showHelp(u"codes"_s);
        place.window->showPlace(u"traffic"_s);
        auto *table = place.window->findChild<QTableView *>(u"trafficTable"_s);
        QPlainTextEdit *filter = place.trafficFilter();
        filter->setFocus();
        QTest::keyClicks(filter, u"dir:out"_s);
        QTRY_COMPARE(table->model()->rowCount(), 1);
        place.openJump();
        place.type(userId);
        place.press(Qt::Key_Return); // before the answer: it goes there when it comes
        QTRY_COMPARE(table->model()->rowCount(), 2);
        QTRY_COMPARE(table->currentIndex().row(), 0);
        QVERIFY(filter->toPlainText().isEmpty());
    }
    void aConversationIsFoundByItsOpenidAndOpened()
    {
        Place place;
        place.journal.write({inbound(place.journal)});
        place.window->showPlace(u"traffic"_s);
        place.openJump();
        QTRY_COMPARE(place.rows().size(), 1); // nothing typed: all of them
        QVERIFY(place.rows().first().startsWith(u"6836D852"_s));
        place.type(peer.left(12));
        QTRY_COMPARE(place.rows().size(), 1);
        place.press(Qt::Key_Return);
        QTRY_COMPARE(place.window->place(), u"conversations"_s);
        QTRY_VERIFY(place.window->isSettled());
        QVERIFY(!place.window->findChild<QWidget *>(u"noConversation"_s)->isVisible());
    }
    void nothingFoundIsSaidInWords()
    {
        const Place place;
        place.openJump();
        QTRY_COMPARE(place.nothing(), u"Nobody has written yet."_s);
        place.type(u"no such id"_s);
        QTRY_COMPARE(place.nothing(), u"Nothing here has this name, id or number"_s);
        place.press(Qt::Key_Return);
        QVERIFY(place.palette().isOpen());
    }
    void aJournalThatCannotBeReadIsSaid()
    {
        Place place;
        place.journal.loseFile();
        place.openJump();
        QTRY_COMPARE(place.nothing(), u"The journal could not be read"_s);
    }
    void aSignTurnsFromJumpingToActions()
    {
        const Place place;
        place.openJump();
        place.type(u">go to traffic"_s);
        QVERIFY(place.rows().first().startsWith(u"Go to Traffic"_s));
        place.press(Qt::Key_Return);
        QCOMPARE(place.window->place(), u"traffic"_s);
    }
};

QTEST_MAIN(tst_Palette)
#include "tst_palette.moc"
