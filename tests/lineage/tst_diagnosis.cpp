#include "app/lineage/cause.h"
#include "tests/lineage/failures.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineage;
using namespace test;

/// What would put a failed send right.
class tst_Diagnosis : public QObject
{
    Q_OBJECT
private slots:
    void wrongAnchorIsCuredOnTheTurnsMessage();
    void refusedAnchorIsNeverTheCure();
    void withoutAnAnchorThePersonWaits();
    void contentKeepsItsAnchor();
    void markdownLeavesAsPlainText();
    void unknownWithSeqIsRetried();
    void unknownWithoutSeqMayArriveTwice();
    void unknownOnADeadAnchorIsNotRetried();
    void openAttemptMakesAResendDoubtful();
    void notSentIsCuredByItsReason_data();
    void notSentIsCuredByItsReason();
    void proactiveRefusalWantsAMessageOfTheUser();
    void unverifiedIdsAreDoomedByTheirOrigin();
    void anIdThatOnlyALogKnowsIsNeverSafe();
    void whatALogTellsOfIsNotRepeated();
    void cureIsNeverDoomedAndNeverForeign();
};

void tst_Diagnosis::wrongAnchorIsCuredOnTheTurnsMessage()
{
    SendFacts send = refused(40034024);
    send.anchor = u"OUT"_s;
    Evidence evidence = evidenceOf(OfOwnMessage{});
    QCOMPARE(idOf(diagnosed(send, evidence)->cureAnchor), u"M2"_s);
    evidence.turnAnchor = core::InboundMsgId(u"M1"_s);
    const auto diagnosis = diagnosed(send, evidence);
    QCOMPARE(idOf(diagnosis->cureAnchor), u"M1"_s);
    QCOMPARE(int(diagnosis->cureVerdict->level), int(Level::Safe));
    evidence.anchors[1].deadCode = 40034128;
    QCOMPARE(idOf(diagnosed(send, evidence)->cureAnchor), u"M2"_s);
}

void tst_Diagnosis::refusedAnchorIsNeverTheCure()
{
    Evidence evidence = evidenceOf(ofAlice());
    evidence.turnAnchor = core::InboundMsgId(u"M1"_s);
    for (const int code : {40034024, 40034128, 40034005})
        QCOMPARE(idOf(diagnosed(refused(code), evidence)->cureAnchor), u"M2"_s);
}

void tst_Diagnosis::withoutAnAnchorThePersonWaits()
{
    Evidence evidence = evidenceOf(OfOwnMessage{});
    evidence.anchors.clear();
    for (const int code : {40034024, 40034006, 40054005, 50055002}) {
        const auto diagnosis = diagnosed(refused(code), evidence);
        QCOMPARE(int(diagnosis->cure), int(Cure::WaitForUser));
        QVERIFY(!diagnosis->cureAnchor && !diagnosis->cureVerdict);
    }
}

void tst_Diagnosis::contentKeepsItsAnchor()
{
    for (const int code : {40034006, 40054010, 40054005, 50055002})
        QCOMPARE(idOf(diagnosed(refused(code), evidenceOf(ofAlice()))->cureAnchor), u"M1"_s);
    SendFacts proactive = refused(40034006);
    proactive.anchor.clear();
    Evidence evidence = evidenceOf(NeverSeen{});
    evidence.anchors.clear();
    const auto diagnosis = diagnosed(proactive, evidence);
    QCOMPARE(int(diagnosis->cure), int(Cure::EditAndResend));
    QCOMPARE(int(diagnosis->cureVerdict->reason), int(Reason::Proactive));
}

void tst_Diagnosis::markdownLeavesAsPlainText()
{
    SendFacts send = refused(40034012);
    send.msgType = MsgType::Markdown;
    const auto diagnosis = diagnosed(send, evidenceOf(ofAlice()));
    QCOMPARE(int(diagnosis->cure), int(Cure::ResendAsPlainText));
    QCOMPARE(idOf(diagnosis->cureAnchor), u"M1"_s);
}

void tst_Diagnosis::unknownWithSeqIsRetried()
{
    Evidence evidence = evidenceOf(ofAlice());
    evidence.anchors[1].accepted = 3;
    evidence.anchors[1].open = 1; // this very send
    evidence.anchors[1].nextSeq = 9;
    const auto diagnosis = diagnosed(ended(State::Unknown, u"timeout"_s), evidence);
    QCOMPARE(int(diagnosis->cause), int(Cause::UnknownOutcome));
    QCOMPARE(int(diagnosis->cure), int(Cure::RetrySame));
    QCOMPARE(idOf(diagnosis->cureAnchor), u"M1"_s);
    QCOMPARE(diagnosis->cureVerdict->msgSeq, std::optional(2));
    QCOMPARE(int(diagnosis->cureVerdict->level), int(Level::Safe));
    evidence.anchors.clear(); // the bot has not told: the retry may still be asked for
    QCOMPARE(int(diagnosed(ended(State::Unknown, u"timeout"_s), evidence)->cure), int(Cure::RetrySame));
}

void tst_Diagnosis::unknownWithoutSeqMayArriveTwice()
{
    SendFacts send = ended(State::Unknown, u"reset"_s);
    send.msgSeq.reset();
    auto diagnosis = diagnosed(send, evidenceOf(ofAlice()));
    QCOMPARE(int(diagnosis->cure), int(Cure::ResendOnAnchor));
    QCOMPARE(int(diagnosis->cureVerdict->level), int(Level::MayArriveTwice));
    QCOMPARE(int(diagnosis->cureVerdict->reason), int(Reason::OutcomeOpen));
    Evidence none = evidenceOf(ofAlice());
    none.anchors.clear();
    QCOMPARE(int(diagnosed(send, none)->cure), int(Cure::WaitForUser));
    send.anchor.clear();
    diagnosis = diagnosed(send, none);
    QCOMPARE(int(diagnosis->cure), int(Cure::ResendProactive));
    QCOMPARE(int(diagnosis->cureVerdict->level), int(Level::MayArriveTwice));
}

void tst_Diagnosis::unknownOnADeadAnchorIsNotRetried()
{
    Evidence evidence = evidenceOf(ofAlice());
    evidence.anchors[1].deadCode = 40034128;
    auto diagnosis = diagnosed(ended(State::Unknown, u"timeout"_s), evidence);
    QCOMPARE(int(diagnosis->cure), int(Cure::ResendOnAnchor));
    QCOMPARE(idOf(diagnosis->cureAnchor), u"M2"_s);
    QCOMPARE(int(diagnosis->cureVerdict->level), int(Level::MayArriveTwice));
    evidence = evidenceOf(OfOwnMessage{});
    SendFacts send = ended(State::Unknown, u"timeout"_s);
    send.anchor = u"OUT"_s;
    QCOMPARE(int(diagnosed(send, evidence)->cure), int(Cure::ResendOnAnchor));
}

void tst_Diagnosis::openAttemptMakesAResendDoubtful()
{
    Evidence evidence = evidenceOf(OfOwnMessage{});
    evidence.messageInDoubt = true;
    SendFacts send = refused(40034024);
    send.anchor = u"OUT"_s;
    QCOMPARE(int(diagnosed(send, evidence)->cureVerdict->level), int(Level::MayArriveTwice));
}

void tst_Diagnosis::notSentIsCuredByItsReason_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("cure");
    const auto row
        = [](const char *name, NotSentReason reason, Cure cure) { QTest::newRow(name) << int(reason) << int(cure); };
    row("no anchor", NotSentReason::NoAnchor, Cure::ResendOnAnchor);
    row("doomed", NotSentReason::AnchorDoomed, Cure::ResendOnAnchor);
    row("cancelled", NotSentReason::Cancelled, Cure::ResendOnAnchor);
    row("interrupted", NotSentReason::Interrupted, Cure::ResendOnAnchor);
    row("disk", NotSentReason::CannotRecord, Cure::ResendLater);
    row("network", NotSentReason::CannotConnect, Cure::ResendLater);
    row("token", NotSentReason::NoToken, Cure::ResendLater);
    row("empty", NotSentReason::EmptyText, Cure::EditAndResend);
    row("busy", NotSentReason::Busy, Cure::None);
    row("not repeatable", NotSentReason::NotRepeatable, Cure::None);
    row("seq taken", NotSentReason::SeqTaken, Cure::ResendOnAnchor);
    row("taken care of", NotSentReason::NoLongerOwed, Cure::None);
}

void tst_Diagnosis::notSentIsCuredByItsReason()
{
    QFETCH(int, reason);
    QFETCH(int, cure);
    SendFacts send = ended(State::NotSent, notSentName(NotSentReason(reason)));
    send.anchor.clear();
    send.msgSeq.reset();
    Evidence evidence = evidenceOf(NeverSeen{});
    QCOMPARE(int(diagnosed(send, evidence)->cause), int(Cause::NotSent));
    QCOMPARE(int(diagnosed(send, evidence)->cure), cure);
    evidence.anchors.clear();
    const int waiting = cure == int(Cure::None) ? cure : int(Cure::WaitForUser);
    QCOMPARE(int(diagnosed(send, evidence)->cure), waiting);
}

void tst_Diagnosis::proactiveRefusalWantsAMessageOfTheUser()
{
    SendFacts send = refused(40034105);
    send.anchor.clear();
    Evidence evidence = evidenceOf(NeverSeen{});
    const auto diagnosis = diagnosed(send, evidence);
    QCOMPARE(int(diagnosis->cause), int(Cause::Permission));
    QCOMPARE(int(diagnosis->cure), int(Cure::ResendOnAnchor));
    evidence.anchors.clear();
    QCOMPARE(int(diagnosed(send, evidence)->cure), int(Cure::WaitForUser));
    send.code = 22009;
    QCOMPARE(int(diagnosed(send, evidence)->cause), int(Cause::Quota));
}

void tst_Diagnosis::unverifiedIdsAreDoomedByTheirOrigin()
{
    const auto reasonOf = [](const IdOrigin &origin) {
        const Verdict verdict = judgeUnverified(origin, Scene::C2c, alice, rules(), noon + 2min);
        return verdict.level == Level::Doomed ? int(verdict.reason) : -1;
    };
    QCOMPARE(reasonOf(NeverSeen{}), int(Reason::UnknownAnchor));
    QCOMPARE(reasonOf(OfOwnMessage{}), int(Reason::OwnId));
    QCOMPARE(reasonOf(OfEvent{}), int(Reason::EventIdMisused));
    QCOMPARE(reasonOf(ofAlice(61min)), int(Reason::WindowPassed));
    QCOMPARE(reasonOf(OfPersonsMessage{Scene::C2c, bob, noon, {}}), int(Reason::OtherPeer));
    QCOMPARE(reasonOf(OfPersonsMessage{Scene::Group, alice, noon, {}}), int(Reason::OtherPeer));
}

void tst_Diagnosis::anIdThatOnlyALogKnowsIsNeverSafe()
{
    QVERIFY(rc::check("whatever its age", [] {
        OfPersonsMessage message = ofAlice();
        message.isOnlyInLog = true;
        message.received = noon + core::Milliseconds(*rc::gen::inRange(-200'000'000, 200'000'000));
        const Verdict verdict = judgeUnverified(message, Scene::C2c, alice, rules(), noon);
        const bool isOld = noon - message.received >= rules().of(Scene::C2c).window.doomedFrom;
        RC_ASSERT(verdict.level == (isOld ? Level::Doomed : Level::Uncertain));
        RC_ASSERT(verdict.reason == (isOld ? Reason::WindowPassed : Reason::OnlyInLog));
    }));
    OfPersonsMessage undated = ofAlice();
    undated.isOnlyInLog = true;
    undated.received = {};
    const Verdict verdict = judgeUnverified(undated, Scene::C2c, alice, rules(), noon);
    QCOMPARE(int(verdict.level), int(Level::Uncertain));
    QCOMPARE(int(verdict.reason), int(Reason::OnlyInLog));
    QCOMPARE(int(judgeUnverified(undated, Scene::C2c, bob, rules(), noon).reason), int(Reason::OtherPeer));
}

void tst_Diagnosis::whatALogTellsOfIsNotRepeated()
{
    SendFacts send = refused(0);
    send.state = traffic::State::Unknown;
    send.code.reset();
    send.anchor = u"M1"_s;
    Evidence evidence = evidenceOf(ofAlice());
    QCOMPARE(int(diagnosed(send, evidence)->cure), int(Cure::RetrySame));
    evidence.isOfLog = true;
    const auto diagnosis = diagnosed(send, evidence);
    QCOMPARE(int(diagnosis->cure), int(Cure::ResendOnAnchor));
    QCOMPARE(int(diagnosis->cureVerdict->level), int(Level::MayArriveTwice));
}

void tst_Diagnosis::cureIsNeverDoomedAndNeverForeign()
{
    const auto catalogue = protocol::ErrorCatalogue::builtIn();
    QVERIFY(rc::check("a cure hangs on a live anchor of the conversation that was not refused", [&catalogue] {
        Evidence evidence;
        const int count = *rc::gen::inRange(0, 5);
        for (int i = 0; i < count; ++i) {
            Anchor anchor = *anyAnchor();
            if (!isEventAnchor(anchor.id))
                anchor.id = core::InboundMsgId(u"M%1"_s.arg(i));
            anchor.received = noon + core::Milliseconds(*rc::gen::inRange(0, 4'000'000));
            evidence.anchors.append(anchor);
        }
        const IdOrigin origins[] = {NeverSeen{}, OfOwnMessage{}, OfEvent{u"FRIEND_ADD"_s, noon}, ofAlice()};
        evidence.origin = origins[*rc::gen::inRange(0, 4)];
        evidence.messageInDoubt = *rc::gen::arbitrary<bool>();
        if (*rc::gen::arbitrary<bool>())
            evidence.turnAnchor = core::InboundMsgId(u"M%1"_s.arg(*rc::gen::inRange(0, 6)));
        SendFacts send = refused(catalogue.entries()[*rc::gen::inRange(0, int(catalogue.entries().size()))].code);
        send.scene = *rc::gen::element(Scene::C2c, Scene::Group, Scene::Channel);
        send.state = *rc::gen::element(State::Refused, State::Unknown, State::NotSent, State::InAudit);
        send.anchor = *rc::gen::element(u"OUT"_s, u"M0"_s, u"M1"_s, QString());
        if (*rc::gen::arbitrary<bool>())
            send.msgSeq.reset();
        const auto published = rules();
        const auto now = noon + core::Milliseconds(*rc::gen::inRange(0, 8'000'000));
        const auto diagnosis = diagnose(send, evidence, published, catalogue, now);
        RC_ASSERT(diagnosis.has_value());
        if (diagnosis->cureVerdict)
            RC_ASSERT(diagnosis->cureVerdict->level != Level::Doomed);
        if (const auto &anchor = diagnosis->cureAnchor) {
            RC_ASSERT(evidence.anchors.contains(*anchor));
            RC_ASSERT(anchor->scene == send.scene && anchor->peer == send.peer);
            RC_ASSERT(budgetOf(*anchor, published, now).live());
            RC_ASSERT(!isAnchorCause(diagnosis->cause) || anchorIdText(anchor->id) != send.anchor);
        }
        if (send.state == State::Unknown && diagnosis->cure != Cure::RetrySame && diagnosis->cureVerdict)
            RC_ASSERT(diagnosis->cureVerdict->level == Level::MayArriveTwice);
    }));
}

QTEST_GUILESS_MAIN(tst_Diagnosis)
#include "tst_diagnosis.moc"
