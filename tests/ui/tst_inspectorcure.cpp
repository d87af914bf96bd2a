#include "app/text/shortid.h"
#include "tests/ui/journalfixture.h"
#include "ui/inspector/inspectorpanel.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::InspectorPanel;

namespace {

/// A turn that fails as the seed did, and the bot whose anchor of "now" still works. Rows: user, turn, model, tool,
/// first (accepted), tool, second (refused), tool, third (refused).
struct Seed
{
    JournalFixture fixture;
    bot::BotHandle bot{u"qq_official"_s, lineage::RuleSet::builtIn().value()};
    const QString userId = u"ROBOT1.0_BJkd-tCn0-Jm8s!"_s;
    const QString returnedId = u"ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9JLYG9A!!"_s;
    const core::WallTime now = core::SystemClock().wall();
    std::unique_ptr<InspectorPanel> panel;
    traffic::Settlement firstAnswer;
    traffic::Record second; ///< the refused send of row 6

    Seed()
    {
        tell();
        ui::Services services = fixture.services();
        services.bot = &bot;
        panel = std::make_unique<InspectorPanel>(services);
        panel->resize(384, 1000);
        panel->show();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
    }
    void tell()
    {
        auto user = fixture.frame(u"C2C_MESSAGE_CREATE"_s, 1);
        const auto first = toolSend(u"测试消息 1"_s, userId, 1, u"tool"_s);
        user.scene = first.scene;
        user.peer = first.peer;
        user.msgId = userId;
        user.message = traffic::MessageFacet{.text = u"向我连续发送3条消息"_s};
        firstAnswer = JournalFixture::accepted(first, returnedId);
        fixture.write({user, ofTurn(traffic::Kind::Note, u"TURN"_s), ofTurn(traffic::Kind::Model, u"POST /chat"_s),
            ofTurn(traffic::Kind::Tool, u"send_message_to_user"_s), first, firstAnswer});
        for (const int number : {2, 3}) {
            const auto send
                = toolSend(u"测试消息 %1"_s.arg(number), returnedId, number, number == 2 ? u"tool"_s : u"injected"_s);
            fixture.write({ofTurn(traffic::Kind::Tool, u"send_message_to_user"_s), send,
                JournalFixture::refused(send, 40034024, u"请求参数msg_id无效或越权"_s)});
            if (number == 2) {
                second = send;
            }
        }
    }
    /// A person sends the second once more, on the user's message; row 9.
    void resendSecond()
    {
        auto again = toolSend(u"测试消息 2"_s, userId, 4, u"hand"_s);
        again.message->sendId = second.message->sendId;
        again.message->attemptNumber = 2;
        fixture.write({again, JournalFixture::accepted(again, u"ROBOT1.0_again"_s)});
    }
    traffic::Record toolSend(const QString &text, const QString &anchor, int seq, const QString &origin)
    {
        auto record = fixture.send(text, anchor, seq);
        record.turnId = 7;
        record.message->origin = origin;
        return record;
    }
    traffic::Record ofTurn(traffic::Kind kind, const QString &route)
    {
        auto record = fixture.send({}, kind == traffic::Kind::Note ? userId : QString(), 1);
        record.kind = kind;
        record.direction = traffic::Direction::None;
        record.route = route;
        record.msgSeq.reset();
        record.attemptId = 0;
        record.turnId = 7;
        record.message.reset();
        return record;
    }
    void tellAnchors(core::Milliseconds age)
    {
        const auto send = fixture.send({}, {}, 1);
        bot.take(bot::AnchorsChanged{*send.scene, send.peer,
            {{.id = core::InboundMsgId(userId),
                .scene = *send.scene,
                .peer = send.peer,
                .received = now - age,
                .accepted = 1,
                .nextSeq = 2}}});
    }
    void select(qsizetype row)
    {
        panel->setSelection({fixture.rows().at(row)});
        QTRY_VERIFY(panel->isSettled());
    }
    template <class Widget = QWidget> [[nodiscard]] Widget *find(const QString &name) const
    {
        return panel->findChild<Widget *>(name);
    }
    [[nodiscard]] QList<QWidget *> parts() const { return panel->findChildren<QWidget *>(u"stripPart"_s); }
    [[nodiscard]] QString body() const { return find<QLabel>(u"explanation"_s)->text(); }
};

} // namespace

/// Why it failed and the button that cures it, in the inspector's summary.
class tst_InspectorCure : public QObject
{
    Q_OBJECT
private slots:
    void theSentenceNamesIdTimeAndTheAnchorThatWorks();
    void theButtonAsksForTheResend();
    void lettersAskForResendAndEdit();
    void theCureFollowsTheAnchors();
    void anUnknownOutcomeIsRetried();
    void aDeliveredMessageOffersNothing();
    void withoutABotThereIsNoButton();
    void aMessageMayLeaveWithTheNext();
    void stripPartsLeadToTheirRows();
    void attemptCardsLeadToTheirRows();
    void theSameCauseIsPlannedTogether();
    void aNarrowPanelKeepsBothButtons();
    void whatCanBePressedHasAName();
};

void tst_InspectorCure::theSentenceNamesIdTimeAndTheAnchorThatWorks()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    QVERIFY(seed.find<QLabel>(u"headline"_s)->text().contains(u"the bot's own message"_s));
    const QString shortened = text::shortId(seed.returnedId, {seed.userId, seed.returnedId});
    QVERIFY2(seed.body().contains(shortened), qPrintable(seed.body()));
    const auto timeOf = [](core::WallTime time) {
        return QDateTime::fromMSecsSinceEpoch(core::toMs(time)).toString(u"HH:mm:ss.zzz"_s);
    };
    QVERIFY2(seed.body().contains(timeOf(seed.firstAnswer.time)), qPrintable(seed.body()));
    QVERIFY2(seed.body().contains(timeOf(seed.now - 1min)), qPrintable(seed.body()));
    const QString verdict = seed.find<QLabel>(u"cureVerdict"_s)->text();
    QVERIFY2(verdict.startsWith(u"Safe: "_s) && verdict.contains(u"msg_seq 2"_s), qPrintable(verdict));
    seed.select(8);
    QVERIFY(seed.body().contains(u"injected by the sandbox"_s));
}

void tst_InspectorCure::theButtonAsksForTheResend()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::resendRequested);
    auto *cure = seed.find<QAbstractButton>(u"cureButton"_s);
    QCOMPARE(cure->text(), u"Resend on the user's message"_s);
    cure->click();
    seed.find<QAbstractButton>(u"editButton"_s)->click();
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][0].value<journal::RowRef>(), seed.fixture.rows()[6]);
    QCOMPARE(asked[0][1].value<ui::ResendMode>(), ui::ResendMode::AsItWas);
    QCOMPARE(asked[1][1].value<ui::ResendMode>(), ui::ResendMode::Edit);
}

void tst_InspectorCure::lettersAskForResendAndEdit()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::resendRequested);
    QTest::keyClick(seed.find<QTabBar>(u"inspectorTabs"_s), Qt::Key_R);
    QTest::keyClick(seed.parts().first(), Qt::Key_E);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked[0][1].value<ui::ResendMode>(), ui::ResendMode::AsItWas);
    QCOMPARE(asked[1][1].value<ui::ResendMode>(), ui::ResendMode::Edit);
    seed.select(4);
    QTest::keyClick(seed.find<QTabBar>(u"inspectorTabs"_s), Qt::Key_R);
    QCOMPARE(asked.size(), 2);
}

void tst_InspectorCure::theCureFollowsTheAnchors()
{
    Seed seed;
    seed.select(6);
    QVERIFY(!seed.find(u"cureButton"_s)->isVisible());
    QVERIFY(seed.body().contains(u"next message opens one"_s));
    seed.tellAnchors(1min);
    QVERIFY(seed.find(u"cureButton"_s)->isVisible());
    QVERIFY(seed.find<QLabel>(u"cureVerdict"_s)->text().startsWith(u"Safe"_s));
    seed.tellAnchors(10min);
    QVERIFY(seed.find<QLabel>(u"cureVerdict"_s)->text().startsWith(u"Uncertain"_s));
    seed.tellAnchors(61min);
    QVERIFY(!seed.find(u"cureButton"_s)->isVisible());
    QVERIFY(seed.find(u"editButton"_s)->isVisible());
}

void tst_InspectorCure::anUnknownOutcomeIsRetried()
{
    Seed seed;
    const auto send = seed.fixture.send(u"hi"_s, seed.userId, 5);
    auto silence = JournalFixture::refused(send, 0, u"timeout"_s);
    silence.state = traffic::State::Unknown;
    silence.code.reset();
    silence.status.reset();
    seed.fixture.write({send, silence});
    seed.tellAnchors(1min);
    seed.select(9);
    auto *cure = seed.find<QAbstractButton>(u"cureButton"_s);
    QCOMPARE(cure->text(), u"Retry (same msg_seq)"_s);
    QVERIFY(seed.find<QLabel>(u"cureVerdict"_s)->text().contains(u"msg_seq 5"_s));
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::resendRequested);
    cure->click();
    QCOMPARE(asked[0][1].value<ui::ResendMode>(), ui::ResendMode::Retry);
}

void tst_InspectorCure::aDeliveredMessageOffersNothing()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    QVERIFY(seed.find(u"cureBar"_s)->isVisible());
    seed.resendSecond();
    QTRY_VERIFY(!seed.find(u"cureBar"_s)->isVisible());
    QVERIFY2(seed.body().contains(u"Attempt 2 got through"_s), qPrintable(seed.body()));
    QVERIFY(!seed.body().contains(u"next message"_s));
    QCOMPARE(seed.panel->findChildren<QWidget *>(u"attempt"_s).size(), 2);
}

void tst_InspectorCure::withoutABotThereIsNoButton()
{
    Seed seed;
    InspectorPanel reading(seed.fixture.services());
    reading.resize(384, 800);
    reading.show();
    reading.setSelection({seed.fixture.rows()[6]});
    QTRY_VERIFY(reading.isSettled());
    QVERIFY(reading.findChild<QLabel *>(u"headline"_s)->text().contains(u"the bot's own message"_s));
    QVERIFY(!reading.findChild<QWidget *>(u"cureBar"_s)->isVisible());
    QVERIFY(!reading.findChild<QWidget *>(u"planResend"_s)->isVisible());
    QVERIFY(reading.findChild<QWidget *>(u"lineageStrip"_s)->isVisible());
}

void tst_InspectorCure::aMessageMayLeaveWithTheNext()
{
    Seed seed;
    QSignalSpy commands(&seed.bot, &bot::BotHandle::commanded);
    seed.select(6);
    outbox::UndeliveredMessage kept{.messageId = seed.second.message->sendId};
    seed.bot.take(bot::UndeliveredChanged{{kept}}); // the outbox does not let it leave
    QVERIFY(!seed.find<QAbstractButton>(u"cureButton"_s)->isVisible());
    kept.canLeaveWithNext = true;
    seed.bot.take(bot::UndeliveredChanged{{kept}});
    auto *cure = seed.find<QAbstractButton>(u"cureButton"_s);
    QVERIFY(cure->isVisible());
    cure->click();
    QCOMPARE(commands.size(), 1);
    const auto command = commands[0][0].value<bot::Command>();
    QCOMPARE(std::get<bot::LeaveWithNext>(command).messageIds, QList<qint64>{kept.messageId});
    kept.leavesWithNext = true;
    seed.bot.take(bot::UndeliveredChanged{{kept}});
    QVERIFY(!cure->isVisible());
    QVERIFY(seed.find(u"cureVerdict"_s)->isVisible());
}

void tst_InspectorCure::stripPartsLeadToTheirRows()
{
    Seed seed;
    seed.select(6);
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::rowRequested);
    const QList<QWidget *> parts = seed.parts();
    QCOMPARE(parts.size(), 5);
    QCOMPARE(seed.panel->findChildren<QWidget *>(u"edgeNote"_s).size(), 1);
    const QList<qsizetype> rows = {0, 1, 5, -1, 4}; // the current attempt leads nowhere
    for (qsizetype i = 0; i < parts.size(); ++i) {
        asked.clear();
        parts[i]->setFocus();
        QTest::keyClick(parts[i], Qt::Key_Return);
        QCOMPARE(asked.size(), rows[i] < 0 ? 0 : 1);
        QCOMPARE(parts[i]->focusPolicy() == Qt::NoFocus, rows[i] < 0);
        if (rows[i] >= 0) {
            QCOMPARE(asked[0][0].value<journal::RowRef>(), seed.fixture.rows()[rows[i]]);
        }
    }
    QVERIFY(parts[1]->accessibleName().contains(u"Turn 7, round 1"_s));
    QVERIFY(parts[2]->accessibleName().contains(u"call 2 of 3"_s));
    QVERIFY(parts[4]->accessibleName().contains(seed.returnedId));
    QVERIFY(parts[4]->accessibleName().contains(u"can never be one"_s));
}

void tst_InspectorCure::attemptCardsLeadToTheirRows()
{
    Seed seed;
    seed.resendSecond();
    seed.select(9);
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::rowRequested);
    const auto cards = seed.panel->findChildren<QAbstractButton *>(u"attempt"_s);
    QCOMPARE(cards.size(), 2);
    cards[0]->click();
    cards[1]->click(); // the one that is shown
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][0].value<journal::RowRef>(), seed.fixture.rows()[6]);
    QVERIFY(cards[1]->x() > cards[0]->x());
}

void tst_InspectorCure::theSameCauseIsPlannedTogether()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    QSignalSpy planned(seed.panel.get(), &InspectorPanel::planRequested);
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::rowRequested);
    auto *plan = seed.find<QAbstractButton>(u"planResend"_s);
    QCOMPARE(plan->text(), u"Plan a resend of both"_s);
    plan->click();
    QCOMPARE(planned.size(), 1);
    const auto messages = planned[0][0].value<QList<qint64>>();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.first(), seed.second.message->sendId);
    seed.find<QAbstractButton>(u"sameCauseCard"_s)->click();
    QCOMPARE(asked[0][0].value<journal::RowRef>(), seed.fixture.rows()[8]);
}

void tst_InspectorCure::aNarrowPanelKeepsBothButtons()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.panel->resize(320, 800);
    seed.select(6);
    const auto *edit = seed.find(u"editButton"_s);
    QTRY_VERIFY(edit->parentWidget()->rect().contains(edit->geometry()));
    QVERIFY(edit->y() > seed.find(u"cureButton"_s)->y());
    seed.panel->resize(420, 800);
    QTRY_COMPARE(edit->y(), seed.find(u"cureButton"_s)->y());
}

void tst_InspectorCure::whatCanBePressedHasAName()
{
    Seed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    for (const auto *button : seed.find(u"summaryPage"_s)->findChildren<QAbstractButton *>()) {
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    QVERIFY(!seed.find(u"edgeNote"_s)->accessibleName().isEmpty());
}

QTEST_MAIN(tst_InspectorCure)
#include "tst_inspectorcure.moc"
