#include "app/sandbox/modelscript.h"
#include "app/sandbox/modelserver.h"
#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

class tst_ModelServer : public QObject
{
    Q_OBJECT

private slots:
    void roundsFollowTheToolCallsOfTheLastUserMessage();
    void theSummaryFollowsTheToolResults_data();
    void theSummaryFollowsTheToolResults();
    void withoutARuleTheAnswerSaysSo();
    void contentMayBeAListOfParts();
    void badQuestionsAreRefusedInOpenAisShape_data();
    void badQuestionsAreRefusedInOpenAisShape();
    void theKeyIsChecked();
    void theListNamesTheModel();
    void aFaultSpoilsOneCall();
    void callsAreRecordedWithoutTheKey();
    void theLastRoundIsAnnounced();
};

namespace {

const QByteArray script = R"(,"model":{"name":"m","rules":[)"
                          R"({"contains":"three","rounds":[{"content":"intro","tool_calls":[)"
                          R"({"name":"send","arguments":{"n":1}},{"name":"send","arguments":{"n":2}}]},)"
                          R"({"content":"all fine","content_after_error":"some failed"}]},)"
                          R"({"contains":"echo","rounds":[{"content":"you said ${text}"}]}]})";

struct Fixture
{
    explicit Fixture(const QByteArray &more = {})
        : keeper(clock)
        , faults(twoPeople(script + more).faults, 0, keeper)
        , server(twoPeople(script + more), core::Secret("the-key"), clock, keeper, faults, nullptr)
    {
        if (!server.listen())
            qFatal("no port");
    }
    QUrl url(const QString &path) const { return QUrl(server.base().toString() + path); }
    Answer ask(const QJsonArray &messages, const QByteArray &key = "Bearer the-key")
    {
        return client.post(url(u"/chat/completions"_s), {{u"model"_s, u"m"_s}, {u"messages"_s, messages}}, key);
    }

    SetClock clock;
    sandbox::RecordKeeper keeper;
    sandbox::FaultDesk faults;
    sandbox::ModelServer server;
    Client client;
};

QJsonObject message(const QString &role, const QString &content)
{
    return {{u"role"_s, role}, {u"content"_s, content}};
}

QJsonObject choice(const Answer &answer)
{
    return answer.json().value("choices"_L1).toArray().first().toObject();
}

QJsonObject said(const Answer &answer)
{
    return choice(answer).value("message"_L1).toObject();
}

QString content(const Answer &answer)
{
    return said(answer).value("content"_L1).toString();
}

/// A conversation up to the tool results of the first round.
QJsonArray afterTools(const QString &firstResult, const QString &secondResult)
{
    const QJsonObject calls{{u"role"_s, u"assistant"_s}, {u"content"_s, u"intro"_s},
        {u"tool_calls"_s, QJsonArray{QJsonObject{{u"id"_s, u"a"_s}}, QJsonObject{{u"id"_s, u"b"_s}}}}};
    return {message(u"user"_s, u"three please"_s), calls, message(u"tool"_s, firstResult),
        message(u"tool"_s, secondResult)};
}

} // namespace

void tst_ModelServer::roundsFollowTheToolCallsOfTheLastUserMessage()
{
    Fixture f;
    const Answer first = f.ask({message(u"system"_s, u"be kind"_s), message(u"user"_s, u"three please"_s)});
    QCOMPARE(first.status, 200);
    QCOMPARE(content(first), u"intro"_s);
    QCOMPARE(choice(first).value("finish_reason"_L1).toString(), u"tool_calls"_s);
    const QJsonArray calls = said(first).value("tool_calls"_L1).toArray();
    QCOMPARE(calls.size(), 2);
    const QJsonObject call = calls.last().toObject();
    QCOMPARE(call.value("type"_L1).toString(), u"function"_s);
    QVERIFY(call.value("id"_L1) != calls.first().toObject().value("id"_L1));
    QCOMPARE(call.value("function"_L1).toObject().value("name"_L1).toString(), u"send"_s);
    QCOMPARE(call.value("function"_L1).toObject().value("arguments"_L1).toString(), uR"({"n":2})"_s);
    QCOMPARE_GT(first.json().value("usage"_L1).toObject().value("total_tokens"_L1).toInt(), 0);
    QCOMPARE(first.json().value("model"_L1).toString(), u"m"_s);

    const Answer second = f.ask(afterTools(u"sent"_s, u"sent"_s));
    QCOMPARE(content(second), u"all fine"_s);
    QCOMPARE(choice(second).value("finish_reason"_L1).toString(), u"stop"_s);
    QVERIFY(!said(second).contains("tool_calls"_L1));

    QJsonArray later = afterTools(u"sent"_s, u"sent"_s);
    later.append(message(u"assistant"_s, u"all fine"_s));
    later.append(message(u"user"_s, u"three again"_s));
    QCOMPARE(content(f.ask(later)), u"intro"_s);
}

void tst_ModelServer::theSummaryFollowsTheToolResults_data()
{
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("summary");
    QTest::newRow("sent") << u"Message sent to session a:b:c"_s << u"all fine"_s;
    QTest::newRow("talks of an error") << u"Sent without error"_s << u"all fine"_s;
    QTest::newRow("refused") << u"error: failed to send message to session a:b:c: 40034024 x (trace t); retry: no"_s
                             << u"some failed"_s;
    QTest::newRow("no session") << u"error: invalid session: 7"_s << u"some failed"_s;
    QTest::newRow("no tool") << u"error: Tool shout not found. Available: send_message_to_user"_s << u"some failed"_s;
    QTest::newRow("nothing to send") << u"error: messages parameter is empty or invalid."_s << u"some failed"_s;
    QTest::newRow("stopped") << u"error: the turn was stopped before this call ran."_s << u"some failed"_s;
    QTest::newRow("unknown") << u"unknown: delivery to a:b:c not confirmed; do not send again"_s << u"some failed"_s;
}

void tst_ModelServer::theSummaryFollowsTheToolResults()
{
    QFETCH(QString, result);
    QFETCH(QString, summary);
    Fixture f;
    QCOMPARE(content(f.ask(afterTools(u"Message sent"_s, result))), summary);
    QCOMPARE(content(f.ask(afterTools(result, u"Message sent"_s))), summary);
}

void tst_ModelServer::withoutARuleTheAnswerSaysSo()
{
    Fixture f;
    const QString answer = content(f.ask({message(u"user"_s, u"嗯?"_s)}));
    QVERIFY(answer.contains("No rule"_L1));
    QVERIFY(answer.contains(u"嗯?"_s));
    QJsonArray beyond = afterTools(u"a"_s, u"b"_s);
    beyond.append(beyond.at(1));
    QVERIFY(content(f.ask(beyond)).contains("no round 3"_L1));
}

void tst_ModelServer::contentMayBeAListOfParts()
{
    Fixture f;
    const QJsonArray parts{QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"echo "_s}},
        QJsonObject{{u"type"_s, u"text"_s}, {u"text"_s, u"this"_s}}};
    QCOMPARE(content(f.ask({QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, parts}}})), u"you said echo this"_s);
}

void tst_ModelServer::badQuestionsAreRefusedInOpenAisShape_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no json") << QByteArray("hello");
    QTest::newRow("no messages") << QByteArray("{}");
    QTest::newRow("messages are text") << QByteArray(R"({"messages":"hi"})");
    QTest::newRow("message is a number") << QByteArray(R"({"messages":[1,null]})");
    QTest::newRow("no user") << QByteArray(R"({"messages":[{"role":"system","content":"a"}]})");
    QTest::newRow("stream") << QByteArray(R"({"stream":true,"messages":[{"role":"user","content":"a"}]})");
}

void tst_ModelServer::badQuestionsAreRefusedInOpenAisShape()
{
    QFETCH(QByteArray, body);
    Fixture f;
    const Answer answer = f.client.post(f.url(u"/chat/completions"_s), body, "Bearer the-key");
    QCOMPARE(answer.status, 400);
    QVERIFY(!answer.json().value("error"_L1).toObject().value("message"_L1).toString().isEmpty());
}

void tst_ModelServer::theKeyIsChecked()
{
    Fixture f;
    for (const QByteArray &key : {QByteArray(), QByteArray("Bearer guess"), QByteArray("the-key")}) {
        const Answer answer = f.ask({message(u"user"_s, u"echo"_s)}, key);
        QCOMPARE(answer.status, 401);
        QCOMPARE(answer.json().value("error"_L1).toObject().value("code"_L1).toString(), u"invalid_api_key"_s);
    }
    QCOMPARE(f.client.get(f.url(u"/nothing"_s), "Bearer the-key").status, 404);
}

void tst_ModelServer::theListNamesTheModel()
{
    Fixture f;
    const Answer answer = f.client.get(f.url(u"/models"_s), "Bearer the-key");
    QCOMPARE(answer.json().value("data"_L1).toArray().first().toObject().value("id"_L1).toString(), u"m"_s);
}

void tst_ModelServer::aFaultSpoilsOneCall()
{
    Fixture f(R"(,"faults":[{"at":"model","nth":2,"do":"status","status":503,"body":"key ${token}"}])");
    const QJsonArray question{message(u"user"_s, u"echo"_s)};
    QCOMPARE(f.ask(question).status, 200);
    const Answer spoilt = f.ask(question);
    QCOMPARE(spoilt.status, 503);
    QCOMPARE(spoilt.body, "key the-key");
    QCOMPARE(f.ask(question).status, 200);
}

void tst_ModelServer::callsAreRecordedWithoutTheKey()
{
    Fixture f;
    QCOMPARE(f.ask({message(u"user"_s, u"echo the-key"_s)}).status, 200);
    QCOMPARE(f.keeper.record().requests.size(), 1);
    const sandbox::RecordedRequest request = f.keeper.record().requests.first();
    QVERIFY(request.toModel);
    QCOMPARE(request.path, u"/v1/chat/completions"_s);
    QVERIFY(request.body.contains("echo ***"));
    QVERIFY(!sandbox::toJson(f.keeper.record()).contains("the-key"));
}

void tst_ModelServer::theLastRoundIsAnnounced()
{
    Fixture f;
    QSignalSpy last(&f.server, &sandbox::ModelServer::lastRoundGiven);
    QCOMPARE(f.ask({message(u"user"_s, u"three please"_s)}).status, 200);
    QCOMPARE(last.count(), 0);
    QCOMPARE(f.ask(afterTools(u"sent"_s, u"sent"_s)).status, 200);
    QCOMPARE(last.count(), 1);
    QCOMPARE(last.first().at(0).toString(), u"three please"_s);
    QCOMPARE(last.first().at(1).toString(), u"all fine"_s);
}

QTEST_GUILESS_MAIN(tst_ModelServer)
#include "tst_modelserver.moc"
