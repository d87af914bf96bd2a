#include "app/protocol/frame.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace protocol;

namespace {

using Kind = ParseError::Kind;

const QByteArray c2cFrame = R"({"op":0,"s":7,"t":"C2C_MESSAGE_CREATE","id":"C2C_MESSAGE_CREATE:robot10","d":)"
                            R"({"id":"ROBOT1.0_x!","author":{"user_openid":"6F1C"},"content":"你好"}})";

Frame parsed(const QByteArray &text)
{
    const auto frame = parseFrame(text);
    return frame ? *frame : Frame{-99, {}, frame.error().path + u' ' + frame.error().reason, {}, {}};
}

UserMessage c2c(const QByteArray &d)
{
    const Frame frame = parsed(R"({"op":0,"t":"C2C_MESSAGE_CREATE","d":)" + d + '}');
    const auto *dispatch = std::get_if<Dispatch>(&frame.payload);
    return dispatch ? std::get<UserMessage>(dispatch->event) : UserMessage();
}

UserMessage message(const QByteArray &type, const QByteArray &d)
{
    const Frame frame = parsed("{\"op\":0,\"id\":\"top\",\"t\":\"" + type + "\",\"d\":" + d + '}');
    const auto *dispatch = std::get_if<Dispatch>(&frame.payload);
    return dispatch ? std::get<UserMessage>(dispatch->event) : UserMessage();
}

/// A GROUP_MESSAGE_CREATE with these mentions.
UserMessage groupMessage(const QByteArray &mentions)
{
    return message("GROUP_MESSAGE_CREATE",
        R"({"id":"a","group_openid":"g","author":{"member_openid":"m"},"mentions":)" + mentions + '}');
}

EventPlace placeOf(const QString &type, const QByteArray &d)
{
    return eventPlace(RawEvent{type, d});
}

} // namespace

class tst_Frame : public QObject
{
    Q_OBJECT
private slots:
    void idsAreTextWhicheverTypeTheyCameAs()
    {
        const UserMessage message
            = c2c(R"({"id":18446744073709551615,"author":{"user_openid":123456789012345678901234}})");
        QCOMPARE(message.msgId.value, u"18446744073709551615"_s);
        QCOMPARE(message.peer.value, u"123456789012345678901234"_s);
    }
    void extIsDividedAtTheFirstEquals()
    {
        const UserMessage message = c2c(R"({"id":"a","author":{"user_openid":"u"},"message_scene":{"ext":)"
                                        R"(["msg_idx=REFIDX_Q==","ref_msg_idx==x=","novalue",7,null]}})");
        QCOMPARE(message.msgIdx.value, u"REFIDX_Q=="_s);
        QCOMPARE(message.refMsgIdx.value, u"=x="_s);
    }
    void addressesWithoutASchemeGetOne()
    {
        const UserMessage message
            = c2c(R"({"id":"a","author":{"user_openid":"u"},"attachments":[{"url":"h/p?x=1"},)"
                  "{\"url\":\"//h/p\"},{\"url\":\"http://h/p\",\"voice_wav_url\":\"w/v\"},{},7]}");
        QCOMPARE(message.attachments.size(), 4);
        QCOMPARE(message.attachments[0].url, u"https://h/p?x=1"_s);
        QCOMPARE(message.attachments[1].url, u"https://h/p"_s);
        QCOMPARE(message.attachments[2].url, u"http://h/p"_s);
        QCOMPARE(message.attachments[2].voiceWavUrl, u"https://w/v"_s);
        QCOMPARE(message.attachments[3], Attachment());
    }
    void optionalFieldsOfAWrongTypeReadAsEmpty()
    {
        const UserMessage message
            = c2c(R"({"id":"a","author":{"user_openid":"u","username":[1]},"content":{},)"
                  "\"message_type\":\"103\",\"message_scene\":7,\"attachments\":{},\"msg_elements\":\"x\"}");
        QCOMPARE(message.msgId.value, u"a"_s);
        QCOMPARE(message.content, QString());
        QCOMPARE(message.messageType, 103);
        QVERIFY(message.attachments.isEmpty() && message.elements.isEmpty());
    }

    void groupMessageIsAnsweredInTheGroupAndWrittenByAMember()
    {
        for (const char *type : {"GROUP_AT_MESSAGE_CREATE", "GROUP_MESSAGE_CREATE"}) {
            const UserMessage read = message(type,
                R"({"id":"a","group_openid":"g","group_id":"x","author":{"member_openid":"m","username":"小明"},)"
                R"("content":" 查天气 "})");
            QCOMPARE(read.scene, Scene::Group);
            QCOMPARE(read.peer.value, u"g"_s);
            QCOMPARE(read.sender.value, u"m"_s);
            QCOMPARE(read.username, u"小明"_s);
            QCOMPARE(read.eventId.value, u"top"_s);
            QCOMPARE(read.content, u" 查天气 "_s);
            QCOMPARE(eventPlace(read), (EventPlace{Scene::Group, core::PeerId(u"g"_s)}));
        }
    }
    void c2cMessageIsAddressedAndWrittenByItsPeer()
    {
        const UserMessage read = c2c(R"({"id":"a","author":{"user_openid":"u","id":"x"}})");
        QCOMPARE(read.scene, Scene::C2c);
        QCOMPARE(read.sender.value, u"u"_s);
        QVERIFY(read.addressed);
    }
    void atMessageIsAlwaysAddressed()
    {
        QVERIFY(message("GROUP_AT_MESSAGE_CREATE", R"({"id":"a","group_openid":"g"})").addressed);
    }
    void groupMessageIsAddressedOnlyByAMentionOfTheBotItself()
    {
        QVERIFY(!message("GROUP_MESSAGE_CREATE", R"({"id":"a","group_openid":"g"})").addressed);
        QVERIFY(groupMessage(R"([{"id":"b","is_you":true,"scope":"single"}])").addressed);
        QVERIFY(groupMessage(R"([{"id":"c"},{"is_you":true}])").addressed);
        QVERIFY(!groupMessage(R"([{"username":"全体成员","is_you":true,"scope":"all"}])").addressed);
        QVERIFY(!groupMessage(R"([{"id":"c","is_you":false,"scope":"single"}])").addressed);
        QVERIFY(!groupMessage(R"([{"id":"c","is_you":"true"}])").addressed);
    }
    void mentionsAreReadAndOthersSkipped()
    {
        const UserMessage read = groupMessage(
            R"([{"id":"x","member_openid":"b","username":"机器人","is_you":true},7,{"id":"c"},{"scope":"all"}])");
        const QList<Mention> wanted{
            {core::PeerId(u"b"_s), u"机器人"_s, true, false}, {core::PeerId(u"c"_s), {}}, {{}, {}, false, true}};
        QCOMPARE(read.mentions, wanted);
    }
    void groupMessageWithoutASenderCanStillBeAnswered()
    {
        QCOMPARE(message("GROUP_AT_MESSAGE_CREATE", R"({"id":"a","group_openid":"g"})").sender, core::PeerId());
        const UserMessage old
            = message("GROUP_AT_MESSAGE_CREATE", R"({"id":"a","group_openid":"g","author":{"id":"m"}})");
        QCOMPARE(old.sender.value, u"m"_s);
    }

    void unknownOpcodeAndEventAreNoError()
    {
        const Frame other = parsed(R"({"op":99,"d":{"a": 1.50}})");
        QCOMPARE(other.op, 99);
        QCOMPARE(std::get<OtherFrame>(other.payload).d, QByteArray(R"({"a": 1.50})"));
        const Frame event = parsed(R"({"op":0,"s":1,"t":"NEWS","id":"NEWS:1","d":[1, 2]})");
        QCOMPARE(std::get<Dispatch>(event.payload), Dispatch{RawEvent({u"NEWS"_s, "[1, 2]"})});
        QCOMPARE(event.id, u"NEWS:1"_s);
        QCOMPARE(std::get<Dispatch>(parsed(R"({"op":0})").payload), Dispatch{RawEvent()});
    }
    void dataOfAnyTypeIsTaken_data()
    {
        QTest::addColumn<QByteArray>("d");
        for (const char *d : {"{}", "[]", "\"\"", "\"x\"", "0", "-1.5e300", "true", "false", "null", "1e999"})
            QTest::newRow(d) << QByteArray(d);
    }
    void dataOfAnyTypeIsTaken()
    {
        QFETCH(QByteArray, d);
        for (const int op : {1, 2, 6, 7, 9, 11, 12, 13, 55})
            QCOMPARE(parsed("{\"op\":" + QByteArray::number(op) + ",\"d\":" + d + '}').op, op);
        const Frame resumed = parsed("{\"op\":0,\"t\":\"RESUMED\",\"d\":" + d + '}');
        QCOMPARE(std::get<Dispatch>(resumed.payload), Dispatch{Resumed()});
        const Frame raw = parsed("{\"op\":0,\"t\":\"X\",\"d\":" + d + '}');
        QCOMPARE(std::get<Dispatch>(raw.payload), Dispatch{RawEvent({u"X"_s, d})});
        QVERIFY(!parseFrame("{\"op\":0,\"t\":\"C2C_MESSAGE_CREATE\",\"d\":" + d + '}'));
        QVERIFY(!parseFrame("{\"op\":0,\"t\":\"READY\",\"d\":" + d + '}'));
        QVERIFY(!parseFrame("{\"op\":10,\"d\":" + d + '}'));
    }
    void invalidSessionTellsTrueFalseAndAbsentApart()
    {
        QCOMPARE(std::get<InvalidSession>(parsed(R"({"op":9,"d":true})").payload).resumable, std::optional(true));
        QCOMPARE(std::get<InvalidSession>(parsed(R"({"op":9,"d":false})").payload).resumable, std::optional(false));
        for (const char *text : {R"({"op":9})", R"({"op":9,"d":null})", R"({"op":9,"d":1})"})
            QCOMPARE(std::get<InvalidSession>(parsed(text).payload).resumable, std::nullopt);
    }

    void faultNamesTheField_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("path");
        const auto row = [](const char *text, Kind kind, const QString &path) {
            QTest::newRow(text) << QByteArray(text) << kind << path;
        };
        row("", Kind::NotJson, u"$"_s);
        row("nonsense", Kind::NotJson, u"$"_s);
        row("7", Kind::WrongType, u"$"_s);
        row("[]", Kind::WrongType, u"$"_s);
        row("{}", Kind::Missing, u"$.op"_s);
        row(R"({"op":null})", Kind::Missing, u"$.op"_s);
        row(R"({"op":"0"})", Kind::WrongType, u"$.op"_s);
        row(R"({"op":1.5})", Kind::WrongType, u"$.op"_s);
        row(R"({"op":99999999999})", Kind::WrongType, u"$.op"_s);
        row(R"({"op":1e400})", Kind::WrongType, u"$.op"_s);
        row(R"({"op":10,"d":{}})", Kind::Missing, u"$.d.heartbeat_interval"_s);
        row(R"({"op":10,"d":{"heartbeat_interval":true}})", Kind::WrongType, u"$.d.heartbeat_interval"_s);
        row(R"({"op":10,"d":{"heartbeat_interval":0}})", Kind::WrongType, u"$.d.heartbeat_interval"_s);
        row(R"({"op":10,"d":{"heartbeat_interval":9999999999}})", Kind::WrongType, u"$.d.heartbeat_interval"_s);
        row(R"({"op":0,"t":"READY","d":{}})", Kind::Missing, u"$.d.session_id"_s);
        row(R"({"op":0,"t":"READY"})", Kind::Missing, u"$.d"_s);
        row(R"({"op":0,"t":"C2C_MESSAGE_CREATE","d":{"id":""}})", Kind::Missing, u"$.d.id"_s);
        row(R"({"op":0,"t":"C2C_MESSAGE_CREATE","d":{"id":[]}})", Kind::WrongType, u"$.d.id"_s);
        row(R"({"op":0,"t":"C2C_MESSAGE_CREATE","d":{"id":"a","author":"b"}})", Kind::Missing,
            u"$.d.author.user_openid"_s);
        row(R"({"op":0,"t":"GROUP_AT_MESSAGE_CREATE","d":{"group_openid":"g"}})", Kind::Missing, u"$.d.id"_s);
        row(R"({"op":0,"t":"GROUP_AT_MESSAGE_CREATE","d":{"id":"a"}})", Kind::Missing, u"$.d.group_openid"_s);
        row(R"({"op":0,"t":"GROUP_MESSAGE_CREATE","d":{"id":"a","group_openid":[]}})", Kind::WrongType,
            u"$.d.group_openid"_s);
        row(R"({"op":0,"t":"GROUP_MESSAGE_CREATE","d":7})", Kind::WrongType, u"$.d"_s);
    }
    void faultNamesTheField()
    {
        QFETCH(QByteArray, text);
        QFETCH(Kind, kind);
        QFETCH(QString, path);
        const auto frame = parseFrame(text);
        QVERIFY(!frame);
        QCOMPARE(frame.error().kind, kind);
        QCOMPARE(frame.error().path, path);
        QVERIFY(!frame.error().reason.isEmpty());
    }

    void everyTruncationIsAnError()
    {
        for (qsizetype size = 0; size < c2cFrame.size(); ++size)
            QCOMPARE(parseFrame(c2cFrame.first(size)).error().kind, Kind::NotJson);
        QVERIFY(parseFrame(c2cFrame));
    }
    void depthIsBounded()
    {
        const auto frame = [](int depth) {
            return "{\"op\":77,\"d\":" + QByteArray(depth, '[') + '0' + QByteArray(depth, ']') + '}';
        };
        QCOMPARE(parsed(frame(maxDepth - 1)).op, 77);
        QCOMPARE(parseFrame(frame(maxDepth)).error().kind, Kind::TooDeep);
        QCOMPARE(parseFrame(frame(100'000)).error().kind, Kind::TooDeep);
    }
    void sizeIsBounded()
    {
        const QByteArray text = "{\"op\":1}";
        QVERIFY(parseFrame(text + QByteArray(maxFrameBytes - text.size(), ' ')));
        const auto frame = parseFrame(text + QByteArray(maxFrameBytes - text.size() + 1, ' '));
        QCOMPARE(frame.error().kind, Kind::TooLarge);
    }
    void byteOrderMarkIsIgnored()
    {
        QCOMPARE(parseFrame("\xEF\xBB\xBF" + c2cFrame), parseFrame(c2cFrame));
        const Frame raw = parsed("\xEF\xBB\xBF{\"op\":5,\"d\":[ ]}");
        QCOMPARE(std::get<OtherFrame>(raw.payload).d, QByteArray("[ ]"));
    }
    void nulAndBrokenUtf8AreNotJson()
    {
        QCOMPARE(parseFrame(QByteArray("{\"op\":1}\0", 9)).error().kind, Kind::NotJson);
        QCOMPARE(parseFrame(QByteArray("{\"op\":1,\"t\":\"\0\"}", 15)).error().kind, Kind::NotJson);
        QCOMPARE(parseFrame("{\"op\":1,\"t\":\"\xC3\"}").error().kind, Kind::NotJson);
    }
    void hugeNumbersCostNothingButThemselves()
    {
        const UserMessage message = c2c(R"({"id":"a","author":{"user_openid":"u"},"x":-123456789012345678901,)"
                                        "\"attachments\":[{\"size\":1e400,\"width\":99999999999,\"height\":-1}]}");
        QCOMPARE(message.msgId.value, u"a"_s);
        QCOMPARE(message.attachments[0].size, 0);
        QCOMPARE(message.attachments[0].width, std::numeric_limits<int>::max());
        QCOMPARE(message.attachments[0].height, -1);
    }
    void halfASurrogateCostsOneCharacter()
    {
        const UserMessage message
            = c2c("{\"id\":\"a\",\"author\":{\"user_openid\":\"u\"},\"content\":\"\\ud83dx\\ude00 "
                  "\\ud83d\\ude00 \\\\ud83d\"}");
        QCOMPARE(message.content, u"\uFFFDx\uFFFD 😀 \\ud83d"_s);
    }

    void randomBytesNeverCrash()
    {
        QVERIFY(rc::check("random bytes", [](const std::string &bytes) {
            const QByteArray text = QByteArray::fromStdString(bytes);
            const auto frame = parseFrame(text);
            RC_ASSERT(frame || !frame.error().path.isEmpty());
        }));
    }
    void randomDamageNeverCrashes()
    {
        QVERIFY(rc::check("one damaged byte", [] {
            QByteArray text = c2cFrame;
            text[*rc::gen::inRange<qsizetype>(0, text.size())] = *rc::gen::arbitrary<char>();
            const auto frame = parseFrame(text);
            RC_ASSERT(!frame || frame->op >= 0 || frame->op == -1 || text != c2cFrame);
        }));
    }
    void writtenFramesReadBack()
    {
        QVERIFY(rc::check("resume with any text", [](const std::string &token, const std::string &id, qint64 seq) {
            const QString session = QString::fromUtf8(id.data(), qsizetype(id.size()));
            const QByteArray text = resumeFrame(
                core::Secret(QByteArray::fromStdString(token).toPercentEncoding()), core::SessionId(session), seq);
            const auto frame = parseFrame(text);
            RC_ASSERT(frame.has_value());
            RC_ASSERT(frame->op == 6);
            RC_ASSERT(text.contains(std::get<OtherFrame>(frame->payload).d));
        }));
    }

    void identifyIsWrittenAsDocumented()
    {
        QCOMPARE(identifyFrame(core::Secret("abc"), defaultIntents(), 0, 1),
            QByteArray(
                R"({"op":2,"d":{"token":"QQBot abc","intents":1308626944,"shard":[0,1],)"
                "\"properties\":{\"$os\":\"linux\",\"$browser\":\"qqbot-console\",\"$device\":\"qqbot-console\"}}}"));
    }
    void resumeIsWrittenAsDocumented()
    {
        QCOMPARE(resumeFrame(core::Secret("a\"b"), core::SessionId(u"s"_s), 1337),
            QByteArray("{\"op\":6,\"d\":{\"token\":\"QQBot a\\\"b\",\"session_id\":\"s\",\"seq\":1337}}"));
    }
    void heartbeatIsNullBeforeTheFirstSequence()
    {
        QCOMPARE(heartbeatFrame(std::nullopt), QByteArray(R"({"op":1,"d":null})"));
        QCOMPARE(heartbeatFrame(42), QByteArray(R"({"op":1,"d":42})"));
    }

    void placeOfAnEventIsWhereOneCouldAnswer()
    {
        QCOMPARE(eventPlace(Ready()), EventPlace());
        QCOMPARE(eventPlace(Resumed()), EventPlace());
        UserMessage message;
        message.peer = core::PeerId(u"u"_s);
        QCOMPARE(eventPlace(message), (EventPlace{Scene::C2c, core::PeerId(u"u"_s)}));
        QCOMPARE(placeOf(u"GROUP_MEMBER_ADD"_s, R"({"group_openid":"g","user_openid":"u"})"),
            (EventPlace{Scene::Group, core::PeerId(u"g"_s)}));
        QCOMPARE(placeOf(u"DIRECT_MESSAGE_CREATE"_s, R"({"guild_id":"1","channel_id":"2"})"),
            (EventPlace{Scene::Dm, core::PeerId(u"1"_s)}));
        QCOMPARE(placeOf(u"AT_MESSAGE_CREATE"_s, R"({"guild_id":"1","channel_id":"2"})"),
            (EventPlace{Scene::Channel, core::PeerId(u"2"_s)}));
        QCOMPARE(placeOf(u"GUILD_CREATE"_s, R"({"id":"9"})"), (EventPlace{std::nullopt, core::PeerId(u"9"_s)}));
        for (const char *d : {"", "7", "\"x\"", "[]", "{}", "{"})
            QCOMPARE(placeOf(u"ANYTHING"_s, d), EventPlace());
    }
};

QTEST_GUILESS_MAIN(tst_Frame)
#include "tst_frame.moc"
