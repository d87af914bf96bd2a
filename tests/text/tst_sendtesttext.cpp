#include "app/text/sendtesttext.h"

#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using bot::SendTestFault;
using Fate = bot::SendTestForecast::Fate;

namespace {

const QString openid = u"6836D8522EE75AD3732E75C0D3B6F33A"_s;
const QString anchor = u"ROBOT1.0_BJkd-tCnO-jaN8Z9LqrswYvSio4gBHeEZ4Ll8fWlRBz5mBnCjAPEqFq.Jm8s!"_s;
const QString trace = u"0db5bf0aaac4a197a5dfb69e12955c4f"_s;
const QString words = u"a text that nobody else is to read {n}"_s;
const QDateTime day(QDate(2026, 3, 25), QTime(15, 4, 9));

const protocol::ErrorCatalogue &catalogue()
{
    static const auto builtIn = protocol::ErrorCatalogue::builtIn();
    return builtIn;
}

bot::SendTestMessage message(int number, const lineage::Outcome &outcome, int ms)
{
    bot::SendTestMessage one{.number = number, .began = core::fromMs(day.toMSecsSinceEpoch())};
    one.answer = bot::SendFinished{.requestId = 1, .messageId = number, .attemptId = number, .outcome = outcome};
    one.answer->msgSeq = number;
    one.facts = bot::SendTestFacts{.route = u"POST /v2/users/%1/messages"_s.arg(openid),
        .anchor = anchor,
        .status = 200,
        .duration = core::Milliseconds(ms)};
    return one;
}

/// Five replies on one anchor, then the platform's own word, then two that were not tried.
bot::SendTestReport reportOfEight()
{
    bot::SendTestReport report{.bot = u"qq_official"_s};
    report.plan = {.peer = core::PeerId(openid), .count = 8, .text = words};
    report.began = core::fromMs(day.toMSecsSinceEpoch());
    report.end = bot::SendTestEnd::AtFailure;
    for (int number = 1; number <= 5; ++number) {
        const core::OutboundMsgId id(u"ROBOT1.0_out-%1"_s.arg(number));
        report.messages += message(number, lineage::Accepted{id, {}}, 280 + number);
    }
    report.messages += message(6,
        lineage::Refused{.code = 40034128, .httpStatus = 400, .message = words, .traceId = core::TraceId(trace)}, 99);
    report.messages.last().facts->status = 400;
    report.messages += bot::SendTestMessage{.number = 7};
    report.messages += bot::SendTestMessage{.number = 8};
    return report;
}

/// Lines of the table, header first.
QStringList tableOf(const QString &report)
{
    const QStringList lines = report.split(u'\n');
    const auto from
        = std::find_if(lines.cbegin(), lines.cend(), [](const QString &line) { return line.contains("msg_seq"_L1); });
    return QStringList(from, std::find(from, lines.cend(), QString()));
}

/// Everything is written with characters of two columns.
class Wide final : public QTranslator
{
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        const QByteArrayView word(source);
        if (word == "accepted")
            return u"已接受"_s;
        if (word == "refused")
            return u"被拒绝"_s;
        return word == "outcome" ? u"结果"_s : QString();
    }
};

} // namespace

/// What a send test says.
class tst_SendTestText : public QObject
{
    Q_OBJECT
private slots:
    void everyFaultHasWords();
    void theForecastCountsAndSaysFromWhereAndWhy();
    void theForecastOfOneAndOfNone();
    void theForecastSaysWhenOneAnchorDoesNotSuffice();
    void theSummaryNamesTheFirstFailureAndItsCause();
    void theDiagnosisIsTheCauseWhereThereIsOne();
    void whatWasNotSentSaysWhy();
    void theReportHasALineForEachMessage();
    void theColumnsStandStill();
    void theColumnsStandStillInChinese();
    void theReportNamesNobodyAndNoText();
    void idsStandInTheReportWhole();
    void aMessageWithoutFactsHasItsLine();
};

void tst_SendTestText::everyFaultHasWords()
{
    for (const auto fault : {SendTestFault::NoPeer, SendTestFault::NoAnchor, SendTestFault::Count, SendTestFault::Pause,
             SendTestFault::EmptyText})
        QVERIFY(!text::faultText(fault).isEmpty());
}

void tst_SendTestText::theForecastCountsAndSaysFromWhereAndWhy()
{
    bot::SendTestForecast forecast;
    for (int i = 0; i < 5; ++i)
        forecast.messages.append({Fate::Safe, {.level = lineage::Level::Safe}});
    const lineage::Verdict usedUp{.level = lineage::Level::Doomed, .reason = lineage::Reason::CountUsedUp};
    for (int i = 0; i < 3; ++i)
        forecast.messages.append({Fate::Refused, usedUp});
    const text::VerdictText said = text::forecastText(forecast);
    QCOMPARE(said.word, u"5 of 8 are safe, 3 would be refused."_s);
    QCOMPARE(said.reason, u"From message 6: All replies on this anchor are used."_s);
    // One in between has its own reason.
    forecast.messages[4]
        = {Fate::Uncertain, {.level = lineage::Level::Uncertain, .reason = lineage::Reason::CountDisputed}};
    const text::VerdictText both = text::forecastText(forecast);
    QCOMPARE(both.word, u"4 of 8 are safe, 1 is uncertain, 3 would be refused."_s);
    QVERIFY(both.reason.startsWith(u"From message 5: The sources disagree"_s));
    QVERIFY(both.reason.endsWith(u"From message 6: All replies on this anchor are used."_s));
}

void tst_SendTestText::theForecastOfOneAndOfNone()
{
    bot::SendTestForecast forecast;
    QVERIFY(text::forecastText(forecast).word.isEmpty());
    forecast.messages.append({Fate::Safe, {.level = lineage::Level::Safe}});
    QCOMPARE(text::forecastText(forecast).word, u"It is safe."_s);
    forecast.messages[0] = {Fate::NotSent, lineage::judgeProactive(false)};
    QCOMPARE(text::forecastText(forecast).word, u"0 of 1 are safe, 1 would not be sent."_s);
    QCOMPARE(text::forecastText(forecast).reason, text::verdictText(lineage::judgeProactive(false)).reason);
}

void tst_SendTestText::theForecastSaysWhenOneAnchorDoesNotSuffice()
{
    bot::SendTestForecast forecast;
    for (const QString &id : {u"a"_s, u"a"_s, u"b"_s})
        forecast.messages.append({Fate::Safe, {.level = lineage::Level::Safe, .anchor = core::InboundMsgId(id)}});
    QCOMPARE(text::forecastText(forecast).word, u"All 3 are safe."_s);
    QVERIFY(text::forecastText(forecast).reason.endsWith(u"They hang on 2 anchors, the newest first."_s));
    forecast.messages.removeLast();
    QVERIFY(!text::forecastText(forecast).reason.contains(u"anchors"_s));
}

void tst_SendTestText::theSummaryNamesTheFirstFailureAndItsCause()
{
    const QString said = text::summaryText(reportOfEight(), catalogue());
    QVERIFY2(said.startsWith(u"5 of 8 accepted, 1 refused, 2 not tried. It begins to fail at message 6, "
                             "refused 40034128."_s),
        qPrintable(said));
    QVERIFY2(said.contains(u"The platform refused this message: "_s), qPrintable(said));
    QVERIFY2(said.endsWith(u"It stopped there."_s), qPrintable(said));
    bot::SendTestReport stopped = reportOfEight();
    stopped.messages[5] = {.number = 6};
    stopped.end = bot::SendTestEnd::Stopped;
    QCOMPARE(text::summaryText(stopped, catalogue()), u"5 of 8 accepted, 3 not tried. You stopped it."_s);
}

void tst_SendTestText::theDiagnosisIsTheCauseWhereThereIsOne()
{
    bot::SendTestReport report = reportOfEight();
    bot::SendTestFacts &facts = *report.messages[5].facts;
    facts.sent = lineage::SendFacts{.peer = core::PeerId(openid), .anchor = anchor, .code = 40034128};
    facts.why = lineage::Diagnosis{.cause = lineage::Cause::AnchorExhausted, .anchorAge = 12s, .acceptedBefore = 5};
    QCOMPARE(text::causeText(report.messages[5], catalogue()), u"The message it hung on had no replies left."_s);
    const QString whole = text::sendTestReport(report, false, catalogue());
    QVERIFY2(whole.contains(u"Replies accepted on it before this one: 5."_s), qPrintable(whole));
}

void tst_SendTestText::whatWasNotSentSaysWhy()
{
    bot::SendTestReport report = reportOfEight();
    report.messages[5] = {.number = 6,
        .began = report.began,
        .answer = bot::SendFinished{.outcome = lineage::NotSent{lineage::NotSentReason::AnchorDoomed}}};
    const QString said = text::summaryText(report, catalogue());
    QVERIFY2(
        said.contains(u"at message 6, not sent. Every anchor of this conversation is used up"_s), qPrintable(said));
    QCOMPARE(
        text::meaningText(report.messages[5], catalogue()), text::notSentText(lineage::NotSentReason::AnchorDoomed));
}

void tst_SendTestText::theReportHasALineForEachMessage()
{
    const QString report = text::sendTestReport(reportOfEight(), true, catalogue());
    const QStringList table = tableOf(report);
    QCOMPARE(table.size(), 9);
    QCOMPARE(table[0].simplified(), u"# outcome anchor msg_seq code HTTP ms trace_id"_s);
    QCOMPARE(table[1].simplified(), u"1 accepted A 1 – 200 281 –"_s);
    QCOMPARE(table[6].simplified(), u"6 refused A 6 40034128 400 99 "_s + trace);
    QCOMPARE(table[7].simplified(), u"7 not tried – – – – – –"_s);
    QVERIFY(report.startsWith(u"Send test, 2026-03-25 15:04:09.000\nBot: qq_official, Sandbox\n"_s));
    QVERIFY(report.contains(u"\nPath: newest live anchor\n"_s));
    QVERIFY(report.contains(u"\nMessages: 8, pause: 1.2 s\n"_s));
    QVERIFY(report.contains(u"\nAnswer time in ms: least 99, median 282, most 285\n"_s));
    QVERIFY2(report.contains(QRegularExpression(u"\nCodes\n40034128  \\S+"_s)), qPrintable(report));
}

void tst_SendTestText::theColumnsStandStill()
{
    const QStringList table = tableOf(text::sendTestReport(reportOfEight(), true, catalogue()));
    const qsizetype outcome = table[0].indexOf(u"outcome"_s);
    const qsizetype code = table[0].indexOf(u"code"_s) + 4; // numbers end where their title ends
    for (const QString &line : table.sliced(1, 6)) {
        QVERIFY2(line[outcome].isLetter() && line[outcome - 1] == u' ', qPrintable(line));
        QVERIFY2(line[code - 1] != u' ' && line[code] == u' ', qPrintable(line));
    }
}

void tst_SendTestText::theColumnsStandStillInChinese()
{
    Wide chinese;
    QVERIFY(QCoreApplication::installTranslator(&chinese));
    const QStringList table = tableOf(text::sendTestReport(reportOfEight(), true, catalogue()));
    QCoreApplication::removeTranslator(&chinese);
    QVERIFY(table[1].contains(u"已接受"_s));
    static const QRegularExpression han(u"\\p{Han}"_s);
    const auto columnOf = [](const QString &line, const QString &what) {
        const QString before = line.left(line.indexOf(what));
        return before.size() + before.count(han); // as a monospaced font sets it
    };
    QCOMPARE(columnOf(table[1], u"A"_s), columnOf(table[0], u"anchor"_s));
    QCOMPARE(columnOf(table[6], u"A"_s), columnOf(table[0], u"anchor"_s));
}

void tst_SendTestText::theReportNamesNobodyAndNoText()
{
    const QString report = text::sendTestReport(reportOfEight(), false, catalogue());
    QVERIFY(!report.contains(openid));
    QVERIFY(report.contains(u"Conversation: c2c 6836D852…D3B6F33A\n"_s));
    QVERIFY(report.contains(u"Route: POST /v2/users/…/messages\n"_s));
    QVERIFY(!report.contains(u"nobody else"_s)); // not even where the server repeats it
}

void tst_SendTestText::idsStandInTheReportWhole()
{
    bot::SendTestReport two = reportOfEight();
    two.messages[4].facts->anchor = u"ROBOT1.0_other"_s;
    const QString report = text::sendTestReport(two, false, catalogue());
    QVERIFY(report.contains(u"\nAnchors\nA  "_s + anchor + u"\nB  ROBOT1.0_other\n"_s));
    QVERIFY(report.contains(u"\nReturned ids\n1  ROBOT1.0_out-1\n2  ROBOT1.0_out-2\n"_s));
    QCOMPARE(tableOf(report)[5].simplified(), u"5 accepted B 5 – 200 285 –"_s);
}

void tst_SendTestText::aMessageWithoutFactsHasItsLine()
{
    bot::SendTestReport report = reportOfEight();
    report.messages[0].facts.reset();
    QCOMPARE(tableOf(text::sendTestReport(report, false, catalogue()))[1].simplified(), u"1 accepted – 1 – – – –"_s);
}

QTEST_GUILESS_MAIN(tst_SendTestText)
#include "tst_sendtesttext.moc"
