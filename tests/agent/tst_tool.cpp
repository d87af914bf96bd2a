#include "app/agent/tool.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace Qt::StringLiterals;

/// `send_message_to_user`: what models may send and the exact strings that they read.
class tst_Tool : public QObject
{
    Q_OBJECT
private slots:
    void schemaIsTheContract();
    void wrongArgumentsHaveExactAnswers_data();
    void wrongArgumentsHaveExactAnswers();
    void validCallsBecomeOneText_data();
    void validCallsBecomeOneText();
    void resultsAreExact();
    void absentCodeAndTraceLeaveNoGap();
};

void tst_Tool::schemaIsTheContract()
{
    const auto spec = agent::sendMessageToolSpec();
    QCOMPARE(spec.name, u"send_message_to_user"_s);
    QVERIFY(!spec.description.isEmpty());
    const auto schema = QJsonDocument::fromJson(spec.parameters).object();
    QCOMPARE(schema["type"_L1], u"object"_s);
    QCOMPARE(schema["required"_L1], QJsonArray{u"messages"_s});
    QCOMPARE(schema["properties"_L1].toObject().keys(), (QStringList{u"messages"_s, u"session"_s}));
    const auto items = schema["properties"_L1]["messages"_L1]["items"_L1];
    QCOMPARE(items["required"_L1], QJsonArray{u"type"_s});
    QCOMPARE(items["properties"_L1].toObject().keys(),
        (QStringList{u"mention_user_id"_s, u"path"_s, u"text"_s, u"type"_s, u"url"_s}));
}

void tst_Tool::wrongArgumentsHaveExactAnswers_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("answer");
    const auto row = [](const char *name, const QByteArray &arguments, const QString &answer) {
        QTest::newRow(name) << arguments << answer;
    };
    const auto empty = u"error: messages parameter is empty or invalid."_s;
    row("no arguments", "", empty);
    row("not JSON", "{messages", empty);
    row("an array", R"([{"type":"plain","text":"x"}])", empty);
    row("messages absent", "{}", empty);
    row("messages null", R"({"messages":null})", empty);
    row("messages empty", R"({"messages":[]})", empty);
    row("messages not a list", R"({"messages":"hello"})", empty);
    row("messages an object", R"({"messages":{"type":"plain"}})", empty);
    row("element not an object", R"({"messages":[{"type":"plain","text":"x"},"y"]})",
        u"error: messages[1] should be an object."_s);
    row("element null", R"({"messages":[null]})", u"error: messages[0] should be an object."_s);
    row("no type", R"({"messages":[{"text":"x"}]})", u"error: messages[0].type is required."_s);
    row("empty type", R"({"messages":[{"type":"","text":"x"}]})", u"error: messages[0].type is required."_s);
    const auto noText = u"error: messages[0].text is required for plain component."_s;
    row("plain without text", R"({"messages":[{"type":"plain"}]})", noText);
    row("plain with blank text", R"({"messages":[{"type":"plain","text":" \n\t"}]})", noText);
    row("plain with null text", R"({"messages":[{"type":"plain","text":null}]})", noText);
    for (const auto *type : {"image", "record", "video", "file"}) {
        const auto part = R"({"messages":[{"type":")" + QByteArray(type) + '"';
        const auto name = QString::fromLatin1(type);
        QTest::addRow("%s without source", type)
            << part + R"(,"text":"a.txt"}]})"
            << u"error: messages[0] must include path or url for %1 component."_s.arg(name);
        QTest::addRow("%s with path", type)
            << part + R"(,"path":"/tmp/a"}]})" << u"error: unsupported message type '%1' at index 0."_s.arg(name);
        QTest::addRow("%s with url", type)
            << part + R"(,"url":"https://a.b/c"}]})" << u"error: unsupported message type '%1' at index 0."_s.arg(name);
    }
    row("mention without id", R"({"messages":[{"type":"mention_user"}]})",
        u"error: messages[0].mention_user_id is required for mention_user component."_s);
    row("mention", R"({"messages":[{"type":"mention_user","mention_user_id":"U1"}]})",
        u"error: unsupported message type 'mention_user' at index 0."_s);
    row("other type", R"({"messages":[{"type":"plain","text":"x"},{"type":"Poke"}]})",
        u"error: unsupported message type 'poke' at index 1."_s);
    row("first error wins", R"({"messages":[{"type":"plain"},{"type":"poke"}]})", noText);
    const QByteArray text = R"({"messages":[{"type":"plain","text":"x"}],"session":)";
    row("session of two parts", text + R"("dev:FriendMessage"})", u"error: invalid session: dev:FriendMessage"_s);
    row("session of an unknown type", text + R"("dev:Friend:U1"})", u"error: invalid session: dev:Friend:U1"_s);
    row("session without platform", text + R"(":FriendMessage:U1"})", u"error: invalid session: :FriendMessage:U1"_s);
    row("session without peer", text + R"("dev:FriendMessage:"})", u"error: invalid session: dev:FriendMessage:"_s);
    row("message errors come before the session's", R"({"messages":[{"type":"plain"}],"session":"a:b"})", noText);
}

void tst_Tool::wrongArgumentsHaveExactAnswers()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QString, answer);
    const auto call = agent::readSendMessageCall(arguments);
    QVERIFY(!call.has_value());
    QCOMPARE(call.error(), answer);
}

void tst_Tool::validCallsBecomeOneText_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("session");
    const auto row = [](const char *name, const QByteArray &arguments, const QString &text, const QString &session) {
        QTest::newRow(name) << arguments << text << session;
    };
    row("one plain", R"({"messages":[{"type":"plain","text":"hello"}]})", u"hello"_s, {});
    row("type in capitals", R"({"messages":[{"type":"PLAIN","text":"hello"}]})", u"hello"_s, {});
    row("text is trimmed", R"({"messages":[{"type":"plain","text":"\n hello \n"}]})", u"hello"_s, {});
    row("parts are joined", R"({"messages":[{"type":"plain","text":"a"},{"type":"plain","text":"b"}]})", u"ab"_s, {});
    row("a number is text", R"({"messages":[{"type":"plain","text":42}]})", u"42"_s, {});
    row("emoji and CJK", R"({"messages":[{"type":"plain","text":"📬 测试消息 1"}]})", u"📬 测试消息 1"_s, {});
    const QByteArray text = R"({"messages":[{"type":"plain","text":"x"}],"session":)";
    row("null session", text + "null}", u"x"_s, {});
    row("blank session", text + R"(" "})", u"x"_s, {});
    row("bare session", text + R"("U2"})", u"x"_s, u"U2"_s);
    row("full session", text + R"("dev:GroupMessage:G1"})", u"x"_s, u"dev:GroupMessage:G1"_s);
    row("peer with colons", text + R"("dev:OtherMessage:a:b"})", u"x"_s, u"dev:OtherMessage:a:b"_s);
}

void tst_Tool::validCallsBecomeOneText()
{
    QFETCH(QByteArray, arguments);
    QFETCH(QString, text);
    QFETCH(QString, session);
    const auto call = agent::readSendMessageCall(arguments);
    QVERIFY2(call.has_value(), call ? "" : qPrintable(call.error()));
    QCOMPARE(call->text, text);
    QCOMPARE(call->session, session);
}

void tst_Tool::resultsAreExact()
{
    const auto umo = u"dev:FriendMessage:U1"_s;
    QCOMPARE(agent::sentResult(umo), u"Message sent to session dev:FriendMessage:U1"_s);
    QCOMPARE(agent::noPlatformResult(umo), u"error: failed to find platform for session dev:FriendMessage:U1."_s);
    QCOMPARE(
        agent::unknownResult(umo), u"unknown: delivery to dev:FriendMessage:U1 not confirmed; do not send again"_s);
    QCOMPARE(agent::failedResult(
                 umo, u"40034024"_s, u"请求参数msg_id无效或越权"_s, u"0db5"_s, agent::RetryHint::OtherAnchor),
        u"error: failed to send message to session dev:FriendMessage:U1: 40034024 请求参数msg_id无效或越权 "
        "(trace 0db5); retry: other anchor"_s);
    QVERIFY(agent::failedResult(umo, {}, u"x"_s, {}, agent::RetryHint::No).endsWith("; retry: no"_L1));
    QVERIFY(agent::failedResult(umo, {}, u"x"_s, {}, agent::RetryHint::Later).endsWith("; retry: later"_L1));
    QCOMPARE(agent::unknownToolResult(u"web_search"_s),
        u"error: Tool web_search not found. Available tools are: send_message_to_user"_s);
    QCOMPARE(agent::unknownToolResult(u"web_search"_s, {}), u"error: Tool web_search not found."_s);
}

void tst_Tool::absentCodeAndTraceLeaveNoGap()
{
    QCOMPARE(agent::failedResult(u"a:FriendMessage:b"_s, {}, u"no anchor"_s, {}, agent::RetryHint::OtherAnchor),
        u"error: failed to send message to session a:FriendMessage:b: no anchor; retry: other anchor"_s);
}

QTEST_GUILESS_MAIN(tst_Tool)
#include "tst_tool.moc"
