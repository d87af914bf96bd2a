#include "app/text/diagnosistext.h"
#include "app/text/shortid.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace lineage;

namespace {

const QDateTime day(QDate(2026, 11, 25), QTime(15, 4));

core::WallTime at(core::Milliseconds later)
{
    return core::fromMs(day.toMSecsSinceEpoch()) + later;
}

SendFacts seedSend()
{
    return {.peer = core::PeerId(u"6836D852"_s),
        .anchor = u"ROBOT1.0_rPi8nvmC5Vd7prorHpcvS0-fh9JLYG9A!!"_s,
        .msgSeq = 3,
        .sent = at(17'357ms),
        .state = traffic::State::Refused,
        .code = 40034024,
        .httpStatus = 400};
}

Diagnosis seedDiagnosis()
{
    const Anchor anchor{.id = core::InboundMsgId(u"ROBOT1.0_BJkd"_s), .received = at(9'610ms)};
    return {.cause = Cause::OwnIdAsAnchor,
        .cure = Cure::ResendOnAnchor,
        .origin = OfOwnMessage{at(16'762ms), u"message 1"_s},
        .cureAnchor = anchor};
}

const protocol::ErrorCatalogue &catalogue()
{
    static const auto builtIn = protocol::ErrorCatalogue::builtIn();
    return builtIn;
}

} // namespace

/// The words of diagnosis, cure and lessons.
class tst_DiagnosisText : public QObject
{
    Q_OBJECT
private slots:
    void theSeedsSentenceNamesIdTimeAndCure();
    void aShortenedIdKeepsWhatTellsIt();
    void injectedOnesSaySo();
    void everyCauseHasWords_data();
    void everyCauseHasWords();
    void everyCureHasAWord();
    void everyReasonHasWords();
    void theVerdictNamesAnchorTimeAndSeq();
    void lessonsShowTheirEvidence();
    void everyOriginSaysWhatIsWrong();
    void everyMakerOfAnAttemptHasItsWords();
};

void tst_DiagnosisText::theSeedsSentenceNamesIdTimeAndCure()
{
    const auto why = text::explain(seedSend(), seedDiagnosis(), catalogue());
    QCOMPARE(why.headline, u"This reply hung on the bot's own message instead of the user's."_s);
    QVERIFY2(why.body.contains(text::shortId(seedSend().anchor)), qPrintable(why.body));
    QVERIFY(why.body.contains(u"returned by a send at 15:04:16.762"_s));
    QVERIFY(why.body.contains(u"15:04:09.610"_s));
    QCOMPARE(text::cureLabel(seedDiagnosis()), u"Resend on the user's message"_s);
}

void tst_DiagnosisText::aShortenedIdKeepsWhatTellsIt()
{
    const QStringList others = {u"ROBOT1.0_rPi8nvmC5Vd7prorHpcvSx.FVqNgftgIJg9A!!"_s};
    const auto why = text::explain(seedSend(), seedDiagnosis(), catalogue(), others);
    QVERIFY2(why.body.contains(u"S0-fh9"_s), qPrintable(why.body));
}

void tst_DiagnosisText::injectedOnesSaySo()
{
    SendFacts send = seedSend();
    QVERIFY(!text::explain(send, seedDiagnosis(), catalogue()).body.contains(u"sandbox"_s));
    send.injected = true;
    QVERIFY(text::explain(send, seedDiagnosis(), catalogue()).body.contains(u"injected by the sandbox"_s));
}

void tst_DiagnosisText::everyCauseHasWords_data()
{
    QTest::addColumn<int>("cause");
    for (int cause = int(Cause::OwnIdAsAnchor); cause <= int(Cause::OtherRefusal); ++cause)
        QTest::newRow(qPrintable(QString::number(cause))) << cause;
}

void tst_DiagnosisText::everyCauseHasWords()
{
    QFETCH(int, cause);
    const IdOrigin origins[] = {
        NeverSeen{}, OfPersonsMessage{.received = at(1s)}, OfOwnMessage{at(1s), {}}, OfEvent{u"FRIEND_ADD"_s, at(1s)}};
    for (const IdOrigin &origin : origins) {
        for (const std::optional<int> code : {std::optional(40034024), std::optional(12345678), std::optional<int>()}) {
            for (const bool byEvent : {false, true}) {
                SendFacts send = seedSend();
                send.code = code;
                send.anchoredByEventId = byEvent;
                send.serverText = u"timeout"_s;
                const Diagnosis diagnosis{.cause = Cause(cause), .origin = origin, .anchorAge = 61min};
                const auto why = text::explain(send, diagnosis, catalogue());
                QVERIFY(!why.headline.isEmpty() && !why.body.isEmpty());
                QVERIFY2(!why.headline.contains(u'%') && !why.body.contains(u'%'), qPrintable(why.body));
                QVERIFY2(!why.body.contains(u".."_s), qPrintable(why.body));
            }
        }
    }
}

void tst_DiagnosisText::everyCureHasAWord()
{
    for (int cure = int(Cure::None); cure <= int(Cure::ResendLater); ++cure) {
        Diagnosis diagnosis = seedDiagnosis();
        diagnosis.cure = Cure(cure);
        QCOMPARE(text::cureLabel(diagnosis).isEmpty(), Cure(cure) == Cure::None);
    }
    Diagnosis onEvent = seedDiagnosis();
    onEvent.cureAnchor->id = core::EventId(u"FRIEND_ADD:1"_s);
    QVERIFY(text::cureLabel(onEvent) != text::cureLabel(seedDiagnosis()));
}

void tst_DiagnosisText::everyReasonHasWords()
{
    const auto has = [](Level level, Reason reason) {
        return !text::verdictText({.level = level, .reason = reason}).reason.isEmpty();
    };
    for (const Reason reason : {Reason::CountDisputed, Reason::WindowDisputed, Reason::SpenderInDoubt,
             Reason::SharedUse, Reason::AgeUnknown, Reason::OnlyInLog, Reason::Proactive})
        QVERIFY(has(Level::Uncertain, reason));
    for (const Reason reason : {Reason::CountUsedUp, Reason::WindowPassed, Reason::AnchorRefused, Reason::OtherPeer,
             Reason::UnknownAnchor, Reason::OwnId, Reason::EventIdMisused, Reason::SeqTaken, Reason::NoAnchor})
        QVERIFY(has(Level::Doomed, reason));
    QVERIFY(has(Level::MayArriveTwice, Reason::OutcomeOpen));
    QVERIFY(has(Level::MayArriveTwice, Reason::AlreadyArrived));
    const Verdict arrived{.level = Level::MayArriveTwice, .reason = Reason::AlreadyArrived, .arrivedAttempt = 2};
    QCOMPARE(text::verdictText(arrived).reason, u"The user has this message already (attempt 2)."_s);
}

void tst_DiagnosisText::theVerdictNamesAnchorTimeAndSeq()
{
    const Verdict verdict{
        .level = Level::Safe, .reason = Reason::WithinRules, .anchorReceived = at(9'610ms), .timeLeft = 54min + 37s};
    QCOMPARE(text::cureVerdictText(verdict), u"Safe: anchor 15:04:09.610, 54:37 left"_s);
    Verdict withSeq = verdict;
    withSeq.msgSeq = 9391;
    QCOMPARE(text::cureVerdictText(withSeq), u"Safe: anchor 15:04:09.610, 54:37 left, msg_seq 9391"_s);
    withSeq.level = Level::MayArriveTwice;
    QVERIFY(text::cureVerdictText(withSeq).startsWith(u"May arrive twice."_s));
}

void tst_DiagnosisText::lessonsShowTheirEvidence()
{
    using Kind = Lesson::Kind;
    Lesson lesson{.kind = Kind::CountAtMost, .bound = 4, .evidence = 12, .learned = at(0s), .expires = at(24h * 30)};
    QCOMPARE(text::lessonText(lesson), u"4 replies: learned from attempt 12 on 25 Nov, until 25 Dec"_s);
    lesson.kind = Kind::CountAtLeast;
    QVERIFY(text::lessonText(lesson).startsWith(u"At least 4 replies: "_s));
    lesson.kind = Kind::SharedUse;
    QVERIFY(text::lessonText(lesson).contains(u"attempt 12"_s));
}

void tst_DiagnosisText::everyOriginSaysWhatIsWrong()
{
    QStringList texts;
    for (const IdOrigin &origin :
        {IdOrigin(NeverSeen{}), IdOrigin(OfPersonsMessage{}), IdOrigin(OfOwnMessage{}), IdOrigin(OfEvent{})})
        texts.append(text::wrongEdgeText(origin));
    QCOMPARE(texts.removeDuplicates(), 0);
    QVERIFY(!texts.contains(QString()));
}

void tst_DiagnosisText::everyMakerOfAnAttemptHasItsWords()
{
    QSet<QString> words;
    for (const QString &origin : {u"agent"_s, u"tool"_s, u"hand"_s, u"next"_s, u"injected"_s})
        words.insert(text::originText(origin));
    QCOMPARE(words.size(), 5);
    QCOMPARE(text::originText({}), text::originText(u"agent"_s));
}

QTEST_GUILESS_MAIN(tst_DiagnosisText)
#include "tst_diagnosistext.moc"
