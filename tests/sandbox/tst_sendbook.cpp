#include "app/sandbox/sendbook.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using sandbox::SendBook;

/// The platform's rules, one claim each. Expected numbers are from the protocol reference (e) and the error catalogue.
class tst_SendBook : public QObject
{
    Q_OBJECT

private slots:
    void whatMayAnchor_data();
    void whatMayAnchor();
    void contentIsJudgedBeforeTheAnchorIsSpent_data();
    void contentIsJudgedBeforeTheAnchorIsSpent();
    void theReplyAfterTheLastIsRefused_data();
    void theReplyAfterTheLastIsRefused();
    void theWindowEndsAtItsLastMillisecond_data();
    void theWindowEndsAtItsLastMillisecond();
    void aRepeatedSequenceIsDeduplicatedEvenWhenUsedUp();
    void aMissingSequenceCountsAsOne();
    void aRefusedSendSpendsNothing();
    void typingCountsOnlyIfTheRuleSaysSo();
    void eventRepliesNeedNoSequence();
    void anEventAnchorExpires();
    void proactiveMessagesFollowTheSwitches();
    void aLinkIsRefusedOnlyIfTheRuleSaysSo();
    void nullFieldsMeanAbsentFields();
    void idsLookLikeThePlatforms();
    void anyBytesAreJudgedAndNoneCrash();
    void sentIdsNeverAnchor();
};

namespace {

const core::PeerId anna(u"0A1B2C3D4E5F60718293A4B5C6D7E8F9"_s);
const core::PeerId ben(u"F9E8D7C6B5A493827160F5E4D3C2B1A0"_s);
constexpr core::WallTime start(core::Milliseconds(1'790'000'000'000));

/// A book with one message of each person and one event of each kind of Anna's.
struct Fixture
{
    explicit Fixture(sandbox::Rules rules = {})
        : book(rules)
    {
        book.addPerson(anna);
        book.addPerson(ben);
        book.messageSaid(anna, annasMessage, annasMessageEvent, start);
        book.messageSaid(ben, bensMessage, sandbox::messageEventId(bensMessage), start);
        book.eventPushed(anna, u"INTERACTION_CREATE"_s, core::EventId(u"INTERACTION_CREATE:1-2"_s), start);
        book.eventPushed(anna, u"FRIEND_ADD"_s, core::EventId(u"FRIEND_ADD:1-2"_s), start);
        book.eventPushed(anna, u"FRIEND_DEL"_s, core::EventId(u"FRIEND_DEL:1-2"_s), start);
    }
    /// 0 if the message passes, else the refusal's code.
    int code(QJsonObject body, const core::PeerId &to = anna, core::WallTime now = start)
    {
        const auto taken = book.take(to, QJsonDocument(body).toJson(), now);
        return taken ? 0 : taken.error().code;
    }
    QJsonObject text(int seq = 1) const
    {
        return {{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"msg_id"_s, annasMessage.value}, {u"msg_seq"_s, seq}};
    }

    core::InboundMsgId annasMessage = sandbox::newInboundId();
    core::InboundMsgId bensMessage = sandbox::newInboundId();
    core::EventId annasMessageEvent = sandbox::messageEventId(annasMessage);
    SendBook book;
};

} // namespace

void tst_SendBook::whatMayAnchor_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value"); // @x names an id of the fixture
    QTest::addColumn<int>("code");

    QTest::newRow("own conversation's message") << u"msg_id"_s << u"@message"_s << 0;
    QTest::newRow("other person's message") << u"msg_id"_s << u"@ben"_s << 40034024;
    QTest::newRow("the bot's own sent id") << u"msg_id"_s << u"@sent"_s << 40034024;
    QTest::newRow("an id made up") << u"msg_id"_s << u"ROBOT1.0_made.up!"_s << 40034024;
    QTest::newRow("interaction d.id as msg_id") << u"msg_id"_s << u"1-2"_s << 40034024;
    QTest::newRow("top-level id as msg_id") << u"msg_id"_s << u"@messageEvent"_s << 40034024;
    QTest::newRow("a REFIDX as msg_id") << u"msg_id"_s << u"REFIDX_abc=="_s << 40034024;
    QTest::newRow("interaction event") << u"event_id"_s << u"INTERACTION_CREATE:1-2"_s << 0;
    QTest::newRow("friend event") << u"event_id"_s << u"FRIEND_ADD:1-2"_s << 0;
    QTest::newRow("bare uuid as event_id") << u"event_id"_s << u"1-2"_s << 40034025;
    QTest::newRow("bare d.id as event_id") << u"event_id"_s << u"@message"_s << 40034025;
    QTest::newRow("message event") << u"event_id"_s << u"@messageEvent"_s << 40034027;
    QTest::newRow("event that cannot anchor") << u"event_id"_s << u"FRIEND_DEL:1-2"_s << 40034027;
}

void tst_SendBook::whatMayAnchor()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(int, code);
    Fixture f;
    const auto sent = f.book.take(anna, QJsonDocument(f.text(99)).toJson(), start);
    QVERIFY(sent);
    const QHash<QString, QString> ids{{u"@message"_s, f.annasMessage.value}, {u"@ben"_s, f.bensMessage.value},
        {u"@sent"_s, sent->id.value}, {u"@messageEvent"_s, f.annasMessageEvent.value}};

    const QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {key, ids.value(value, value)}};
    QCOMPARE(f.code(body), code);
}

void tst_SendBook::contentIsJudgedBeforeTheAnchorIsSpent_data()
{
    QTest::addColumn<QByteArray>("body"); // without braces
    QTest::addColumn<int>("code");
    QTest::newRow("no content") << QByteArray(R"("msg_type":0)") << 50006;
    QTest::newRow("blank content") << QByteArray(R"("msg_type":0,"content":" \n")") << 50006;
    QTest::newRow("content in the wrong field") << QByteArray(R"("msg_type":0,"markdown":{"content":"a"})") << 50006;
    QTest::newRow("markdown without content") << QByteArray(R"("msg_type":2,"markdown":{})") << 40034011;
    QTest::newRow("markdown with plain content")
        << QByteArray(R"("msg_type":2,"content":"a","markdown":{"content":"a"})") << 22006;
    QTest::newRow("embed") << QByteArray(R"("msg_type":4,"content":"a")") << 340069;
    QTest::newRow("wake-up") << QByteArray(R"("msg_type":0,"content":"a","is_wakeup":true)") << 40034123;
    QTest::newRow("no msg_type") << QByteArray(R"("content":"a")") << 12002;
    QTest::newRow("msg_type as text") << QByteArray(R"("msg_type":"0","content":"a")") << 12002;
    QTest::newRow("content as number") << QByteArray(R"("msg_type":0,"content":1)") << 12002;
    QTest::newRow("msg_seq as text") << QByteArray(R"("msg_type":0,"content":"a","msg_seq":"1")") << 12002;
    QTest::newRow("both anchors") << QByteArray(R"("msg_type":0,"content":"a","event_id":"x")") << 12002;
}

void tst_SendBook::contentIsJudgedBeforeTheAnchorIsSpent()
{
    QFETCH(QByteArray, body);
    QFETCH(int, code);
    Fixture f;
    const QByteArray whole = '{' + body + R"(,"msg_id":")" + f.annasMessage.value.toUtf8() + "\"}";
    const auto taken = f.book.take(anna, whole, start);
    QVERIFY(!taken);
    QCOMPARE(taken.error().code, code);
    QCOMPARE(taken.error().status, 400);
    for (int i = 1; i <= 5; ++i)
        QCOMPARE(f.code(f.text(i)), 0); // all five replies are still there
}

void tst_SendBook::theReplyAfterTheLastIsRefused_data()
{
    QTest::addColumn<int>("replies");
    QTest::newRow("five") << 5;
    QTest::newRow("four") << 4;
}

void tst_SendBook::theReplyAfterTheLastIsRefused()
{
    QFETCH(int, replies);
    Fixture f({.replies = replies});
    for (int i = 1; i <= replies; ++i)
        QCOMPARE(f.code(f.text(i)), 0);
    QCOMPARE(f.code(f.text(replies + 1)), 40034128);
}

void tst_SendBook::theWindowEndsAtItsLastMillisecond_data()
{
    QTest::addColumn<core::Milliseconds>("window");
    QTest::newRow("sixty minutes") << core::Milliseconds(std::chrono::minutes(60));
    QTest::newRow("strict five") << core::Milliseconds(std::chrono::minutes(5));
}

void tst_SendBook::theWindowEndsAtItsLastMillisecond()
{
    QFETCH(core::Milliseconds, window);
    Fixture f({.window = window});
    QCOMPARE(f.code(f.text(1), anna, start + window - core::Milliseconds(1)), 0);
    QCOMPARE(f.code(f.text(2), anna, start + window), 40034128);
}

void tst_SendBook::aRepeatedSequenceIsDeduplicatedEvenWhenUsedUp()
{
    Fixture f;
    QCOMPARE(f.code(f.text(7)), 0);
    QCOMPARE(f.code(f.text(7)), 40054005);
    QCOMPARE(f.code(f.text(3)), 0); // neither consecutive nor ascending
    for (int i = 10; i < 13; ++i)
        QCOMPARE(f.code(f.text(i)), 0);
    QCOMPARE(f.code(f.text(12)), 40054005);
    QCOMPARE(f.code(f.text(13)), 40034128);
}

void tst_SendBook::aMissingSequenceCountsAsOne()
{
    Fixture f;
    QJsonObject body = f.text();
    body.remove(u"msg_seq"_s);
    QCOMPARE(f.code(body), 0);
    QCOMPARE(f.code(body), 40054005);
    QCOMPARE(f.code(f.text(1)), 40054005);
    QCOMPARE(f.code(f.text(2)), 0);
}

void tst_SendBook::aRefusedSendSpendsNothing()
{
    Fixture f;
    QCOMPARE(f.code(f.text(1), ben), 40034024); // Anna's message does not anchor a text to Ben
    QCOMPARE(f.code(f.text(1)), 0);
    QCOMPARE(f.code(f.text(2), core::PeerId(u"00000000000000000000000000000000"_s)), 11255);
    QCOMPARE(f.code(f.text(2)), 0);
}

void tst_SendBook::typingCountsOnlyIfTheRuleSaysSo()
{
    for (const bool counts : {true, false}) {
        Fixture f({.replies = 4, .typingCounts = counts});
        const QJsonObject typing{{u"msg_type"_s, 6}, {u"msg_id"_s, f.annasMessage.value}, {u"msg_seq"_s, 100}};
        QCOMPARE(f.code(typing), 0);
        for (int i = 1; i <= 3; ++i)
            QCOMPARE(f.code(f.text(i)), 0);
        QCOMPARE(f.code(f.text(4)), counts ? 40034128 : 0);
    }
    Fixture f;
    QCOMPARE(f.code({{u"msg_type"_s, 6}}), 50048);
}

void tst_SendBook::eventRepliesNeedNoSequence()
{
    Fixture f;
    QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"event_id"_s, u"INTERACTION_CREATE:1-2"_s}};
    QCOMPARE(f.code(body), 0);
    QCOMPARE(f.code(body), 0);
    body.insert(u"msg_seq"_s, 1);
    QCOMPARE(f.code(body), 0);
    QCOMPARE(f.code(body), 40054005);
    QCOMPARE(f.code(body, ben), 40034025);
}

void tst_SendBook::anEventAnchorExpires()
{
    Fixture f;
    const QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}, {u"event_id"_s, u"FRIEND_ADD:1-2"_s}};
    QCOMPARE(f.code(body, anna, start + std::chrono::minutes(60)), 40034026);
}

void tst_SendBook::proactiveMessagesFollowTheSwitches()
{
    const QJsonObject body{{u"msg_type"_s, 0}, {u"content"_s, u"hi"_s}};
    Fixture off({.proactiveAllowed = false});
    QCOMPARE(off.code(body), 40034102);

    Fixture on;
    QCOMPARE(on.code(body), 0);
    QCOMPARE(on.code(body), 0); // nothing to deduplicate by
    on.book.eventPushed(anna, u"C2C_MSG_REJECT"_s, core::EventId(u"C2C_MSG_REJECT:1"_s), start);
    QCOMPARE(on.code(body), 40034105);
    QCOMPARE(on.code(body, ben), 0);
    on.book.eventPushed(anna, u"C2C_MSG_RECEIVE"_s, core::EventId(u"C2C_MSG_RECEIVE:1"_s), start);
    QCOMPARE(on.code(body), 0);
}

void tst_SendBook::nullFieldsMeanAbsentFields()
{
    Fixture f;
    QJsonObject body = f.text();
    for (const QString &key : {u"embed"_s, u"event_id"_s, u"markdown"_s, u"stream"_s})
        body.insert(key, QJsonValue());
    QCOMPARE(f.code(body), 0);

    QJsonObject markdown{{u"msg_type"_s, 2}, {u"content"_s, QJsonValue()},
        {u"markdown"_s, QJsonObject{{u"content"_s, u"**a**"_s}}}, {u"msg_id"_s, f.annasMessage.value},
        {u"msg_seq"_s, 2}};
    QCOMPARE(f.code(markdown), 0);
    Fixture plainOnly({.markdownAllowed = false});
    markdown.insert(u"msg_id"_s, plainOnly.annasMessage.value);
    QCOMPARE(plainOnly.code(markdown), 40034012);
}

void tst_SendBook::aLinkIsRefusedOnlyIfTheRuleSaysSo()
{
    Fixture open;
    QJsonObject body = open.text();
    body.insert(u"content"_s, u"see https://example.com/a"_s);
    QCOMPARE(open.code(body), 0);
    Fixture closed({.urlsAllowed = false});
    body.insert(u"msg_id"_s, closed.annasMessage.value);
    QCOMPARE(closed.code(body), 40054010);
    body.insert(u"content"_s, u"see example.com"_s);
    QCOMPARE(closed.code(body), 0); // the refused one has spent nothing
}

void tst_SendBook::idsLookLikeThePlatforms()
{
    const QString in = sandbox::newInboundId().value;
    const QString out = sandbox::newOutboundId().value;
    QVERIFY(in.startsWith("ROBOT1.0_"_L1) && in.endsWith(u'!') && !in.endsWith("!!"_L1));
    QVERIFY(out.startsWith("ROBOT1.0_"_L1) && out.endsWith("!!"_L1));
    QCOMPARE_GE(in.size(), 90);
    for (const QChar sign : u"-_."_s)
        QVERIFY(in.mid(9).contains(sign));
    QVERIFY(sandbox::newInboundId() != sandbox::newInboundId());
    static const QRegularExpression tail(u"^C2C_MESSAGE_CREATE:robot10[a-z0-9]+$"_s);
    QVERIFY(tail.match(sandbox::messageEventId(core::InboundMsgId(in)).value).hasMatch());
}

void tst_SendBook::anyBytesAreJudgedAndNoneCrash()
{
    QVERIFY(rc::check("a body of any bytes is refused with a code", [](const std::string &bytes) {
        Fixture f;
        const auto taken = f.book.take(anna, QByteArray::fromStdString(bytes), start);
        RC_ASSERT(!taken && taken.error().code == 12002);
    }));
}

void tst_SendBook::sentIdsNeverAnchor()
{
    QVERIFY(rc::check("no chain of sends makes a sent id an anchor", [](const std::vector<bool> &useSentIds) {
        Fixture f;
        QString lastSent;
        int used = 0;
        int seq = 0;
        for (const bool useSent : useSentIds) {
            const bool isSent = useSent && !lastSent.isEmpty();
            QJsonObject body = f.text(++seq);
            if (isSent)
                body.insert(u"msg_id"_s, lastSent);
            const auto taken = f.book.take(anna, QJsonDocument(body).toJson(), start);
            const int code = taken ? 0 : taken.error().code;
            RC_ASSERT(code == (isSent ? 40034024 : used < 5 ? 0 : 40034128));
            if (taken) {
                lastSent = taken->id.value;
                ++used;
            }
        }
    }));
}

QTEST_GUILESS_MAIN(tst_SendBook)
#include "tst_sendbook.moc"
