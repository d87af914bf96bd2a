#include "app/sandbox/embedded.h"
#include "tests/sandbox/client.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

/// The whole stage on its own thread, played through by a small bot of the test's own.
class tst_Embedded : public QObject
{
    Q_OBJECT

private slots:
    void secretsAndPortsAreOfThisRun();
    void theStepsBeginAtReadyAndEndWithTheLastSend();
    void theSeedEndsWellForAClientThatKeepsTheAnchor();
    void aPersonMayWriteFromOutside();
    void itIsNotOverWhileAnAnswerIsHeldBack();
    void theGroupIsPlayedThroughWithItsDuplicates();
    void theLastRoundIsEnoughWhereTheSendIsNotWaitedFor();
    void fourRepliesGoesOnAfterTheRefusal();
    void theSwitchIsHandedOnToTheClient();
    void theCastFollowsWhatThePanelDoes();
    void whatThePanelDoesReachesTheClient();
    void beforeItStartsThePanelDoesNothing();
    void aSnapshotAfterStopIsCancelled();
    void itMayBeDestroyedBeforeItStarted();
};

namespace {

/// A bot of a dozen lines: it hangs everything on the message it answers, with rising msg_seq.
class SmallBot
{
public:
    explicit SmallBot(const sandbox::Endpoints &endpoints)
        : m_endpoints(endpoints)
    {
        const QJsonObject credentials{{u"appId"_s, endpoints.appId.value},
            {u"clientSecret"_s, QString::fromUtf8(endpoints.clientSecret.reveal())}};
        m_token = m_client.post(endpoints.tokenUrl, credentials).json().value("access_token"_L1).toString().toUtf8();
        const Answer gateway = m_client.get(QUrl(endpoints.apiBase.toString() + "/gateway/bot"_L1), "QQBot " + m_token);
        m_socket = std::make_unique<Socket>(QUrl(gateway.json().value("url"_L1).toString()));
        std::ignore = m_socket->frame(0);
        m_socket->send(identify(m_token));
    }
    /// Waits for the event with that index (the first after READY is 2).
    QJsonObject event(qsizetype index) { return m_socket->frame(index).value("d"_L1).toObject(); }
    /// Runs the model for one event and sends everything; the texts sent.
    QStringList answer(const QJsonObject &event)
    {
        QJsonArray messages{QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, event.value("content"_L1).toString()}}};
        QStringList sent;
        int seq = 0;
        for (int round = 0; round < 5; ++round) {
            const QJsonObject said = ask(messages);
            const QJsonArray calls = said.value("tool_calls"_L1).toArray();
            sent += send(event, said.value("content"_L1).toString(), ++seq);
            messages.append(said);
            for (const QJsonValue &call : calls) {
                const QJsonObject arguments
                    = QJsonDocument::fromJson(call["function"_L1]["arguments"_L1].toString().toUtf8()).object();
                const QString text = arguments["messages"_L1][0]["text"_L1].toString();
                sent += send(event, text, ++seq);
                messages.append(QJsonObject{{u"role"_s, u"tool"_s}, {u"content"_s, u"Message sent"_s}});
            }
            if (calls.isEmpty())
                break;
        }
        return sent;
    }

    /// Runs the model's first round for one event and sends nothing.
    void think(const QJsonObject &event)
    {
        std::ignore = ask({QJsonObject{{u"role"_s, u"user"_s}, {u"content"_s, event.value("content"_L1).toString()}}});
    }

private:
    QJsonObject ask(const QJsonArray &messages)
    {
        return m_client
            .post(QUrl(m_endpoints.modelBase.toString() + "/chat/completions"_L1),
                {{u"model"_s, m_endpoints.modelName}, {u"messages"_s, messages}},
                "Bearer " + m_endpoints.modelKey.reveal())
            .json()["choices"_L1][0]["message"_L1]
            .toObject();
    }
    QStringList send(const QJsonObject &event, const QString &text, int seq)
    {
        if (text.isEmpty())
            return {};
        const QString group = event["group_openid"_L1].toString();
        const QString place
            = group.isEmpty() ? u"users/"_s + event["author"_L1]["user_openid"_L1].toString() : u"groups/"_s + group;
        const Answer answer = m_client.post(QUrl(m_endpoints.apiBase.toString() + u"/v2/%1/messages"_s.arg(place)),
            {{u"msg_type"_s, 0}, {u"content"_s, text}, {u"msg_id"_s, event.value("id"_L1)}, {u"msg_seq"_s, seq}},
            "QQBot " + m_token);
        return answer.status == 200 ? QStringList{text} : QStringList();
    }

    sandbox::Endpoints m_endpoints;
    Client m_client;
    QByteArray m_token;
    std::unique_ptr<Socket> m_socket;
};

sandbox::Scenario builtIn(const QString &name, const QString &nonce = {})
{
    const auto scenario = sandbox::loadScenario(name, nonce);
    if (!scenario)
        qFatal("%s", qPrintable(scenario.error().reason));
    return *scenario;
}

/// Starts and waits; no endpoints after 5 s.
std::optional<sandbox::Endpoints> startAndWait(sandbox::Embedded &embedded)
{
    embedded.start();
    std::ignore = QTest::qWaitFor([&] { return embedded.endpoints().has_value(); }, 5000);
    return embedded.endpoints();
}

sandbox::PlatformRecord recordOf(const sandbox::Embedded &embedded)
{
    const QFuture<sandbox::PlatformRecord> future = embedded.snapshot();
    std::ignore = QTest::qWaitFor([&] { return future.isFinished(); }, 5000);
    return future.resultCount() == 1 ? future.result() : sandbox::PlatformRecord();
}

} // namespace

void tst_Embedded::secretsAndPortsAreOfThisRun()
{
    sandbox::Embedded first(builtIn(u"echo"_s));
    sandbox::Embedded second(builtIn(u"echo"_s));
    const auto a = startAndWait(first);
    const auto b = startAndWait(second);
    QVERIFY(a && b);
    QVERIFY(a->apiBase != b->apiBase);
    QVERIFY(a->clientSecret.reveal() != b->clientSecret.reveal());
    QVERIFY(a->modelKey.reveal() != b->modelKey.reveal());
    QCOMPARE_GE(a->clientSecret.reveal().size(), 32);
    for (const QUrl &url : {a->apiBase, a->tokenUrl, a->modelBase})
        QCOMPARE(url.host(), u"127.0.0.1"_s);

    sandbox::Embedded fixed(twoPeople());
    const auto c = startAndWait(fixed);
    QVERIFY(c);
    QCOMPARE(c->clientSecret.reveal(), secret);
}

void tst_Embedded::theStepsBeginAtReadyAndEndWithTheLastSend()
{
    sandbox::Embedded embedded(builtIn(u"echo"_s, u"#42"_s));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    QVERIFY(recordOf(embedded).frames.isEmpty());
    SmallBot bot(*endpoints);
    QCOMPARE(bot.answer(bot.event(2)), QStringList{u"收到:你好#42"_s});
    QCOMPARE(finished.count(), 0); // the second person has not been answered
    QCOMPARE(bot.answer(bot.event(3)), QStringList{u"收到:今天天气怎么样?#42"_s});
    QTRY_COMPARE(finished.count(), 1);
    const sandbox::PlatformRecord record = recordOf(embedded);
    QCOMPARE(record.seen.size(), 2);
    QVERIFY(record.seen.first().peer != record.seen.last().peer);
    QVERIFY(!sandbox::toJson(record).contains(endpoints->modelKey.reveal()));
    QVERIFY(!sandbox::toJson(record).contains(endpoints->clientSecret.reveal()));
}

void tst_Embedded::theSeedEndsWellForAClientThatKeepsTheAnchor()
{
    sandbox::Embedded embedded(builtIn(u"seed-three-messages"_s));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    QCOMPARE(bot.answer(bot.event(2)).size(), 5);
    QTRY_COMPARE(finished.count(), 1);
    const sandbox::PlatformRecord record = recordOf(embedded);
    QCOMPARE(record.seen.size(), 5);
    QCOMPARE(record.seen.at(3).text, u"📬 测试消息 3:这是第三条测试消息,测试完成!✅"_s);
    QVERIFY(record.seen.last().text.contains(u"三条测试消息都已经成功送达"_s));
    for (qsizetype i = 0; i < record.seen.size(); ++i) {
        QCOMPARE(record.seen.at(i).anchor, record.seen.first().anchor);
        QCOMPARE(record.seen.at(i).msgSeq, int(i) + 1);
    }
}

void tst_Embedded::aPersonMayWriteFromOutside()
{
    sandbox::Embedded embedded(twoPeople(R"(,"model":{"rules":[{"rounds":[{"content":"ok ${text}"}]}]})"));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    QTRY_COMPARE(finished.count(), 1); // no steps: over as soon as somebody listens
    embedded.say(core::PeerId(ben), u"by hand"_s);
    QCOMPARE(bot.answer(bot.event(2)), QStringList{u"ok by hand"_s});
    QCOMPARE(recordOf(embedded).seen.first().peer.value, ben);
}

void tst_Embedded::itIsNotOverWhileAnAnswerIsHeldBack()
{
    sandbox::Embedded embedded(
        twoPeople(R"(,"steps":[{"as":"anna","say":"a"}],"model":{"rules":[{"rounds":[{"content":"b"}]}]},)"
                  R"("faults":[{"at":"send","do":"delay","delay_ms":300}])"));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    const QJsonObject event = bot.event(2);
    QCOMPARE(finished.count(), 0);
    QCOMPARE(bot.answer(event), QStringList{u"b"_s});
    QTRY_COMPARE(finished.count(), 1);
    const sandbox::RecordedRequest send = recordOf(embedded).requests.last();
    QVERIFY(send.answeredAt);
    QCOMPARE_GE((*send.answeredAt - send.at).count(), 290);
}

void tst_Embedded::theGroupIsPlayedThroughWithItsDuplicates()
{
    sandbox::Embedded embedded(builtIn(u"group-chat"_s));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    QVERIFY(!bot.event(2).contains("mentions"_L1)); // talk among the members
    const QJsonObject rain = bot.event(3);
    QCOMPARE(bot.event(4).value("id"_L1), rain.value("id"_L1));
    QCOMPARE(bot.answer(rain), QStringList{u"周六上午有小雨,中午转晴。"_s});
    QCOMPARE(bot.event(5).value("content"_L1).toString(), u"那带伞吧。"_s);
    const QJsonObject umbrella = bot.event(6);
    QCOMPARE(bot.event(7).value("id"_L1), umbrella.value("id"_L1));
    QCOMPARE(bot.answer(umbrella).size(), 3);
    QCOMPARE(finished.count(), 0);
    QCOMPARE(bot.answer(bot.event(8)).size(), 1);
    QTRY_COMPARE(finished.count(), 1);
    const QList<sandbox::SeenMessage> seen = recordOf(embedded).seen;
    QCOMPARE(seen.size(), 5);
    for (qsizetype i = 0; i < 4; ++i)
        QCOMPARE(seen.at(i).scene, protocol::Scene::Group);
    QCOMPARE(seen.last().scene, protocol::Scene::C2c);
}

void tst_Embedded::theLastRoundIsEnoughWhereTheSendIsNotWaitedFor()
{
    sandbox::Embedded embedded(
        twoPeople(R"(,"steps":[{"as":"anna","say":"a"},{"wait":"last_round"},{"as":"anna","say":"b"}],)"
                  R"("model":{"rules":[{"rounds":[{"content":"c"}]}]})"));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    bot.think(bot.event(2));
    const QJsonObject second = bot.event(3);
    QCOMPARE(second.value("content"_L1).toString(), u"b"_s);
    QCOMPARE(finished.count(), 0); // at the end the send is waited for
    QCOMPARE(bot.answer(second).size(), 1);
    QTRY_COMPARE(finished.count(), 1);
}

void tst_Embedded::fourRepliesGoesOnAfterTheRefusal()
{
    sandbox::Embedded embedded(builtIn(u"four-replies"_s));
    QSignalSpy finished(&embedded, &sandbox::Embedded::scenarioFinished);
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    QCOMPARE(bot.answer(bot.event(2)).size(), 4); // of six
    QCOMPARE(bot.answer(bot.event(3)).size(), 2);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(recordOf(embedded).seen.size(), 6);
}

void tst_Embedded::theSwitchIsHandedOnToTheClient()
{
    sandbox::Embedded own(builtIn(u"own-id"_s));
    sandbox::Embedded seed(builtIn(u"seed-three-messages"_s));
    const auto switched = startAndWait(own);
    const auto plain = startAndWait(seed);
    QVERIFY(switched && plain);
    QVERIFY(switched->switches.anchorOnOwnId);
    QVERIFY(!plain->switches.anchorOnOwnId);
}

void tst_Embedded::theCastFollowsWhatThePanelDoes()
{
    sandbox::Embedded embedded(peopleAndTeam());
    QSignalSpy changed(&embedded, &sandbox::Embedded::castChanged);
    QCOMPARE(embedded.cast().people.size(), 2);
    QCOMPARE(embedded.cast().groups.first().name, u"team"_s);
    QCOMPARE(embedded.cast().rules, sandbox::Rules());
    QVERIFY(startAndWait(embedded));
    embedded.addPerson(u"cleo"_s);
    embedded.addGroup(u"新群"_s, {core::PeerId(anna), core::PeerId(ben)}, true);
    embedded.setRules({.replies = 4});
    QTRY_COMPARE(changed.count(), 3);
    const sandbox::Cast &cast = embedded.cast();
    QCOMPARE(cast, changed.last().first().value<sandbox::Cast>());
    QCOMPARE(cast.people.size(), 3);
    QCOMPARE(cast.people.last().name, u"cleo"_s);
    QCOMPARE(cast.people.last().openid.value.size(), 32);
    QCOMPARE(cast.groups.size(), 2);
    QVERIFY(cast.groups.last().receiveAll);
    QCOMPARE(cast.rules.replies, 4);
}

void tst_Embedded::whatThePanelDoesReachesTheClient()
{
    sandbox::Embedded embedded(
        peopleAndTeam(R"(,"receive_all":true)", R"(,"model":{"rules":[{"rounds":[{"content":"ok ${text}"}]}]})"));
    const auto endpoints = startAndWait(embedded);
    QVERIFY(endpoints);
    SmallBot bot(*endpoints);
    QVERIFY(!bot.event(1).isEmpty()); // READY
    embedded.sayInGroup(core::PeerId(team), core::PeerId(anna), u"talk"_s, false);
    QCOMPARE(bot.event(2).value("content"_L1).toString(), u"talk"_s);
    embedded.sayInGroup(core::PeerId(team), core::PeerId(anna), u"question"_s);
    QCOMPARE(bot.answer(bot.event(3)), QStringList{u"ok  question"_s});
    QCOMPARE(bot.event(4).value("id"_L1), bot.event(3).value("id"_L1));
    embedded.push({protocol::Scene::Group, core::PeerId(team)}, u"GROUP_ADD_ROBOT"_s);
    QCOMPARE(bot.event(5).value("group_openid"_L1).toString(), team);
    embedded.push({protocol::Scene::C2c, core::PeerId(ben)}, u"FRIEND_ADD"_s);
    QCOMPARE(bot.event(6).value("openid"_L1).toString(), ben);

    QSignalSpy changed(&embedded, &sandbox::Embedded::castChanged);
    embedded.addPerson(u"cleo"_s);
    QTRY_COMPARE(changed.count(), 1);
    const core::PeerId cleo = embedded.cast().people.last().openid;
    embedded.say(cleo, u"hello"_s);
    QCOMPARE(bot.answer(bot.event(7)), QStringList{u"ok hello"_s});
    QCOMPARE(recordOf(embedded).seen.last().peer, cleo);
}

void tst_Embedded::beforeItStartsThePanelDoesNothing()
{
    sandbox::Embedded embedded(peopleAndTeam());
    embedded.addPerson(u"early"_s);
    embedded.setRules({.replies = 4});
    QVERIFY(startAndWait(embedded));
    QVERIFY(recordOf(embedded).frames.isEmpty()); // everything posted before has been dealt with
    QCOMPARE(embedded.cast().people.size(), 2);
    QCOMPARE(embedded.cast().rules.replies, 5);
}

void tst_Embedded::aSnapshotAfterStopIsCancelled()
{
    sandbox::Embedded embedded(builtIn(u"echo"_s));
    QVERIFY(startAndWait(embedded));
    QSignalSpy stopped(&embedded, &sandbox::Embedded::stopped);
    embedded.stop();
    QTRY_COMPARE(stopped.count(), 1);
    const QFuture<sandbox::PlatformRecord> future = embedded.snapshot();
    QVERIFY(future.isFinished());
    QVERIFY(future.isCanceled());
    Client client;
    QCOMPARE(client.get(embedded.endpoints()->apiBase).status, 0);
}

void tst_Embedded::itMayBeDestroyedBeforeItStarted()
{
    auto embedded = std::make_unique<sandbox::Embedded>(builtIn(u"echo"_s));
    const QFuture<sandbox::PlatformRecord> future = embedded->snapshot();
    embedded.reset();
    QVERIFY(future.isCanceled());
}

QTEST_GUILESS_MAIN(tst_Embedded)
#include "tst_embedded.moc"
