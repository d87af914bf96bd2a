#include "app/text/shortid.h"
#include "tests/ui/inspectorseed.h"

#include <QAbstractButton>
#include <QLabel>
#include <QPointer>
#include <QTabBar>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::InspectorPanel;

/// Why it failed and the button that cures it, in the inspector's summary.
class tst_InspectorCure : public QObject
{
    Q_OBJECT
private slots:
    void aCloseThatHoldsTheLineOffersReconnect();
    void theSentenceNamesIdTimeAndTheAnchorThatWorks();
    void theButtonAsksForTheResend();
    void lettersAskForResendAndEdit();
    void theCureFollowsTheAnchors();
    void anchorsOfOthersAreNoReasonToLookAgain();
    void betweenTwoRowsNothingCanBePressed();
    void aReReadKeepsTheFocusOnItsPart();
    void aFollowedLinkKeepsTheFocusInside();
    void anUnknownOutcomeIsRetried();
    void refusedMarkdownIsSentAsPlainText();
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
    InspectorSeed seed;
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
    InspectorSeed seed;
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
    InspectorSeed seed;
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
    InspectorSeed seed;
    seed.select(6);
    QVERIFY(!seed.find(u"cureButton"_s)->isVisible());
    QVERIFY(seed.body().contains(u"next message opens one"_s));
    seed.tellAnchors(1min);
    QTRY_VERIFY(seed.find(u"cureButton"_s)->isVisible());
    QVERIFY(seed.find<QLabel>(u"cureVerdict"_s)->text().startsWith(u"Safe"_s));
    seed.tellAnchors(10min);
    QTRY_VERIFY(seed.find<QLabel>(u"cureVerdict"_s)->text().startsWith(u"Uncertain"_s));
    seed.tellAnchors(61min);
    QTRY_VERIFY(!seed.find(u"cureButton"_s)->isVisible());
    QVERIFY(seed.find(u"editButton"_s)->isVisible());
}

void tst_InspectorCure::anchorsOfOthersAreNoReasonToLookAgain()
{
    InspectorSeed seed;
    seed.select(6);
    seed.bot.take(bot::AnchorsChanged{protocol::Scene::C2c, core::PeerId(u"SOMEBODY"_s), {}});
    QVERIFY(seed.panel->isSettled());
    seed.tellAnchors(1min);
    QVERIFY(!seed.panel->isSettled());
    QTRY_VERIFY(seed.panel->isSettled());
}

void tst_InspectorCure::betweenTwoRowsNothingCanBePressed()
{
    InspectorSeed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    QSignalSpy resends(seed.panel.get(), &InspectorPanel::resendRequested);
    QSignalSpy plans(seed.panel.get(), &InspectorPanel::planRequested);
    const auto press = [&seed] {
        for (const QString &name : {u"cureButton"_s, u"editButton"_s, u"planResend"_s}) {
            seed.find<QAbstractButton>(name)->click();
        }
        QTest::keyClick(seed.find<QTabBar>(u"inspectorTabs"_s), Qt::Key_R);
    };
    seed.panel->setSelection({seed.fixture.rows()[8]});
    press();
    QCOMPARE(resends.size() + plans.size(), 0);
    QTRY_VERIFY(seed.panel->isSettled());
    press();
    QCOMPARE(resends.size(), 3);
    QCOMPARE(plans.size(), 1);
    QCOMPARE(resends[0][0].value<journal::RowRef>(), seed.fixture.rows()[8]);
    seed.panel->setSelection({});
    press();
    QCOMPARE(resends.size() + plans.size(), 4);
}

void tst_InspectorCure::aReReadKeepsTheFocusOnItsPart()
{
    InspectorSeed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    const QPointer<QWidget> before = seed.parts()[1];
    before->setFocus();
    seed.resendSecond();
    QTRY_VERIFY(before.isNull() && seed.panel->isSettled());
    QTRY_COMPARE(seed.panel->focusWidget(), seed.parts()[1]);
}

void tst_InspectorCure::aFollowedLinkKeepsTheFocusInside()
{
    InspectorSeed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    seed.find(u"cureButton"_s)->setFocus();
    seed.select(8); // it has such a button too
    QTRY_COMPARE(seed.panel->focusWidget(), seed.find(u"cureButton"_s));
    seed.parts().last()->setFocus();
    seed.select(4); // the send that returned the id: its story has a part that stands for it
    QTRY_COMPARE(seed.panel->focusWidget(), seed.parts().last());
    seed.parts().first()->setFocus();
    seed.select(0); // the user's message has no such parts
    QCoreApplication::processEvents();
    QCOMPARE(seed.panel->focusWidget(), seed.find(u"summaryPage"_s));
    seed.find(u"inspectorTabs"_s)->setFocus();
    seed.select(6);
    QCOMPARE(seed.panel->focusWidget(), seed.find(u"inspectorTabs"_s));
}

void tst_InspectorCure::anUnknownOutcomeIsRetried()
{
    InspectorSeed seed;
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

void tst_InspectorCure::refusedMarkdownIsSentAsPlainText()
{
    InspectorSeed seed;
    auto send = seed.fixture.send(u"**hi**"_s, seed.userId, 5);
    send.message->markdown = true;
    send.body.text = R"({"msg_type":2,"markdown":{"content":"**hi**"},"msg_seq":5})";
    seed.fixture.write({send, JournalFixture::refused(send, 40034011, u"no"_s)});
    seed.tellAnchors(1min);
    seed.select(9);
    QSignalSpy asked(seed.panel.get(), &InspectorPanel::resendRequested);
    seed.find<QAbstractButton>(u"cureButton"_s)->click();
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked[0][1].value<ui::ResendMode>(), ui::ResendMode::PlainText);
}

void tst_InspectorCure::aDeliveredMessageOffersNothing()
{
    InspectorSeed seed;
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
    InspectorSeed seed;
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
    InspectorSeed seed;
    QSignalSpy commands(&seed.bot, &bot::BotHandle::commanded);
    seed.select(6);
    outbox::UndeliveredMessage kept{.messageId = seed.second.message->sendId};
    seed.bot.take(bot::UndeliveredChanged{{kept}}); // the outbox does not let it leave
    QVERIFY(!seed.find<QAbstractButton>(u"cureButton"_s)->isVisible());
    kept.canLeaveWithNext = true;
    seed.bot.take(bot::UndeliveredChanged{{kept}});
    auto *cure = seed.find<QAbstractButton>(u"cureButton"_s);
    QTRY_VERIFY(cure->isVisible());
    cure->click();
    QCOMPARE(commands.size(), 1);
    const auto command = commands[0][0].value<bot::Command>();
    QCOMPARE(std::get<bot::LeaveWithNext>(command).messageIds, QList<qint64>{kept.messageId});
    kept.leavesWithNext = true;
    seed.bot.take(bot::UndeliveredChanged{{kept}});
    QTRY_VERIFY(!cure->isVisible());
    QVERIFY(seed.find(u"cureVerdict"_s)->isVisible());
}

void tst_InspectorCure::stripPartsLeadToTheirRows()
{
    InspectorSeed seed;
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
    InspectorSeed seed;
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
    InspectorSeed seed;
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
    InspectorSeed seed;
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
    InspectorSeed seed;
    seed.tellAnchors(1min);
    seed.select(6);
    for (const auto *button : seed.find(u"summaryPage"_s)->findChildren<QAbstractButton *>()) {
        QVERIFY2(!button->accessibleName().isEmpty(), qPrintable(button->objectName()));
    }
    QVERIFY(!seed.find(u"edgeNote"_s)->accessibleName().isEmpty());
}

void tst_InspectorCure::aCloseThatHoldsTheLineOffersReconnect()
{
    InspectorSeed seed;
    auto close = seed.fixture.frame(QStringLiteral("CLOSE"), 1);
    close.op.reset();
    close.code = 4914;
    auto wrongWords = close;
    wrongWords.key = seed.fixture.nextKey();
    wrongWords.code = 4013;
    seed.fixture.write({close, wrongWords});
    seed.select(seed.fixture.rows().size() - 2);
    auto *reconnect = seed.find<QAbstractButton>(QStringLiteral("reconnectButton"));
    QVERIFY(reconnect->isHidden()); // the line is up, as far as is known
    bot::ConnectionChanged line{.phase = bot::ConnectionChanged::Phase::Stopped};
    line.closeCode = 4914;
    seed.bot.take(line);
    QVERIFY(!reconnect->isHidden());
    QVERIFY(seed.body().contains(QStringLiteral("Publish the bot again")));
    QSignalSpy commanded(&seed.bot, &bot::BotHandle::commanded);
    reconnect->click();
    QCOMPARE(commanded.size(), 1);
    QVERIFY(std::holds_alternative<bot::Connect>(commanded[0][0].value<bot::Command>()));
    line.phase = bot::ConnectionChanged::Phase::Ready;
    seed.bot.take(line);
    QVERIFY(reconnect->isHidden());
    // What the program itself says wrongly it would say again.
    line.phase = bot::ConnectionChanged::Phase::Stopped;
    line.closeCode = 4013;
    seed.bot.take(line);
    seed.select(seed.fixture.rows().size() - 1);
    QVERIFY(reconnect->isHidden());
}

QTEST_MAIN(tst_InspectorCure)
#include "tst_inspectorcure.moc"
