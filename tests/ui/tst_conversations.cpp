#include "tests/ui/journalfixture.h"
#include "ui/conversations/composer.h"
#include "ui/conversations/conversationmodel.h"
#include "ui/conversations/conversationspage.h"
#include "ui/conversations/draft.h"
#include "ui/conversations/timelinemodel.h"
#include "ui/conversations/timelineview.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

journal::ConversationSummary conversation(const QString &peer, qint64 row)
{
    journal::ConversationSummary summary;
    summary.peer = core::PeerId(peer);
    summary.lastRow = {journal::liveSource, row};
    summary.lastText = u"text"_s;
    return summary;
}

QStringList peersOf(const ui::ConversationModel &model)
{
    QStringList peers;
    for (int row = 0; row < model.rowCount(); ++row)
        peers += model.at(row).summary.peer.value;
    return peers;
}

traffic::Record said(JournalFixture &journal, const QString &text, const QString &msgId)
{
    traffic::Record record = journal.frame(u"C2C_MESSAGE_CREATE"_s, 1);
    record.bot = u"b"_s;
    record.scene = protocol::Scene::C2c;
    record.peer = core::PeerId(u"P"_s);
    record.msgId = msgId;
    record.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Inbound, .text = text};
    return record;
}

lineage::Anchor anchorAt(core::WallTime received)
{
    lineage::Anchor anchor;
    anchor.id = core::InboundMsgId(u"A"_s);
    anchor.peer = core::PeerId(u"P"_s);
    anchor.received = received;
    return anchor;
}

const journal::ConversationKey key{u"b"_s, protocol::Scene::C2c, core::PeerId(u"P"_s)};

} // namespace

class tst_Conversations : public QObject
{
    Q_OBJECT
private slots:
    void aFreshListMovesLinesInsteadOfStartingOver()
    {
        ui::ConversationModel model;
        const QAbstractItemModelTester tester(&model);
        const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        model.setConversations({conversation(u"a"_s, 1), conversation(u"b"_s, 2), conversation(u"c"_s, 3)});
        const QPersistentModelIndex c = model.index(2);
        model.setConversations({conversation(u"c"_s, 9), conversation(u"d"_s, 8), conversation(u"a"_s, 1)});
        QCOMPARE(peersOf(model), QStringList({u"c"_s, u"d"_s, u"a"_s}));
        QCOMPARE(c.row(), 0);
        QCOMPARE(resets.count(), 0);
    }
    void noRingIsShownBeforeTheBotToldItsAnchors()
    {
        ui::ConversationModel model;
        model.setConversations({conversation(u"a"_s, 1)});
        QVERIFY(!model.at(0).ring);
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        const lineage::Budget budget{.timeLeft = 50min, .window = 60min, .safe = 3};
        model.setBudget(ui::ConversationModel::keyOf(model.at(0)), budget);
        model.setBudget(ui::ConversationModel::keyOf(model.at(0)), budget);
        QCOMPARE(model.at(0).ring->mark, u"3"_s);
        QCOMPARE(changes.count(), 1);
    }
    void theTimelineReadsAPageAndThenWhatIsCommitted()
    {
        JournalFixture journal;
        journal.write({said(journal, u"one"_s, u"1"_s), said(journal, u"two"_s, u"2"_s)});
        ui::TimelineModel model(journal.services());
        const QAbstractItemModelTester tester(&model);
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 2);
        journal.write({said(journal, u"two"_s, u"2"_s), said(journal, u"three"_s, u"3"_s)});
        QTRY_COMPARE(model.rowCount(), 3);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.at(1).copies, 2);
        QCOMPARE(model.at(2).row.message->text, u"three"_s);
    }
    void olderMessagesComeInFrontWhenAskedFor()
    {
        JournalFixture journal;
        QList<traffic::Entry> rows;
        for (int i = 0; i < 250; ++i)
            rows += said(journal, QString::number(i), u"m%1"_s.arg(i));
        journal.write(rows);
        ui::TimelineModel model(journal.services());
        const QAbstractItemModelTester tester(&model);
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 200);
        QCOMPARE(model.at(0).row.message->text, u"50"_s);
        model.loadOlder();
        QTRY_COMPARE(model.rowCount(), 250);
        QCOMPARE(model.at(0).row.message->text, u"0"_s);
        QTRY_VERIFY(model.isSettled());
    }
    void anotherConversationNeverShowsLateAnswersOfTheFirst()
    {
        JournalFixture journal;
        journal.write({said(journal, u"one"_s, u"1"_s)});
        ui::TimelineModel model(journal.services());
        model.setConversation(key);
        model.setConversation(journal::ConversationKey{u"b"_s, protocol::Scene::C2c, core::PeerId(u"other"_s)});
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(model.rowCount(), 0);
    }
    void gapsStandBetweenMessagesAndComeLive()
    {
        JournalFixture journal;
        journal.write({journal.gap(u"b"_s, 0), said(journal, u"one"_s, u"1"_s), journal.gap(u"b"_s, 2),
            journal.gap(u"other"_s, 7), said(journal, u"two"_s, u"2"_s)});
        ui::TimelineModel model(journal.services());
        const QAbstractItemModelTester tester(&model);
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 3);
        QCOMPARE(model.rowAt(1).gaps.size(), 1);
        QVERIFY(model.index(1).data().toString().contains(u"2 events came again"_s));
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().contains(u"session timed out (4009)"_s));
        QVERIFY(model.index(1).data(Qt::ToolTipRole).toString().contains(u"shard 0/1"_s));
        QCOMPARE(model.refAt(1), journal.rows()[2]);
        QCOMPARE(model.rowOf(journal.rows()[2]), 1);
        journal.write({journal.gap(u"b"_s, 1), journal.gap(u"other"_s, 1)});
        QTRY_COMPARE(model.rowCount(), 4);
        const QPersistentModelIndex line = model.index(3);
        journal.write({journal.gap(u"b"_s, 1)});
        QTRY_VERIFY(model.rowAt(3).folds());
        QCOMPARE(line.row(), 3); // a line that comes to stand for more is the same line
        journal.write({said(journal, u"three"_s, u"3"_s)});
        QTRY_COMPARE(model.rowCount(), 5);
        QCOMPARE(model.at(4).row.message->text, u"three"_s);
        QTRY_VERIFY(model.isSettled());
    }
    void aFoldedLineShowsItsPartsAndFoldsAgain()
    {
        JournalFixture journal;
        journal.write({said(journal, u"one"_s, u"1"_s), journal.gap(u"b"_s, 1), journal.gap(u"b"_s, 2),
            said(journal, u"two"_s, u"2"_s)});
        ui::TimelineModel model(journal.services());
        const QAbstractItemModelTester tester(&model);
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 3);
        QVERIFY(model.index(1).data().toString().startsWith(u"Gateway deaf 2 times"_s));
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().endsWith(u", folded"_s));
        QCOMPARE(model.refAt(1), journal.rows()[2]); // the newest
        const QPersistentModelIndex last = model.index(2);
        model.toggleGaps(1);
        QCOMPARE(model.rowCount(), 5);
        QCOMPARE(last.row(), 4);
        QVERIFY(model.index(1).data(Qt::AccessibleTextRole).toString().endsWith(u", unfolded"_s));
        QCOMPARE(model.refAt(2), journal.rows()[1]);
        QCOMPARE(model.rowOf(journal.rows()[1]), 2);
        model.toggleGaps(2); // a part folds nothing
        QCOMPARE(model.rowCount(), 5);
        model.toggleGaps(1);
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(last.row(), 2);
    }
    void gapsOfAnOlderPageComeWithIt()
    {
        JournalFixture journal;
        QList<traffic::Entry> rows;
        for (int i = 0; i < 250; ++i) {
            rows += said(journal, QString::number(i), u"m%1"_s.arg(i));
            if (i % 50 == 49)
                rows += journal.gap(u"b"_s, i);
        }
        journal.write(rows);
        ui::TimelineModel model(journal.services());
        const QAbstractItemModelTester tester(&model);
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 204); // the gap after message 49 is older than the first message shown
        QCOMPARE(model.at(0).row.message->text, u"50"_s);
        model.loadOlder();
        QTRY_COMPARE(model.rowCount(), 255);
        QCOMPARE(model.at(0).row.message->text, u"0"_s);
        QVERIFY(model.index(50).data().toString().contains(u"49 events"_s));
        QTRY_VERIFY(model.isSettled());
    }
    void olderPagesDoNotMoveWhatIsRead()
    {
        JournalFixture journal;
        QList<traffic::Entry> rows;
        for (int i = 0; i < 450; ++i) {
            rows += said(journal, QString::number(i), u"m%1"_s.arg(i));
            if (i % 20 == 9)
                rows += journal.gap(u"b"_s, i);
        }
        journal.write(rows);
        ui::TimelineModel model(journal.services());
        ui::TimelineView view(model);
        view.resize(600, 500);
        view.show();
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 210);
        QTRY_VERIFY(view.verticalScrollBar()->maximum() > 1'000);
        view.verticalScrollBar()->setValue(300); // near the top: asks for older ones
        const QPersistentModelIndex read = view.indexAt({300, 250});
        const int top = view.visualRect(read).top();
        QVERIFY(read.isValid());
        QTRY_VERIFY(model.rowCount() > 400);
        QCOMPARE(view.visualRect(read).top(), top);
        QTRY_VERIFY(model.isSettled());
        QCOMPARE(view.visualRect(read).top(), top);
    }
    void keysAndClicksFoldTheLineWhereItStands()
    {
        JournalFixture journal;
        QList<traffic::Entry> rows;
        for (int i = 0; i < 30; ++i)
            rows += said(journal, QString::number(i), u"m%1"_s.arg(i));
        rows += journal.gap(u"b"_s, 1);
        rows += journal.gap(u"b"_s, 2);
        journal.write(rows);
        ui::TimelineModel model(journal.services());
        ui::TimelineView view(model);
        view.resize(600, 500);
        view.show();
        model.setConversation(key);
        QTRY_COMPARE(model.rowCount(), 31);
        QTRY_VERIFY(view.viewport()->rect().contains(view.visualRect(model.index(30)).center()));
        const int top = view.visualRect(model.index(30)).top();
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(model.index(30)).center());
        QCOMPARE(model.rowCount(), 33);
        QCOMPARE(view.visualRect(model.index(30)).top(), top);
        const QSignalSpy details(&view, &ui::TimelineView::detailsWanted);
        const QSignalSpy differs(&view, &ui::TimelineView::diffWanted);
        view.setCurrentIndex(model.index(30));
        QTest::keyClick(&view, Qt::Key_D); // a gap has no body
        QCOMPARE(differs.count(), 0);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(model.rowCount(), 31);
        QCOMPARE(details.count(), 0);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(model.rowCount(), 33);
        view.setCurrentIndex(model.index(32));
        QTest::keyClick(&view, Qt::Key_R); // nothing to send again
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(details.count(), 1);
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(QApplication::clipboard()->text(), model.index(32).data().toString());
        view.setCurrentIndex(model.index(0));
        QTest::keyClick(&view, Qt::Key_D);
        QCOMPARE(differs.count(), 1);
    }
    void aSelectedGapLineIsTheSelection()
    {
        JournalFixture journal;
        journal.write({said(journal, u"one"_s, u"1"_s), journal.gap(u"b"_s, 1)});
        ui::ConversationsPage page(journal.services());
        page.resize(1'000, 700);
        page.show();
        auto *view = page.findChild<QListView *>(u"timeline"_s);
        QTRY_COMPARE(view->model()->rowCount(), 2);
        QSignalSpy selected(&page, &ui::ConversationsPage::selected);
        view->setCurrentIndex(view->model()->index(1, 0));
        QCOMPARE(selected.count(), 1);
        const auto told = selected[0][0].value<ui::Selection>();
        QCOMPARE(told.row, journal.rows()[1]);
        QTRY_VERIFY(page.isSettled());
    }
    void aPersonMayAlwaysSendText()
    {
        const auto rules = lineage::RuleSet::builtIn();
        QVERIFY(rules);
        ui::Composer composer;
        composer.setConversation(protocol::Scene::C2c, core::PeerId(u"P"_s), &*rules, {});
        const core::WallTime now = core::fromMs(1'800'000'000'000);
        composer.setNow(now);
        composer.setAnchors(QList{anchorAt(now - 2h)});
        auto *send = composer.findChild<QPushButton *>(u"composerSend"_s);
        QVERIFY(!send->isEnabled());
        composer.setText(u"hello"_s);
        QVERIFY(send->isEnabled());
        QSignalSpy sent(&composer, &ui::Composer::sendRequested);
        QTest::keyClick(composer.findChild<QPlainTextEdit *>(u"composerText"_s), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(sent.count(), 1);
        QCOMPARE(sent[0][0].toString(), u"hello"_s);
        QVERIFY(composer.text().isEmpty());
    }
    void theVerdictFollowsTheClock()
    {
        const auto rules = lineage::RuleSet::builtIn();
        QVERIFY(rules);
        const core::WallTime received = core::fromMs(1'800'000'000'000);
        const auto level = [&](core::Milliseconds age) {
            return ui::chooseFor(protocol::Scene::C2c, core::PeerId(u"P"_s), {anchorAt(received)}, *rules,
                lineage::ExplicitAnchor{core::InboundMsgId(u"A"_s)}, received + age)
                .verdict.level;
        };
        QCOMPARE(level(1min), lineage::Level::Safe);
        QCOMPARE(level(30min), lineage::Level::Uncertain);
        QCOMPARE(level(61min), lineage::Level::Doomed);
    }
};

QTEST_MAIN(tst_Conversations)
#include "tst_conversations.moc"
