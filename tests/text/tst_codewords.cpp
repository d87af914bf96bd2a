#include "app/text/cataloguetext.h"
#include "app/text/diagnosistext.h"
#include "app/text/linetext.h"
#include "app/text/report.h"
#include "app/text/sentence.h"

#include <QTranslator>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using traffic::Kind;
using traffic::State;

namespace {

const protocol::ErrorCatalogue &catalogue()
{
    static const protocol::ErrorCatalogue all = protocol::ErrorCatalogue::builtIn();
    return all;
}

/// The words of the other language, as long as it lives.
struct Chinese
{
    QTranslator translator;
    Chinese()
    {
        QVERIFY(translator.load(u":/i18n/qbc_zh_CN.qm"_s));
        QCoreApplication::installTranslator(&translator);
    }
};

journal::RowDetail refusedCall(int code, std::optional<int> status, Kind kind = Kind::Http)
{
    journal::RowDetail row;
    row.summary.kind = kind;
    row.summary.time = core::fromMs(1'774'422'257'357);
    row.summary.route = u"POST /v2/users/6836D8522EE75AD3732E75C0D3B6F33A/messages"_s;
    row.summary.peer = core::PeerId(u"6836D8522EE75AD3732E75C0D3B6F33A"_s);
    row.summary.state = State::Refused;
    row.summary.status = status;
    row.summary.code = code;
    row.summary.traceId = u"0db5bf0aaac4a197a5dfb69e12955c4f"_s;
    row.summary.detail = u"服务器的话"_s;
    return row;
}

journal::RowDetail refusedSend(int code, std::optional<int> status)
{
    journal::RowDetail row = refusedCall(code, status);
    row.summary.anchor = u"ROBOT1.0_user"_s;
    row.summary.msgSeq = 3;
    row.summary.message
        = traffic::MessageFacet{traffic::MessageFacet::Role::Outbound, u"秘密的话 hello"_s, false, 7, 1, u"agent"_s};
    return row;
}

text::Explanation diagnosed(int code, int status, State state = State::Refused)
{
    lineage::SendFacts facts;
    facts.state = state;
    facts.code = code;
    facts.httpStatus = status;
    facts.sent = core::fromMs(1'774'422'257'357);
    const auto rules = lineage::RuleSet::builtIn().value_or(lineage::RuleSet());
    const auto diagnosis = lineage::diagnose(facts, {}, rules, catalogue(), facts.sent);
    return diagnosis ? text::explain(facts, *diagnosis, catalogue()) : text::Explanation();
}

} // namespace

/// Every code in words: of a send, of another call, of a close, in both languages; and what no catalogue knows.
class tst_CodeWords : public QObject
{
    Q_OBJECT
private slots:
    void everyCodeHasASentenceAndAnAction_data();
    void everyCodeHasASentenceAndAnAction();
    void refusalUnderHttp200IsExplainedAsSuch();
    void refusalUnderItsOwnStatusNeedsNoNote();
    void reviewUnder202IsNoFailure_data();
    void reviewUnder202IsNoFailure();
    void tokenRefusedUnderHttp200IsExplained();
    void modelsCodesAreItsOwn();
    void unknownCodeNamesWhatSupportAsksFor();
    void onlyWhatNobodyExplainsIsForSupport_data();
    void onlyWhatNobodyExplainsIsForSupport();
    void reportHasEveryFact();
    void reportTellsNoSecretAndNoText();
};

void tst_CodeWords::everyCodeHasASentenceAndAnAction_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("chinese");
    QSet<int> seen;
    for (const protocol::CodeEntry &entry : catalogue().entries()) {
        if (entry.code == 0 || std::exchange(seen, seen + QSet<int>{entry.code}).contains(entry.code))
            continue;
        QTest::addRow("%d en", entry.code) << entry.code << false;
        QTest::addRow("%d zh", entry.code) << entry.code << true;
    }
}

void tst_CodeWords::everyCodeHasASentenceAndAnAction()
{
    static const QRegularExpression han(u"\\p{Han}"_s);
    QFETCH(int, code);
    QFETCH(bool, chinese);
    std::optional<Chinese> language;
    if (chinese)
        language.emplace();
    const protocol::CodeEntry &entry = *catalogue().find(code);
    const bool isClose = entry.category == protocol::CodeCategory::Gateway && code < 5000;
    QList<text::Explanation> said;
    if (isClose)
        said = {{text::closeCodeText(code, catalogue()), text::adviceOf(entry)}};
    else
        said = {text::explain(refusedCall(code, 400), catalogue()), text::explain(refusedSend(code, 400), catalogue()),
            diagnosed(code, 400)};
    for (const text::Explanation &explanation : said) {
        QVERIFY2(!explanation.headline.isEmpty() && !explanation.body.isEmpty(), qPrintable(explanation.headline));
        QCOMPARE(explanation.headline.contains(han), chinese);
        QCOMPARE(explanation.body.contains(han), chinese);
    }
}

void tst_CodeWords::refusalUnderHttp200IsExplainedAsSuch()
{
    const QString note = text::statusNote(200, 40034024);
    QVERIFY(note.contains(u"HTTP 200"_s));
    QVERIFY(diagnosed(40034024, 200).body.contains(note));
    QVERIFY(diagnosed(40034006, 200).body.contains(note));
    QVERIFY(text::explain(refusedSend(40034024, 200), catalogue()).body.contains(note));
    QVERIFY(text::explain(refusedSend(123456789, 200), catalogue()).body.contains(note));
    QVERIFY(text::explain(refusedCall(11255, 200), catalogue()).body.contains(note));
}

void tst_CodeWords::refusalUnderItsOwnStatusNeedsNoNote()
{
    QVERIFY(text::statusNote(400, 40034024).isEmpty());
    QVERIFY(text::statusNote({}, 40034024).isEmpty());
    QVERIFY(text::statusNote(200, {}).isEmpty());
    QVERIFY(!diagnosed(40034024, 400).body.contains(u"HTTP"_s));
}

void tst_CodeWords::reviewUnder202IsNoFailure_data()
{
    QTest::addColumn<int>("code");
    QTest::newRow("proactive") << 304023;
    QTest::newRow("reply") << 304024;
}

void tst_CodeWords::reviewUnder202IsNoFailure()
{
    QFETCH(int, code);
    const QString note = text::statusNote(202, code);
    QVERIFY(note.contains(u"202"_s) && note.contains(QString::number(code)) && note.contains(u"no failure"_s));
    const text::Explanation said = diagnosed(code, 202, State::InAudit);
    QVERIFY(said.headline.contains(u"reviewing"_s));
    QVERIFY(said.body.contains(note));
    auto row = refusedSend(code, 202);
    row.summary.state = State::InAudit;
    QVERIFY(text::explain(row, catalogue()).body.contains(note));
    row = refusedCall(code, 202);
    row.summary.state = State::InAudit;
    QVERIFY(text::explain(row, catalogue()).headline.contains(u"reviewing"_s));
    QVERIFY(!text::isForSupport(row.summary, catalogue()));
}

void tst_CodeWords::tokenRefusedUnderHttp200IsExplained()
{
    const auto said = text::explain(refusedCall(100016, 200, Kind::Token), catalogue());
    QVERIFY(said.headline.contains(text::meaningOf(*catalogue().find(100016))));
    QVERIFY(said.body.contains(text::adviceOf(*catalogue().find(100016))));
    QVERIFY(said.body.contains(u"HTTP 200"_s));
}

void tst_CodeWords::modelsCodesAreItsOwn()
{
    const auto said = text::explain(refusedCall(50001, 400, Kind::Model), catalogue());
    QVERIFY(!said.headline.contains(text::meaningOf(*catalogue().find(50001))));
    QVERIFY(said.body.contains(u"服务器的话"_s));
}

void tst_CodeWords::unknownCodeNamesWhatSupportAsksFor()
{
    for (const auto &said : {text::explain(refusedCall(987654321, 400), catalogue()),
             text::explain(refusedSend(987654321, 400), catalogue()), diagnosed(987654321, 400)}) {
        QVERIFY(said.headline.contains(u"987654321"_s));
        QVERIFY(said.body.contains(u"trace id"_s));
    }
}

void tst_CodeWords::onlyWhatNobodyExplainsIsForSupport_data()
{
    QTest::addColumn<journal::RowDetail>("row");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *name, journal::RowDetail detail, bool expected, State state = State::Refused) {
        detail.summary.state = state;
        QTest::newRow(name) << detail << expected;
    };
    row("unknown code", refusedSend(987654321, 400), true);
    row("platform's own fault", refusedSend(50055001, 500), true);
    row("wrong anchor", refusedSend(40034024, 400), false);
    row("model", refusedCall(987654321, 400, Kind::Model), false);
    row("accepted", refusedSend(0, 200), false, State::Accepted);
    row("unknown outcome", refusedSend(0, 502), false, State::Unknown);
    journal::RowDetail close;
    close.summary.kind = Kind::Frame;
    close.summary.route = u"CLOSE"_s;
    close.summary.direction = traffic::Direction::In;
    close.summary.code = 4321;
    row("unknown close code", close, true, State::None);
    close.summary.code = 4009;
    row("known close code", close, false, State::None);
    close.summary.code = 1006;
    row("broken line", close, false, State::None);
}

void tst_CodeWords::onlyWhatNobodyExplainsIsForSupport()
{
    QFETCH(journal::RowDetail, row);
    QTEST(text::isForSupport(row.summary, catalogue()), "expected");
}

void tst_CodeWords::reportHasEveryFact()
{
    const auto row = refusedSend(987654321, 400);
    QCOMPARE(text::reportText(row.summary, u"POST /v2/users/…/messages"_s),
        u"time: 2026-03-25T07:04:17.357Z\nroute: POST /v2/users/…/messages\nstatus: 400\ncode: 987654321\n"
        "message: 服务器的话\ntrace_id: 0db5bf0aaac4a197a5dfb69e12955c4f\nanchor: ROBOT1.0_user\nmsg_seq: 3\n"_s);
    journal::RowSummary bare;
    bare.time = row.summary.time;
    QCOMPARE(text::reportText(bare, u"CLOSE"_s), u"time: 2026-03-25T07:04:17.357Z\nroute: CLOSE\n"_s);
}

void tst_CodeWords::reportTellsNoSecretAndNoText()
{
    auto row = refusedSend(987654321, 400);
    row.record.headers = {{"Authorization", "QQBot secret-token"}};
    row.record.body.text = "{\"content\":\"秘密的话 hello\"}";
    row.summary.detail = u"cannot send '秘密的话 hello'\nmsg_seq: 99"_s;
    const QString report = text::reportText(row.summary, u"POST /v2/users/…/messages"_s);
    for (const QString &secret : {u"secret-token"_s, u"秘密的话"_s, u"6836D8522EE75AD3732E75C0D3B6F33A"_s})
        QVERIFY2(!report.contains(secret), qPrintable(report));
    QCOMPARE(report.count(u'\n'), 8); // a line break of the server's makes no line of ours
    row.summary.detail = QString(100'000, u'x');
    QVERIFY(text::reportText(row.summary, {}).size() < 1'000);
}

QTEST_GUILESS_MAIN(tst_CodeWords)
#include "tst_codewords.moc"
