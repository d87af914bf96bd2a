#include "app/lineage/anchorledger.h"
#include "tests/lineage/samples.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Anchor;
using lineage::AnchorLedger;
using lineage::ChooseBest;
using lineage::Chosen;
using lineage::ExplicitAnchor;
using lineage::ExplicitProactive;
using lineage::Level;
using lineage::Reason;
using protocol::Scene;

namespace {

enum class Who { Agent, Person };

const lineage::AnchorId first = core::InboundMsgId(u"M1"_s);
const lineage::AnchorId second = core::InboundMsgId(u"M2"_s);
const lineage::AnchorId friendAdd = core::EventId(u"FRIEND_ADD:1"_s);

Anchor made(const lineage::AnchorId &id, core::Milliseconds after = 0ms)
{
    Anchor anchor = test::anchor();
    anchor.id = id;
    anchor.received += after;
    return anchor;
}

AnchorLedger ledgerOf(const QList<Anchor> &anchors)
{
    AnchorLedger ledger(test::rules());
    for (const Anchor &anchor : anchors)
        ledger.put(anchor);
    return ledger;
}

Chosen choose(const AnchorLedger &ledger, const lineage::AnchorChoice &choice, Who who = Who::Agent,
    core::Milliseconds age = 1min, bool proactiveAllowed = false)
{
    return ledger.choose(Scene::C2c, test::alice, choice, who == Who::Agent, proactiveAllowed, test::noon + age);
}

} // namespace

/// The order of choice of product 2.2, and who may hang what on what.
class tst_AnchorLedger : public QObject
{
    Q_OBJECT
private slots:
    void turnsOwnMessageComesFirst();
    void newestLiveAnchorComesNext();
    void eventAnchorComesAfterMessages();
    void proactiveComesLastAndOnlyByPolicy();
    void nothingLeftSaysWhy();
    void anchorOfAnotherConversationIsNotChosen();
    void explicitAnchorNeverFallsThrough();
    void explicitUnknownAnchorIsDoomed();
    void personMayHangOnADoomedAnchor();
    void agentStopsBeforeTheLastMinute();
    void withheldAnchorIsNeverProactive();
    void personsProactiveNeedsNoPolicy();
    void changedAnchorReplacesItself();
    void conversationIsListedNewestFirst();
    void prunedAnchorsAreForgotten();
    void eventAndMessageWithOneTextAreTwo();
    void choiceAlwaysKeepsItsPromises();
};

void tst_AnchorLedger::turnsOwnMessageComesFirst()
{
    const auto ledger = ledgerOf({made(first), made(second, 10s)});
    QCOMPARE(choose(ledger, ChooseBest{first}).anchor, std::optional(first));
    QCOMPARE(int(choose(ledger, ChooseBest{first}).verdict.level), int(Level::Safe));
}

void tst_AnchorLedger::newestLiveAnchorComesNext()
{
    Anchor dead = made(first);
    dead.deadCode = 40034128;
    QCOMPARE(choose(ledgerOf({dead, made(second)}), ChooseBest{first}).anchor, std::optional(second));
    QCOMPARE(choose(ledgerOf({made(first), made(second, 10s)}), ChooseBest{}).anchor, std::optional(second));
    Anchor newestDead = made(second, 10s);
    newestDead.accepted = 5;
    QCOMPARE(choose(ledgerOf({made(first), newestDead}), ChooseBest{}).anchor, std::optional(first));
}

void tst_AnchorLedger::eventAnchorComesAfterMessages()
{
    QCOMPARE(choose(ledgerOf({made(first), made(friendAdd, 30s)}), ChooseBest{}).anchor, std::optional(first));
    Anchor dead = made(first);
    dead.deadCode = 40034128;
    QCOMPARE(choose(ledgerOf({dead, made(friendAdd, 30s)}), ChooseBest{first}, Who::Agent, 1min, true).anchor,
        std::optional(friendAdd));
}

void tst_AnchorLedger::proactiveComesLastAndOnlyByPolicy()
{
    const auto none = choose(ledgerOf({}), ChooseBest{});
    QCOMPARE(none.anchor, std::nullopt);
    QCOMPARE(int(none.verdict.level), int(Level::Doomed));
    QCOMPARE(int(none.verdict.reason), int(Reason::NoAnchor));
    const auto allowed = choose(ledgerOf({}), ChooseBest{}, Who::Agent, 1min, true);
    QCOMPARE(allowed.anchor, std::nullopt);
    QCOMPARE(int(allowed.verdict.level), int(Level::Uncertain));
    QCOMPARE(int(allowed.verdict.reason), int(Reason::Proactive));
}

void tst_AnchorLedger::nothingLeftSaysWhy()
{
    const auto late = choose(ledgerOf({made(first)}), ChooseBest{first}, Who::Agent, 61min);
    QCOMPARE(late.anchor, std::nullopt);
    QCOMPARE(late.verdict.anchor, std::optional(first));
    QCOMPARE(int(late.verdict.reason), int(Reason::WindowPassed));
    Anchor used = made(first);
    used.accepted = 5;
    QCOMPARE(int(choose(ledgerOf({used}), ChooseBest{first}).verdict.reason), int(Reason::CountUsedUp));
    used.deadCode = 40034024;
    QCOMPARE(int(choose(ledgerOf({used}), ChooseBest{}).verdict.reason), int(Reason::AnchorRefused));
}

void tst_AnchorLedger::anchorOfAnotherConversationIsNotChosen()
{
    Anchor foreign = made(first);
    foreign.peer = core::PeerId(u"BOB"_s);
    const auto chosen = choose(ledgerOf({foreign}), ChooseBest{first});
    QCOMPARE(chosen.anchor, std::nullopt);
    QCOMPARE(int(chosen.verdict.level), int(Level::Doomed));
    QCOMPARE(int(chosen.verdict.reason), int(Reason::OtherPeer));
    QCOMPARE(choose(ledgerOf({foreign, made(second)}), ChooseBest{first}).anchor, std::optional(second));
}

void tst_AnchorLedger::explicitAnchorNeverFallsThrough()
{
    Anchor dead = made(first);
    dead.deadCode = 40034128;
    const auto ledger = ledgerOf({dead, made(second), made(friendAdd)});
    const auto chosen = choose(ledger, ExplicitAnchor{first}, Who::Agent, 1min, true);
    QCOMPARE(chosen.anchor, std::nullopt);
    QCOMPARE(int(chosen.verdict.level), int(Level::Doomed));
    QCOMPARE(chosen.verdict.anchor, std::optional(first));
    QCOMPARE(choose(ledger, ExplicitAnchor{friendAdd}).anchor, std::optional(friendAdd));
}

void tst_AnchorLedger::explicitUnknownAnchorIsDoomed()
{
    for (const Who who : {Who::Agent, Who::Person}) {
        const auto chosen = choose(ledgerOf({made(second)}), ExplicitAnchor{first}, who, 1min, true);
        QCOMPARE(chosen.anchor, std::nullopt);
        QCOMPARE(int(chosen.verdict.level), int(Level::Doomed));
        QCOMPARE(int(chosen.verdict.reason), int(Reason::UnknownAnchor));
    }
}

void tst_AnchorLedger::personMayHangOnADoomedAnchor()
{
    const auto chosen = choose(ledgerOf({made(first)}), ExplicitAnchor{first}, Who::Person, 61min);
    QCOMPARE(chosen.anchor, std::optional(first));
    QCOMPARE(int(chosen.verdict.level), int(Level::Doomed));
}

void tst_AnchorLedger::agentStopsBeforeTheLastMinute()
{
    const auto ledger = ledgerOf({made(first)});
    QCOMPARE(choose(ledger, ChooseBest{first}, Who::Agent, 59min - 1ms).anchor, std::optional(first));
    QCOMPARE(choose(ledger, ChooseBest{first}, Who::Agent, 59min).anchor, std::nullopt);
    QCOMPARE(choose(ledger, ChooseBest{first}, Who::Person, 59min).anchor, std::optional(first));
    QCOMPARE(choose(ledger, ChooseBest{first}, Who::Person, 60min).anchor, std::nullopt);
}

void tst_AnchorLedger::withheldAnchorIsNeverProactive()
{
    const auto ledger = ledgerOf({made(first)});
    for (const lineage::AnchorChoice &choice : {lineage::AnchorChoice(ChooseBest{first}),
             lineage::AnchorChoice(ChooseBest{}), lineage::AnchorChoice(ExplicitAnchor{first})}) {
        const auto chosen = choose(ledger, choice, Who::Agent, 59min + 30s);
        QCOMPARE(chosen.anchor, std::nullopt);
        QCOMPARE(int(chosen.verdict.level), int(Level::Doomed));
        QCOMPARE(int(chosen.verdict.reason), int(Reason::WindowPassed));
    }
}

void tst_AnchorLedger::personsProactiveNeedsNoPolicy()
{
    const auto ledger = ledgerOf({made(first)});
    QCOMPARE(int(choose(ledger, ExplicitProactive{}, Who::Person).verdict.level), int(Level::Uncertain));
    QCOMPARE(choose(ledger, ExplicitProactive{}, Who::Person).anchor, std::nullopt);
    QCOMPARE(int(choose(ledger, ExplicitProactive{}, Who::Agent).verdict.level), int(Level::Doomed));
}

void tst_AnchorLedger::changedAnchorReplacesItself()
{
    AnchorLedger ledger = ledgerOf({made(first)});
    Anchor changed = made(first);
    changed.accepted = 2;
    ledger.put(changed);
    QCOMPARE(ledger.ofPeer(Scene::C2c, test::alice), QList<Anchor>{changed});
    QCOMPARE(*ledger.find(first), changed);
    QCOMPARE(ledger.find(second), nullptr);
}

void tst_AnchorLedger::conversationIsListedNewestFirst()
{
    Anchor foreign = made(friendAdd);
    foreign.scene = Scene::Group;
    const auto ledger = ledgerOf({made(second, 10s), made(first), foreign});
    QCOMPARE(ledger.ofPeer(Scene::C2c, test::alice), QList<Anchor>({made(second, 10s), made(first)}));
    QCOMPARE(ledger.conversations().size(), 2);
}

void tst_AnchorLedger::prunedAnchorsAreForgotten()
{
    AnchorLedger ledger = ledgerOf({made(first), made(second, 1min)});
    ledger.prune(test::noon + 60min);
    QVERIFY(ledger.find(first));
    ledger.prune(test::noon + 60min + 1s);
    QVERIFY(!ledger.find(first));
    QVERIFY(ledger.find(second));
    ledger.prune(test::noon + 2h);
    QVERIFY(ledger.conversations().isEmpty());
}

void tst_AnchorLedger::eventAndMessageWithOneTextAreTwo()
{
    const lineage::AnchorId message = core::InboundMsgId(u"SAME"_s);
    const lineage::AnchorId other = core::EventId(u"SAME"_s);
    const auto ledger = ledgerOf({made(message), made(other, 1s)});
    QCOMPARE(ledger.find(message)->received, test::noon);
    QCOMPARE(ledger.find(other)->received, test::noon + 1s);
}

void tst_AnchorLedger::choiceAlwaysKeepsItsPromises()
{
    QVERIFY(rc::check("what is chosen may be used by who asked, and what is explicit stays", [] {
        AnchorLedger ledger(test::rules());
        const int count = *rc::gen::inRange(0, 5);
        for (int i = 0; i < count; ++i) {
            Anchor anchor = *test::anyAnchor();
            anchor.id = core::InboundMsgId(QString::number(i));
            anchor.received += core::Milliseconds(*rc::gen::inRange(0, 4'000'000));
            ledger.put(anchor);
        }
        const lineage::AnchorId wanted = core::InboundMsgId(QString::number(*rc::gen::inRange(0, 6)));
        const bool isExplicit = *rc::gen::arbitrary<bool>(), automatic = *rc::gen::arbitrary<bool>(),
                   proactive = *rc::gen::arbitrary<bool>();
        const auto choice
            = isExplicit ? lineage::AnchorChoice(ExplicitAnchor{wanted}) : lineage::AnchorChoice(ChooseBest{wanted});
        const auto now = test::noon + core::Milliseconds(*rc::gen::inRange(0, 8'000'000));
        const auto chosen = ledger.choose(Scene::C2c, test::alice, choice, automatic, proactive, now);
        if (isExplicit)
            RC_ASSERT((!chosen.anchor || *chosen.anchor == wanted));
        if (chosen.anchor && (automatic || !isExplicit))
            RC_ASSERT(chosen.verdict.level != Level::Doomed);
        if (!chosen.anchor)
            RC_ASSERT((chosen.verdict.level == Level::Doomed || (proactive && !isExplicit)));
    }));
}

QTEST_GUILESS_MAIN(tst_AnchorLedger)
#include "tst_anchorledger.moc"
