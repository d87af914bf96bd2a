#include "app/openapi/retrypolicy.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using lineage::Outcome;
using lineage::Refused;
using lineage::Unknown;
using openapi::Advice;
using openapi::NextStep;
using openapi::Tried;

namespace {

// A passive text on its first try.
constexpr Tried passive{.hasDedupeKey = true, .firstUse = true, .anchored = true};
constexpr Tried proactive{};
constexpr Tried eventAnchored{.anchored = true};

Outcome refused(int code, int httpStatus = 400)
{
    return Refused{.code = code, .httpStatus = httpStatus};
}

const Outcome unknown = Unknown{.cause = u"timeout"_s};
const Outcome notSent = lineage::NotSent{lineage::NotSentReason::CannotConnect};

Tried with(Tried tried, const std::function<void(Tried &)> &change)
{
    change(tried);
    return tried;
}

} // namespace

/// What is tried again by itself, and how: product 2.4 and 2.5, one row a rule.
class tst_RetryPolicy : public QObject
{
    Q_OBJECT
private slots:
    void adviceFollowsTheRules_data();
    void adviceFollowsTheRules();
    void refusedRetryNeverLeavesInAnotherForm_data();
    void refusedRetryNeverLeavesInAnotherForm();
    void everyChainEnds();
    void backOffGrowsToThirtySecondsAndAQuarterAtMost();
    void noRepeatIsPlannedBeyondTheAnchorsEnd();
    void proactiveRefusalsAreCuredByAnAnchor();

private:
    const protocol::ErrorCatalogue m_catalogue = protocol::ErrorCatalogue::builtIn();
};

void tst_RetryPolicy::adviceFollowsTheRules_data()
{
    QTest::addColumn<Outcome>("outcome");
    QTest::addColumn<Tried>("tried");
    QTest::addColumn<Advice>("advice");
    const auto row = [](const char *name, const Outcome &outcome, const Tried &tried, const Advice &advice) {
        QTest::newRow(name) << outcome << tried << advice;
    };
    const auto retried = [](int times) {
        return with(passive, [times](Tried &tried) {
            tried.retry = true;
            tried.firstUse = false;
            tried.repeats = times;
        });
    };
    const auto markdown = with(passive, [](Tried &tried) { tried.markdown = true; });
    const auto renewed = with(passive, [](Tried &tried) { tried.tokenRenewed = true; });
    const auto newSeq = with(passive, [](Tried &tried) { tried.seqRenewed = true; });
    const auto byHand = with(passive, [](Tried &tried) { tried.explicitAnchor = true; });

    row("accepted", lineage::Accepted{}, passive, {});
    row("accepted, id unknown", lineage::AcceptedIdUnknown{}, retried(1), {});
    row("in audit", lineage::InAudit{}, passive, {});
    const auto neverLeft = [](lineage::NotSentReason reason) { return Outcome(lineage::NotSent{reason}); };
    const auto repeated = [](Tried tried, int times) {
        tried.repeats = times;
        tried.firstUse = false;
        return tried;
    };

    constexpr int last = openapi::maxTries - 1;

    row("never left", notSent, passive, {.step = NextStep::RetrySame, .wait = 1s});
    row("never left, proactive", notSent, proactive, {.step = NextStep::RetrySame, .wait = 1s});
    row("never left, event anchor", notSent, eventAnchored, {.step = NextStep::RetrySame, .wait = 1s});
    row("never left a fifth time", notSent, repeated(proactive, 4), {.step = NextStep::RetrySame, .wait = 16s});
    row("never left for good", notSent, repeated(passive, last), {});
    row("no token", neverLeft(lineage::NotSentReason::NoToken), passive, {.step = NextStep::RetrySame, .wait = 1s});
    row("cancelled", neverLeft(lineage::NotSentReason::Cancelled), passive, {});
    row("nothing to hang on", neverLeft(lineage::NotSentReason::NoAnchor), passive, {});

    row("unknown", unknown, passive, {.step = NextStep::RetrySame, .wait = 1s, .stillUnknown = true});
    row("unknown again", unknown, retried(1), {.step = NextStep::RetrySame, .wait = 2s, .stillUnknown = true});
    row("unknown a third time", unknown, retried(2), {.step = NextStep::RetrySame, .wait = 4s, .stillUnknown = true});
    row("unknown a seventh time", unknown, retried(6),
        {.step = NextStep::RetrySame, .wait = 30s, .stillUnknown = true});
    row("unknown for good", unknown, retried(last), {.stillUnknown = true});
    row("unknown, proactive", unknown, proactive, {.stillUnknown = true});
    row("unknown, event anchor", unknown, eventAnchored, {.stillUnknown = true});
    row("unknown, then no network", notSent, retried(1),
        {.step = NextStep::RetrySame, .wait = 2s, .stillUnknown = true});
    row("unknown, and no network for long", notSent, retried(last), {.stillUnknown = true});
    row("unknown, then too often", refused(0, 429), retried(1),
        {.step = NextStep::RetrySame, .wait = 2s, .stillUnknown = true});

    row("own id as anchor", refused(40034024), passive, {.step = NextStep::OtherAnchor, .anchorDead = true});
    row("anchor used up or old", refused(40034128), passive, {.step = NextStep::OtherAnchor, .anchorDead = true});
    row("anchor too old", refused(40034005), passive, {.step = NextStep::OtherAnchor, .anchorDead = true});
    row("replies used up, old surface", refused(22009, 429), passive,
        {.step = NextStep::OtherAnchor, .anchorDead = true});
    row("proactive quota, old surface", refused(22009, 400), proactive, {.step = NextStep::RetrySame, .wait = 1s});
    row("too often", refused(0, 429), passive, {.step = NextStep::RetrySame, .wait = 1s});
    row("too often, unknown code", refused(12345678, 429), eventAnchored, {.step = NextStep::RetrySame, .wait = 1s});
    row("too often, proactive", refused(0, 429), proactive, {.step = NextStep::RetrySame, .wait = 1s});
    row("too often for good", refused(0, 429), repeated(proactive, last), {});
    row("event cannot anchor", refused(40034027), eventAnchored, {.step = NextStep::OtherAnchor, .anchorDead = true});
    row("a person's anchor", refused(40034128), byHand, {.anchorDead = true});
    row("anchor code without an anchor", refused(40034024), proactive, {});
    row("event not known yet", refused(40034025), eventAnchored, {.step = NextStep::RetrySame, .wait = 500ms});
    row("event not known yet, last wait", refused(40034025),
        with(eventAnchored, [](Tried &tried) { tried.repeats = 2; }), {.step = NextStep::RetrySame, .wait = 3s});
    row("event never known", refused(40034025), with(eventAnchored, [](Tried &tried) { tried.repeats = 3; }),
        {.step = NextStep::OtherAnchor, .anchorDead = true});

    row("seq collides", refused(40054005), passive, {.step = NextStep::NewSeq});
    row("seq collides twice", refused(40054005), newSeq, {});
    row("dedupe without a key", refused(40054005), eventAnchored, {});
    row("our own earlier attempt had that seq", refused(40054005),
        with(passive, [](Tried &tried) { tried.firstUse = false; }), {});
    row("a person's seq collides", refused(40054005), with(passive, [](Tried &tried) { tried.seqGiven = true; }), {});

    row("token expired", refused(40011027, 401), passive, {.step = NextStep::RenewToken});
    row("token invalid", refused(11244, 401), passive, {.step = NextStep::RenewToken});
    row("token invalid, old gateway", refused(11244, 500), passive, {.step = NextStep::RenewToken});
    row("token wrong", refused(11243, 401), passive, {.step = NextStep::RenewToken});
    row("token refused to a retry", refused(11244, 401), retried(1),
        {.step = NextStep::RenewToken, .stillUnknown = true});
    row("markdown refused to a retry", refused(40034012), with(retried(1), [](Tried &tried) { tried.markdown = true; }),
        {.step = NextStep::PlainText});
    row("token refused twice", refused(11244, 401), renewed, {});
    row("token refused, proactive", refused(11244, 401), proactive, {.step = NextStep::RenewToken});
    row("address not allowed", refused(11298, 401), passive, {});

    for (const int code : {40034011, 40034012, 40034124, 40034127, 304036, 304041, 50055, 50056})
        row(qPrintable(u"markdown refused %1"_s.arg(code)), refused(code), markdown, {.step = NextStep::PlainText});
    row("markdown code for plain text", refused(40034012), passive, {});
    row("content refused", refused(40034006), passive, {});
    row("content refused, markdown", refused(40034006), markdown, {});
    row("proactive quota", refused(40034100), proactive, {.step = NextStep::RetrySame, .wait = 1s});
    row("proactive quota for good", refused(40034100), repeated(proactive, last), {});
    row("quota of the day", refused(304049), proactive, {}); // no wait of ours outlasts it
    row("unknown code", refused(12345678), passive, {});
    row("no code", refused(0, 404), passive, {});
}

void tst_RetryPolicy::adviceFollowsTheRules()
{
    QFETCH(Outcome, outcome);
    QFETCH(Tried, tried);
    QFETCH(Advice, advice);
    const Advice given = advise(outcome, tried, m_catalogue, 0);
    QCOMPARE(int(given.step), int(advice.step));
    QCOMPARE(given.wait, advice.wait);
    QCOMPARE(given.anchorDead, advice.anchorDead);
    QCOMPARE(given.stillUnknown, advice.stillUnknown);
}

void tst_RetryPolicy::refusedRetryNeverLeavesInAnotherForm_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {40034024, 40034128, 22009, 40034006, 40054005, 12345678, 0})
        QTest::addRow("%d", code) << code;
}

void tst_RetryPolicy::refusedRetryNeverLeavesInAnotherForm()
{
    QFETCH(int, code);
    const auto retry = with(passive, [](Tried &tried) {
        tried.retry = true;
        tried.firstUse = false;
        tried.repeats = 1;
    });
    const Advice given = advise(refused(code), retry, m_catalogue, 0);
    QCOMPARE(int(given.step), int(NextStep::Finished)); // the first copy may stand before the user already
    QVERIFY(given.stillUnknown);
}

void tst_RetryPolicy::everyChainEnds()
{
    QList<Outcome> outcomes{unknown, notSent, refused(11244, 401), refused(0, 404)};
    for (const auto &entry : m_catalogue.entries())
        outcomes.append(refused(entry.code));
    QVERIFY(outcomes.size() > 100);
    for (const Outcome &outcome : outcomes) {
        for (Tried tried : {passive, proactive, eventAnchored}) {
            tried.markdown = true;
            int steps = 0;
            for (Advice advice = advise(outcome, tried, m_catalogue, 0); advice.step != NextStep::Finished;
                 advice = advise(outcome, tried, m_catalogue, 0)) {
                QVERIFY(++steps < 2 * openapi::maxTries);
                if (advice.step == NextStep::RetrySame)
                    ++tried.repeats;
                else if (advice.step == NextStep::RenewToken)
                    tried.tokenRenewed = true;
                else if (advice.step == NextStep::NewSeq)
                    tried.seqRenewed = true;
                else if (advice.step == NextStep::PlainText)
                    tried.markdown = false;
                else if (advice.anchorDead) // the next anchor is the last: proactive
                    tried.anchored = tried.hasDedupeKey = false;
                else
                    QFAIL("the same anchor would be chosen again");
            }
        }
    }
}

void tst_RetryPolicy::backOffGrowsToThirtySecondsAndAQuarterAtMost()
{
    QList<core::Milliseconds> waits;
    for (int repeats = 0; repeats < 8; ++repeats)
        waits.append(openapi::backoff(repeats, 0));
    QCOMPARE(waits, (QList<core::Milliseconds>{1s, 2s, 4s, 8s, 16s, 30s, 30s, 30s}));
    QCOMPARE(openapi::backoff(0, 1), 1250ms);
    QCOMPARE(openapi::backoff(openapi::maxTries, 0), 30s);
    QCOMPARE(openapi::backoff(5, 0.5), 33750ms);
    QCOMPARE(openapi::backoff(5, 7), 37500ms); // whatever the caller throws
    QCOMPARE(advise(unknown, passive, m_catalogue, 1).wait, 1250ms);
}

void tst_RetryPolicy::noRepeatIsPlannedBeyondTheAnchorsEnd()
{
    const auto left
        = [](core::Milliseconds time) { return with(passive, [time](Tried &tried) { tried.anchorOpenFor = time; }); };
    for (const Outcome &outcome : {unknown, notSent, refused(0, 429)}) {
        QCOMPARE(int(advise(outcome, left(1500ms), m_catalogue, 0).step), int(NextStep::RetrySame));
        QCOMPARE(int(advise(outcome, left(1s), m_catalogue, 0).step), int(NextStep::Finished));
        QCOMPARE(int(advise(outcome, left(0s), m_catalogue, 0).step), int(NextStep::Finished));
    }
    QVERIFY(advise(unknown, left(0s), m_catalogue, 0).stillUnknown);
}

void tst_RetryPolicy::proactiveRefusalsAreCuredByAnAnchor()
{
    const auto cured = [this](int code, bool anchored) {
        return openapi::isCuredByAnchor(Refused{.code = code}, anchored, m_catalogue);
    };
    QVERIFY(cured(40034128, true));
    QVERIFY(cured(40034105, false)); // the user's switch
    QVERIFY(cured(40034100, false)); // the quota
    QVERIFY(!cured(40034100, true));
    QVERIFY(!cured(40034006, false)); // content
    QVERIFY(!cured(12345678, false));
    QVERIFY(openapi::isCuredByAnchor(Refused{.httpStatus = 429}, true, m_catalogue)); // nothing was looked at
}

QTEST_GUILESS_MAIN(tst_RetryPolicy)
#include "tst_retrypolicy.moc"
