#include "app/protocol/jsontree.h"
#include "app/protocol/jsonwrite.h"
#include "app/protocol/openapi.h"
#include "ui/common/curlcommand.h"
#include "ui/resend/resendcommand.h"
#include "ui/resend/resenddraft.h"

#include <QProcess>
#include <QTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using ui::DraftFault;
using ui::ResendDraft;

namespace {

QString anyText()
{
    static const QString letters = u"ab 中文。\"\\'\n\t{}[]:,\U0001F4EC\u202E$`"_s;
    QString text;
    for (int left = *rc::gen::inRange(0, 12); left > 0; --left) {
        const qsizetype at = *rc::gen::inRange<qsizetype>(0, letters.size());
        text += letters[at].isSurrogate() ? u"\U0001F4EC"_s : QString(letters[at]);
    }
    return text;
}

lineage::Anchor anchorOf(const QString &id)
{
    lineage::Anchor anchor;
    anchor.id = core::InboundMsgId(id);
    return anchor;
}

const QList<lineage::Anchor> anchors{anchorOf(u"ROBOT1.0_first"_s), anchorOf(u"ROBOT1.0_second"_s)};

lineage::AnchorChoice anyChoice()
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return lineage::ExplicitProactive{};
    case 1:
        return lineage::ExplicitUnverified{core::UnverifiedId(u"ROBOT1.0_own"_s)};
    case 2:
        return lineage::ExplicitUnverified{core::UnverifiedId(u"FRIEND_ADD:5a6b"_s)};
    default:
        return lineage::ExplicitAnchor{anchors[*rc::gen::inRange<qsizetype>(0, 2)].id};
    }
}

ResendDraft anyDraft()
{
    ResendDraft draft;
    draft.content.msgType = *rc::gen::element(protocol::MsgType::Text, protocol::MsgType::Markdown);
    draft.content.text = anyText();
    draft.choice = anyChoice();
    if (*rc::gen::arbitrary<bool>())
        draft.msgSeq = *rc::gen::inRange(100, 1'000'000);
    if (*rc::gen::arbitrary<bool>()) {
        QByteArray value;
        protocol::appendJsonString(value, anyText());
        draft.content.extra.append({u"keyboard"_s, "{\"id\":" + value + ",\"n\":1.50}"});
    }
    return draft;
}

/// The trees of both bodies are the same, whatever the layout.
bool sameBody(const QString &a, const QByteArray &b)
{
    const auto left = protocol::parseJsonTree(a.toUtf8());
    const auto right = protocol::parseJsonTree(b);
    return left && right && *left == *right;
}

DraftFault faultOf(const QString &json, const ResendDraft &before = {})
{
    const auto draft = ui::readDraft(json, {anchors, before, 4});
    return draft ? DraftFault{DraftFault::Kind::NotJson, -1, u"none"_s} : draft.error();
}

} // namespace

class tst_ResendDraft : public QObject
{
    Q_OBJECT
private slots:
    void formToJsonToFormIsTheSameDraft()
    {
        QVERIFY(rc::check([] {
            const ResendDraft draft = anyDraft();
            const std::optional<int> next = 7;
            const QString json = ui::draftJson(draft, next);
            const auto again = ui::readDraft(json, {anchors, draft, next});
            RC_ASSERT(again.has_value());
            // What `extra` spells differently is laid out anew, but says the same.
            RC_ASSERT(sameBody(json, protocol::toJson(ui::requestOf(*again, next))));
            RC_ASSERT(again->choice == draft.choice);
            RC_ASSERT(again->msgSeq == draft.msgSeq);
            RC_ASSERT(again->content.text == draft.content.text);
            RC_ASSERT(ui::draftJson(*again, next) == json);
        }));
    }
    void aMemberThatTheFormDoesNotKnowStaysThroughEveryEdit()
    {
        const QString json
            = u"{\"msg_type\":0,\"content\":\"a\",\"msg_id\":\"ROBOT1.0_first\",\"keyboard\":{\"id\":\"7\"}}"_s;
        auto draft = ui::readDraft(json, {anchors, {}, 1});
        QVERIFY(draft);
        draft->content.text = u"b"_s;
        draft->choice = lineage::ExplicitProactive{};
        const QString edited = ui::draftJson(*draft, std::nullopt);
        QVERIFY(edited.contains(u"\"keyboard\": {\n    \"id\": \"7\""_s));
        QVERIFY(!edited.contains(u"msg_id"_s));
    }
    void anIdIsAnAnchorOnlyIfTheLedgerKnowsIt()
    {
        const auto choice = [](const QString &id) {
            const auto draft
                = ui::readDraft(u"{\"msg_type\":0,\"content\":\"a\",\"msg_id\":\"%1\"}"_s.arg(id), {anchors, {}, 1});
            return draft ? draft->choice : lineage::AnchorChoice{};
        };
        QVERIFY(choice(u"ROBOT1.0_first"_s) == lineage::AnchorChoice(lineage::ExplicitAnchor{anchors[0].id}));
        QVERIFY(choice(u"x"_s) == lineage::AnchorChoice(lineage::ExplicitUnverified{core::UnverifiedId(u"x"_s)}));
        QVERIFY(choice(QString()) == lineage::AnchorChoice(lineage::ExplicitProactive{}));
    }
    void theNextFreeNumberStaysTheNextFreeOne()
    {
        const QString json = u"{\"msg_type\":0,\"content\":\"a\",\"msg_seq\":4}"_s;
        QVERIFY(!ui::readDraft(json, {anchors, {}, 4})->msgSeq);
        QCOMPARE(ui::readDraft(json, {anchors, {}, 5})->msgSeq, 4);
        ResendDraft own;
        own.msgSeq = 4;
        QCOMPARE(ui::readDraft(json, {anchors, own, 4})->msgSeq, 4);
        QCOMPARE(ui::withSeq(u"{ \"msg_seq\" : 4 }"_s, 12), u"{ \"msg_seq\" : 12 }"_s);
        QCOMPARE(ui::withSeq(u"{ \"content\" : \"msg_seq\" }"_s, 12), u"{ \"content\" : \"msg_seq\" }"_s);
    }
    void aFaultNamesItsLine()
    {
        const DraftFault comma = faultOf(u"{\n  \"content\": \"a\"\n  \"msg_type\": 0\n}"_s);
        QCOMPARE(comma.kind, DraftFault::Kind::NotJson);
        QCOMPARE(comma.line, 3);
        const DraftFault type = faultOf(u"{\n  \"msg_type\": 0,\n  \"content\": \"a\",\n  \"msg_seq\": \"a\"\n}"_s);
        QCOMPARE(type, (DraftFault{DraftFault::Kind::WrongType, 4, u"msg_seq"_s}));
        for (const QString &seq : {u"0"_s, u"-1"_s, u"1000000000"_s}) {
            const DraftFault none = faultOf(u"{\n  \"msg_type\": 0,\n  \"msg_seq\": %1\n}"_s.arg(seq));
            QCOMPARE(none, (DraftFault{DraftFault::Kind::BadSeq, 3, u"msg_seq"_s}));
        }
    }
    void whatWouldNotLeaveAsItStandsIsNoDraft_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("two anchors") << u"{\"msg_type\":0,\"content\":\"a\",\"msg_id\":\"a\",\"event_id\":\"E:b\"}"_s;
        QTest::newRow("a key twice") << u"{\"msg_type\":0,\"content\":\"a\",\"content\":\"b\"}"_s;
        QTest::newRow("under the other key") << u"{\"msg_type\":0,\"content\":\"a\",\"event_id\":\"ROBOT1.0_first\"}"_s;
        QTest::newRow("a fraction") << u"{\"msg_type\":0,\"content\":\"a\",\"msg_seq\":4.5}"_s;
        QTest::newRow("a huge number") << u"{\"msg_type\":0,\"content\":\"a\",\"msg_seq\":99999999999}"_s;
        QTest::newRow("no object") << u"[]"_s;
    }
    void whatWouldNotLeaveAsItStandsIsNoDraft()
    {
        QFETCH(QString, json);
        QVERIFY(!ui::readDraft(json, {anchors, {}, 1}));
    }
    void onlyWhatDiffersIsAChange()
    {
        const QList<ui::FieldChange> changes
            = ui::changesBetween(R"({"content":"a","msg_type":0,"msg_id":"x","msg_seq":1,"media":null})",
                R"({"msg_type":0,"content":"b","msg_seq":1,"keyboard":{"id":1}})");
        QCOMPARE(changes.size(), 3);
        QCOMPARE(changes[0], (ui::FieldChange{u"content"_s, u"\"a\""_s, u"\"b\""_s}));
        QCOMPARE(changes[1].name, u"keyboard"_s);
        QVERIFY(!changes[1].before);
        QCOMPARE(changes[2], (ui::FieldChange{u"msg_id"_s, u"\"x\""_s, std::nullopt}));
    }
    void aChangedMarkdownTextIsOneLine()
    {
        const auto changes = ui::changesBetween(
            R"({"msg_type":2,"markdown":{"content":"a"}})", R"({"msg_type":2,"markdown":{"content":"b"}})");
        QCOMPARE(changes, QList{(ui::FieldChange{u"markdown.content"_s, u"\"a\""_s, u"\"b\""_s})});
    }
    void aLongTextIsShownAroundWhatDiffers()
    {
        const QString head = u"\"\U0001F4EC 测试消息 2:这是第二条测试消息,这是第二条测试消息,这是第二条测试消息,"_s;
        const auto [before, after]
            = ui::shortenedPair(head + u"消息发送正常进行中。\""_s, head + u"刚才没有送达,现在补发。\""_s);
        QCOMPARE(before, u"\"…消息,消息发送正常进行中。\""_s);
        QCOMPARE(after, u"\"…消息,刚才没有送达,现在补发。\""_s);
    }
    void shorteningNeverBreaksACharacter()
    {
        QVERIFY(rc::check([] {
            const QString head = anyText() + anyText() + anyText() + anyText() + anyText();
            const QString tail = anyText() + anyText();
            const auto [before, after] = ui::shortenedPair(head + anyText() + tail, head + anyText() + tail);
            RC_ASSERT(before.isValidUtf16());
            RC_ASSERT(after.isValidUtf16());
        }));
    }
    void everyLineKnowsItsMember()
    {
        const QString json = u"{\n  \"a\": {\n    \"b\": \"x,y}\"\n  },\n  \"c\": [\n    1\n  ],\n  \"d\\\"\": 1\n}"_s;
        QCOMPARE(ui::membersByLine(json),
            QStringList({QString(), u"a"_s, u"a"_s, u"a"_s, u"c"_s, u"c"_s, u"c"_s, u"d\\\""_s, QString()}));
    }
    void aResendTellsItsContentOnlyWhereItWasEdited()
    {
        ResendDraft draft{.content = {.text = u"a"_s}, .choice = lineage::ExplicitAnchor{anchors[0].id}};
        const ui::ResendTarget target{.peer = core::PeerId(u"P"_s), .messageId = 5, .text = u"a"_s};
        const auto as = std::get<bot::Resend>(ui::sendCommand(draft, target, 9));
        QCOMPARE(as.messageId, 5);
        QCOMPARE(as.requestId, 9U);
        QVERIFY(!as.edited);
        QVERIFY(!as.msgSeq);
        QVERIFY(as.choice == draft.choice);
        draft.content.text = u"b"_s;
        draft.msgSeq = 12;
        const auto edited = std::get<bot::Resend>(ui::sendCommand(draft, target, 9));
        QVERIFY(edited.edited == draft.content);
        QCOMPARE(edited.msgSeq, 12);
    }
    void aMessageOutsideTheOutboxGoesAsOneOfItsOwn()
    {
        ResendDraft draft{.content = {.msgType = protocol::MsgType::Markdown, .text = u"*a*"_s}};
        const auto send = std::get<bot::Send>(ui::sendCommand(draft, {.peer = core::PeerId(u"P"_s)}, 1));
        QCOMPARE(send.text, u"*a*"_s);
        QVERIFY(send.markdown);
        QVERIFY(ui::canGoAnew(draft));
        draft.msgSeq = 3;
        QVERIFY(!ui::canGoAnew(draft));
    }
    void aShellReadsTheWordsOfACurlCommandUnchanged()
    {
        const QString hard = u"it's \"q\" $HOME `x` \\ \n second line \U0001F4EC 中文"_s;
        QProcess shell;
        shell.start(u"/bin/sh"_s, {u"-c"_s, u"printf %s "_s + ui::shellQuoted(hard)});
        QVERIFY(shell.waitForFinished());
        QCOMPARE(QString::fromUtf8(shell.readAllStandardOutput()), hard);
    }
    void aCurlCommandSendsTheBodyAndNamesNoToken()
    {
        const QByteArray body = protocol::toJson({.text = u"it's \"q\"\n\U0001F4EC"_s});
        const QString command = ui::curlCommand(u"https://example.invalid"_s, "/v2/users/P/messages", body);
        QProcess shell;
        // A function in place of the program shows what it would be given.
        shell.start(u"/bin/sh"_s,
            {u"-c"_s, u"QQBOT_TOKEN=T; curl() { for word; do printf '%s\\036' \"$word\"; done; }; "_s + command});
        QVERIFY(shell.waitForFinished());
        const QList<QByteArray> words = shell.readAllStandardOutput().split('\036');
        QVERIFY(words.contains("https://example.invalid/v2/users/P/messages"));
        QVERIFY(words.contains("Authorization: QQBot T"));
        QVERIFY(words.contains(body));
        QVERIFY(command.contains(u"$QQBOT_TOKEN"_s));
    }
};

QTEST_APPLESS_MAIN(tst_ResendDraft)
#include "tst_resenddraft.moc"
