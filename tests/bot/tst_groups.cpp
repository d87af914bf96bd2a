#include "tests/bot/botbench.h"

#include <QtTest>

using namespace Qt::StringLiterals;

/// The group scene: whom the agent answers, on which anchor, and what it leaves alone.
class tst_Groups : public QObject
{
    Q_OBJECT

private slots:
    void onlyWhatMentionsTheBotIsAnsweredAndOnlyOnce();
    void answersHangOnTheMemberMessageInTheGroup();
    void aPersonAnswersInAGroupByHand();
    void aGroupIsTakenOverWithoutItsMembers();
    void aMessageInAGroupNamesItsWriter();
};

namespace {

const core::PeerId group(u"0D1E2F3A4B5C6D7E8F90A1B2C3D4E5F6"_s);
const QString groupPath = u"/v2/groups/"_s;
const QString modelPath = u"/v1/chat/completions"_s;

sandbox::Scenario groupChat(bool played = true)
{
    sandbox::Scenario scenario = sandbox::loadScenario(u"group-chat"_s).value();
    if (!played)
        scenario.steps.clear();
    return scenario;
}

bool isAnswered(BotBench &bench, const QString &text)
{
    return QTest::qWaitFor([&] { return bench.seenTexts().contains(text); }, 15'000);
}

} // namespace

void tst_Groups::onlyWhatMentionsTheBotIsAnsweredAndOnlyOnce()
{
    BotBench bench(groupChat());
    QVERIFY(bench.start());
    QVERIFY(isAnswered(bench, u"收到:我能晚到十分钟吗?"_s)); // the last line of the play, alone with the bot
    QCOMPARE(bench.seenTexts(),
        (QStringList{u"周六上午有小雨,中午转晴。"_s, u"好的,我来提醒大家。"_s,
            u"☂️ 周六爬山,请大家带伞。"_s, u"已经提醒了。"_s, u"收到:我能晚到十分钟吗?"_s}));
    // Four messages in the group, two of them twice; two mention the bot: three model calls for them, one for the
    // other.
    QCOMPARE(bench.records(u"GROUP_MESSAGE_CREATE"_s).size(), 4);
    QCOMPARE(bench.records(u"GROUP_AT_MESSAGE_CREATE"_s).size(), 2);
    QCOMPARE(bench.requests(modelPath).size(), 4);
    QVERIFY(bench.undelivered().isEmpty());
}

void tst_Groups::answersHangOnTheMemberMessageInTheGroup()
{
    BotBench bench(groupChat());
    QVERIFY(bench.start());
    QVERIFY(isAnswered(bench, u"已经提醒了。"_s));
    const auto mentions = bench.records(u"GROUP_AT_MESSAGE_CREATE"_s);
    const auto seen = bench.seen();
    QCOMPARE(seen[0].anchor, mentions[0].msgId);
    for (const auto at : {1, 2, 3}) {
        QCOMPARE(seen[at].anchor, mentions[1].msgId);
        QCOMPARE(seen[at].msgSeq, std::optional(at));
        QCOMPARE(seen[at].scene, protocol::Scene::Group);
        QCOMPARE(seen[at].peer, group);
    }
    QCOMPARE(bench.requests(groupPath).size(), 4);
}

void tst_Groups::aPersonAnswersInAGroupByHand()
{
    BotBench bench(groupChat(false));
    QVERIFY(bench.start());
    bench.platform().sayInGroup(group, core::PeerId(anna), u"嗨"_s, false); // nobody's business: no answer
    QTRY_COMPARE(bench.records(u"GROUP_MESSAGE_CREATE"_s).size(), 1);
    bench.command(bot::Send{.requestId = 1, .scene = protocol::Scene::Group, .peer = group, .text = u"by hand"_s});
    QVERIFY(bench.waitForSeen(1));
    QCOMPARE(bench.seen().first().anchor, bench.records(u"GROUP_MESSAGE_CREATE"_s).first().msgId);
    QCOMPARE(bench.seen().first().peer, group);
    QVERIFY(bench.requests(modelPath).isEmpty());
}

void tst_Groups::aGroupIsTakenOverWithoutItsMembers()
{
    BotBench bench(groupChat(false));
    QVERIFY(bench.start());
    bench.command(bot::TakeOver{protocol::Scene::Group, group, true});
    bench.platform().sayInGroup(group, core::PeerId(anna), u"带我一个"_s, true);
    bench.say(anna, u"hello"_s);
    QVERIFY(isAnswered(bench, u"收到:hello"_s));
    QCOMPARE(bench.seenTexts(), QStringList(u"收到:hello"_s));
    QCOMPARE(bench.requests(modelPath).size(), 1);
}

void tst_Groups::aMessageInAGroupNamesItsWriter()
{
    BotBench bench(groupChat(false));
    QVERIFY(bench.start());
    bench.platform().sayInGroup(group, core::PeerId(anna), u"嗨"_s, true);
    QTRY_COMPARE(bench.records(u"GROUP_AT_MESSAGE_CREATE"_s).size(), 1);
    const traffic::Record record = bench.records(u"GROUP_AT_MESSAGE_CREATE"_s).first();
    QCOMPARE(record.message->origin, u"小林"_s);
    QCOMPARE(record.message->text, u"嗨"_s); // without the blanks that the cut-out mention leaves
}

QTEST_GUILESS_MAIN(tst_Groups)
#include "tst_groups.moc"
