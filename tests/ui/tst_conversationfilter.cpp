#include "tests/ui/journalfixture.h"
#include "ui/conversations/composer.h"
#include "ui/conversations/conversationmodel.h"
#include "ui/conversations/conversationspage.h"
#include "ui/conversations/timelinemodel.h"
#include "ui/filter/filterbar.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTest>

using namespace Qt::StringLiterals;

/// The filter above the list: Alice, Bob and Carol have written, Bob's answer was refused.
class tst_ConversationFilter : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_journal = std::make_unique<JournalFixture>();
        say(u"CAROL"_s, u"good night"_s);
        say(u"ALICE"_s, u"good morning"_s);
        say(u"BOB"_s, u"good bye"_s);
        m_answer = m_journal->send(u"see you"_s, u"A"_s, 1);
        m_answer.peer = core::PeerId(u"BOB"_s);
        m_journal->write({m_answer, JournalFixture::refused(m_answer, 40034024, u"no"_s)});
        m_page = std::make_unique<ui::ConversationsPage>(m_journal->services());
        m_page->resize(1000, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_VERIFY(m_page->isSettled());
        m_tester = std::make_unique<QAbstractItemModelTester>(
            list()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        list()->setFocus();
    }
    void cleanup()
    {
        m_tester.reset();
        m_page.reset();
        m_journal.reset();
    }
    void aConversationStaysWhenARowOfItMatches()
    {
        QCOMPARE(shown(), (QStringList{u"BOB"_s, u"ALICE"_s, u"CAROL"_s}));
        QCOMPARE(count(), u"3"_s);
        filter(u"state:refused"_s);
        QCOMPARE(shown(), QStringList{u"BOB"_s});
        QCOMPARE(count(), u"1 of 3"_s);
        filter(u"morning OR night"_s);
        QCOMPARE(shown(), (QStringList{u"ALICE"_s, u"CAROL"_s}));
        filter({});
        QCOMPARE(shown().size(), 3);
    }
    void aWordFindsWhomItNames()
    {
        filter(u"caro"_s);
        QCOMPARE(shown(), QStringList{u"CAROL"_s});
        filter(u"lice"_s); // the list shows an id by its two ends
        QCOMPARE(shown(), QStringList{u"ALICE"_s});
        filter(u"caro kind:http"_s); // not words alone: rows are asked
        QCOMPARE(shown(), QStringList());
    }
    void theOpenConversationStaysOpenThoughItIsHidden()
    {
        list()->setCurrentIndex(list()->model()->index(1, 0));
        const auto &timeline = *m_page->findChild<ui::TimelineModel *>();
        QCOMPARE(timeline.conversation()->peer.value, u"ALICE"_s);
        filter(u"state:refused"_s);
        QCOMPARE(timeline.conversation()->peer.value, u"ALICE"_s);
        QVERIFY(!list()->currentIndex().isValid());
        list()->setFocus(); // alone it opens nothing
        QCOMPARE(timeline.conversation()->peer.value, u"ALICE"_s);
        say(u"BOB"_s, u"again"_s);
        QTRY_VERIFY(m_page->isSettled());
        QCOMPARE(timeline.conversation()->peer.value, u"ALICE"_s);
        QTest::keyClick(list(), Qt::Key_Escape);
        QCOMPARE(list()->currentIndex().data().toString(), u"ALICE"_s);
        QVERIFY(list()->selectionModel()->isRowSelected(list()->currentIndex().row()));
    }
    void theSelectionStaysWhereItIs()
    {
        list()->setCurrentIndex(list()->model()->index(2, 0));
        filter(u"night"_s);
        QCOMPARE(list()->currentIndex().row(), 0);
        QCOMPARE(list()->currentIndex().data().toString(), u"CAROL"_s);
    }
    void theKeyGoesToTheFieldFromListAndMessages()
    {
        QTest::keyClick(list(), Qt::Key_Slash);
        QVERIFY(edit()->hasFocus());
        auto *timeline = m_page->findChild<QWidget *>(u"timeline"_s);
        timeline->setFocus();
        QTest::keyClick(timeline, Qt::Key_Slash);
        QVERIFY(edit()->hasFocus());
        QTest::keyClicks(edit(), u"night"_s);
        QTest::keyClick(edit(), Qt::Key_Return);
        QVERIFY(list()->hasFocus());
        QTRY_COMPARE(shown(), QStringList{u"CAROL"_s});
    }
    void nothingMatchesAndTheListOffersToClear()
    {
        filter(u"code:1"_s);
        auto *nothing = m_page->findChild<QWidget *>(u"noMatchingConversation"_s);
        QVERIFY(nothing->isVisible());
        QCOMPARE(nothing->accessibleName(), u"No conversation matches"_s);
        QCOMPARE(count(), u"0 of 3"_s);
        nothing->findChild<QPushButton *>()->click();
        QTRY_COMPARE(shown().size(), 3);
        QVERIFY(!nothing->isVisible());
    }
    void whatIsCommittedIsAskedForByItself()
    {
        filter(u"hello"_s);
        QCOMPARE(shown(), QStringList());
        say(u"DAVE"_s, u"hello"_s);
        QTRY_COMPARE(shown(), QStringList{u"DAVE"_s});
        filter(u"kind:http -status:200 -status:400"_s);
        QCOMPARE(shown(), QStringList());
        traffic::Record answer = m_journal->send(u"hi"_s, u"A"_s, 2);
        answer.peer = core::PeerId(u"DAVE"_s);
        m_journal->write({answer});
        QTRY_COMPARE(shown(), QStringList{u"DAVE"_s});
        m_journal->write({JournalFixture::accepted(answer, u"R"_s)});
        QTRY_COMPARE(shown(), QStringList()); // the only row that matched does not any more
    }

private:
    void say(const QString &peer, const QString &text)
    {
        traffic::Record record = m_journal->frame(u"C2C_MESSAGE_CREATE"_s, 1);
        record.bot = u"qq_official"_s;
        record.scene = protocol::Scene::C2c;
        record.peer = core::PeerId(peer);
        record.msgId = peer + text;
        record.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Inbound, .text = text};
        m_journal->write({record});
    }
    void filter(const QString &text)
    {
        bar()->setText(text);
        QTRY_VERIFY(m_page->isSettled());
    }
    [[nodiscard]] QStringList shown() const
    {
        QStringList peers;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            peers += list()->model()->index(row, 0).data().toString();
        return peers;
    }
    [[nodiscard]] ui::FilterBar *bar() const { return m_page->findChild<ui::FilterBar *>(u"listFilter"_s); }
    [[nodiscard]] ui::FilterEdit *edit() const { return bar()->findChild<ui::FilterEdit *>(); }
    [[nodiscard]] QListView *list() const { return m_page->findChild<QListView *>(u"conversationList"_s); }
    [[nodiscard]] QString count() const { return m_page->findChild<QLabel *>(u"conversationsCount"_s)->text(); }

    std::unique_ptr<JournalFixture> m_journal;
    std::unique_ptr<ui::ConversationsPage> m_page;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    traffic::Record m_answer;
};

QTEST_MAIN(tst_ConversationFilter)
#include "tst_conversationfilter.moc"
