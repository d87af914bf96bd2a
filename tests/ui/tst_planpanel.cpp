#include "tests/ui/undeliveredsamples.h"
#include "ui/common/notice.h"
#include "ui/common/services.h"
#include "ui/undelivered/planexport.h"
#include "ui/undelivered/planlist.h"
#include "ui/undelivered/planpanel.h"
#include "ui/undelivered/plansummary.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Forecast;
using test::refused;
using test::undelivered;
using test::unknown;

namespace {

const lineage::Outcome accepted = lineage::Accepted{.id = core::OutboundMsgId(u"X"_s)};

lineage::Outcome refusedWith(int code)
{
    return lineage::Refused{.code = code, .httpStatus = 400};
}

} // namespace

class tst_PlanPanel : public QObject
{
    Q_OBJECT
private slots:
    void init()
    {
        m_bot = std::make_unique<bot::BotHandle>(u"b"_s, test::rules());
        ui::Services services;
        services.bot = m_bot.get();
        services.catalogue = &m_catalogue;
        m_panel = std::make_unique<ui::PlanPanel>(services);
        m_panel->resize(384, 820);
        m_panel->show();
        m_commands = std::make_unique<QSignalSpy>(m_bot.get(), &bot::BotHandle::commanded);
        // Alice: one safe, one uncertain. Bob: one safe. Carol has no anchor. Dave: one uncertain, one that waits for
        // it.
        m_messages = {undelivered(1), undelivered(2), undelivered(4, u"BOB"_s), undelivered(5, u"CAROL"_s),
            refused(6, 40034006, u"BOB"_s), unknown(7, u"BOB"_s), undelivered(8, u"DAVE"_s), undelivered(9, u"DAVE"_s)};
        m_outlook
            = {.anchors = {test::anchor(2min, 3), test::anchor(1min, 0, u"BOB"_s), test::anchor(20min, 0, u"DAVE"_s)},
                .rules = test::rules(),
                .now = test::now()};
    }
    void theListKeepsItsRows()
    {
        ui::PlanLineModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ui::PlanLine a, b;
        a.title = u"a"_s;
        b.title = u"b"_s;
        model.setLines({a, b});
        const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setLines({a, a});
        QCOMPARE(changes.count(), 1);
        model.setLines({a});
        model.setLines({a, b, a});
        QCOMPARE(model.rowCount(), 3);
    }
    void thePlanSaysWhatItSendsSkipsAndExcludes()
    {
        openPlan();
        QCOMPARE(headOf(u"factSent"_s), u"Send 4"_s);
        QCOMPARE(reasonOf(u"factSent"_s), u"2 safe, 2 uncertain"_s);
        QCOMPARE(headOf(u"factLeftOut"_s), u"Leave out 1"_s);
        QCOMPARE(headOf(u"factWaiting"_s), u"Wait 1"_s);
        QCOMPARE(headOf(u"factSkipped"_s), u"Skip 1"_s);
        QCOMPARE(headOf(u"factRefused"_s), u"Exclude 1"_s);
        QCOMPARE(button(u"planGo"_s)->text(), u"Send 4"_s);
        QVERIFY(label(u"planNote"_s)->text().startsWith(u"About 4.8 s."_s));
    }
    void conversationsStandInTheOrderOfSendingWithTheirSeqs()
    {
        openPlan();
        QCOMPARE(lines().rowCount(), 3);
        QCOMPARE(lines().at(0).title, u"DAVE"_s);
        QCOMPARE(lines().at(1).title, u"ALICE"_s);
        QVERIFY2(lines().at(1).second.endsWith(u"msg_seq 4, 5"_s), qPrintable(lines().at(1).second));
        QCOMPARE(lines().at(1).right, u"1 uncertain"_s);
        QCOMPARE(lines().at(2).title, u"BOB"_s);
        QCOMPARE(lines().at(2).right, u"1 message"_s);
        QVERIFY(lines().at(2).ring->live);
    }
    void goSendsEachStepOnTheAnchorThatWasForeseen()
    {
        openPlan();
        QVERIFY(QTest::qWaitForWindowActive(m_panel.get()));
        QTest::keyClick(m_panel.get(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(m_commands->count(), 2);
        const auto leaving = std::get<bot::LeaveWithNext>(command(0));
        QCOMPARE(leaving.messageIds, QList<qint64>{5});
        const auto many = std::get<bot::ResendMany>(command(1));
        QCOMPARE(many.steps.size(), 4);
        QCOMPARE(many.steps[0].messageId, 8);
        QCOMPARE(many.steps[3].messageId, 4);
        const auto choice = std::get<lineage::ExplicitAnchor>(many.steps[3].choice);
        QCOMPARE(lineage::anchorIdText(choice.id), u"ROBOT1.0_BOB"_s);
        QVERIFY(many.stopAtRefusal);
        QVERIFY(many.requestId != 0);
        // Once is enough.
        m_panel->go();
        QCOMPARE(m_commands->count(), 2);
    }
    void choicesOfThePersonGoWithTheCommand()
    {
        openPlan();
        box(u"leaveWithNext"_s)->click();
        box(u"stopAtRefusal"_s)->click();
        box(u"sendTwice"_s)->click();
        QCOMPARE(button(u"planGo"_s)->text(), u"Send 5"_s);
        m_panel->go();
        QCOMPARE(m_commands->count(), 1);
        const auto many = std::get<bot::ResendMany>(command(0));
        QVERIFY(!many.stopAtRefusal);
        QCOMPARE(many.steps.size(), 5);
        QCOMPARE(many.steps[4].messageId, 7);
    }
    void anOpenedPlanNeverTakesARiskByItself()
    {
        openPlan();
        box(u"sendTwice"_s)->click();
        m_panel->open();
        QVERIFY(!box(u"sendTwice"_s)->isChecked());
        QCOMPARE(button(u"planGo"_s)->text(), u"Send 4"_s);
    }
    void whatMayHaveArrivedNeverLeavesByItself()
    {
        m_messages = {unknown(1), undelivered(2)};
        m_outlook.anchors.clear();
        openPlan();
        QCOMPARE(button(u"planGo"_s)->text(), u"Keep 1 for the next message"_s);
        const QSignalSpy closed(m_panel.get(), &ui::PlanPanel::closeRequested);
        m_panel->go();
        QCOMPARE(m_commands->count(), 1);
        QCOMPARE(std::get<bot::LeaveWithNext>(command(0)).messageIds, QList<qint64>{2});
        QCOMPARE(closed.count(), 1);
        QVERIFY(!m_panel->isRunning());
    }
    void nothingToDoLeavesNothingToPress()
    {
        m_messages = {refused(1, 40034006)};
        openPlan();
        QVERIFY(!button(u"planGo"_s)->isEnabled());
        m_panel->go();
        QCOMPARE(m_commands->count(), 0);
    }
    void answersStandBesideTheirForecastAsTheyCome()
    {
        openPlan();
        m_panel->go();
        const quint64 request = std::get<bot::ResendMany>(command(1)).requestId;
        QVERIFY(m_panel->isRunning());
        QCOMPARE(label(u"planSummary"_s)->text(), u"0 of 4"_s);
        finish(request + 1, 1, accepted); // somebody else's
        QCOMPARE(label(u"planSummary"_s)->text(), u"0 of 4"_s);
        finish(request, 1, accepted);
        QCOMPARE(label(u"planSummary"_s)->text(), u"1 of 4"_s);
        QCOMPARE(lines().at(1).second, u"as foreseen"_s);
        QCOMPARE(lines().at(0).second, u"uncertain"_s); // still on its way
        finish(request, 2, refusedWith(40034128));
        QCOMPARE(lines().at(2).second, u"was uncertain, refused 40034128"_s);
        finish(request, 4, refusedWith(40034024));
        QCOMPARE(lines().at(3).second, u"foreseen safe, refused 40034024"_s);
        finish(request, 8, accepted);
        QCOMPARE(lines().at(0).second, u"was uncertain, accepted"_s);
        m_bot->take(bot::ResendManyEnded{.requestId = request, .sent = 4});
        QVERIFY(!m_panel->isRunning());
        QCOMPARE(label(u"planSummary"_s)->text(), u"Sent 4 of 4, 3 as foreseen."_s);
    }
    void theListUnderARunStaysAsItWasPlanned()
    {
        openPlan();
        m_panel->go();
        m_panel->setMessages({undelivered(9)}, m_outlook);
        QCOMPARE(lines().rowCount(), 4);
        QCOMPARE(lines().at(0).title, u"text 8"_s);
    }
    void aRunCanBeStoppedAndTheRestPlannedAgain()
    {
        openPlan();
        m_panel->go();
        const quint64 request = std::get<bot::ResendMany>(command(1)).requestId;
        finish(request, 8, accepted);
        button(u"planStop"_s)->click();
        QCOMPARE(std::get<bot::StopResendMany>(command(2)).requestId, request);
        QVERIFY(!button(u"planStop"_s)->isEnabled());
        m_bot->take(bot::ResendManyEnded{.requestId = request, .sent = 1, .left = 3});
        QCOMPARE(label(u"planSummary"_s)->text(), u"Sent 1 of 4, all as foreseen. You stopped it."_s);
        QCOMPARE(lines().at(3).second, u"not tried"_s);
        m_panel->setMessages({}, m_outlook);
        QVERIFY(!button(u"planGo"_s)->isVisible()); // nothing is left
        m_messages.removeFirst();
        m_panel->setMessages(m_messages, m_outlook);
        QCOMPARE(button(u"planGo"_s)->text(), u"Plan again"_s);
        button(u"planGo"_s)->click();
        QVERIFY(headOf(u"factSent"_s).startsWith(u"Send"_s));
        QVERIFY(!m_panel->isRunning());
    }
    void anUnexpectedRefusalIsNamedAtTheEnd()
    {
        openPlan();
        m_panel->go();
        const quint64 request = std::get<bot::ResendMany>(command(1)).requestId;
        finish(request, 1, refusedWith(40034024));
        m_bot->take(bot::ResendManyEnded{.requestId = request, .sent = 1, .left = 3, .stoppedByRefusal = true});
        QCOMPARE(label(u"planSummary"_s)->text(), u"Sent 1 of 4, 0 as foreseen. It stopped at a refusal."_s);
    }
    void aRefusalThatWasForeseenIsNoContradiction()
    {
        openPlan();
        m_panel->go();
        const quint64 request = std::get<bot::ResendMany>(command(1)).requestId;
        finish(request, 8, refusedWith(40034024)); // it was uncertain
        m_bot->take(bot::ResendManyEnded{.requestId = request, .sent = 1, .left = 3, .stoppedByRefusal = true});
        QCOMPARE(label(u"planSummary"_s)->text(), u"Sent 1 of 4, all as foreseen. It stopped at a refusal."_s);
    }
    void whatIsReviewedIsNeitherTakenNorRefused()
    {
        openPlan();
        m_panel->go();
        const quint64 request = std::get<bot::ResendMany>(command(1)).requestId;
        for (const qint64 message : {8, 1})
            finish(request, message, lineage::InAudit{u"audit"_s, 304023});
        QCOMPARE(lines().at(0).second, u"in audit"_s);
        QCOMPARE(lines().at(1).second, u"in audit"_s);
        m_bot->take(bot::ResendManyEnded{.requestId = request, .sent = 2, .left = 2});
        QCOMPARE(label(u"planSummary"_s)->text(), u"Sent 2 of 4, 0 as foreseen. 2 in review. You stopped it."_s);
    }
    void escapeCloses()
    {
        openPlan();
        const QSignalSpy closed(m_panel.get(), &ui::PlanPanel::closeRequested);
        QTest::keyClick(button(u"planCancel"_s), Qt::Key_Escape);
        QCOMPARE(closed.count(), 1);
    }
    void thePlanIsWrittenAsTextOrJson()
    {
        openPlan();
        const QString text = ui::planAsText(m_panel->steps(), m_messages, m_outlook.now);
        QVERIFY(text.contains(u"Send 4, left out 1, skip 2, excluded 1"_s));
        QVERIFY2(text.contains(u"2\tmessage 1\tc2c U-02\tsafe\tanchor A-02\tmsg_seq 4\ttext 1\n"_s), qPrintable(text));
        QVERIFY2(text.contains(u"-\tmessage 6\tc2c U-03\twould be refused\ttext 6\n"_s), qPrintable(text));
        QTemporaryDir folder;
        m_panel->exportTo(folder.filePath(u"plan.json"_s));
        QFile file(folder.filePath(u"plan.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject plan = QJsonDocument::fromJson(file.readAll()).object();
        QCOMPARE(plan[u"schema"_s].toString(), u"qqbot-console/resend-plan"_s);
        QCOMPARE(plan[u"steps"_s].toArray().size(), 8);
        const QJsonObject first = plan[u"steps"_s].toArray()[1].toObject();
        QCOMPARE(first[u"msg_seq"_s].toInt(), 4);
        QCOMPARE(first[u"forecast"_s].toString(), u"send"_s);
        m_panel->exportTo(folder.filePath(u"plan.txt"_s));
        QFile plain(folder.filePath(u"plan.txt"_s));
        QVERIFY(plain.open(QIODevice::ReadOnly));
        QCOMPARE(QString::fromUtf8(plain.readAll()), text);
    }
    void aWrittenPlanHoldsNoIdAndNothingInvisible()
    {
        m_messages[0].message.text = u"a\u202Eb"_s;
        openPlan();
        const QString text = ui::planAsText(m_panel->steps(), m_messages, m_outlook.now);
        const QString json = QString::fromUtf8(ui::planAsJson(m_panel->steps(), m_messages, m_outlook.now));
        for (const QString &written : {text, json}) {
            for (const QString &id : {u"ALICE"_s, u"BOB"_s, u"CAROL"_s, u"DAVE"_s, u"ROBOT1.0"_s, u"\u202E"_s})
                QVERIFY2(!written.contains(id), qPrintable(id));
            QVERIFY(written.contains(u"a[U+202E]b"_s));
            QCOMPARE(written.count(u"U-03"_s), 3); // Bob's three
            QCOMPARE(written.count(u"A-03"_s), 2); // of which two could hang on his message
        }
    }
    void longRowsOfSeqsAreShort()
    {
        QCOMPARE(ui::seqText({2, 3}), u"2, 3"_s);
        QCOMPARE(ui::seqText({2, 3, 4}), u"2–4"_s);
        QCOMPARE(ui::seqText({2, 4, 5}), u"2, 4, 5"_s);
    }

private:
    void openPlan()
    {
        m_panel->setMessages(m_messages, m_outlook);
        m_panel->open();
    }
    void finish(quint64 request, qint64 message, const lineage::Outcome &outcome)
    {
        m_bot->take(bot::SendFinished{.requestId = request, .messageId = message, .outcome = outcome});
    }
    [[nodiscard]] bot::Command command(int number) const { return m_commands->at(number)[0].value<bot::Command>(); }
    [[nodiscard]] const ui::PlanLineModel &lines() const
    {
        return m_panel->findChild<ui::PlanList *>(u"planList"_s)->lines();
    }
    [[nodiscard]] QPushButton *button(const QString &name) const { return m_panel->findChild<QPushButton *>(name); }
    [[nodiscard]] QCheckBox *box(const QString &name) const { return m_panel->findChild<QCheckBox *>(name); }
    [[nodiscard]] QLabel *label(const QString &name) const { return m_panel->findChild<QLabel *>(name); }
    [[nodiscard]] QString headOf(const QString &fact) const
    {
        const auto *widget = m_panel->findChild<QWidget *>(fact);
        return widget->isVisible() ? widget->findChild<QLabel *>(u"factHead"_s)->text() : QString();
    }
    [[nodiscard]] QString reasonOf(const QString &fact) const
    {
        return m_panel->findChild<QWidget *>(fact)->findChild<QLabel *>(u"factReason"_s)->text();
    }

    protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
    std::unique_ptr<bot::BotHandle> m_bot;
    std::unique_ptr<ui::PlanPanel> m_panel;
    std::unique_ptr<QSignalSpy> m_commands;
    QList<outbox::UndeliveredMessage> m_messages;
    ui::Outlook m_outlook;
};

QTEST_MAIN(tst_PlanPanel)
#include "tst_planpanel.moc"
