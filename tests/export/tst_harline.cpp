#include "tests/export/harjournal.h"

using namespace Qt::StringLiterals;
using har::at;
using traffic::Direction;

/// Gateway frames as the connections they came over.
class tst_HarLine : public QObject
{
    Q_OBJECT

private slots:
    void aConnectionIsAnEntryWithItsFrames();
    void eachConnectionIsAnEntry();
    void aConnectionThatDiedWithTheProgramEndsAtTheNext();
    void whatRetentionCutOffSaysSo();
    void botsHaveTheirOwnConnections();
    void shardsShareAnEntry_data();
    void shardsShareAnEntry();
    void aRefusedConnectionHasNoStatus();
    void bytesThatAreNoTextAreBase64();
    void theValidatorIsContent();
};

void tst_HarLine::aConnectionIsAnEntryWithItsFrames()
{
    har::Journal journal;
    journal.opens();
    journal.frame(u"HELLO"_s, R"({"op":10})");
    journal.frame(u"IDENTIFY"_s, R"({"op":2,"d":{"shard":[0,1]}})", Direction::Out);
    journal.frame(u"C2C_MESSAGE_CREATE"_s,
        R"({"d":{"content":"\u4f60\"","author":{"user_openid":")" + har::alice.toLatin1() + R"("}}})");
    journal.closes();
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 1);
    const QJsonValue entry = entries[0];
    QCOMPARE(at(entry, u"_resourceType"_s), u"websocket"_s);
    QCOMPARE(at(entry, u"request/url"_s), u"wss://gate.example/websocket"_s);
    QCOMPARE(at(entry, u"startedDateTime"_s), u"2023-11-14T22:13:20.001Z"_s);
    QCOMPARE(at(entry, u"time"_s), 4);
    QCOMPARE(at(entry, u"response/status"_s), 101);
    QCOMPARE(at(entry, u"_closeCode"_s), 4009);
    QCOMPARE(at(entry, u"_closeReason"_s), u"session timeout"_s);
    QCOMPARE(at(entry, u"_closedBy"_s), u"platform"_s);
    QVERIFY(at(entry, u"_opened"_s).toBool() && at(entry, u"_closed"_s).toBool());
    QCOMPARE(at(entry, u"_webSocketMessages"_s).toArray().size(), 3);
    const QJsonObject hello{{u"type"_s, u"receive"_s}, {u"time"_s, 1'700'000'000.002}, {u"opcode"_s, 1},
        {u"data"_s, u"{\"op\":10}"_s}, {u"_row"_s, 2}};
    QCOMPARE(at(entry, u"_webSocketMessages/0"_s).toObject(), hello);
    QCOMPARE(at(entry, u"_webSocketMessages/1/type"_s), u"send"_s);
    QCOMPARE(at(entry, u"_webSocketMessages/2/data"_s),
        u"{\"d\":{\"content\":\"\\u4f60\\\"\",\"author\":{\"user_openid\":\"U-01\"}}}"_s);
    QCOMPARE(journal.written(), (exporting::Written{.connections = 1, .frames = 5}));
}

void tst_HarLine::eachConnectionIsAnEntry()
{
    har::Journal journal;
    for (int i = 0; i < 3; ++i) {
        journal.opens(u"wss://gate.example/%1"_s.arg(i));
        journal.frame(u"HELLO"_s, QByteArray::number(i));
        journal.closes(4000 + i);
    }
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(at(entries[i], u"request/url"_s), u"wss://gate.example/%1"_s.arg(i));
        QCOMPARE(at(entries[i], u"_webSocketMessages/0/data"_s), QString::number(i));
        QCOMPARE(at(entries[i], u"_webSocketMessages"_s).toArray().size(), 1);
        QCOMPARE(at(entries[i], u"_closeCode"_s), 4000 + i);
    }
}

void tst_HarLine::aConnectionThatDiedWithTheProgramEndsAtTheNext()
{
    har::Journal journal;
    journal.opens();
    journal.frame(u"HELLO"_s, "1");
    journal.opens();
    journal.frame(u"HELLO"_s, "2");
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 2);
    for (const QJsonValue &entry : entries) {
        QVERIFY(at(entry, u"_opened"_s).toBool());
        QVERIFY(!at(entry, u"_closed"_s).toBool());
        QCOMPARE(at(entry, u"_webSocketMessages"_s).toArray().size(), 1);
    }
}

void tst_HarLine::whatRetentionCutOffSaysSo()
{
    har::Journal journal;
    journal.frame(u"HEARTBEAT_ACK"_s, "{}");
    journal.closes();
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 1);
    QVERIFY(!at(entries[0], u"_opened"_s).toBool());
    QVERIFY(at(entries[0], u"_closed"_s).toBool());
    QCOMPARE(at(entries[0], u"request/url"_s), u"wss://unknown.invalid/"_s);
}

void tst_HarLine::botsHaveTheirOwnConnections()
{
    har::Journal journal;
    journal.opens(u"wss://a.example/"_s, u"cat"_s);
    journal.opens(u"wss://b.example/"_s, u"dog"_s);
    journal.frame(u"HELLO"_s, "dog", Direction::In, u"dog"_s);
    journal.frame(u"HELLO"_s, "cat", Direction::In, u"cat"_s);
    journal.closes(4009, u"cat"_s);
    journal.closes(4009, u"dog"_s);
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 2);
    for (const QJsonValue &entry : entries)
        QCOMPARE(at(entry, u"_webSocketMessages/0/data"_s), at(entry, u"_bot"_s));
    const QJsonArray one = har::entriesOf(journal.har({.rows = {.bot = u"dog"_s}}));
    QCOMPARE(one.size(), 1);
    QCOMPARE(at(one[0], u"request/url"_s), u"wss://b.example/"_s);
}

void tst_HarLine::shardsShareAnEntry_data()
{
    QTest::addColumn<bool>("byAnswer");
    QTest::newRow("told by GET /gateway/bot") << true;
    QTest::newRow("told by Identify") << false;
}

void tst_HarLine::shardsShareAnEntry()
{
    QFETCH(bool, byAnswer);
    har::Journal journal;
    if (byAnswer) {
        journal.add({.bot = u"cat"_s,
            .kind = traffic::Kind::Http,
            .direction = Direction::Out,
            .route = u"GET /gateway/bot"_s});
        journal.answer({.state = traffic::State::Accepted,
            .status = 200,
            .body
            = {R"({"url":"wss://gate.example/","shards":2,"session_start_limit":{"total":9,"remaining":9,"reset_after":1,"max_concurrency":1}})",
                {}, 0}});
    }
    journal.opens();
    journal.frame(u"IDENTIFY"_s, R"({"op":2,"d":{"shard":[0,2]}})", Direction::Out);
    journal.opens();
    journal.frame(u"HELLO"_s, "{}");
    journal.closes(4009);
    journal.frame(u"HEARTBEAT_ACK"_s, "{}");
    journal.closes(4000);
    journal.opens();
    const QJsonArray all = har::entriesOf(journal.har());
    QCOMPARE(all.size(), byAnswer ? 3 : 2);
    const QJsonValue both = all[byAnswer ? 1 : 0];
    QCOMPARE(at(both, u"_connections"_s), 2);
    QCOMPARE(at(both, u"_shards"_s), 2);
    QVERIFY(at(both, u"_closed"_s).toBool());
    QCOMPARE(at(both, u"_webSocketMessages"_s).toArray().size(), 3);
    QCOMPARE(at(both, u"_closeCode"_s), 4000);
}

void tst_HarLine::aRefusedConnectionHasNoStatus()
{
    har::Journal journal;
    journal.opens();
    journal.frame(u"CLOSE"_s, {}, Direction::In, u"cat"_s, u"ConnectionRefusedError"_s);
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(entries.size(), 1);
    QCOMPARE(at(entries[0], u"response/status"_s), 0);
    QCOMPARE(at(entries[0], u"response/_error"_s), u"ConnectionRefusedError"_s);
    QVERIFY(at(entries[0], u"_closeCode"_s).isUndefined());
}

void tst_HarLine::bytesThatAreNoTextAreBase64()
{
    har::Journal journal;
    journal.opens();
    journal.frame(u"BAD_FRAME"_s, "\xff\xfe");
    const QJsonArray entries = har::entriesOf(journal.har());
    QCOMPARE(at(entries[0], u"_webSocketMessages/0/opcode"_s), 2);
    QCOMPARE(at(entries[0], u"_webSocketMessages/0/data"_s), u"//4="_s);
}

void tst_HarLine::theValidatorIsContent()
{
    har::Journal journal;
    journal.frame(u"HEARTBEAT_ACK"_s, "{}");
    journal.opens();
    journal.frame(u"BAD_FRAME"_s, "\xff\xfe");
    journal.closes();
    journal.opens(u"not an [address]"_s);
    QCOMPARE(har::complaintsAbout(journal.har()), QByteArray());
}

QTEST_GUILESS_MAIN(tst_HarLine)
#include "tst_harline.moc"
