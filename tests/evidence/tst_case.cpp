#include "tests/evidence/seed.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace evidence;
using Kind = StoryPart::Kind;
using seed::Journal;
using traffic::State;

namespace {

/// The story as one line: `user turn7.1 tool2/3 attempt1 !wrong`.
QString line(const Story &story)
{
    QStringList words;
    for (const StoryPart &part : story.parts) {
        QString word;
        switch (part.kind) {
        case Kind::UserMessage:
            word = u"user"_s;
            break;
        case Kind::Turn:
            word = u"turn%1.%2"_s.arg(part.number).arg(part.round);
            break;
        case Kind::ToolCall:
            word = u"tool%1/%2"_s.arg(part.number).arg(part.of);
            break;
        case Kind::Attempt:
            word = u"attempt%1"_s.arg(part.number);
            break;
        case Kind::ReturnedId:
            word = u"returned"_s;
            break;
        case Kind::WrongOrigin:
            word = u"wrong"_s;
            break;
        }
        words.append((part.breaksRule ? u"!"_s : QString()) + word);
    }
    return words.join(u' ');
}

QList<qint64> rowsOf(const Story &story)
{
    QList<qint64> rows;
    for (const StoryPart &part : story.parts)
        rows.append(part.row.row());
    return rows;
}

QList<qint64> rowsOf(const QList<journal::RowSummary> &summaries)
{
    QList<qint64> rows;
    for (const journal::RowSummary &row : summaries)
        rows.append(row.ref.row());
    return rows;
}

} // namespace

/// What the journal knows about one send.
class tst_Case : public QObject
{
    Q_OBJECT
private slots:
    void theSeedsFaultIsToldWhole();
    void injectedOnesSaySo();
    void anotherPeersAnchorLeadsToTheirMessage();
    void aTopLevelIdIsAnEvent();
    void anEventAnchorUnderEventIdIsNoFault();
    void anExpiredAnchorIsOfThisConversation();
    void repliesBeforeAreCountedOncePerSeq();
    void aTakenSeqIsSeen();
    void handSentHangsOnWhatItAnswers();
    void aTurnWithoutItsNoteIsGuessed();
    void missingRowsLeaveGaps();
    void twoAttemptsAreToldInOrder();
    void aDeliveredMessageNeedsNoCure();
    void anOpenAttemptLeavesDoubt();
    void whatIsInReviewLeavesDoubt();
    void putBackIsNoTry();
    void notSentHasNoAttempt();
    void dismissedAndDeliveredAreNotOfTheSameCause();
    void manyAttemptsAreCut();
    void otherRowsHaveAnEmptyCase();
};

void tst_Case::theSeedsFaultIsToldWhole()
{
    Journal journal;
    seed::tell(journal);
    const Case found = journal.caseOf(8);
    QCOMPARE(found.facts.code, std::optional(40034024));
    QCOMPARE(found.facts.anchor, seed::firstReturned);
    QCOMPARE(found.facts.serverText, u"no"_s);
    QVERIFY(!found.facts.injected && !found.facts.anchoredByEventId);
    const auto *own = std::get_if<lineage::OfOwnMessage>(&found.evidence.origin);
    QVERIFY(own);
    QCOMPARE(own->returned, seed::start + 7s + 284ms);
    QCOMPARE(own->text, u"message 1"_s);
    QCOMPARE(found.originRow, Journal::ref(6));
    QCOMPARE(found.evidence.turnAnchor, std::optional(core::InboundMsgId(seed::userMessage)));
    QCOMPARE(found.messageId, 3);
    QVERIFY(found.awaitsCure());
    QCOMPARE(rowsOf(found.sameCause), (QList<qint64>{10}));
    QCOMPARE(line(found.story), u"user turn7.1 tool2/3 attempt1 !wrong"_s);
    QCOMPARE(rowsOf(found.story), (QList<qint64>{1, 2, 7, 8, 6}));
    QCOMPARE(found.story.parts[4].text, u"message 1"_s);
    QCOMPARE(line(journal.caseOf(12).story), u"user turn7.2 attempt1 returned"_s);
    QVERIFY(!journal.caseOf(12).awaitsCure());
}

void tst_Case::injectedOnesSaySo()
{
    Journal journal;
    seed::tell(journal, u"injected"_s);
    const Case found = journal.caseOf(10);
    QVERIFY(found.facts.injected);
    QCOMPARE(line(found.story), u"user turn7.1 tool3/3 attempt1 !wrong"_s);
}

void tst_Case::anotherPeersAnchorLeadsToTheirMessage()
{
    Journal journal;
    journal.says(u"B1"_s, u"of bob"_s, 0s, core::PeerId(u"BOB"_s));
    journal.sends({.anchor = u"B1"_s, .origin = u"hand"_s, .at = 5s});
    journal.refuses(40034024);
    const Case found = journal.caseOf(2);
    const auto *message = std::get_if<lineage::OfPersonsMessage>(&found.evidence.origin);
    QVERIFY(message);
    QCOMPARE(message->peer.value, u"BOB"_s);
    QCOMPARE(message->received, seed::start);
    QCOMPARE(line(found.story), u"attempt1 !wrong"_s);
    QCOMPARE(found.story.parts[1].row, Journal::ref(1));
}

void tst_Case::aTopLevelIdIsAnEvent()
{
    Journal journal;
    journal.says(u"M"_s, u"hi"_s, 0s);
    journal.sends({.anchor = u"C2C_MESSAGE_CREATE:M"_s, .origin = u"hand"_s, .at = 5s});
    journal.refuses(40034024);
    const Case found = journal.caseOf(2);
    const auto *event = std::get_if<lineage::OfEvent>(&found.evidence.origin);
    QVERIFY(event);
    QCOMPARE(event->type, u"C2C_MESSAGE_CREATE"_s);
    QCOMPARE(line(found.story), u"attempt1 !wrong"_s);
}

void tst_Case::anEventAnchorUnderEventIdIsNoFault()
{
    Journal journal;
    journal.add({.kind = traffic::Kind::Frame, .route = u"FRIEND_ADD"_s, .eventId = u"FRIEND_ADD:1"_s}, 0s);
    journal.sends({.anchor = u"FRIEND_ADD:1"_s, .seq = 0, .at = 5s, .byEvent = true});
    journal.accepts(u"OUT"_s);
    const Case found = journal.caseOf(2);
    QVERIFY(found.facts.anchoredByEventId);
    QCOMPARE(line(found.story), u"attempt1 returned"_s);
}

void tst_Case::anExpiredAnchorIsOfThisConversation()
{
    Journal journal;
    journal.says(u"M"_s, u"hi"_s, 0s);
    journal.sends({.anchor = u"M"_s, .origin = u"hand"_s, .at = 61min});
    journal.refuses(40034128);
    const Case found = journal.caseOf(2);
    QVERIFY(isMessageOf(found.evidence.origin, protocol::Scene::C2c, seed::user));
    QCOMPARE(found.facts.sent, seed::start + 61min);
    QCOMPARE(line(found.story), u"user attempt1"_s);
}

void tst_Case::repliesBeforeAreCountedOncePerSeq()
{
    Journal journal;
    journal.says(seed::userMessage, u"hi"_s, 0s);
    journal.sends({.sendId = 1, .seq = 1, .at = 1s});
    journal.isSilent();
    journal.sends({.sendId = 1, .seq = 1, .number = 2, .at = 2s}); // the retry found that it had arrived
    journal.accepts({});
    journal.sends({.sendId = 2, .seq = 2, .at = 3s});
    journal.accepts(u"OUT2"_s);
    journal.sends({.sendId = 3, .seq = 3, .at = 4s});
    journal.isSilent();
    journal.sends({.sendId = 4, .seq = 4, .at = 5s});
    journal.refuses(40034128);
    journal.sends({.sendId = 5, .seq = 5, .at = 6s});
    journal.accepts(u"OUT5"_s);
    const Case found = journal.caseOf(6);
    QCOMPARE(found.evidence.acceptedBefore, 2);
    QCOMPARE(found.evidence.openBefore, 1);
    QVERIFY(!found.evidence.seqUsedBefore);
    QVERIFY(!journal.caseOf(3).evidence.seqUsedBefore);
}

void tst_Case::aTakenSeqIsSeen()
{
    Journal journal;
    journal.sends({.sendId = 1, .text = u"one"_s, .seq = 1, .at = 1s});
    journal.accepts(u"OUT1"_s);
    journal.sends({.sendId = 2, .text = u"two"_s, .seq = 1, .at = 2s});
    journal.refuses(40054005);
    QVERIFY(journal.caseOf(2).evidence.seqUsedBefore);
}

void tst_Case::handSentHangsOnWhatItAnswers()
{
    Journal journal;
    journal.says(u"M"_s, u"hi"_s, 0s);
    journal.sends({.anchor = u"M"_s, .origin = u"hand"_s, .at = 5s});
    journal.refuses(40034006);
    const Case found = journal.caseOf(2);
    QVERIFY(!found.evidence.turnAnchor);
    QCOMPARE(line(found.story), u"user attempt1"_s);
    QCOMPARE(found.story.parts[0].text, u"hi"_s);
    QVERIFY(found.sameCause.isEmpty());
}

void tst_Case::aTurnWithoutItsNoteIsGuessed()
{
    Journal journal;
    journal.says(seed::userMessage, u"hi"_s, 0s);
    journal.asksModel(7, 1s);
    journal.sends({.sendId = 1, .turn = 7, .at = 2s});
    journal.accepts(seed::firstReturned);
    journal.sends({.sendId = 2, .anchor = seed::firstReturned, .turn = 7, .at = 3s});
    journal.refuses(40034024);
    const Case found = journal.caseOf(4);
    QCOMPARE(found.evidence.turnAnchor, std::optional(core::InboundMsgId(seed::userMessage)));
    QCOMPARE(line(found.story), u"user turn7.1 attempt1 !wrong"_s);
}

void tst_Case::missingRowsLeaveGaps()
{
    Journal journal;
    journal.turnBegins(7, seed::userMessage, 1s); // the user's message is not in the journal
    journal.sends({.anchor = u"GONE"_s, .turn = 7, .origin = u"tool"_s, .at = 2s});
    journal.refuses(40034024);
    const Case found = journal.caseOf(2);
    QCOMPARE(line(found.story), u"user turn7.0 attempt1 !wrong"_s);
    QVERIFY(found.story.parts[0].row.isNull());
    QCOMPARE(found.story.parts[0].id, seed::userMessage);
    QVERIFY(found.story.parts[3].row.isNull());
    QVERIFY(std::holds_alternative<lineage::NeverSeen>(found.evidence.origin));
}

void tst_Case::twoAttemptsAreToldInOrder()
{
    Journal journal;
    seed::tell(journal);
    journal.sends(
        {.sendId = 3, .text = u"message 2"_s, .seq = 4, .turn = 7, .origin = u"hand"_s, .number = 2, .at = 60s});
    journal.accepts(u"ROBOT1.0_rPi8.Again"_s);
    for (const qint64 row : {8, 13}) {
        const Case found = journal.caseOf(row);
        QCOMPARE(line(found.story), u"user turn7.1 tool2/3 attempt1 !wrong attempt2 returned"_s);
        QCOMPARE(rowsOf(found.attempts), (QList<qint64>{8, 13}));
        QCOMPARE(found.story.parts[3].isCurrent, row == 8);
        QCOMPARE(found.story.parts[5].isCurrent, row == 13);
    }
}

void tst_Case::aDeliveredMessageNeedsNoCure()
{
    Journal journal;
    seed::tell(journal);
    journal.sends({.sendId = 3, .seq = 4, .turn = 7, .origin = u"hand"_s, .number = 2, .at = 60s});
    QVERIFY(!journal.caseOf(8).awaitsCure()); // under way
    journal.refuses(40034006);
    QVERIFY(journal.caseOf(8).awaitsCure());
    journal.sends({.sendId = 3, .seq = 5, .turn = 7, .origin = u"hand"_s, .number = 3, .at = 61s});
    journal.accepts(u"OUT"_s);
    QVERIFY(!journal.caseOf(8).awaitsCure());
    QVERIFY(journal.caseOf(10).sameCause.isEmpty());
}

void tst_Case::anOpenAttemptLeavesDoubt()
{
    Journal journal;
    journal.sends({.sendId = 1, .seq = 1, .at = 1s});
    journal.isSilent();
    journal.sends({.sendId = 1, .anchor = u"OTHER"_s, .seq = 1, .number = 2, .at = 2s});
    journal.refuses(40034128);
    QVERIFY(!journal.caseOf(1).evidence.messageInDoubt);
    QVERIFY(journal.caseOf(2).evidence.messageInDoubt);
}

void tst_Case::whatIsInReviewLeavesDoubt()
{
    seed::Journal journal;
    journal.says(seed::userMessage, u"hi"_s, 0s);
    journal.sends({.at = 1s});
    journal.isInReview();
    journal.sends({.seq = 2, .number = 2, .at = 2s});
    journal.refuses(40034128);
    QVERIFY(journal.caseOf(3).evidence.messageInDoubt);
}

void tst_Case::putBackIsNoTry()
{
    seed::Journal journal;
    journal.says(seed::userMessage, u"hi"_s, 0s);
    journal.sends({.at = 1s});
    journal.refuses(40034128);
    journal.add({.route = traffic::restoredRoute,
                    .state = traffic::State::NotSent,
                    .message = traffic::MessageFacet{.role = traffic::MessageFacet::Role::Outbound, .sendId = 1}},
        2s);
    QCOMPARE(rowsOf(journal.caseOf(2).attempts), (QList<qint64>{2}));
}

void tst_Case::notSentHasNoAttempt()
{
    Journal journal;
    journal.says(seed::userMessage, u"hi"_s, 0s);
    journal.turnBegins(7, seed::userMessage, 1s);
    const traffic::MessageFacet message{
        .role = traffic::MessageFacet::Role::Outbound, .text = u"a"_s, .sendId = 9, .origin = u"agent"_s};
    for (const qint64 sendId : {9, 10}) {
        traffic::MessageFacet one = message;
        one.sendId = sendId;
        journal.add({.direction = traffic::Direction::Out,
                        .route = u"NOT_SENT"_s,
                        .detail = u"no-anchor"_s,
                        .turnId = 7,
                        .state = State::NotSent,
                        .message = one},
            2s);
    }
    const Case found = journal.caseOf(3);
    QCOMPARE(found.facts.serverText, u"no-anchor"_s);
    QVERIFY(found.awaitsCure());
    QCOMPARE(line(found.story), u"user turn7.0 attempt0"_s);
    QCOMPARE(rowsOf(found.sameCause), (QList<qint64>{4}));
}

void tst_Case::dismissedAndDeliveredAreNotOfTheSameCause()
{
    Journal journal;
    seed::tell(journal);
    journal.notes(u"DISMISSED"_s, 4, 20s);
    QVERIFY(journal.caseOf(8).sameCause.isEmpty());
    QCOMPARE(rowsOf(journal.caseOf(10).attempts), (QList<qint64>{10}));
    journal.notes(u"RESTORED"_s, 4, 21s);
    QCOMPARE(rowsOf(journal.caseOf(8).sameCause), (QList<qint64>{10}));
}

void tst_Case::manyAttemptsAreCut()
{
    Journal journal;
    for (int number = 1; number <= 20; ++number) {
        journal.sends({.seq = number, .number = number, .at = core::Milliseconds(number)});
        journal.refuses(50055002);
    }
    const Case newest = journal.caseOf(20);
    QCOMPARE(newest.story.parts.size(), toldAttempts);
    QCOMPARE(newest.story.attemptsLeftOut, 20 - toldAttempts);
    const Case oldest = journal.caseOf(1);
    QCOMPARE(oldest.story.parts.size(), toldAttempts);
    QVERIFY(oldest.story.parts.first().isCurrent);
    QCOMPARE(oldest.attempts.size(), 20);
}

void tst_Case::otherRowsHaveAnEmptyCase()
{
    Journal journal;
    seed::tell(journal);
    for (const qint64 row : {1, 2, 3, 5})
        QVERIFY(journal.caseOf(row).story.parts.isEmpty());
    QCOMPARE(journal.caseOf(99).messageId, -1);
}

QTEST_GUILESS_MAIN(tst_Case)
#include "tst_case.moc"
