#include "app/openapi/apiclient.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using lineage::Accepted;
using lineage::AcceptedIdUnknown;
using lineage::InAudit;
using lineage::NotSent;
using lineage::NotSentReason;
using lineage::Outcome;
using lineage::Refused;
using lineage::Unknown;
using Kind = http::TransportError::Kind;

namespace {

// An answer as a test column: without == of its own, which QVariant would take from expected and could not compile.
struct Given
{
    http::Answer answer;
};

Given answer(int status, const QByteArray &body)
{
    return {http::Response{.status = status, .headers = {}, .body = body}};
}

Given broken(Kind kind, bool mayHaveArrived = true)
{
    return {core::make_unexpected(http::TransportError{.kind = kind, .requestMayHaveArrived = mayHaveArrived})};
}

const QByteArray repeated = R"({"message":"dedupe","code":40054005,"err_code":40054005,"trace_id":"T1"})";
const QByteArray badAnchor = R"({"message":"no","code":40034024,"err_code":40034024,"trace_id":"T1"})";

Refused refused(int code, int status)
{
    return {.code = code, .httpStatus = status, .message = u"no"_s, .traceId = core::TraceId(u"T1"_s)};
}

} // namespace

/// Nothing counts as sent without an id or the evidence of 40054005; what cannot be read is unknown, not failed.
class tst_OutcomeOf : public QObject
{
    Q_OBJECT
private slots:
    void answerMeansOneOutcome_data();
    void answerMeansOneOutcome();
    void traceIdOfTheHeaderComesFirst();
};

void tst_OutcomeOf::answerMeansOneOutcome_data()
{
    QTest::addColumn<Given>("given");
    QTest::addColumn<bool>("isRetry");
    QTest::addColumn<Outcome>("outcome");
    const auto row = [](const char *name, const Given &given, const Outcome &outcome, bool isRetry = false) {
        QTest::newRow(name) << given << isRetry << outcome;
    };
    const auto audit = [](int code) {
        return R"({"code":)" + QByteArray::number(code)
            + R"(,"message":"audit","data":{"message_audit":{"audit_id":"A1"}}})";
    };
    const core::TraceId trace(u"T1"_s);

    row("200 with an id", answer(200, R"({"id":"O1","timestamp":1,"ext_info":{"ref_idx":"REFIDX_1"}})"),
        Accepted{.id = core::OutboundMsgId(u"O1"_s), .refIdx = core::RefIdx(u"REFIDX_1"_s)});
    row("200 with an id, code 0", answer(200, R"({"id":"O1","code":0})"), Accepted{.id = core::OutboundMsgId(u"O1"_s)});
    row("400 with a code", answer(400, badAnchor), refused(40034024, 400));
    row("200 with a code", answer(200, badAnchor), refused(40034024, 200));
    row("200 with a code and an id", answer(200, R"({"id":"O1","code":40034024,"message":"no","trace_id":"T1"})"),
        refused(40034024, 200));
    row("err_code before code", answer(401, R"({"code":11244,"err_code":40011027,"message":"no","trace_id":"T1"})"),
        refused(40011027, 401));
    row("202 in audit, reply", answer(202, audit(304024)), InAudit{.auditId = u"A1"_s, .code = 304024});
    row("202 in audit, proactive", answer(202, audit(304023)), InAudit{.auditId = u"A1"_s, .code = 304023});

    row("500 as JSON", answer(500, R"({"code":500001,"message":"no","trace_id":"T1"})"),
        Unknown{.cause = u"http-500"_s, .traceId = trace});
    row("500 for the token", answer(500, R"({"code":11244,"message":"no","trace_id":"T1"})"), refused(11244, 500));
    row("502 as HTML", answer(502, "<html>Bad Gateway</html>"), Unknown{.cause = u"http-502"_s});
    row("504 empty", answer(504, {}), Unknown{.cause = u"http-504"_s});
    row("200 cut", answer(200, R"({"id":"O1","timest)"), Unknown{.cause = u"unreadable"_s});
    row("200 empty", answer(200, {}), Unknown{.cause = u"unreadable"_s});
    row("200 without an id", answer(200, "{}"), Unknown{.cause = u"unreadable"_s});
    row("200 as a list", answer(200, "[]"), Unknown{.cause = u"unreadable"_s});
    row("404 as text", answer(404, "not here"), Unknown{.cause = u"unreadable"_s});
    row("429 as text", answer(429, "slow down"), Refused{.httpStatus = 429});
    row("429 empty, on a retry", answer(429, {}), Refused{.httpStatus = 429}, true);
    row("429 with a code", answer(429, R"({"code":40034100,"message":"no","trace_id":"T1"})"), refused(40034100, 429));
    row("302 with an id", answer(302, R"({"id":"O1"})"), Unknown{.cause = u"http-302"_s});

    row("40054005 on a first try", answer(400, repeated),
        Refused{.code = 40054005, .httpStatus = 400, .message = u"dedupe"_s, .traceId = trace});
    row("40054005 on a retry", answer(400, repeated), AcceptedIdUnknown{}, true);
    row("40054005 under 500 proves nothing", answer(500, repeated), Unknown{.cause = u"http-500"_s, .traceId = trace},
        true);
    row("another code on a retry", answer(400, badAnchor), refused(40034024, 400), true);

    row("timeout", broken(Kind::Timeout), Unknown{.cause = u"timeout"_s});
    row("reset", broken(Kind::Reset), Unknown{.cause = u"reset"_s});
    row("too large", broken(Kind::TooLarge), Unknown{.cause = u"too-large"_s});
    row("cancelled under way", broken(Kind::Cancelled), Unknown{.cause = u"cancelled"_s});
    row("TLS ended under way", broken(Kind::Tls), Unknown{.cause = u"tls"_s});
    row("connection refused", broken(Kind::Connect, false), NotSent{NotSentReason::CannotConnect});
    row("TLS refused", broken(Kind::Tls, false), NotSent{NotSentReason::CannotConnect});
    row("cancelled before it left", broken(Kind::Cancelled, false), NotSent{NotSentReason::Cancelled});
}

void tst_OutcomeOf::answerMeansOneOutcome()
{
    QFETCH(Given, given);
    QFETCH(bool, isRetry);
    QFETCH(Outcome, outcome);
    const Outcome told = openapi::outcomeOf(given.answer, isRetry);
    QCOMPARE(told.index(), outcome.index());
    QVERIFY(told == outcome);
}

void tst_OutcomeOf::traceIdOfTheHeaderComesFirst()
{
    const http::Answer given
        = http::Response{.status = 400, .headers = {{"x-tps-trace-id", "FROM_HEADER"}}, .body = badAnchor};
    QCOMPARE(std::get<Refused>(openapi::outcomeOf(given, false)).traceId.value, u"FROM_HEADER"_s);
}

QTEST_GUILESS_MAIN(tst_OutcomeOf)
#include "tst_outcomeof.moc"
