#include "app/text/undeliveredtext.h"
#include "tests/ui/undeliveredsamples.h"
#include "ui/undelivered/undeliveredmodel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Forecast;
using test::refused;
using test::undelivered;
using test::unknown;
using ui::CureGroup;
using ui::UndeliveredModel;

namespace {

ui::Outlook outlookWith(const QList<lineage::Anchor> &anchors, core::Milliseconds later = 0ms)
{
    return {.anchors = anchors, .rules = test::rules(), .now = test::now() + later};
}

QList<qint64> idsOf(const UndeliveredModel &model)
{
    QList<qint64> ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids += model.at(row).message.messageId;
    return ids;
}

} // namespace

class tst_UndeliveredModel : public QObject
{
    Q_OBJECT
private slots:
    void init() { m_model = std::make_unique<UndeliveredModel>(m_catalogue); }

    void rowsComeGoAndMoveWithoutStartingOver()
    {
        const QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QSignalSpy resets(m_model.get(), &QAbstractItemModel::modelReset);
        const ui::Outlook none = outlookWith({});
        m_model->setMessages({undelivered(1), undelivered(2, u"BOB"_s), undelivered(3, u"CAROL"_s)}, none);
        QCOMPARE(idsOf(*m_model), (QList<qint64>{1, 2, 3}));
        const QPersistentModelIndex third = m_model->index(2);
        // Carol writes: her message can be delivered now and rises; Alice's is gone; a new one is there.
        m_model->setMessages({undelivered(2, u"BOB"_s), undelivered(3, u"CAROL"_s), undelivered(4, u"DAVE"_s)},
            outlookWith({test::anchor(1min, 0, u"CAROL"_s)}));
        QCOMPARE(idsOf(*m_model), (QList<qint64>{3, 2, 4}));
        QCOMPARE(third.row(), 0);
        QCOMPARE(resets.count(), 0);
    }
    void whatIsHiddenKeepsItsTickButIsNotTicked()
    {
        const QAbstractItemModelTester tester(m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setMessages({undelivered(1), undelivered(2), undelivered(3)}, outlookWith({}));
        m_model->setTicked({1, 2});
        const QSignalSpy changes(m_model.get(), &UndeliveredModel::tickedChanged);
        m_model->setShown(QSet<qint64>{2, 3}, outlookWith({}));
        QCOMPARE(idsOf(*m_model), (QList<qint64>{2, 3}));
        QCOMPARE(m_model->ticked().size(), 1);
        QCOMPARE(m_model->hiddenTickedCount(), 1);
        m_model->setShown(QSet<qint64>{1, 3}, outlookWith({}));
        QCOMPARE(m_model->ticked().constFirst().messageId, 1);
        QCOMPARE(changes.count(), 2); // as many are ticked as before, but others
        m_model->setMessages({undelivered(1), undelivered(3)}, outlookWith({})); // the hidden one was delivered
        QCOMPARE(m_model->hiddenTickedCount(), 0);
        m_model->setShown({}, outlookWith({}));
        QCOMPARE(m_model->messageCount(), 2);
        QCOMPARE(m_model->tickedCount(), 1);
    }
    void ticksStayWithTheirMessage()
    {
        m_model->setMessages({undelivered(1), undelivered(2, u"BOB"_s)}, outlookWith({}));
        const QSignalSpy changes(m_model.get(), &UndeliveredModel::tickedChanged);
        QVERIFY(m_model->setData(m_model->index(1), Qt::Checked, Qt::CheckStateRole));
        m_model->setMessages(
            {undelivered(1), undelivered(2, u"BOB"_s), undelivered(3)}, outlookWith({test::anchor(1min, 0, u"BOB"_s)}));
        QCOMPARE(m_model->rowOf(2), 0);
        QVERIFY(m_model->at(0).ticked);
        QVERIFY(!m_model->at(1).ticked);
        QCOMPARE(changes.count(), 1);
        // A ticked one that is delivered takes its tick along.
        m_model->setMessages({undelivered(1), undelivered(3)}, outlookWith({}));
        QCOMPARE(m_model->tickedCount(), 0);
        QCOMPARE(changes.count(), 2);
    }
    void tickedOnesComeOldestFirstWhateverIsShown()
    {
        m_model->setMessages(
            {undelivered(1), undelivered(2, u"BOB"_s)}, outlookWith({test::anchor(1min, 0, u"BOB"_s)}));
        QCOMPARE(idsOf(*m_model), (QList<qint64>{2, 1}));
        m_model->setTicked({1, 2});
        QCOMPARE(m_model->ticked()[0].messageId, 1);
        QCOMPARE(m_model->ticked()[1].messageId, 2);
    }
    void aSecondRepaintsOnlyRowsThatShowIt()
    {
        const lineage::Anchor anchor = test::anchor(1min);
        const ui::Outlook before = outlookWith({anchor});
        m_model->setMessages({undelivered(1), undelivered(2, u"BOB"_s), refused(3, 40034006, u"BOB"_s)}, before);
        const QSignalSpy changes(m_model.get(), &QAbstractItemModel::dataChanged);
        ui::Outlook after = before;
        after.now += 1s;
        m_model->refresh(after);
        QCOMPARE(changes.count(), 1); // the countdown of Alice's anchor; ages stand in minutes
        QCOMPARE(changes[0][0].toModelIndex().row(), m_model->rowOf(1));
        m_model->refresh(after);
        QCOMPARE(changes.count(), 1);
    }
    void theChipIsTheForecastOfTheWholeList()
    {
        const ui::Outlook outlook = outlookWith({test::anchor(1min, 3), test::anchor(30min, 0, u"BOB"_s)});
        m_model->setMessages({undelivered(1), undelivered(2), undelivered(3, u"BOB"_s), undelivered(4, u"BOB"_s),
                                 undelivered(5, u"CAROL"_s), undelivered(6), refused(7, 40034006, u"BOB"_s)},
            outlook);
        const auto chip = [this](qint64 id) { return m_model->at(m_model->rowOf(id)).cure; };
        QVERIFY2(chip(1).text.startsWith(u"anchor "_s) && chip(1).text.endsWith(u"left"_s), qPrintable(chip(1).text));
        QCOMPARE(chip(1).tone, ui::Tone::Ok);
        QCOMPARE(chip(2).text, u"uncertain · documented 4–5"_s);
        QCOMPARE(chip(3).text, u"uncertain · documented 5–60 min"_s);
        QCOMPARE(chip(4).text, u"after the uncertain one"_s);
        QCOMPARE(chip(5).text, u"waits for the user's next message"_s);
        QCOMPARE(chip(6).text, u"waits for the user's next message"_s);
        QCOMPARE(chip(7).text, u"would be refused"_s);
        QCOMPARE(m_model->idsOf(CureGroup::Deliverable).size(), 4);
        QCOMPARE(m_model->idsOf(CureGroup::Waiting), (QSet<qint64>{6, 5}));
        QCOMPARE(m_model->idsOf(CureGroup::Refused), (QSet<qint64>{7}));
    }
    void whatHasNoAnswerMayArriveTwice()
    {
        m_model->setMessages({unknown(1)}, outlookWith({test::anchor(1min)}));
        QCOMPARE(m_model->at(0).cure.text, u"may arrive twice"_s);
        QVERIFY(!m_model->at(0).step.ticked);
    }
    void aMessageThatLeavesWithTheNextOneSaysSo()
    {
        outbox::UndeliveredMessage leaving = undelivered(1);
        leaving.leavesWithNext = true;
        m_model->setMessages({leaving}, outlookWith({}));
        QCOMPARE(m_model->at(0).cure.text, u"leaves with the user's next message"_s);
    }
    void aProactiveRefusalNeedsAnAnchor()
    {
        outbox::UndeliveredMessage proactive = refused(1, 40034105);
        proactive.anchor.clear();
        m_model->setMessages({proactive}, outlookWith({}));
        QCOMPARE(m_model->at(0).step.forecast, Forecast::Refuse);
        m_model->refresh(outlookWith({test::anchor(1min)}));
        QCOMPARE(m_model->at(0).step.forecast, Forecast::Send);
    }
    void rowsStandByTimeLeftOrByAge()
    {
        const ui::Outlook outlook = outlookWith({test::anchor(1min, 0, u"BOB"_s), test::anchor(4min, 0, u"CAROL"_s)});
        m_model->setMessages({undelivered(1), undelivered(2, u"BOB"_s), undelivered(3, u"CAROL"_s)}, outlook);
        QCOMPARE(idsOf(*m_model), (QList<qint64>{3, 2, 1}));
        m_model->setOrder(UndeliveredModel::Order::Age, outlook);
        QCOMPARE(idsOf(*m_model), (QList<qint64>{1, 2, 3}));
    }
    void theLineIsTextWithoutMarkdownOnOneLine()
    {
        outbox::UndeliveredMessage message = undelivered(1);
        message.message.text = u"# 📬 测试\n\n**第二条**消息"_s;
        message.message.markdown = true;
        QCOMPARE(ui::lineOf(message.message), u"📬 测试 第二条消息"_s);
        message.message.markdown = false;
        QCOMPARE(ui::lineOf(message.message), u"# 📬 测试 **第二条**消息"_s);
    }
    void theCauseIsCodeAndMeaning()
    {
        QCOMPARE(text::causeText(refused(1, 40034128), m_catalogue),
            u"40034128 anchor too old or its reply count used up"_s);
        QCOMPARE(text::causeText(refused(1, 40034105), m_catalogue), u"40034105 proactive message not permitted"_s);
        outbox::UndeliveredMessage odd = refused(1, 77);
        std::get<lineage::Refused>(odd.outcome).message = u"odd"_s;
        QCOMPARE(text::causeText(odd, m_catalogue), u"77 odd"_s);
        QVERIFY(text::causeText(undelivered(1), m_catalogue).startsWith(u"not sent: there is no message"_s));
        QVERIFY(text::causeText(unknown(1), m_catalogue).startsWith(u"outcome unknown"_s));
        QCOMPARE(text::shortMeaning(40034024, m_catalogue), u"msg_id is not a received message of this conversation"_s);
    }
    void agesAreReadAtAGlance()
    {
        const core::WallTime now = test::now();
        QCOMPARE(ui::ageText(now - 5s, now), u"just now"_s);
        QCOMPARE(ui::ageText(now + 5min, now), u"just now"_s); // the clock was set back
        QCOMPARE(ui::ageText(now - 3min, now), u"3 min"_s);
        QCOMPARE(ui::ageText(now - 7h, now), u"7 h"_s);
        QCOMPARE(ui::ageText(now - 24h, now), u"yesterday"_s);
    }

private:
    protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
    std::unique_ptr<UndeliveredModel> m_model;
};

QTEST_MAIN(tst_UndeliveredModel)
#include "tst_undeliveredmodel.moc"
