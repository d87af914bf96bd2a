#include "tests/ui/journalfixture.h"
#include "ui/resend/resendsheet.h"

#include <QAccessible>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const core::PeerId peer(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
const QString inbound = u"ROBOT1.0_BJkd-tCnO-jaN8Z9LqrswYvSio4g.Jm8s!"_s;
const QString own = u"ROBOT1.0_rPi8.S0-fh9.9A!!"_s;

core::WallTime wallNow()
{
    return core::SystemClock().wall();
}

/// A window with a focused field, a bot, and the seed's fault: one reply accepted, the next hung on its returned id.
class Bench
{
public:
    explicit Bench(bool withBot = true)
        : m_bot(u"qq_official"_s, *lineage::RuleSet::builtIn())
    {
        m_window.resize(1440, 900);
        m_field = new QLineEdit(&m_window);
        ui::Services services = m_journal.services();
        services.profile = u"qq_official"_s;
        if (withBot)
            services.bot = &m_bot;
        tellAnchors(1);
        QObject::connect(&m_bot, &bot::BotHandle::commanded, &m_window,
            [this](const bot::Command &command) { m_commands += command; });
        m_sheet = new ui::ResendSheet(services, &m_window);
        m_window.show();
        if (!QTest::qWaitForWindowActive(&m_window))
            qFatal("the window does not become active");
        m_field->setFocus();
        writeSeed();
    }

    void tellAnchors(int accepted)
    {
        lineage::Anchor anchor;
        anchor.id = core::InboundMsgId(inbound);
        anchor.peer = peer;
        anchor.received = wallNow() - 1min;
        anchor.accepted = accepted;
        anchor.nextSeq = accepted + 1;
        lineage::Anchor old = anchor;
        old.id = core::InboundMsgId(u"ROBOT1.0_old"_s);
        old.received = wallNow() - 2h;
        m_bot.take(bot::AnchorsChanged{protocol::Scene::C2c, peer, {anchor, old}});
    }
    /// An attempt with its answer; returns its row.
    journal::RowRef write(const traffic::Record &record, const std::optional<traffic::Settlement> &answer)
    {
        m_journal.write({record});
        if (answer)
            m_journal.write({*answer});
        return m_journal.rows().last();
    }
    traffic::Record attempt(const QString &text, const QString &anchor, int seq, qint64 messageId)
    {
        traffic::Record record = m_journal.send(text, anchor, seq);
        record.message->sendId = messageId;
        record.message->origin = u"tool"_s;
        record.turnId = 7;
        record.body.text.replace(",\"media\":null", "");
        return record;
    }
    void open(ui::ResendMode mode, journal::RowRef row = {})
    {
        m_sheet->open(row.isNull() ? m_refused : row, mode);
        QTRY_VERIFY(m_sheet->isSettled());
    }
    void finish(const lineage::Outcome &outcome, qint64 attemptId, std::optional<int> seq = 2)
    {
        m_bot.take(bot::SendFinished{requestId(), 52, attemptId, outcome, seq});
        QTRY_VERIFY(m_sheet->isSettled());
    }
    [[nodiscard]] quint64 requestId() const
    {
        return std::visit(
            [](const auto &command) -> quint64 {
                if constexpr (requires { command.requestId; })
                    return command.requestId;
                return 0;
            },
            m_commands.last());
    }

    template <class Widget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return m_sheet->findChild<Widget *>(name);
    }
    [[nodiscard]] QPlainTextEdit *text() const { return find<QPlainTextEdit>(u"resendText"_s); }
    [[nodiscard]] QPlainTextEdit *json() const { return find<QPlainTextEdit>(u"resendJson"_s); }
    [[nodiscard]] QPushButton *primary() const { return find<QPushButton>(u"resendPrimary"_s); }
    [[nodiscard]] QString verdict() const { return find<QWidget>(u"resendVerdict"_s)->accessibleName(); }
    [[nodiscard]] QList<QAbstractButton *> anchors() const
    {
        return m_sheet->findChildren<QAbstractButton *>(u"resendAnchor"_s);
    }

    JournalFixture m_journal;
    bot::BotHandle m_bot;
    QWidget m_window;
    QLineEdit *m_field = nullptr;
    ui::ResendSheet *m_sheet = nullptr;
    QList<bot::Command> m_commands;
    journal::RowRef m_refused;

private:
    void writeSeed()
    {
        traffic::Record asked = m_journal.frame(u"C2C_MESSAGE_CREATE"_s, 1);
        asked.scene = protocol::Scene::C2c;
        asked.peer = peer;
        asked.msgId = inbound;
        asked.message = traffic::MessageFacet{.text = u"向我连续发送3条消息,测试用"_s};
        m_journal.write({asked});
        const traffic::Record first = attempt(u"消息 1"_s, inbound, 1, 51);
        write(first, JournalFixture::accepted(first, own));
        const traffic::Record second = attempt(u"消息 2"_s, own, 1, 52);
        m_refused = write(second, JournalFixture::refused(second, 40034024, u"请求参数msg_id无效或越权"_s));
    }
};

const lineage::Accepted accepted{core::OutboundMsgId(u"ROBOT1.0_new"_s), {}};

} // namespace

class tst_ResendSheet : public QObject
{
    Q_OBJECT
private slots:
    void itOpensWithTheTextAndTheAnchorThatWorks()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        QCOMPARE(bench.text()->toPlainText(), u"消息 2"_s);
        QVERIFY(bench.json()->toPlainText().contains(inbound));
        QVERIFY(bench.json()->toPlainText().contains(u"\"msg_seq\": 2"_s));
        QVERIFY(bench.verdict().startsWith(u"Safe"_s));
        QVERIFY(bench.anchors().first()->isChecked());
        QVERIFY(bench.anchors().first()->accessibleName().contains(u"this turn"_s));
        QVERIFY(bench.anchors().last()->accessibleName().contains(u"the bot's own message"_s));
        QCOMPARE(bench.find<QLabel>(u"resendChangesCount"_s)->text(), u"2 fields"_s);
    }
    void formAndJsonEditOneDraft()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        bench.text()->setPlainText(u"changed here"_s);
        QVERIFY(bench.json()->toPlainText().contains(u"\"content\": \"changed here\""_s));
        bench.json()->setFocus();
        QString json = bench.json()->toPlainText();
        json.replace(u"changed here"_s, u"changed there"_s).replace(inbound, u"nobody's"_s);
        bench.json()->setPlainText(json);
        QCOMPARE(bench.text()->toPlainText(), u"changed there"_s);
        QVERIFY(bench.verdict().startsWith(u"Doomed"_s));
        QVERIFY(bench.anchors().last()->isChecked());
        QTRY_VERIFY(bench.m_sheet->isSettled());
    }
    void typingInTheJsonKeepsTheCursor()
    {
        Bench bench;
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
        Bench bench;
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
        Bench bench;
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
        Bench bench;
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY(bench.primary()->hasFocus());
        QTest::keyClick(bench.primary(), Qt::Key_Return);
        QCOMPARE(bench.m_commands.size(), 1);
        const auto &resend = std::get<bot::Resend>(bench.m_commands.first());
        QCOMPARE(resend.messageId, 52);
        QVERIFY(!resend.edited);
        QVERIFY(!resend.msgSeq);
        QVERIFY(resend.choice == lineage::AnchorChoice(lineage::ExplicitAnchor{core::InboundMsgId(inbound)}));
        QVERIFY(!bench.primary()->isEnabled());
    }
    void aNumberOfOnesOwnAndAForeignIdAreSentAsTyped()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        bench.anchors().last()->click();
        auto *seq = bench.find<QLineEdit>(u"resendSeq"_s);
        seq->setFocus();
        QTest::keyClicks(seq, u"9x39"_s);
        QCOMPARE(seq->text(), u"939"_s);
        bench.text()->setPlainText(u"other"_s);
        QTest::keyClick(bench.text(), Qt::Key_Return, Qt::ControlModifier);
        const auto &resend = std::get<bot::Resend>(bench.m_commands.first());
        QCOMPARE(resend.msgSeq, 939);
        QCOMPARE(resend.edited->text, u"other"_s);
        QVERIFY(resend.choice == lineage::AnchorChoice(lineage::ExplicitUnverified{core::UnverifiedId(own)}));
    }
    void afterNoAnswerTheSameIsOfferedOnceMore()
    {
        Bench bench;
        const traffic::Record record = bench.attempt(u"消息 3"_s, inbound, 2, 53);
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
        QCOMPARE(std::get<bot::Retry>(bench.m_commands.first()).attemptId, record.attemptId);

        bench.finish(lineage::Unknown{u"timeout"_s, {}}, 99);
        QVERIFY(bench.primary()->hasFocus());
        bench.primary()->click();
        QCOMPARE(std::get<bot::Retry>(bench.m_commands.last()).attemptId, 99);
        bench.finish(lineage::Unknown{u"timeout"_s, {}}, 99);
        anyway->click();
        QCOMPARE(std::get<bot::Resend>(bench.m_commands.last()).messageId, 53);
    }
    void anAcceptedResendShowsItsAnswerAndCloses()
    {
        Bench bench;
        bench.open(ui::ResendMode::AsItWas);
        bench.primary()->click();
        QCOMPARE(bench.find<QWidget>(u"resendResult"_s)->accessibleName(),
            u"On its way. Waiting for the platform's answer"_s);
        const traffic::Record record = bench.attempt(u"消息 2"_s, inbound, 2, 52);
        bench.write(record, JournalFixture::accepted(record, accepted.id.value));
        bench.finish(accepted, record.attemptId);
        QVERIFY(bench.find<QWidget>(u"resendResult"_s)->accessibleName().startsWith(u"accepted. Delivered"_s));
        QVERIFY(bench.find<QWidget>(u"resendReturnedId"_s)->isVisible());
        QCOMPARE(bench.m_sheet->findChildren<QAbstractButton *>(u"resendAttempt"_s).size(), 2);
        QVERIFY(!bench.find<QAbstractButton>(u"resendDraftCard"_s));
        QCOMPARE(bench.primary()->text(), u"Close"_s);
        QVERIFY(bench.primary()->hasFocus());
        QTest::keyClick(bench.primary(), Qt::Key_Return);
        QVERIFY(!bench.m_sheet->isOpen());
    }
    void aRefusedResendCanBeTriedOnceMore()
    {
        Bench bench;
        bench.open(ui::ResendMode::AsItWas);
        bench.primary()->click();
        const traffic::Record record = bench.attempt(u"消息 2"_s, inbound, 2, 52);
        bench.write(record, JournalFixture::refused(record, 40034128, u"limit"_s));
        bench.finish(lineage::Refused{40034128, 400, u"limit"_s, core::TraceId(u"trace"_s)}, record.attemptId);
        QVERIFY(bench.find<QWidget>(u"resendTrace"_s)->isVisible());
        QVERIFY(bench.find<QAbstractButton>(u"resendDraftCard"_s)->accessibleName().startsWith(u"3"_s));
        QCOMPARE(bench.primary()->text(), u"Resend"_s);
        bench.primary()->click();
        QCOMPARE(bench.m_commands.size(), 2);
        QVERIFY(std::get<bot::Resend>(bench.m_commands.last()).requestId
            != std::get<bot::Resend>(bench.m_commands.first()).requestId);
    }
    void anAnswerToAnotherSendIsNotShown()
    {
        Bench bench;
        bench.open(ui::ResendMode::AsItWas);
        bench.primary()->click();
        bench.m_bot.take(bot::SendFinished{bench.requestId() + 1, 52, 1, accepted, 2});
        QVERIFY(bench.find<QWidget>(u"resendResult"_s)->accessibleName().startsWith(u"On its way"_s));
    }
    void aMessageThatNeverStoodInTheOutboxGoesAsANewOne()
    {
        Bench bench;
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
        const auto &send = std::get<bot::Send>(bench.m_commands.first());
        QCOMPARE(send.text, u"kept back"_s);
        QVERIFY(send.peer == peer);
        bench.finish(lineage::NotSent{lineage::NotSentReason::NoToken}, 0);
        bench.primary()->click(); // it stands in the outbox now
        QCOMPARE(std::get<bot::Resend>(bench.m_commands.last()).messageId, 52);
    }
    void withoutABotItIsForReading()
    {
        Bench bench(false);
        bench.open(ui::ResendMode::AsItWas);
        QVERIFY(!bench.primary()->isEnabled());
        QVERIFY(bench.text()->isReadOnly());
        QVERIFY(bench.verdict().contains(u"No bot is running"_s));
        QVERIFY(bench.find<QPushButton>(u"resendCancel"_s)->hasFocus());
    }
    void escapeGivesTheFocusBack()
    {
        Bench bench;
        const QSignalSpy closed(bench.m_sheet, &ui::ResendSheet::closed);
        bench.open(ui::ResendMode::Edit);
        QVERIFY(bench.text()->hasFocus());
        QTest::keyClick(bench.text(), Qt::Key_Escape);
        QVERIFY(!bench.m_sheet->isOpen());
        QCOMPARE(closed.count(), 1);
        QVERIFY(bench.m_field->hasFocus());
    }
    void theKeyboardStaysInside()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        QSet<QString> visited;
        for (int i = 0; i < 30; ++i) {
            QWidget *focused = bench.m_window.focusWidget();
            QVERIFY(bench.m_sheet->isAncestorOf(focused));
            visited.insert(focused->objectName());
            QTest::keyClick(focused, i < 15 ? Qt::Key_Tab : Qt::Key_Backtab);
        }
        for (const QString &name : {u"resendText"_s, u"resendAnchor"_s, u"resendSeq"_s, u"resendJson"_s,
                 u"resendCurl"_s, u"resendPrimary"_s, u"resendCancel"_s, u"resendClose"_s})
            QVERIFY2(visited.contains(name), qPrintable(name));
    }
    void everyControlHasAName()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        const QList<QWidget *> all = bench.m_sheet->findChildren<QWidget *>();
        for (const QWidget *widget : all) {
            const bool takesFocus = widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0;
            QVERIFY2(!takesFocus || !widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
        }
    }
    void aCardOfTheTreeAsksForItsRow()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        QSignalSpy asked(bench.m_sheet, &ui::ResendSheet::rowRequested);
        bench.find<QAbstractButton>(u"resendAttempt"_s)->click();
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][0].value<journal::RowRef>(), bench.m_refused);
    }
    void theCurlCommandHoldsNoToken()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        bench.find<QPushButton>(u"resendCurl"_s)->click();
        const QString command = QGuiApplication::clipboard()->text();
        QVERIFY(command.contains(u"QQBot $QQBOT_TOKEN"_s));
        QVERIFY(command.contains(inbound));
    }
    void anAnchorOfAnotherRowChangesTheNumberInStep()
    {
        Bench bench;
        bench.open(ui::ResendMode::Edit);
        bench.tellAnchors(3);
        QVERIFY(bench.json()->toPlainText().contains(u"\"msg_seq\": 4"_s));
    }
};

QTEST_MAIN(tst_ResendSheet)
#include "tst_resendsheet.moc"
