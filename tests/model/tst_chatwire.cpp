#include "app/model/chatwire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace model;
using Kind = ModelError::Kind;

namespace {

QJsonObject written(const ChatRequest &request)
{
    return QJsonDocument::fromJson(toJson(request)).object();
}

QByteArray answer(const QByteArray &message)
{
    return R"({"choices":[{"index":0,"finish_reason":"stop","message":)" + message + "}]}";
}

QString anyText()
{
    return QString::fromStdString(*rc::gen::arbitrary<std::string>());
}

} // namespace

/// Requests as OpenAI-compatible servers expect them; answers as they really write them.
class tst_ChatWire : public QObject
{
    Q_OBJECT
private slots:
    void requestHasModelMessagesAndTools();
    void toolsAreLeftOutWhenThereAreNone();
    void toolCallsAndResultsGoBackAsTheyCame();
    void readsAFullReply();
    void readsRepliesTolerantly_data();
    void readsRepliesTolerantly();
    void classifiesErrors_data();
    void classifiesErrors();
    void foreignPagesAreShortened();
    void whatIsWrittenIsReadBack();
    void rubbishIsNeverAReply();
};

void tst_ChatWire::requestHasModelMessagesAndTools()
{
    const auto root = written(
        {u"gpt"_s, {{ChatMessage::Role::System, u"be brief"_s, {}, {}}, {ChatMessage::Role::User, u"你好"_s, {}, {}}},
            {{u"send"_s, u"sends"_s, R"({"type":"object","required":["a"]})"}}});
    QCOMPARE(root["model"_L1], u"gpt"_s);
    QCOMPARE(root["stream"_L1], false);
    QCOMPARE(root["messages"_L1][0]["role"_L1].toString(), u"system"_s);
    QCOMPARE(root["messages"_L1][1]["role"_L1].toString(), u"user"_s);
    QCOMPARE(root["messages"_L1][1]["content"_L1].toString(), u"你好"_s);
    const auto tool = root["tools"_L1][0];
    QCOMPARE(tool["type"_L1].toString(), u"function"_s);
    QCOMPARE(tool["function"_L1]["name"_L1].toString(), u"send"_s);
    QCOMPARE(tool["function"_L1]["description"_L1].toString(), u"sends"_s);
    QCOMPARE(tool["function"_L1]["parameters"_L1]["required"_L1][0].toString(), u"a"_s);
}

void tst_ChatWire::toolsAreLeftOutWhenThereAreNone()
{
    QVERIFY(!written({u"gpt"_s, {{ChatMessage::Role::User, u"x"_s, {}, {}}}, {}}).contains("tools"_L1));
}

void tst_ChatWire::toolCallsAndResultsGoBackAsTheyCame()
{
    const auto root = written({u"gpt"_s,
        {{ChatMessage::Role::Assistant, {}, {{u"c1"_s, u"send"_s, R"({"a": 1})"}}, {}},
            {ChatMessage::Role::Assistant, u"text"_s, {{u"c2"_s, u"send"_s, "{"}}, {}},
            {ChatMessage::Role::Tool, u"done"_s, {}, u"c1"_s}},
        {}});
    const auto first = root["messages"_L1][0];
    QVERIFY(first["content"_L1].isNull());
    QCOMPARE(first["tool_calls"_L1][0]["id"_L1].toString(), u"c1"_s);
    QCOMPARE(first["tool_calls"_L1][0]["type"_L1].toString(), u"function"_s);
    QCOMPARE(first["tool_calls"_L1][0]["function"_L1]["arguments"_L1].toString(), uR"({"a": 1})"_s);
    QCOMPARE(root["messages"_L1][1]["content"_L1].toString(), u"text"_s);
    QCOMPARE(root["messages"_L1][2]["role"_L1].toString(), u"tool"_s);
    QCOMPARE(root["messages"_L1][2]["tool_call_id"_L1].toString(), u"c1"_s);
}

void tst_ChatWire::readsAFullReply()
{
    const auto reply = parseAnswer(200, R"({"id":"x","choices":[{"index":0,"finish_reason":"tool_calls","message":
        {"role":"assistant","content":"好的","tool_calls":[{"id":"c1","type":"function","function":
        {"name":"send_message_to_user","arguments":"{\"messages\":[]}"}}]}}],
        "usage":{"prompt_tokens":12,"completion_tokens":7,"total_tokens":19}})");
    QVERIFY(reply.has_value());
    QCOMPARE(*reply,
        (ChatReply{u"好的"_s, {{u"c1"_s, u"send_message_to_user"_s, R"({"messages":[]})"}}, u"tool_calls"_s, 12, 7}));
}

void tst_ChatWire::readsRepliesTolerantly_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("content");
    QTest::addColumn<QByteArrayList>("arguments");
    QTest::newRow("content null") << answer(R"({"content":null})") << QString() << QByteArrayList();
    QTest::newRow("content absent") << answer("{}") << QString() << QByteArrayList();
    QTest::newRow("content in parts") << answer(R"({"content":[{"type":"text","text":"a"},"b",{"type":"x"}]})")
                                      << u"ab"_s << QByteArrayList();
    QTest::newRow("usage and reason null")
        << QByteArray(R"({"choices":[{"finish_reason":null,"message":{"content":"a"}}],"usage":null})") << u"a"_s
        << QByteArrayList();
    QTest::newRow("error null") << QByteArray(R"({"error":null,"choices":[{"message":{"content":"a"}}]})") << u"a"_s
                                << QByteArrayList();
    QTest::newRow("tool calls null") << answer(R"({"content":"a","tool_calls":null})") << u"a"_s << QByteArrayList();
    QTest::newRow("arguments as object") << answer(
        R"({"tool_calls":[{"id":"c","function":{"name":"n","arguments":{"a":[1]}}}]})")
                                         << QString() << QByteArrayList{R"({"a":[1]})"};
    QTest::newRow("arguments absent or null")
        << answer(R"({"tool_calls":[{"id":"c","function":{"name":"n"}},{"function":{"arguments":null}}]})") << QString()
        << QByteArrayList{"{}", "{}"};
    QTest::newRow("arguments not JSON") << answer(
        R"({"tool_calls":[{"id":"c","function":{"name":"n","arguments":"{oops"}}]})")
                                        << QString() << QByteArrayList{"{oops"};
    QTest::newRow("call that is no object")
        << answer(R"({"tool_calls":["x",{"id":"c","function":{"name":"n","arguments":"1"}}]})") << QString()
        << QByteArrayList{"1"};
}

void tst_ChatWire::readsRepliesTolerantly()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, content);
    QFETCH(QByteArrayList, arguments);
    const auto reply = parseAnswer(200, body);
    QVERIFY(reply.has_value());
    QCOMPARE(reply->content, content);
    QByteArrayList read;
    QSet<QString> ids;
    for (const auto &call : reply->toolCalls) {
        read.append(call.arguments);
        QVERIFY(!call.id.isEmpty());
        ids.insert(call.id);
    }
    QCOMPARE(read, arguments);
    QCOMPARE(ids.size(), read.size());
}

void tst_ChatWire::classifiesErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("message");
    const auto row = [](const char *name, int status, const QByteArray &body, Kind kind, const QString &message) {
        QTest::newRow(name) << status << body << kind << message;
    };
    row("bad key", 401, R"({"error":{"message":"no key","code":"invalid_api_key"}})", Kind::Refused, u"no key"_s);
    row("forbidden", 403, R"({"error":"not here"})", Kind::Refused, u"not here"_s);
    row("bad request", 400, R"({"message":"bad"})", Kind::Refused, u"bad"_s);
    row("no such model", 404, R"({"detail":"no model"})", Kind::Refused, u"no model"_s);
    row("redirect", 302, "", Kind::Refused, {});
    row("limited", 429, R"({"error":{"message":"slow"}})", Kind::RateLimited, u"slow"_s);
    row("fault", 500, "<html><h1>Oops</h1>\n</html>", Kind::ServerFault, u"<html><h1>Oops</h1> </html>"_s);
    row("a reply under 500", 500, answer(R"({"content":"a"})"), Kind::ServerFault,
        QString::fromUtf8(answer(R"({"content":"a"})")));
    row("error under 200", 200, R"({"error":{"message":"bad key","code":401}})", Kind::Refused, u"bad key"_s);
    row("error text under 200", 200, R"({"error":"broken"})", Kind::Refused, u"broken"_s);
    row("limit under 200", 200, R"({"error":{"message":"slow","code":"429"}})", Kind::RateLimited, u"slow"_s);
    row("limit by word", 200, R"({"error":{"message":"slow","type":"rate_limit_exceeded"}})", Kind::RateLimited,
        u"slow"_s);
    row("fault under 200", 200, R"({"error":{"message":"down","code":503}})", Kind::ServerFault, u"down"_s);
    row("page under 200", 200, "<!doctype html>", Kind::Unreadable, u"<!doctype html>"_s);
    row("empty", 200, "", Kind::Unreadable, {});
    row("no choices", 200, R"({"choices":[]})", Kind::Unreadable, uR"({"choices":[]})"_s);
    row("choice without message", 200, R"({"choices":[{"text":"a"}]})", Kind::Unreadable,
        uR"({"choices":[{"text":"a"}]})"_s);
    row("an array", 200, "[1]", Kind::Unreadable, u"[1]"_s);
}

void tst_ChatWire::classifiesErrors()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Kind, kind);
    QFETCH(QString, message);
    const auto reply = parseAnswer(status, body);
    QVERIFY(!reply.has_value());
    QCOMPARE(reply.error(), (ModelError{kind, status, message}));
}

void tst_ChatWire::foreignPagesAreShortened()
{
    const auto reply = parseAnswer(502, QByteArray(1'000'000, 'x'));
    QCOMPARE(reply.error().message.size(), 300);
}

void tst_ChatWire::whatIsWrittenIsReadBack()
{
    QVERIFY(rc::check("a message that is written is read back", [] {
        const ToolCall call{u"c1"_s, anyText(), anyText().toUtf8()};
        const ChatMessage message{ChatMessage::Role::Assistant, anyText(), {call}, {}};
        const auto sent = written({u"m"_s, {message}, {}});
        const auto body = QJsonDocument(
            QJsonObject{{"choices"_L1, QJsonArray{QJsonObject{{"message"_L1, sent["messages"_L1][0]}}}}});
        const auto reply = parseAnswer(200, body.toJson());
        RC_ASSERT(reply.has_value());
        RC_ASSERT(reply->content == message.content);
        RC_ASSERT(reply->toolCalls == message.toolCalls);
    }));
}

void tst_ChatWire::rubbishIsNeverAReply()
{
    QVERIFY(rc::check("bytes and cut answers are errors, not replies", [] {
        const auto whole = answer(R"({"content":"hello","tool_calls":[{"id":"c","function":{"name":"n"}}]})");
        const auto cut = whole.left(*rc::gen::inRange<qsizetype>(0, whole.size()));
        RC_ASSERT(!parseAnswer(200, cut).has_value());
        const auto bytes = QByteArray::fromStdString(*rc::gen::arbitrary<std::string>());
        const auto status = *rc::gen::inRange(100, 600);
        const auto reply = parseAnswer(status, bytes);
        RC_ASSERT(!reply.has_value());
        RC_ASSERT(reply.error().status == status);
    }));
}

QTEST_GUILESS_MAIN(tst_ChatWire)
#include "tst_chatwire.moc"
