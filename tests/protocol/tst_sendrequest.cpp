#include "app/protocol/jsonwrite.h"
#include "app/protocol/openapi.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

using Kind = ParseError::Kind;

QString validText(const std::string &bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

QByteArray quoted(const QString &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

/// Texts that break naive writers: CJK, emoji, quotes, control characters, whatever bytes make.
QString anyText()
{
    const QString fixed = *rc::gen::element(u"你好"_s, u"📬 测试 1"_s, u"\"\\/\n\t"_s, u"a:b,c{d}[e]"_s, QString());
    return *rc::gen::arbitrary<bool>() ? fixed : validText(*rc::gen::arbitrary<std::string>());
}

/// A JSON value as somebody may have spelled it.
QByteArray anyJson(int depth)
{
    switch (*rc::gen::inRange(0, depth > 0 ? 6 : 4)) {
    case 0:
        return *rc::gen::element<QByteArray>("null", "true", "-1.50e3", "0", "12345678901234567890123", "1e999");
    case 1:
        return *rc::gen::element<QByteArray>(R"("\u4f60\ud83d\ude00")", R"("\"}],\\")", R"("\/")", R"("\ud83d")");
    case 2:
    case 3:
        return quoted(anyText());
    case 4:
        return "[ " + anyJson(depth - 1) + " ,\n" + anyJson(depth - 1) + ']';
    default:
        return '{' + quoted(anyText()) + " : " + anyJson(depth - 1) + '}';
    }
}

QList<ExtraMember> anyExtra()
{
    static const QStringList known{
        u"msg_type"_s, u"content"_s, u"markdown"_s, u"msg_id"_s, u"event_id"_s, u"msg_seq"_s};
    QList<ExtraMember> extra;
    QSet<QString> names(known.begin(), known.end());
    for (int left = *rc::gen::inRange(0, 5); left > 0; --left) {
        const QString name
            = *rc::gen::arbitrary<bool>() ? *rc::gen::element(u"keyboard"_s, u"键"_s, u"is_wakeup"_s) : anyText();
        if (names.contains(name))
            continue;
        names.insert(name);
        extra.append({name, anyJson(2)});
    }
    return extra;
}

/// A markdown that says more than its text; such a one stays whole among the extra members.
ExtraMember richMarkdown(const QString &text)
{
    const QByteArray content = "\"content\" : " + quoted(text);
    const QByteArray style = R"("style":{"content":"not this one"})";
    const QByteArrayList forms{
        '{' + content + ", " + style + '}', "{ " + style + ',' + content + '}', '{' + content + ",\"x\":null}"};
    return {u"markdown"_s, forms[*rc::gen::inRange<qsizetype>(0, forms.size())]};
}

SendRequest anyRequest()
{
    SendRequest request;
    request.msgType = static_cast<MsgType>(*rc::gen::element(0, 2, 2, 3, 6, 7, 5, 8, -1, 2147483647));
    request.text = anyText();
    const QString id = anyText();
    const int kind = id.isEmpty() ? 0 : *rc::gen::inRange(0, 3);
    if (kind == 1)
        request.anchor = core::InboundMsgId(id);
    if (kind == 2)
        request.anchor = core::EventId(id);
    if (*rc::gen::arbitrary<bool>())
        request.msgSeq = *rc::gen::inRange(0, 65536);
    request.extra = anyExtra();
    if (request.msgType == MsgType::Markdown && *rc::gen::arbitrary<bool>())
        request.extra.insert(*rc::gen::inRange<qsizetype>(0, request.extra.size() + 1), richMarkdown(request.text));
    return request;
}

QStringList namesOf(const SendRequest &request)
{
    QStringList names;
    for (const ExtraMember &member : request.extra)
        names.append(member.name);
    return names;
}

} // namespace

class tst_SendRequest : public QObject
{
    Q_OBJECT
private slots:
    void bodyIsWrittenInTheDocumentedOrder()
    {
        const SendRequest text{MsgType::Text, u"你好\n"_s, core::InboundMsgId(u"ROBOT1.0_x!"_s), 2, {}};
        QCOMPARE(toJson(text),
            QByteArray("{\"msg_type\":0,\"content\":\"你好\\n\",\"msg_id\":\"ROBOT1.0_x!\",\"msg_seq\":2}"));
        const SendRequest markdown{MsgType::Markdown, u"# a"_s, core::EventId(u"FRIEND_ADD:1"_s), {}, {}};
        QCOMPARE(
            toJson(markdown), QByteArray(R"({"msg_type":2,"markdown":{"content":"# a"},"event_id":"FRIEND_ADD:1"})"));
        QCOMPARE(toJson(SendRequest{MsgType::Text, u"a"_s, {}, {}, {}}), QByteArray(R"({"msg_type":0,"content":"a"})"));
    }
    void unverifiedIdGoesWhereItsShapeBelongs()
    {
        const auto body = [](const QString &id) {
            return toJson({MsgType::Text, u"a"_s, core::UnverifiedId(id), {}, {}});
        };
        QVERIFY(body(u"INTERACTION_CREATE:5a6b"_s).contains("\"event_id\":\"INTERACTION_CREATE:5a6b\""));
        QVERIFY(body(u"ROBOT1.0_x:y"_s).contains("\"msg_id\":\"ROBOT1.0_x:y\""));
        QVERIFY(body(u":x"_s).contains("\"msg_id\":\":x\""));
        QVERIFY(body(u"08b1a2"_s).contains("\"msg_id\":\"08b1a2\""));
    }
    void requestOfAWrongTypeIsRefused()
    {
        QCOMPARE(parseSendRequest("[]").error().kind, Kind::WrongType);
        QCOMPARE(parseSendRequest("{").error().kind, Kind::NotJson);
        const auto wrong = parseSendRequest(R"({"msg_type":0,"content":"a","msg_id":7})");
        QCOMPARE(wrong.error().kind, Kind::WrongType);
        QCOMPARE(wrong.error().path, u"$.msg_id"_s);
        QCOMPARE(parseSendRequest(R"({"msg_type":"0"})").error().path, u"$.msg_type"_s);
        QCOMPARE(parseSendRequest(R"({"content":null})")->text, QString());
    }
    void numberThatIsNotASmallWholeOneIsRefused()
    {
        QCOMPARE(parseSendRequest(R"({"msg_type":1.5})").error().path, u"$.msg_type"_s);
        QCOMPARE(parseSendRequest(R"({"msg_type":99999999999})").error().path, u"$.msg_type"_s);
        QCOMPARE(parseSendRequest(R"({"msg_type":1e999})").error().path, u"$.msg_type"_s);
        QCOMPARE(parseSendRequest(R"({"msg_seq":2.5})").error().path, u"$.msg_seq"_s);
    }
    void twoAnchorsExcludeEachOther()
    {
        const auto both = parseSendRequest(R"({"content":"a","msg_id":"m","event_id":"e"})");
        QCOMPARE(both.error().kind, Kind::WrongType);
        QCOMPARE(both.error().path, u"$.event_id"_s);
        QCOMPARE(parseSendRequest(R"({"msg_id":"","event_id":"e"})")->anchor, WireAnchor(core::EventId(u"e"_s)));
        QCOMPARE(parseSendRequest(R"({"msg_id":"m","event_id":null})")->anchor, WireAnchor(core::InboundMsgId(u"m"_s)));
    }
    void keyThatStandsTwiceIsRefused()
    {
        QCOMPARE(parseSendRequest(R"({"content":"a","content":"b"})").error().path, u"$.content"_s);
        QCOMPARE(parseSendRequest(R"({"x":1,"y":2,"\u0078":3})").error().path, u"$.x"_s);
    }

    void unknownMembersStayInTheirOrderAsSpelled()
    {
        const auto request = parseSendRequest("\xEF\xBB\xBF{ \"z\" : [1, 2.50] ,\"content\":\"a\",\"键\":null,"
                                              "\"a\\u0062\":\"\\u4f60\",\"msg_seq\":1}");
        QVERIFY(request);
        const QList<ExtraMember> wanted{{u"z"_s, "[1, 2.50]"}, {u"键"_s, "null"}, {u"ab"_s, "\"\\u4f60\""}};
        QCOMPARE(request->extra, wanted);
        QCOMPARE(toJson(*request),
            QByteArray("{\"msg_type\":0,\"content\":\"a\",\"msg_seq\":1,\"z\":[1, 2.50],\"键\":null,"
                       "\"ab\":\"\\u4f60\"}"));
    }
    void knownMembersThatAreNullCountAsAbsent()
    {
        const auto request = parseSendRequest(
            R"({"msg_type":2,"content":null,"msg_id":null,"event_id":null,"msg_seq":null,"markdown":null})");
        QVERIFY(request);
        QCOMPARE(*request, (SendRequest{MsgType::Markdown, {}, {}, {}, {}}));
    }
    void typesThatHaveNoNameSurvive()
    {
        for (const int type : {1, 5, 8, -1, 2147483647}) {
            const QByteArray body = "{\"msg_type\":" + QByteArray::number(type) + ",\"content\":\"a\"}";
            const auto request = parseSendRequest(body);
            QVERIFY(request);
            QCOMPARE(toJson(*request), body);
        }
    }
    void contentThatIsNotTheTextIsKept()
    {
        const QByteArray caption = R"({"msg_type":2,"markdown":{"content":"# a"},"content":"b"})";
        QCOMPARE(parseSendRequest(caption)->text, u"# a"_s);
        QCOMPARE(toJson(*parseSendRequest(caption)), caption);
        const QByteArray empty = R"({"msg_type":7,"content":"","media":{"file_info":"f"}})";
        QCOMPARE(toJson(*parseSendRequest(empty)), empty);
        SendRequest filled = *parseSendRequest(empty);
        filled.text = u"c"_s;
        QCOMPARE(toJson(filled), QByteArray(R"({"msg_type":7,"content":"c","media":{"file_info":"f"}})"));
    }
    void markdownOfAnotherTypeIsKept()
    {
        const QByteArray body = R"({"msg_type":0,"content":"a","markdown":{"content":"b"}})";
        QCOMPARE(toJson(*parseSendRequest(body)), body);
    }

    void richMarkdownIsReadAndStaysAsSpelled()
    {
        const QByteArray body
            = R"({"msg_type":2,"markdown":{ "style": {"content":"no"}, "c\u006fntent" : "\u4f60\/"},"keyboard":{}})";
        const auto request = parseSendRequest(body);
        QVERIFY(request);
        QCOMPARE(request->text, u"你/"_s);
        QCOMPARE(namesOf(*request), (QStringList{u"markdown"_s, u"keyboard"_s}));
        QCOMPARE(toJson(*request), body);
    }
    void editedTextOfARichMarkdownGoesIntoItsContent()
    {
        SendRequest request
            = *parseSendRequest(R"({"msg_type":2,"markdown":{ "style":{"content":"no"}, "content": "a" , "x":1}})");
        request.text = u"b\"你"_s;
        QCOMPARE(toJson(request),
            QByteArray("{\"msg_type\":2,\"markdown\":{ \"style\":{\"content\":\"no\"}, \"content\": \"b\\\"你\" , "
                       "\"x\":1}}"));
        QCOMPARE(parseSendRequest(toJson(request))->text, request.text);
    }
    void textForATemplateIsAddedOnlyWhenThereIsOne()
    {
        const QByteArray body = R"({"msg_type":2,"markdown":{"custom_template_id":"t"}})";
        SendRequest request = *parseSendRequest(body);
        QCOMPARE(toJson(request), body);
        request.text = u"a"_s;
        QCOMPARE(toJson(request), QByteArray(R"({"msg_type":2,"markdown":{"content":"a","custom_template_id":"t"}})"));
        SendRequest empty = *parseSendRequest(R"({"msg_type":2,"markdown":{ }})");
        QCOMPARE(toJson(empty), QByteArray(R"({"msg_type":2,"markdown":{ }})"));
        empty.text = u"a"_s;
        QCOMPARE(toJson(empty), QByteArray(R"({"msg_type":2,"markdown":{"content":"a" }})"));
    }

    void extraNeverBringsAnAnchorIn()
    {
        SendRequest request{MsgType::Text, u"a"_s, {}, {}, {}};
        for (const QString &name : {u"msg_id"_s, u"event_id"_s, u"msg_seq"_s, u"msg_type"_s, u"content"_s})
            request.extra.append({name, "\"x\""});
        QCOMPARE(toJson(request), QByteArray(R"({"msg_type":0,"content":"a"})"));
    }

    void writtenRequestsReadBack()
    {
        QVERIFY(rc::check("any request reads back as it was", [] {
            const SendRequest request = anyRequest();
            const auto again = parseSendRequest(toJson(request));
            RC_ASSERT(again.has_value());
            RC_ASSERT(*again == request);
        }));
    }
    void writtenBodiesAreJsonWithEveryMember()
    {
        QVERIFY(rc::check("no member is lost", [] {
            const SendRequest request = anyRequest();
            const QByteArray body = toJson(request);
            const QJsonDocument document = QJsonDocument::fromJson(body);
            RC_PRE(document.isObject()); // Qt reads neither numbers beyond double nor half a surrogate
            // Qt's own look-up misses keys beside U+FFFD and an emoji, so they are listed.
            const QStringList keys = document.object().keys();
            for (const QString &name : namesOf(request))
                RC_ASSERT(keys.contains(name));
        }));
    }
    void randomDamageNeverCrashes()
    {
        QVERIFY(rc::check("one damaged byte", [] {
            QByteArray body = toJson(anyRequest());
            body[*rc::gen::inRange<qsizetype>(0, body.size())] = *rc::gen::arbitrary<char>();
            const auto request = parseSendRequest(body);
            if (request)
                RC_ASSERT(parseSendRequest(toJson(*request)).has_value());
        }));
    }
};

QTEST_GUILESS_MAIN(tst_SendRequest)
#include "tst_sendrequest.moc"
