#include "tests/ui/journalfixture.h"
#include "tests/ui/noticewindow.h"
#include "tests/ui/undeliveredsamples.h"
#include "ui/undelivered/planpanel.h"
#include "ui/undelivered/undelivereddelegate.h"
#include "ui/undelivered/undeliveredlist.h"
#include "ui/undelivered/undeliveredpage.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using test::refused;
using test::undelivered;

class tst_UndeliveredPage : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_journal = std::make_unique<JournalFixture>();
        m_bot = std::make_unique<bot::BotHandle>(u"qq_official"_s, test::rules());
        m_window = std::make_unique<test::NoticeWindow>();
        m_window->resize(1000, 800);
    }
    void cleanup()
    {
        m_window.reset(); // the page before what it works with
        m_bot.reset();
        m_journal.reset();
    }
    void withoutABotThePageSaysWhy()
    {
        open(false);
        QCOMPARE(emptiness(), u"No bot is running"_s);
    }
    void untilTheBotToldItIsBeingAskedThenEverythingWasDelivered()
    {
        open();
        QCOMPARE(emptiness(), u"Asking the bot what was not delivered"_s);
        m_bot->take(bot::UndeliveredChanged{});
        QCOMPARE(emptiness(), u"Everything was delivered."_s);
    }
    void whatTheBotToldBeforeIsShownAtOnce()
    {
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2)}, true});
        open();
        QCOMPARE(list()->model()->rowCount(), 2);
        QVERIFY(emptiness().isEmpty());
        QVERIFY(m_page->findChild<QCheckBox *>(u"leavePolicy"_s)->isChecked());
    }
    void selectingARowSelectsItsNewestAttempt()
    {
        const QList<journal::RowRef> rows = writeAttempts(7, 2);
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(7)}});
        QSignalSpy selected(m_page, &ui::UndeliveredPage::selected);
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTRY_COMPARE(selected.count(), 1);
        QCOMPARE(selected[0][0].value<ui::Selection>().row, rows[1]);
        QVERIFY(m_page->isSettled());
        // A note of its dismissal is no attempt.
        traffic::Record note = m_journal->send(u"text"_s, {}, 1);
        note.kind = traffic::Kind::Note;
        note.state = traffic::State::None;
        note.message->sendId = 7;
        m_journal->write({note});
        list()->setCurrentIndex({});
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTRY_COMPARE(selected.count(), 2);
        QCOMPARE(selected[1][0].value<ui::Selection>().row, rows[1]);
        // Tried once more elsewhere: the inspector follows.
        const QList<journal::RowRef> more = writeAttempts(7, 1);
        outbox::UndeliveredMessage again = undelivered(7);
        again.attemptId += 1;
        m_bot->take(bot::UndeliveredChanged{{again}});
        QTRY_COMPARE(selected.count(), 3);
        QCOMPARE(selected[2][0].value<ui::Selection>().row, more[0]);
    }
    void rAndEAskForTheResendSheet()
    {
        const QList<journal::RowRef> rows = writeAttempts(7, 1);
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(7)}});
        QSignalSpy wanted(m_page, &ui::UndeliveredPage::resendRequested);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_R); // before its row was found
        QTRY_COMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].value<journal::RowRef>(), rows[0]);
        QCOMPARE(wanted[0][1].value<ui::ResendMode>(), ui::ResendMode::AsItWas);
        QTest::keyClick(list(), Qt::Key_E);
        QCOMPARE(wanted.count(), 2);
        QCOMPARE(wanted[1][1].value<ui::ResendMode>(), ui::ResendMode::Edit);
    }
    void aMessageWithoutARecordSaysSoInsteadOfDoingNothing()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(7)}});
        QSignalSpy wanted(m_page, &ui::UndeliveredPage::resendRequested);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_R);
        QTRY_COMPARE(m_window->notices.size(), 1);
        QCOMPARE(wanted.count(), 0);
    }
    void theInspectorShowsNoOtherMessageInItsStead()
    {
        writeAttempts(7, 1);
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(7), undelivered(8)}});
        QSignalSpy selected(m_page, &ui::UndeliveredPage::selected);
        list()->setCurrentIndex(list()->model()->index(0, 0));
        QTRY_COMPARE(selected.count(), 1);
        list()->setCurrentIndex(list()->model()->index(1, 0));
        QTRY_COMPARE(selected.count(), 2);
        QVERIFY(selected[1][0].value<ui::Selection>().row.isNull());
        writeAttempts(9, 1); // told once: what a person looks up meanwhile stays
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(selected.count(), 2);
    }
    void whileHiddenItPlansNothing()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1)}});
        m_page->hide();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2)}});
        test::tellAnchor(*m_bot, test::anchor(1min));
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(list()->model()->rowCount(), 1);
        m_page->show();
        QCOMPARE(list()->model()->rowCount(), 2);
    }
    void enterAsksForDetailsAndSpaceTicks()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2)}});
        const QSignalSpy details(m_page, &ui::UndeliveredPage::inspectRequested);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Return);
        QCOMPARE(details.count(), 1);
        QTest::keyClick(list(), Qt::Key_Space);
        QCOMPARE(tickedCount(), 1);
        QTest::keyClick(list(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(tickedCount(), 2);
        QTest::keyClick(list(), Qt::Key_Space);
        QCOMPARE(tickedCount(), 1);
    }
    void aClickOnTheBoxTicksWithoutSelecting()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2)}});
        const QRect row = list()->visualRect(list()->model()->index(1, 0));
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, ui::UndeliveredDelegate::tickArea(row).center());
        QCOMPARE(tickedCount(), 1);
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(tickedCount(), 1);
    }
    void selectionStaysWithItsMessage()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2, u"BOB"_s)}});
        list()->setCurrentIndex(list()->model()->index(0, 0));
        test::tellAnchor(*m_bot, test::anchor(1min, 0, u"BOB"_s));
        QTRY_COMPARE(list()->currentIndex().row(), 1);
        QVERIFY(m_page->isSettled());
        QVERIFY(list()->selectionModel()->isRowSelected(1));
    }
    void deleteDismissesTheTickedOnesAndUndoPutsThemBack()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2), undelivered(3)}});
        const QSignalSpy commands(m_bot.get(), &bot::BotHandle::commanded);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Space);
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Space);
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(commands.count(), 1);
        auto dismissal = std::get<bot::Dismiss>(commands[0][0].value<bot::Command>());
        QCOMPARE(dismissal.messageIds, (QList<qint64>{1, 2}));
        QVERIFY(dismissal.dismissed);
        QCOMPARE(m_window->notices.size(), 1);
        QCOMPARE(m_window->notices[0].text, u"2 messages dismissed"_s);
        m_window->notices[0].action->run();
        QCOMPARE(commands.count(), 2);
        dismissal = std::get<bot::Dismiss>(commands[1][0].value<bot::Command>());
        QCOMPARE(dismissal.messageIds, (QList<qint64>{1, 2}));
        QVERIFY(!dismissal.dismissed);
        // A row that is not ticked means itself; Ctrl+Z undoes by keyboard.
        QTest::keyClick(list(), Qt::Key_Down);
        QTest::keyClick(list(), Qt::Key_Delete);
        QCOMPARE(std::get<bot::Dismiss>(commands[2][0].value<bot::Command>()).messageIds, QList<qint64>{3});
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(!std::get<bot::Dismiss>(commands[3][0].value<bot::Command>()).dismissed);
        QTest::keyClick(list(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(commands.count(), 4);
    }
    void theLastDismissalIsUndoneByKeyInTheEmptyPage()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1)}});
        const QSignalSpy commands(m_bot.get(), &bot::BotHandle::commanded);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Delete);
        m_bot->take(bot::UndeliveredChanged{});
        QVERIFY(m_window->focusWidget()->isVisible());
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(commands.count(), 2);
        QVERIFY(!std::get<bot::Dismiss>(commands[1][0].value<bot::Command>()).dismissed);
        m_bot->take(bot::UndeliveredChanged{{undelivered(1)}});
        m_page->setFocus();
        QVERIFY(list()->hasFocus());
    }
    void thePolicyIsTheBots()
    {
        open();
        const QSignalSpy commands(m_bot.get(), &bot::BotHandle::commanded);
        auto *policy = m_page->findChild<QCheckBox *>(u"leavePolicy"_s);
        QVERIFY(!policy->isChecked());
        policy->click();
        QVERIFY(std::get<bot::SetLeaveWithNextPolicy>(commands[0][0].value<bot::Command>()).leave);
        m_bot->take(bot::UndeliveredChanged{{}, false});
        QVERIFY(!policy->isChecked());
        QCOMPARE(commands.count(), 1);
    }
    void groupsAreTickedByTheirLinks()
    {
        open();
        test::tellAnchor(*m_bot, test::anchor(1min));
        m_bot->take(
            bot::UndeliveredChanged{{undelivered(1), undelivered(2, u"BOB"_s), refused(3, 40034006, u"BOB"_s)}});
        auto *deliverable = m_page->findChild<QAbstractButton *>(u"selectDeliverable"_s);
        QCOMPARE(deliverable->text(), u"Deliverable 1"_s);
        deliverable->click();
        QCOMPARE(tickedCount(), 1);
        QCOMPARE(m_page->findChild<QLabel *>(u"selectedCount"_s)->text(), u"Selected 1"_s);
        auto *all = m_page->findChild<QCheckBox *>(u"checkAll"_s);
        QCOMPARE(all->checkState(), Qt::PartiallyChecked);
        all->click();
        QCOMPARE(tickedCount(), 3);
        QCOMPARE(all->checkState(), Qt::Checked);
        all->click();
        QCOMPARE(tickedCount(), 0);
        QCOMPARE(all->checkState(), Qt::Unchecked);
    }
    void pPlansTheTickedOnesAndWithoutTicksAll()
    {
        open();
        test::tellAnchor(*m_bot, test::anchor(1min));
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2)}});
        const QSignalSpy shown(m_page, &ui::UndeliveredPage::planShown);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_P);
        QCOMPARE(shown.count(), 1);
        QVERIFY(shown[0][0].toBool());
        QCOMPARE(plan()->steps().size(), 2);
        // Ticks go on to shape it.
        QTest::keyClick(list(), Qt::Key_Space);
        QCOMPARE(plan()->steps().size(), 1);
        QTest::keyClick(list(), Qt::Key_Escape);
        QCOMPARE(shown.count(), 2);
        QVERIFY(!shown[1][0].toBool());
        m_page->planFor({2});
        QCOMPARE(plan()->steps().size(), 1);
        QCOMPARE(plan()->steps()[0].messageId, 2);
    }
    void aPlanForWhatIsGoneSaysSoAndOpensNothing()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1), undelivered(2)}});
        const QSignalSpy shown(m_page, &ui::UndeliveredPage::planShown);
        m_page->planFor({8, 9});
        QCOMPARE(shown.count() + tickedCount(), 0);
        QCOMPARE(m_window->notices.size(), 1);
        m_page->planFor({1, 9});
        QCOMPARE(shown.count(), 1);
    }
    void controlEnterInTheListCarriesTheShownPlanOut()
    {
        open();
        test::tellAnchor(*m_bot, test::anchor(1min));
        m_bot->take(bot::UndeliveredChanged{{undelivered(1)}});
        const QSignalSpy commands(m_bot.get(), &bot::BotHandle::commanded);
        list()->setFocus();
        QTest::keyClick(list(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(commands.count(), 0);
        QTest::keyClick(list(), Qt::Key_P);
        QTest::keyClick(list(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(commands.count(), 0); // it is not placed: nobody sees it
        plan()->show();
        QTest::keyClick(list(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(commands.count(), 1);
        QVERIFY(std::holds_alternative<bot::ResendMany>(commands[0][0].value<bot::Command>()));
    }
    void thePanelMayBePlacedElsewhereAndDieFirst()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1)}});
        auto elsewhere = std::make_unique<QWidget>();
        m_page->planPanel()->setParent(elsewhere.get());
        elsewhere.reset();
        QVERIFY(!m_page->planPanel());
        m_page->planFor({1});
        m_bot->take(bot::UndeliveredChanged{});
        QVERIFY(!m_page->isPlanShown());
    }
    void everyPartHasAName()
    {
        open();
        m_bot->take(bot::UndeliveredChanged{{undelivered(1)}});
        QVERIFY(!list()->accessibleName().isEmpty());
        const QString spoken = list()->model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(spoken.contains(u"waits for the user's next message"_s));
        for (const auto *control : m_page->findChildren<QAbstractButton *>()) {
            if (control->isVisible())
                QVERIFY2(!control->text().isEmpty() || !control->accessibleName().isEmpty(),
                    qPrintable(control->objectName()));
        }
    }

private:
    void open(bool withBot = true)
    {
        ui::Services services = m_journal->services();
        services.profile = u"qq_official"_s;
        services.bot = withBot ? m_bot.get() : nullptr;
        m_page = new ui::UndeliveredPage(services, m_window.get());
        m_page->resize(m_window->size());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    /// Attempts of one message in the journal; their rows.
    QList<journal::RowRef> writeAttempts(qint64 message, int count)
    {
        const qsizetype before = m_journal->rows().size();
        for (int i = 0; i < count; ++i) {
            traffic::Record record = m_journal->send(u"text"_s, u"A"_s, i + 1);
            record.message->sendId = message;
            m_journal->write({record, JournalFixture::refused(record, 40034024, u"no"_s)});
        }
        return m_journal->rows().mid(before);
    }
    [[nodiscard]] ui::UndeliveredList *list() const { return m_page->findChild<ui::UndeliveredList *>(); }
    [[nodiscard]] ui::PlanPanel *plan() const { return m_page->findChild<ui::PlanPanel *>(); }
    [[nodiscard]] QString emptiness() const
    {
        const auto *nothing = m_page->findChild<QWidget *>(u"nothingUndelivered"_s);
        return nothing->isVisible() ? nothing->accessibleName() : QString();
    }
    [[nodiscard]] int tickedCount() const
    {
        int count = 0;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            count += list()->model()->index(row, 0).data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        return count;
    }

    std::unique_ptr<JournalFixture> m_journal;
    std::unique_ptr<bot::BotHandle> m_bot;
    std::unique_ptr<test::NoticeWindow> m_window;
    ui::UndeliveredPage *m_page = nullptr; // the window's
};

QTEST_MAIN(tst_UndeliveredPage)
#include "tst_undeliveredpage.moc"
