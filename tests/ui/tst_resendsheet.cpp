#include "tests/ui/resendbench.h"

#include <QClipboard>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const lineage::Accepted accepted{core::OutboundMsgId(u"ROBOT1.0_new"_s), {}};

} // namespace

class tst_ResendSheet : public QObject
{
    Q_OBJECT
private slots:
    void itOpensWithTheTextAndTheAnchorThatWorks()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        QCOMPARE(bench.text()->toPlainText(), u"消息 2"_s);
        QVERIFY(bench.json()->toPlainText().contains(ResendBench::inbound));
        QVERIFY(bench.json()->toPlainText().contains(u"\"msg_seq\": 2"_s));
        QVERIFY(bench.verdict().startsWith(u"Safe"_s));
        QVERIFY(bench.anchors().first()->isChecked());
        QVERIFY(bench.anchors().first()->accessibleName().contains(u"this turn"_s));
        QVERIFY(bench.anchors().last()->accessibleName().contains(u"the bot's own message"_s));
        QCOMPARE(bench.find<QLabel>(u"resendChangesCount"_s)->text(), u"2 fields"_s);
    }
    void formAndJsonEditOneDraft()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.text()->setPlainText(u"changed here"_s);
        QVERIFY(bench.json()->toPlainText().contains(u"\"content\": \"changed here\""_s));
        bench.json()->setFocus();
        QString json = bench.json()->toPlainText();
        json.replace(u"changed here"_s, u"changed there"_s).replace(ResendBench::inbound, u"nobody's"_s);
        bench.json()->setPlainText(json);
        QCOMPARE(bench.text()->toPlainText(), u"changed there"_s);
        QVERIFY(bench.verdict().startsWith(u"Doomed"_s));
        QVERIFY(bench.anchors().last()->isChecked());
        QTRY_VERIFY(bench.sheet->isSettled());
    }
    void typingInTheJsonKeepsTheCursor()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.json()->setFocus();
        QTextCursor cursor = bench.json()->document()->find(u"消息 2"_s);
        cursor.clearSelection();
        bench.json()->setTextCursor(cursor);
        QTest::keyClicks(bench.json(), u"abc"_s);
        QCOMPARE(bench.text()->toPlainText(), u"消息 2abc"_s);
        QCOMPARE(bench.json()->textCursor().position(), cursor.position());
    }
    void brokenJsonKeepsTheFormAndHoldsTheButton()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        const QString good = bench.json()->toPlainText();
        bench.json()->setFocus();
        bench.json()->setPlainText(QString(good).replace(u"消息 2\","_s, u"消息 2\""_s));
        QVERIFY(bench.find<QLabel>(u"resendFault"_s)->isVisible());
        QCOMPARE(bench.text()->toPlainText(), u"消息 2"_s);
        QVERIFY(!bench.primary()->isEnabled());
        bench.json()->setPlainText(good);
        QVERIFY(!bench.find<QLabel>(u"resendFault"_s)->isVisible());
        QVERIFY(bench.primary()->isEnabled());
    }
    void theVerdictFollowsTheChosenAnchor()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.anchors().first()->setFocus();
        QTest::keyClick(bench.anchors().first(), Qt::Key_Down);
        QVERIFY(bench.anchors()[1]->isChecked());
        QVERIFY(bench.verdict().startsWith(u"Doomed"_s));
        QVERIFY(bench.primary()->isEnabled()); // it warns and never forbids
        QTest::keyClick(bench.anchors()[1], Qt::Key_Down);
        QVERIFY(bench.verdict().startsWith(u"Proactive"_s));
        QVERIFY(!bench.json()->toPlainText().contains(u"msg_id"_s));
    }
    void oneKeySendsItAgainAsItWas()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY(bench.primary()->hasFocus());
        QTest::keyClick(bench.primary(), Qt::Key_Return);
        QCOMPARE(bench.commands.size(), 1);
        const auto &resend = std::get<bot::Resend>(bench.commands.first());
        QCOMPARE(resend.messageId, 52);
        QVERIFY(!resend.edited);
        QVERIFY(!resend.msgSeq);
        QVERIFY(
            resend.choice == lineage::AnchorChoice(lineage::ExplicitAnchor{core::InboundMsgId(ResendBench::inbound)}));
        QVERIFY(!bench.primary()->isEnabled());
    }
    void afterNoAnswerTheSameIsOfferedOnceMore()
    {
        ResendBench bench;
        const traffic::Record record = bench.attempt(u"消息 3"_s, ResendBench::inbound, 2, 53);
        traffic::Settlement lost{.key = record.key, .time = record.time + 20s, .state = traffic::State::Unknown};
        lost.detail = u"timeout"_s;
        const journal::RowRef row = bench.write(record, lost);
        bench.open(ui::ResendMode::Retry, row);
        QVERIFY(bench.primary()->hasFocus());
        QCOMPARE(bench.primary()->text(), u"Retry (same msg_seq)"_s);
        auto *anyway = bench.find<QPushButton>(u"resendAnyway"_s);
        QVERIFY(anyway->isVisible());
        QVERIFY(bench.verdict().startsWith(u"The user may get this twice"_s));
        bench.primary()->click();
        QCOMPARE(std::get<bot::Retry>(bench.commands.first()).attemptId, record.attemptId);

        bench.finish(lineage::Unknown{u"timeout"_s, {}}, 99);
        QVERIFY(bench.primary()->hasFocus());
        bench.primary()->click();
        QCOMPARE(std::get<bot::Retry>(bench.commands.last()).attemptId, 99);
        bench.finish(lineage::Unknown{u"timeout"_s, {}}, 99);
        anyway->click();
        QCOMPARE(std::get<bot::Resend>(bench.commands.last()).messageId, 53);
    }
    void anAcceptedResendShowsItsAnswerAndCloses()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::AsItWas);
        bench.primary()->click();
        QCOMPARE(bench.result(), u"On its way. Waiting for the platform's answer"_s);
        const traffic::Record record = bench.attempt(u"消息 2"_s, ResendBench::inbound, 2, 52);
        bench.write(record, JournalFixture::accepted(record, accepted.id.value));
        bench.finish(accepted, record.attemptId);
        QVERIFY(bench.result().startsWith(u"accepted. Delivered"_s));
        QVERIFY(bench.find<QWidget>(u"resendReturnedId"_s)->isVisible());
        QCOMPARE(bench.sheet->findChildren<QAbstractButton *>(u"resendAttempt"_s).size(), 2);
        QVERIFY(!bench.find<QAbstractButton>(u"resendDraftCard"_s));
        QCOMPARE(bench.primary()->text(), u"Close"_s);
        QVERIFY(bench.primary()->hasFocus());
        QTest::keyClick(bench.primary(), Qt::Key_Return);
        QVERIFY(!bench.sheet->isOpen());
    }
    void aRefusedResendCanBeTriedOnceMore()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::AsItWas);
        bench.primary()->click();
        const traffic::Record record = bench.attempt(u"消息 2"_s, ResendBench::inbound, 2, 52);
        bench.write(record, JournalFixture::refused(record, 40034128, u"limit"_s));
        bench.finish(lineage::Refused{40034128, 400, u"limit"_s, core::TraceId(u"trace"_s)}, record.attemptId);
        QVERIFY(bench.find<QWidget>(u"resendTrace"_s)->isVisible());
        QVERIFY(bench.find<QAbstractButton>(u"resendDraftCard"_s)->accessibleName().startsWith(u"3"_s));
        QCOMPARE(bench.primary()->text(), u"Resend"_s);
        bench.primary()->click();
        QCOMPARE(bench.commands.size(), 2);
        QVERIFY(std::get<bot::Resend>(bench.commands.last()).requestId
            != std::get<bot::Resend>(bench.commands.first()).requestId);
    }
    void theAttemptThatTheSheetWasOpenedForIsRetried()
    {
        ResendBench bench;
        const traffic::Record open = bench.attempt(u"消息 3"_s, ResendBench::inbound, 2, 53);
        traffic::Settlement lost{.key = open.key, .time = open.time + 20s, .state = traffic::State::Unknown};
        lost.detail = u"timeout"_s;
        const journal::RowRef row = bench.write(open, lost);
        traffic::Record later = bench.attempt(u"消息 3"_s, ResendBench::own, 1, 53);
        later.message->attemptNumber = 2;
        bench.write(later, JournalFixture::refused(later, 40034024, u"no"_s));
        bench.open(ui::ResendMode::AsItWas, row);
        QCOMPARE(bench.primary()->text(), u"Resend"_s);
        bench.open(ui::ResendMode::Retry, row);
        QCOMPARE(bench.primary()->text(), u"Retry (same msg_seq)"_s);
        bench.primary()->click();
        QCOMPARE(std::get<bot::Retry>(bench.commands.last()).attemptId, open.attemptId);
    }
    void asPlainTextTheWordsGoWithoutMarkdownAndItsButtons()
    {
        ResendBench bench;
        traffic::Record record = bench.attempt(u"**bold**"_s, ResendBench::inbound, 2, 54);
        record.message->markdown = true;
        record.body.text = QByteArrayLiteral(R"({"msg_type":2,"markdown":{"content":"**bold**","style":{"a":1}},)"
                                             R"("keyboard":{"id":"k"},"msg_id":"x","msg_seq":2})");
        bench.open(ui::ResendMode::PlainText, bench.write(record, JournalFixture::refused(record, 304036, u"no"_s)));
        QVERIFY(bench.primary()->hasFocus());
        bench.primary()->click();
        const auto &resend = std::get<bot::Resend>(bench.commands.last());
        QVERIFY(resend.edited);
        QCOMPARE(resend.edited->msgType, protocol::MsgType::Text);
        QCOMPARE(resend.edited->text, u"**bold**"_s);
        QVERIFY(resend.edited->extra.isEmpty());
    }
    void whatHasArrivedIsWarnedAboutAndLeavesNothing()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY(bench.find<QLabel>(u"resendUndelivered"_s)->isVisible());
        traffic::Record record = bench.attempt(u"消息 2"_s, ResendBench::inbound, 2, 52);
        record.message->attemptNumber = 2;
        bench.write(record, JournalFixture::accepted(record, accepted.id.value));
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY2(
            bench.verdict().contains(u"The user has this message already (attempt 2)."_s), qPrintable(bench.verdict()));
        QVERIFY(!bench.find<QLabel>(u"resendUndelivered"_s)->isVisible());
    }
    void aReReadThatFailsKeepsWhatWasLoaded()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.text()->setPlainText(u"mine"_s);
        bench.journal.loseFile();
        emit bench.journal.feed().committed({});
        QTRY_VERIFY(bench.sheet->isSettled());
        QVERIFY(bench.verdict().startsWith(u"Safe"_s));
        QTest::keyClick(bench.text(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(std::get<bot::Resend>(bench.commands.last()).edited->text, u"mine"_s);
        bench.finish(accepted, 9);
        QVERIFY(bench.result().startsWith(u"accepted"_s));
    }
    void aRowThatCannotBeReadIsNotSent()
    {
        ResendBench bench;
        bench.journal.loseFile();
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY(!bench.primary()->isEnabled());
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(bench.commands.size(), 0);
    }
    void escapeClosesWhileTheAnswerIsOnItsWay()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        QTest::keyClick(bench.text(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(bench.commands.size(), 1);
        QCOMPARE(bench.window.focusWidget(), bench.sheet);
        QTest::keyClick(bench.window.focusWidget(), Qt::Key_Escape);
        QVERIFY(!bench.sheet->isOpen());
    }
    void anAnswerToAnotherSendIsNotShown()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::AsItWas);
        bench.primary()->click();
        bench.bot.take(bot::SendFinished{bench.requestId() + 1, 52, 1, accepted, 2});
        QVERIFY(bench.result().startsWith(u"On its way"_s));
    }
    void aMessageThatNeverStoodInTheOutboxGoesAsANewOne()
    {
        ResendBench bench;
        traffic::Record note = bench.attempt(u"kept back"_s, {}, 1, 0);
        note.kind = traffic::Kind::Note;
        note.route = u"NOT_SENT"_s;
        note.state = traffic::State::NotSent;
        note.detail = u"cannot-record"_s;
        note.msgSeq.reset();
        note.attemptId = 0;
        note.body = {};
        bench.open(ui::ResendMode::AsItWas, bench.write(note, std::nullopt));
        QCOMPARE(bench.text()->toPlainText(), u"kept back"_s);
        bench.primary()->click();
        const auto &send = std::get<bot::Send>(bench.commands.first());
        QCOMPARE(send.text, u"kept back"_s);
        QVERIFY(send.peer == ResendBench::peer);
        bench.finish(lineage::NotSent{lineage::NotSentReason::NoToken}, 0);
        bench.primary()->click(); // it stands in the outbox now
        QCOMPARE(std::get<bot::Resend>(bench.commands.last()).messageId, 52);
    }
    void withoutABotItIsForReading()
    {
        ResendBench bench(false);
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY(!bench.primary()->isEnabled());
        QVERIFY(bench.text()->isReadOnly());
        QVERIFY(bench.verdict().contains(u"No bot is running"_s));
        QVERIFY(bench.find<QPushButton>(u"resendCancel"_s)->hasFocus());
    }
    void escapeGivesTheFocusBack()
    {
        ResendBench bench;
        const QSignalSpy closed(bench.sheet, &ui::ResendSheet::closed);
        bench.open(ui::ResendMode::Edit);
        QVERIFY(bench.text()->hasFocus());
        QTest::keyClick(bench.text(), Qt::Key_Escape);
        QVERIFY(!bench.sheet->isOpen());
        QCOMPARE(closed.count(), 1);
        QVERIFY(bench.field->hasFocus());
    }
    void theKeyboardStaysInside()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        QSet<QString> visited;
        for (int i = 0; i < 30; ++i) {
            QWidget *focused = bench.window.focusWidget();
            QVERIFY(bench.sheet->isAncestorOf(focused));
            visited.insert(focused->objectName());
            QTest::keyClick(focused, i < 15 ? Qt::Key_Tab : Qt::Key_Backtab);
        }
        for (const QString &name : {u"resendText"_s, u"resendAnchor"_s, u"resendSeq"_s, u"resendJson"_s,
                 u"resendCurl"_s, u"resendPrimary"_s, u"resendCancel"_s, u"resendClose"_s})
            QVERIFY2(visited.contains(name), qPrintable(name));
    }
    void inAHighWindowTheWholeFormIsSeenAtOnce()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.sheet->close();
        bench.open(ui::ResendMode::Edit);
        QTRY_COMPARE(bench.find<QScrollArea>(u"resendFormArea"_s)->verticalScrollBar()->maximum(), 0);
    }
    void everyControlHasAName()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        const QList<QWidget *> all = bench.sheet->findChildren<QWidget *>();
        for (const QWidget *widget : all) {
            const bool takesFocus = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0;
            QVERIFY2(!takesFocus || !widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    void aCardOfTheTreeAsksForItsRow()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        QSignalSpy asked(bench.sheet, &ui::ResendSheet::rowRequested);
        bench.find<QAbstractButton>(u"resendAttempt"_s)->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<journal::RowRef>(), bench.refused);
    }
    void inANarrowWindowTheResultMovesUnderTheJson()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        const auto place = [&](const QString &name) {
            const auto *part = bench.find<QWidget>(name);
            return QRect(part->mapTo(bench.sheet, QPoint()), part->size());
        };
        QVERIFY(place(u"resendResultPane"_s).left() > place(u"resendBody"_s).right());
        QCOMPARE(place(u"resendPanel"_s), QRect(56, 90, 1328, 720));
        bench.window.resize(1024, 640);
        QTRY_VERIFY(place(u"resendResultPane"_s).top() > place(u"resendBody"_s).bottom());
        QCOMPARE(place(u"resendPanel"_s).left(), 56);
        QVERIFY(bench.sheet->rect().contains(place(u"resendVerdict"_s)));
    }
    void theCurlCommandHoldsNoToken()
    {
        ResendBench bench;
        bench.open(ui::ResendMode::Edit);
        bench.find<QPushButton>(u"resendCurl"_s)->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.contains(u"QQBot $QQBOT_TOKEN"_s));
        QVERIFY(command.contains(ResendBench::inbound));
    }
};

QTEST_MAIN(tst_ResendSheet)
#include "tst_resendsheet.moc"
