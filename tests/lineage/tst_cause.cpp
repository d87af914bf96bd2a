#include "tests/lineage/failures.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineage;
using namespace test;

Q_DECLARE_METATYPE(lineage::IdOrigin)

/// Why a send failed: code, origin of its id, age and uses.
class tst_Cause : public QObject
{
    Q_OBJECT
private slots:
    void codeAndOriginSayWhy_data();
    void codeAndOriginSayWhy();
    void timeOrCountIsDecidedByTheFacts_data();
    void timeOrCountIsDecidedByTheFacts();
    void whatIsNotWrongHasNoDiagnosis();
};

void tst_Cause::codeAndOriginSayWhy_data()
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
    const OfOwnMessage own{noon + 30s, u"one"_s};
    const OfEvent event{u"C2C_MESSAGE_CREATE"_s, noon};
    row("own id", 40034024, own, Cause::OwnIdAsAnchor, Cure::ResendOnAnchor);
    row("own id, guild code", 50045, NeverSeen{}, Cause::OwnIdAsAnchor, Cure::ResendOnAnchor);
    row("own id as event", 40034025, own, Cause::OwnIdAsAnchor, Cure::ResendOnAnchor, true);
    row("other peer", 40034024, OfPersonsMessage{Scene::C2c, bob, noon, {}}, Cause::OtherPeersAnchor,
        Cure::ResendOnAnchor);
    row("other scene", 40034024, OfPersonsMessage{Scene::Group, alice, noon, {}}, Cause::OtherPeersAnchor,
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

void tst_Cause::codeAndOriginSayWhy()
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

void tst_Cause::timeOrCountIsDecidedByTheFacts_data()
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

void tst_Cause::timeOrCountIsDecidedByTheFacts()
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

void tst_Cause::whatIsNotWrongHasNoDiagnosis()
{
    for (const State state : {State::None, State::InFlight, State::Accepted, State::AcceptedIdUnknown})
        QVERIFY(!diagnosed(ended(state, {}), evidenceOf(ofAlice())));
    const auto inAudit = diagnosed(ended(State::InAudit, u"A1"_s), evidenceOf(ofAlice()));
    QVERIFY(inAudit);
    QCOMPARE(int(inAudit->cause), int(Cause::Audit));
    QCOMPARE(int(inAudit->cure), int(Cure::None));
}

QTEST_GUILESS_MAIN(tst_Cause)
#include "tst_cause.moc"
