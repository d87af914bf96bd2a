#include "app/lineage/cause.h"
#include "tests/lineage/samples.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineage;
using protocol::MsgType;
using protocol::Scene;
using traffic::State;

namespace {

const core::PeerId bob(u"BOB"_s);

/// A passive reply to Alice on M1, refused with this code a minute after M1 came.
SendFacts refused(int code)
{
    return {.scene = Scene::C2c,
        .peer = test::alice,
        .anchor = u"M1"_s,
        .msgSeq = 2,
        .text = u"hello"_s,
        .sent = test::noon + 1min,
        .state = State::Refused,
        .code = code,
        .httpStatus = 400};
}

SendFacts ended(State state, const QString &word)
{
    SendFacts send = refused(0);
    send.state = state;
    send.code.reset();
    send.httpStatus.reset();
    send.serverText = word;
    return send;
}

/// M1 came at noon and still carries replies; so does M2, which came a minute later.
Evidence evidenceOf(const IdOrigin &origin)
{
    Anchor second = test::anchor(u"M2"_s);
    second.received = test::noon + 1min;
    return {.origin = origin, .anchors = {second, test::anchor()}};
}

OfPersonsMessage ofAlice(core::Milliseconds age = 1min)
{
    return {Scene::C2c, test::alice, test::noon + 1min - age, u"hi"_s};
}

std::optional<Diagnosis> diagnosed(const SendFacts &send, const Evidence &evidence)
{
    static const auto catalogue = protocol::ErrorCatalogue::builtIn();
    return diagnose(send, evidence, test::rules(), catalogue, test::noon + 2min);
}

QString idOf(const std::optional<Anchor> &anchor)
{
    return anchor ? anchorIdText(anchor->id) : QString();
}

} // namespace

Q_DECLARE_METATYPE(lineage::IdOrigin)

/// Why a send failed, and what would put it right.
class tst_Diagnosis : public QObject
{
    Q_OBJECT
private slots:
    void codeAndOriginSayWhy_data();
    void codeAndOriginSayWhy();
    void timeOrCountIsDecidedByTheFacts_data();
    void timeOrCountIsDecidedByTheFacts();
    void whatIsNotWrongHasNoDiagnosis();
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
    void cureIsNeverDoomedAndNeverForeign();
};

void tst_Diagnosis::codeAndOriginSayWhy_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<IdOrigin>("origin");
    QTest::addColumn<bool>("byEventId");
    QTest::addColumn<int>("cause");
    QTest::addColumn<int>("cure");
    const auto row
        = [](const char *name, int code, const IdOrigin &origin, Cause cause, Cure cure, bool event = false) {
              QTest::newRow(name) << code << origin << event << int(cause) << int(cure);
          };
    const OfOwnMessage own{test::noon + 30s, u"one"_s};
    const OfEvent event{u"C2C_MESSAGE_CREATE"_s, test::noon};
    row("own id", 40034024, own, Cause::OwnIdAsAnchor, Cure::ResendOnAnchor);
    row("own id, guild code", 50045, NeverSeen{}, Cause::OwnIdAsAnchor, Cure::ResendOnAnchor);
    row("own id as event", 40034025, own, Cause::OwnIdAsAnchor, Cure::ResendOnAnchor, true);
    row("other peer", 40034024, OfPersonsMessage{Scene::C2c, bob, test::noon, {}}, Cause::OtherPeersAnchor,
        Cure::ResendOnAnchor);
    row("other scene", 40034024, OfPersonsMessage{Scene::Group, test::alice, test::noon, {}}, Cause::OtherPeersAnchor,
        Cure::ResendOnAnchor);
    row("never seen", 40034024, NeverSeen{}, Cause::UnknownAnchor, Cure::ResendOnAnchor);
    row("young and of here", 40034024, ofAlice(), Cause::UnknownAnchor, Cure::ResendOnAnchor);
    row("old and of here", 40034024, ofAlice(61min), Cause::AnchorExpired, Cure::ResendOnAnchor);
    row("event as msg_id", 40034024, event, Cause::EventIdMisused, Cure::ResendOnAnchor);
    row("bare id as event", 40034025, NeverSeen{}, Cause::EventIdMisused, Cure::ResendOnAnchor, true);
    row("message as event", 40034025, ofAlice(), Cause::EventIdMisused, Cure::ResendOnAnchor, true);
    row("event not known yet", 40034025, event, Cause::UnknownAnchor, Cure::ResendOnAnchor, true);
    row("event cannot anchor", 40034027, event, Cause::EventIdMisused, Cure::ResendOnAnchor, true);
    row("event expired", 40034026, event, Cause::AnchorExpired, Cure::ResendOnAnchor, true);
    for (const int code : {40034005, 40034031, 304103, 304027})
        row(qPrintable(u"expired %1"_s.arg(code)), code, ofAlice(), Cause::AnchorExpired, Cure::ResendOnAnchor);
    row("replies used up, older code", 22009, ofAlice(), Cause::AnchorExhausted, Cure::ResendOnAnchor);
    row("not addressed", 50046, ofAlice(), Cause::UnknownAnchor, Cure::ResendOnAnchor);
    row("collision", 40054005, ofAlice(), Cause::SeqCollision, Cure::ResendOnAnchor);
    row("content", 40034006, ofAlice(), Cause::Content, Cure::EditAndResend);
    row("blocked by safety", 1100103, ofAlice(), Cause::Content, Cure::EditAndResend);
    row("too long", 40054007, ofAlice(), Cause::Content, Cure::EditAndResend);
    for (const int code : {40034011, 40034012, 50055, 50056, 40034124, 40034127})
        row(qPrintable(u"markdown %1"_s.arg(code)), code, ofAlice(), Cause::Markdown, Cure::EditAndResend);
    for (const int code : {40054010, 40034028, 304003})
        row(qPrintable(u"url %1"_s.arg(code)), code, ofAlice(), Cause::Url, Cure::EditAndResend);
    row("user refuses", 40054013, ofAlice(), Cause::Permission, Cure::None);
    row("address not listed", 11298, ofAlice(), Cause::Permission, Cure::None);
    row("rate limit", 40034100, ofAlice(), Cause::Quota, Cure::ResendLater);
    row("in review", 304023, ofAlice(), Cause::Audit, Cure::None);
    row("reply in review", 304024, ofAlice(), Cause::Audit, Cure::None);
    row("token", 11244, ofAlice(), Cause::Credentials, Cure::ResendLater);
    row("token twin", 40011027, ofAlice(), Cause::Credentials, Cure::ResendLater);
    row("app id", 11251, ofAlice(), Cause::Credentials, Cure::None);
    row("platform's fault", 50055002, ofAlice(), Cause::Server, Cure::ResendLater);
    row("parameter", 22006, ofAlice(), Cause::OtherRefusal, Cure::EditAndResend);
    row("user is gone", 40011028, ofAlice(), Cause::OtherRefusal, Cure::None);
    row("no such code", 12345678, ofAlice(), Cause::OtherRefusal, Cure::EditAndResend);
}

void tst_Diagnosis::codeAndOriginSayWhy()
{
    QFETCH(int, code);
    QFETCH(IdOrigin, origin);
    QFETCH(bool, byEventId);
    QFETCH(int, cause);
    QFETCH(int, cure);
    SendFacts send = refused(code);
    send.anchoredByEventId = byEventId;
    const auto diagnosis = diagnosed(send, evidenceOf(origin));
    QVERIFY(diagnosis);
    QCOMPARE(int(diagnosis->cause), cause);
    QCOMPARE(int(diagnosis->cure), cure);
    QCOMPARE(diagnosis->origin, origin);
    QCOMPARE(diagnosis->cureAnchor.has_value(), diagnosis->cureVerdict.has_value());
    QCOMPARE(diagnosis->cureAnchor.has_value(), diagnosis->cure != Cure::None);
}

void tst_Diagnosis::timeOrCountIsDecidedByTheFacts_data()
{
    QTest::addColumn<core::Milliseconds>("age");
    QTest::addColumn<int>("accepted");
    QTest::addColumn<int>("cause");
    const auto row = [](const char *name, core::Milliseconds age, int accepted, Cause cause) {
        QTest::newRow(name) << age << accepted << int(cause);
    };
    row("past every window", 60min, 0, Cause::AnchorExpired);
    row("past every window, all used", 61min, 5, Cause::AnchorExpired);
    row("young, lower bound used", 1min, 4, Cause::AnchorExhausted);
    row("a second before 5 min", 5min - 1s, 4, Cause::AnchorExhausted);
    row("young, too few used", 1min, 3, Cause::TimeOrCount);
    row("between the windows, lower bound used", 5min, 4, Cause::TimeOrCount);
    row("between the windows, all used", 30min, 5, Cause::AnchorExhausted);
    row("between the windows, few used", 30min, 1, Cause::TimeOrCount);
}

void tst_Diagnosis::timeOrCountIsDecidedByTheFacts()
{
    QFETCH(core::Milliseconds, age);
    QFETCH(int, accepted);
    QFETCH(int, cause);
    Evidence evidence = evidenceOf(ofAlice(age));
    evidence.acceptedBefore = accepted;
    const auto diagnosis = diagnosed(refused(40034128), evidence);
    QVERIFY(diagnosis);
    QCOMPARE(int(diagnosis->cause), cause);
    QCOMPARE(diagnosis->anchorAge, std::optional(age));
    QCOMPARE(diagnosis->acceptedBefore, accepted);
    QCOMPARE(idOf(diagnosis->cureAnchor), u"M2"_s);
}

void tst_Diagnosis::whatIsNotWrongHasNoDiagnosis()
{
    for (const State state : {State::None, State::InFlight, State::Accepted, State::AcceptedIdUnknown})
        QVERIFY(!diagnosed(ended(state, {}), evidenceOf(ofAlice())));
    const auto inAudit = diagnosed(ended(State::InAudit, u"A1"_s), evidenceOf(ofAlice()));
    QVERIFY(inAudit);
    QCOMPARE(int(inAudit->cause), int(Cause::Audit));
    QCOMPARE(int(inAudit->cure), int(Cure::None));
}

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
        const Verdict verdict = judgeUnverified(origin, Scene::C2c, test::alice);
        return verdict.level == Level::Doomed ? int(verdict.reason) : -1;
    };
    QCOMPARE(reasonOf(NeverSeen{}), int(Reason::UnknownAnchor));
    QCOMPARE(reasonOf(OfOwnMessage{}), int(Reason::OwnId));
    QCOMPARE(reasonOf(OfEvent{}), int(Reason::EventIdMisused));
    QCOMPARE(reasonOf(ofAlice(61min)), int(Reason::WindowPassed));
    QCOMPARE(reasonOf(OfPersonsMessage{Scene::C2c, bob, test::noon, {}}), int(Reason::OtherPeer));
    QCOMPARE(reasonOf(OfPersonsMessage{Scene::Group, test::alice, test::noon, {}}), int(Reason::OtherPeer));
}

void tst_Diagnosis::cureIsNeverDoomedAndNeverForeign()
{
    const auto catalogue = protocol::ErrorCatalogue::builtIn();
    QVERIFY(rc::check("a cure hangs on a live anchor of the conversation that was not refused", [&catalogue] {
        Evidence evidence;
        const int count = *rc::gen::inRange(0, 5);
        for (int i = 0; i < count; ++i) {
            Anchor anchor = *test::anyAnchor();
            if (!isEventAnchor(anchor.id))
                anchor.id = core::InboundMsgId(u"M%1"_s.arg(i));
            anchor.received = test::noon + core::Milliseconds(*rc::gen::inRange(0, 4'000'000));
            evidence.anchors.append(anchor);
        }
        const IdOrigin origins[] = {NeverSeen{}, OfOwnMessage{}, OfEvent{u"FRIEND_ADD"_s, test::noon}, ofAlice()};
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
        const auto rules = test::rules();
        const auto now = test::noon + core::Milliseconds(*rc::gen::inRange(0, 8'000'000));
        const auto diagnosis = diagnose(send, evidence, rules, catalogue, now);
        RC_ASSERT(diagnosis.has_value());
        if (diagnosis->cureVerdict)
            RC_ASSERT(diagnosis->cureVerdict->level != Level::Doomed);
        if (const auto &anchor = diagnosis->cureAnchor) {
            RC_ASSERT(evidence.anchors.contains(*anchor));
            RC_ASSERT(anchor->scene == send.scene && anchor->peer == send.peer);
            RC_ASSERT(budgetOf(*anchor, rules, now).live());
            RC_ASSERT(!isAnchorCause(diagnosis->cause) || anchorIdText(anchor->id) != send.anchor);
        }
        if (send.state == State::Unknown && diagnosis->cure != Cure::RetrySame && diagnosis->cureVerdict)
            RC_ASSERT(diagnosis->cureVerdict->level == Level::MayArriveTwice);
    }));
}

QTEST_GUILESS_MAIN(tst_Diagnosis)
#include "tst_diagnosis.moc"
