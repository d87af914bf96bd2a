#include "app/text/linetext.h"
#include "app/text/sentence.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using traffic::Gap;
using Cause = traffic::Gap::Cause;

namespace {

core::WallTime at(int hour, int minute, int second = 0, int day = 25)
{
    return core::fromMs(QDateTime(QDate(2026, 3, day), QTime(hour, minute, second)).toMSecsSinceEpoch());
}

const core::WallTime noon = at(12, 0);

const protocol::ErrorCatalogue &catalogue()
{
    static const auto builtIn = protocol::ErrorCatalogue::builtIn();
    return builtIn;
}

/// The gap of the design's picture.
Gap resumedGap(int recovered)
{
    return {
        .closeCode = 4009, .from = at(14, 58, 20), .until = at(14, 58, 51), .resumed = true, .recovered = recovered};
}

text::Explanation explained(const QString &route, const QString &detail)
{
    journal::RowDetail row;
    row.summary.kind = traffic::Kind::Note;
    row.summary.route = route;
    row.summary.detail = detail;
    return text::explain(row, catalogue());
}

QString shown(core::Milliseconds span)
{
    Gap gap = resumedGap(0);
    gap.until = gap.from + span;
    return text::gapText(gap, gap.until, catalogue()).length.replace(QChar(QChar::Nbsp), u' ');
}

} // namespace

/// The words of the gateway line: close codes and gaps.
class tst_LineText : public QObject
{
    Q_OBJECT
private slots:
    void everyCloseCodeHasWords_data()
    {
        QTest::addColumn<int>("code");
        // Source: protocol reference (b), "Close codes", and RFC 6455 with its registry.
        QList<int> codes{0, 1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 1015,
            4000, 4001, 4002, 4003, 4004, 4005, 4006, 4007, 4008, 4009, 4010, 4011, 4012, 4013, 4014, 4800, 4914, 4915};
        for (int code = 4900; code <= 4913; ++code)
            codes.append(code);
        for (const protocol::CodeEntry &entry : catalogue().entries()) {
            if (entry.category == protocol::CodeCategory::Gateway)
                codes.append(entry.code);
        }
        for (const int code : codes)
            QTest::addRow("%d", code) << code;
    }
    void everyCloseCodeHasWords()
    {
        QFETCH(int, code);
        const QString reason = text::closeReason(code, catalogue());
        QVERIFY(!reason.isEmpty());
        QVERIFY2(!reason.contains(u"document"_s) && !reason.contains(u"unknown close"_s), qPrintable(reason));
        QVERIFY(!reason.endsWith(u'.'));
        const QString sentence = text::closeCodeText(code, catalogue());
        QVERIFY2(sentence.at(0).isUpper() && sentence.endsWith(u'.'), qPrintable(sentence));
    }
    void theCodesThatMatterReadAsPeopleSayThem()
    {
        QCOMPARE(text::closeReason(4009, catalogue()), u"session timed out"_s);
        QCOMPARE(text::closeReason(4800, catalogue()), u"closed by us, will resume"_s);
        QCOMPARE(text::closeReason(1006, catalogue()), u"the connection broke"_s);
        QCOMPARE(text::closeReason(4004, catalogue()), u"authentication failed"_s);
        QCOMPARE(text::closeCodeText(4004, catalogue()), u"Authentication failed: token wrong or expired."_s);
    }
    void aCodeThatNobodyDocumentsIsSaidToBeOne()
    {
        QCOMPARE(text::closeReason(4555, catalogue()), u"a code that the platform does not document"_s);
        QCOMPARE(text::closeReason(3999, catalogue()), u"an unknown close code"_s);
        // Codes of the API are no close codes, whatever number the socket brings.
        QCOMPARE(text::closeReason(40034024, catalogue()), u"an unknown close code"_s);
    }
    void aGapTellsWhenHowLongWhyAndWhatResumeBrought()
    {
        const text::GapText words = text::gapText(resumedGap(3), noon, catalogue());
        QCOMPARE(words.line(),
            u"Gateway deaf 14:58:20 – 14:58:51 · 31\u00a0s · session timed out (4009) · 3 events came again by Resume"_s);
        QCOMPARE(text::gapText(resumedGap(1), noon, catalogue()).outcome, u"1 event came again by Resume"_s);
        QCOMPARE(text::gapText(resumedGap(0), noon, catalogue()).outcome, u"nothing was missed"_s);
        Gap lost = resumedGap(0);
        lost.resumed = false;
        QCOMPARE(text::gapText(lost, lost.until, catalogue()).outcome,
            u"a new session began: what was sent meanwhile is lost"_s);
        QCOMPARE(text::gapText(lost, lost.until, catalogue()).result, u"events lost"_s);
        QCOMPARE(text::gapText(resumedGap(3), noon, catalogue()).result, u"3 by Resume"_s);
    }
    void everyCauseHasItsOwnWords()
    {
        QSet<QString> words;
        for (const Cause cause :
            {Cause::Closed, Cause::Silent, Cause::Asked, Cause::Refused, Cause::Deaf, Cause::Restart, Cause::Offline}) {
            Gap gap = resumedGap(0);
            gap.cause = cause;
            words.insert(text::gapText(gap, gap.until, catalogue()).why);
        }
        QCOMPARE(words.size(), 7);
        QVERIFY(!words.contains(QString()));
        Gap unseen = resumedGap(0);
        unseen.closeCode = 0;
        QCOMPARE(text::gapText(unseen, unseen.until, catalogue()).why, u"the connection broke"_s);
    }
    void aLengthHasItsTwoLargestUnits()
    {
        QCOMPARE(shown(284ms), u"284 ms"_s);
        QCOMPARE(shown(31'900ms), u"31 s"_s);
        QCOMPARE(shown(185s), u"3 min 05 s"_s);
        QCOMPARE(shown(125min), u"2 h 05 min"_s);
        QCOMPARE(shown(76h), u"3 d 04 h"_s);
        QCOMPARE(shown(-5s), u"0 ms"_s);
    }
    void aGapOverMidnightNamesTheDayItBeganOn()
    {
        Gap gap = resumedGap(0);
        gap.from = at(23, 50, 0, 24);
        gap.until = at(0, 10);
        QCOMPARE(text::gapText(gap, gap.until, catalogue()).when, u"Gateway deaf 24 Mar 23:50:00 – 00:10:00"_s);
    }
    void severalGapsAreToldAsOne()
    {
        Gap first = resumedGap(2);
        Gap second = resumedGap(3);
        second.from = at(15, 0);
        second.until = at(15, 1);
        const text::GapText words = text::gapsText({first, second}, noon, catalogue());
        QCOMPARE(words.when, u"Gateway deaf 2 times, 14:58:20 – 15:01:00"_s);
        QCOMPARE(words.length, u"1\u00a0min\u00a031\u00a0s in all"_s);
        QCOMPARE(words.why, u"session timed out (4009)"_s);
        QCOMPARE(words.outcome, u"5 events came again by Resume"_s);
        second.cause = Cause::Restart;
        second.resumed = false;
        const text::GapText mixed = text::gapsText({first, second}, noon, catalogue());
        QCOMPARE(mixed.why, QString());
        QCOMPARE(mixed.outcome, u"a new session began: what was sent meanwhile is lost"_s);
    }
    /// Shards lose their lines together: the whole is never longer than from the first moment to the last.
    void overlapsCountOnce()
    {
        rc::check([] {
            const auto pieces = *rc::gen::container<std::vector<std::pair<int, int>>>(
                rc::gen::pair(rc::gen::inRange(0, 50), rc::gen::inRange(0, 50)));
            RC_PRE(pieces.size() > 1);
            QSet<int> deaf; // seconds
            QList<Gap> gaps;
            for (const auto &[from, length] : pieces) {
                Gap gap = resumedGap(0);
                gap.from = at(12, 0) + std::chrono::seconds(from);
                gap.until = gap.from + std::chrono::seconds(length);
                gaps.append(gap);
                for (int second = from; second < from + length; ++second)
                    deaf.insert(second);
            }
            const QString length = text::gapsText(gaps, noon, catalogue()).length;
            RC_ASSERT(
                length == shown(std::chrono::seconds(deaf.size())).replace(u' ', QChar(QChar::Nbsp)) + u" in all"_s);
        });
    }
    void theExactTimesAndTheShardAreToldToo()
    {
        Gap gap = resumedGap(0);
        gap.from += 123ms;
        gap.shard = 2;
        gap.shards = 4;
        QCOMPARE(text::gapFacts(gap), u"2026-03-25 14:58:20.123 – 2026-03-25 14:58:51.000 · shard 2/4"_s);
    }
    void theInspectorExplainsAGapInSentences()
    {
        const text::Explanation kept = explained(traffic::gapRoute, traffic::gapDetail(resumedGap(3)));
        QCOMPARE(kept.headline, u"The gateway could not be heard for 31\u00a0s."_s);
        QCOMPARE(kept.body, u"Session timed out (4009). 3 events came again by Resume."_s);
        Gap gap = resumedGap(0);
        gap.resumed = false;
        QVERIFY(explained(traffic::gapRoute, traffic::gapDetail(gap)).body.endsWith(u"has to write again."_s));
        // A later version may note more than this one can read.
        QCOMPARE(explained(traffic::gapRoute, u"vanished at=7"_s).body, u"vanished at=7"_s);
    }
    void otherNotesAboutTheLineAreSentencesToo()
    {
        const text::Explanation reduced = explained(u"INTENTS_REDUCED"_s, u"GUILD_MESSAGES GROUP_MEMBER_EVENT"_s);
        QCOMPARE(reduced.headline, u"The platform did not grant all event groups that the bot asked for."_s);
        QVERIFY(reduced.body.startsWith(u"The platform did not grant GUILD_MESSAGES, GROUP_MEMBER_EVENT: "_s));
        const text::Explanation full = explained(u"INBOX_FULL"_s, u"checkpoint held at s 7"_s);
        QCOMPARE(full.headline, u"Messages came that could not be written to disk."_s);
        QVERIFY(full.body.contains(u"next Resume"_s));
    }
    void aCloseSaysWhoClosed()
    {
        journal::RowDetail row;
        row.summary.kind = traffic::Kind::Frame;
        row.summary.route = u"CLOSE"_s;
        row.summary.code = 4009;
        QCOMPARE(text::explain(row, catalogue()).headline, u"The gateway connection closed."_s);
        QCOMPARE(text::explain(row, catalogue()).body, u"Session timed out."_s);
        row.summary.direction = traffic::Direction::Out;
        row.summary.code = 4800;
        QCOMPARE(text::explain(row, catalogue()).headline, u"The bot closed the gateway connection."_s);
        QCOMPARE(text::explain(row, catalogue()).body, u"Closed by us, will resume."_s);
    }
};

QTEST_GUILESS_MAIN(tst_LineText)
#include "tst_linetext.moc"
