#include "ui/resend/anchorrow.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Level;
using lineage::Reason;
using ui::AnchorOption;
using ui::ResendDraft;
using ui::ResendSituation;

namespace {

const core::WallTime now = core::fromMs(1'774'422'300'000);
const core::PeerId peer(u"P"_s);

lineage::Anchor anchor(const QString &id, core::Milliseconds age, int accepted = 0)
{
    lineage::Anchor result;
    result.id = core::InboundMsgId(id);
    result.peer = peer;
    result.received = now - age;
    result.accepted = accepted;
    result.nextSeq = accepted + 1;
    return result;
}

lineage::AnchorChoice on(const QString &id)
{
    return lineage::ExplicitAnchor{core::InboundMsgId(id)};
}

lineage::AnchorChoice typed(const QString &id)
{
    return lineage::ExplicitUnverified{core::UnverifiedId(id)};
}

journal::RowSummary sent(qint64 key, const QString &anchorId, int seq, traffic::State state, const QString &text)
{
    journal::RowSummary row;
    row.ref = {journal::liveSource, key};
    row.key = key;
    row.time = now - 30s + core::Milliseconds(key);
    row.kind = traffic::Kind::Http;
    row.scene = protocol::Scene::C2c;
    row.peer = peer;
    row.anchor = anchorId;
    row.msgSeq = seq;
    row.attemptId = key;
    row.state = state;
    row.message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound, .text = text, .sendId = 1};
    return row;
}

ResendSituation situation()
{
    ResendSituation result;
    result.peer = peer;
    result.rules = *lineage::RuleSet::builtIn();
    result.anchors = {anchor(u"new"_s, 1min), anchor(u"turn"_s, 2min, 3), anchor(u"old"_s, 2h)};
    return result;
}

ResendDraft draft(const lineage::AnchorChoice &choice)
{
    return {.content = {.text = u"hello"_s}, .choice = choice};
}

} // namespace

class tst_ResendSituation : public QObject
{
    Q_OBJECT
private slots:
    void theTurnsOwnMessageIsChosenFirstWhileItCarries()
    {
        ResendSituation here = situation();
        QVERIFY(ui::firstChoice(here, now) == on(u"new"_s));
        here.turnAnchor = core::InboundMsgId(u"turn"_s);
        QVERIFY(ui::firstChoice(here, now) == on(u"turn"_s));
        here.turnAnchor = core::InboundMsgId(u"old"_s);
        here.originalAnchor = u"turn"_s;
        QVERIFY(ui::firstChoice(here, now) == on(u"turn"_s));
    }
    void aDoomedAnchorIsNeverChosenByItself()
    {
        ResendSituation here = situation();
        here.anchors = {anchor(u"old"_s, 2h)};
        here.originalAnchor = u"old"_s;
        QVERIFY(ui::firstChoice(here, now) == lineage::AnchorChoice(lineage::ExplicitProactive{}));
        here.anchors.clear();
        here.originalAnchor = u"own"_s;
        QVERIFY(ui::firstChoice(here, now) == lineage::AnchorChoice(lineage::ExplicitProactive{}));
    }
    void theListHoldsTheTurnThenWhatLivesThenWhatIsOver()
    {
        ResendSituation here = situation();
        here.turnAnchor = core::InboundMsgId(u"turn"_s);
        here.originalAnchor = u"own"_s;
        const QList<AnchorOption> options = ui::anchorOptions(on(u"turn"_s), here, now);
        QCOMPARE(options.size(), 5);
        QVERIFY(options[0].choice == on(u"turn"_s) && options[0].isOfTurn);
        QVERIFY(options[1].choice == on(u"new"_s));
        QVERIFY(options[2].choice == on(u"old"_s));
        QCOMPARE(options[2].verdict.level, Level::Doomed);
        QCOMPARE(options[3].kind, AnchorOption::Kind::Proactive);
        QVERIFY(options[4].isOriginal);
        QCOMPARE(options[4].kind, AnchorOption::Kind::Unverified);
    }
    void anIdThatASendReturnedIsTheBotsOwn()
    {
        ResendSituation here = situation();
        here.rows = {sent(1, u"turn"_s, 1, traffic::State::Accepted, u"first"_s)};
        here.rows[0].returnedId = u"own"_s;
        const lineage::Verdict verdict = ui::judgeDraft(draft(typed(u"own"_s)), here, now);
        QCOMPARE(verdict.level, Level::Doomed);
        QCOMPARE(verdict.reason, Reason::OwnId);
        QCOMPARE(ui::judgeDraft(draft(typed(u"nobody's"_s)), here, now).reason, Reason::UnknownAnchor);
    }
    void anIdOfAnotherConversationIsNamedSo()
    {
        ResendSituation here = situation();
        here.origins.insert(u"theirs"_s, lineage::OfPersonsMessage{.peer = core::PeerId(u"Q"_s), .received = now});
        QCOMPARE(ui::judgeDraft(draft(typed(u"theirs"_s)), here, now).reason, Reason::OtherPeer);
    }
    void whatOnlyALogKnowsIsMarkedAndNeverSafe()
    {
        ResendSituation here = situation();
        here.isOfLog = true;
        here.turnAnchor = core::InboundMsgId(u"in the log"_s);
        here.originalAnchor = u"own"_s;
        here.rows = {sent(1, u"in the log"_s, 9'390, traffic::State::Accepted, u"first"_s)};
        here.rows[0].returnedId = u"own"_s;
        here.origins.insert(
            u"in the log"_s, lineage::OfPersonsMessage{.peer = peer, .received = now - 1min, .isOnlyInLog = true});
        const auto fromLog = [&] {
            QList<AnchorOption> options = ui::anchorOptions(on(u"new"_s), here, now);
            options.removeIf([](const AnchorOption &option) { return !option.isOfLog; });
            return options;
        };
        QCOMPARE(fromLog().size(), 2);
        QVERIFY(fromLog()[0].isOfTurn);
        QCOMPARE(fromLog()[0].kind, AnchorOption::Kind::Unverified);
        QCOMPARE(fromLog()[0].verdict.level, Level::Uncertain);
        QCOMPARE(fromLog()[0].verdict.reason, Reason::OnlyInLog);
        QCOMPARE(fromLog()[0].verdict.msgSeq, 9'391);
        QCOMPARE(fromLog()[1].verdict.reason, Reason::OwnId);
        QCOMPARE(ui::anchorWords(fromLog()[0], {}).valueNote, u"unverified"_s);
        QVERIFY(ui::firstChoice(here, now) == on(u"new"_s)); // nothing chooses it by itself
        here.origins[u"in the log"_s]
            = lineage::OfPersonsMessage{.peer = peer, .received = now - 3h, .isOnlyInLog = true};
        QCOMPARE(fromLog()[0].verdict.reason, Reason::WindowPassed);
        here.origins[u"in the log"_s] = lineage::OfPersonsMessage{.peer = peer, .isOnlyInLog = true}; // without a date
        QCOMPARE(fromLog()[0].verdict.reason, Reason::OnlyInLog);
        QCOMPARE(fromLog()[0].verdict.level, Level::Uncertain);
    }
    void whatOurOwnGatewaySawIsNoIdOfALog()
    {
        ResendSituation here = situation();
        here.isOfLog = true;
        here.turnAnchor = core::InboundMsgId(u"turn"_s);
        here.originalAnchor = u"new"_s;
        const QList<AnchorOption> options = ui::anchorOptions(on(u"turn"_s), here, now);
        QVERIFY(std::ranges::none_of(options, &AnchorOption::isOfLog));
        QVERIFY(options[0].isOfTurn);
        QCOMPARE(options[0].kind, AnchorOption::Kind::Anchor);
        QCOMPARE(options[0].verdict.level, Level::Safe);
    }
    void aNumberThatAnotherTextUsedOnThisAnchorIsTaken()
    {
        ResendSituation here = situation();
        here.rows = {sent(1, u"turn"_s, 2, traffic::State::Refused, u"another"_s)};
        ResendDraft own = draft(on(u"turn"_s));
        QCOMPARE(ui::judgeDraft(own, here, now).level, Level::Safe);
        own.msgSeq = 2;
        QCOMPARE(ui::judgeDraft(own, here, now).reason, Reason::SeqTaken);
        own.msgSeq = 3;
        QCOMPARE(ui::judgeDraft(own, here, now).level, Level::Safe);
        own.choice = on(u"new"_s);
        own.msgSeq = 2;
        QCOMPARE(ui::judgeDraft(own, here, now).level, Level::Safe);
    }
    void anOpenAttemptMakesANewNumberArriveTwice()
    {
        ResendSituation here = situation();
        here.attempts = {sent(1, u"turn"_s, 2, traffic::State::Unknown, u"hello"_s)};
        QCOMPARE(ui::judgeDraft(draft(on(u"turn"_s)), here, now).level, Level::MayArriveTwice);
        QCOMPARE(ui::judgeDraft(draft(on(u"turn"_s)), here, now).reason, Reason::OutcomeOpen);
        QCOMPARE(ui::judgeDraft(draft(on(u"old"_s)), here, now).level, Level::Doomed);
        here.attempts += sent(2, u"turn"_s, 2, traffic::State::AcceptedIdUnknown, u"hello"_s);
        QCOMPARE(ui::judgeDraft(draft(on(u"turn"_s)), here, now).reason, Reason::AlreadyArrived);
        QVERIFY(!ui::retryableAttempt(here.attempts, here.attempts[0].ref));
    }
    void whatHasArrivedWouldArriveTwice_data()
    {
        QTest::addColumn<traffic::State>("state");
        QTest::newRow("accepted") << traffic::State::Accepted;
        QTest::newRow("id unknown") << traffic::State::AcceptedIdUnknown;
        QTest::newRow("in review") << traffic::State::InAudit;
    }
    void whatHasArrivedWouldArriveTwice()
    {
        QFETCH(traffic::State, state);
        ResendSituation here = situation();
        here.attempts = {sent(1, u"turn"_s, 2, traffic::State::Refused, u"hello"_s),
            sent(2, u"turn"_s, 3, state, u"hello"_s), sent(3, u"turn"_s, 4, traffic::State::Refused, u"hello"_s)};
        here.attempts[1].message->attemptNumber = 2;
        const lineage::Verdict verdict = ui::judgeDraft(draft(on(u"turn"_s)), here, now);
        QCOMPARE(verdict.level, Level::MayArriveTwice);
        QCOMPARE(verdict.reason, Reason::AlreadyArrived);
        QCOMPARE(verdict.arrivedAttempt, 2);
        QCOMPARE(ui::judgeDraft(draft(lineage::ExplicitProactive{}), here, now).reason, Reason::AlreadyArrived);
        QCOMPARE(ui::judgeDraft(draft(on(u"old"_s)), here, now).level, Level::Doomed);
    }
    void ofManyLiveAnchorsTheNewestAreShown()
    {
        ResendSituation here = situation();
        here.anchors.clear();
        for (int i = 0; i < 40; ++i)
            here.anchors += anchor(u"a%1"_s.arg(i), 1s * i);
        here.turnAnchor = core::InboundMsgId(u"a37"_s);
        here.originalAnchor = u"a38"_s;
        const QList<AnchorOption> options = ui::anchorOptions(on(u"a39"_s), here, now);
        QCOMPARE(options.size(), 8 + 3 + 1);
        QVERIFY(options[0].isOfTurn);
        QVERIFY(options[1].choice == on(u"a0"_s));
        QVERIFY(options[8].choice == on(u"a7"_s));
        QVERIFY(options[9].isOriginal);
        QVERIFY(options[10].choice == on(u"a39"_s));
    }
    void onlyTheNewestUnansweredAttemptWithANumberIsRetried()
    {
        QList<journal::RowSummary> attempts{sent(1, u"turn"_s, 2, traffic::State::Unknown, u"hello"_s)};
        QCOMPARE(ui::retryableAttempt(attempts)->attemptId, 1);
        attempts[0].msgSeq.reset();
        QVERIFY(!ui::retryableAttempt(attempts));
        attempts[0].msgSeq = 2;
        attempts += sent(2, u"turn"_s, 3, traffic::State::Refused, u"hello"_s);
        QVERIFY(!ui::retryableAttempt(attempts));
    }
    void theAskedAttemptIsRetriedThoughALaterOneWasRefused()
    {
        const QList<journal::RowSummary> attempts{sent(1, u"turn"_s, 2, traffic::State::Unknown, u"hello"_s),
            sent(2, u"turn"_s, 3, traffic::State::Refused, u"hello"_s)};
        QCOMPARE(ui::retryableAttempt(attempts, attempts[0].ref)->attemptId, 1);
        QVERIFY(!ui::retryableAttempt(attempts, attempts[1].ref));
    }
    void notesThatChangeNothingAreNoTries()
    {
        QList<journal::RowSummary> rows{sent(1, u"turn"_s, 2, traffic::State::Refused, u"hello"_s),
            sent(2, u"turn"_s, 2, traffic::State::None, u"dismissed"_s)};
        QCOMPARE(ui::triesOf(rows).size(), 1);
    }
    void theNextNumberOfAForeignIdFollowsItsSends()
    {
        ResendSituation here = situation();
        here.rows = {sent(1, u"own"_s, 7, traffic::State::Refused, u"hello"_s)};
        QCOMPARE(ui::nextSeqOf(typed(u"own"_s), here, now), 8);
        QCOMPARE(ui::nextSeqOf(on(u"turn"_s), here, now), 4);
        QVERIFY(!ui::nextSeqOf(lineage::ExplicitProactive{}, here, now));
    }
};

QTEST_APPLESS_MAIN(tst_ResendSituation)
#include "tst_resendsituation.moc"
