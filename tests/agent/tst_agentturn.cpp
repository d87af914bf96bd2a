#include "app/agent/agentturn.h"

#include <QtTest>
#include <rapidcheck.h>

using namespace Qt::StringLiterals;
using namespace agent;
using model::ChatMessage;

namespace {

const auto umo = u"dev:FriendMessage:6836D8522EE75AD3732E75C0D3B6F33A"_s;

AgentPolicy policy(int stepLimit = 30)
{
    return {u"m"_s, u"You are a bot."_s, stepLimit, true};
}

model::ToolCall sendCall(const QString &id, const QString &text)
{
    return {
        id, u"send_message_to_user"_s, u"{\"messages\":[{\"type\":\"plain\",\"text\":\"%1\"}]}"_s.arg(text).toUtf8()};
}

model::ChatReply says(const QString &text, QList<model::ToolCall> calls = {})
{
    const auto reason = calls.isEmpty() ? u"stop"_s : u"tool_calls"_s;
    return {text, std::move(calls), reason, 0, 0};
}

template <class T> T only(const QList<Decision> &decisions)
{
    return decisions.size() == 1 && std::holds_alternative<T>(decisions[0]) ? std::get<T>(decisions[0]) : T{};
}

/// The tool results of a conversation, in order, as `id: text`.
QStringList toolResults(const QList<ChatMessage> &messages)
{
    QStringList results;
    for (const auto &message : messages) {
        if (message.role == ChatMessage::Role::Tool)
            results.append(message.toolCallId + u": "_s + message.content);
    }
    return results;
}

QStringList toolCallIds(const QList<ChatMessage> &messages)
{
    QStringList ids;
    for (const auto &message : messages) {
        for (const auto &call : message.toolCalls)
            ids.append(call.id);
    }
    return ids;
}

/// What a runtime does with decisions, with a scripted model and delivery; it notes the order of things.
struct FakeRuntime
{
    std::function<model::ChatAnswer(const AskModel &)> model;
    std::function<QString(const SendText &)> deliver = [](const SendText &) { return sentResult(umo); };
    QStringList trace{};
    QList<AskModel> asked{};
    QList<TurnEnd> ends{};
    bool askedTwice = false;

    void run(AgentTurn &turn)
    {
        auto queue = turn.start();
        bool waiting = false;
        while (!queue.isEmpty()) {
            const auto decision = queue.takeFirst();
            if (const auto *ask = std::get_if<AskModel>(&decision)) {
                askedTwice = askedTwice || waiting || !queue.isEmpty();
                asked.append(*ask);
                trace.append(u"ask %1"_s.arg(ask->round));
                queue += turn.modelAnswered(model(*ask));
            } else if (const auto *send = std::get_if<SendText>(&decision)) {
                askedTwice = askedTwice || !queue.isEmpty(); // a send is always waited for
                trace.append((send->markdown ? u"md "_s : u"plain "_s) + send->text);
                queue += turn.delivered(deliver(*send));
            } else if (const auto *ended = std::get_if<ToolEnded>(&decision)) {
                trace.append(u"ended "_s + ended->result);
            } else {
                ends.append(std::get<EndTurn>(decision).how);
                trace.append(u"end"_s);
            }
        }
    }
};

} // namespace

/// A turn says its text before its tools, runs these in order, and ends once.
class tst_AgentTurn : public QObject
{
    Q_OBJECT
private slots:
    void theSeedsTurnSaysIntroThreeToolsAndSummary();
    void failingToolDoesNotStopTheNext();
    void badArgumentsAndUnknownToolsAnswerByThemselves();
    void requestHasPromptHistoryTurnAndTool();
    void turnWithoutToolOffersNone();
    void blankTextIsNotSent();
    void textThatTheToolDeliveredIsNotSentAgain();
    void textThatTheToolDidNotDeliverIsSent_data();
    void textThatTheToolDidNotDeliverIsSent();
    void stepLimitAsksForASummaryWithoutTools();
    void toolCallsAfterTheStepLimitAreRefused();
    void stopEndsOnceInEachPhase();
    void stopAnswersEveryOpenCall();
    void reportsOutOfTurnAreIgnored();
    void plannedSendsAreKnownWhenTheAnswerCame();
    void anyRepliesKeepTheProtocol();
};

void tst_AgentTurn::theSeedsTurnSaysIntroThreeToolsAndSummary()
{
    AgentTurn turn(policy(), {}, u"向我连续发送3条消息,测试用"_s);
    FakeRuntime runtime{[](const AskModel &ask) -> model::ChatAnswer {
        if (ask.round == 1) {
            return says(u"好的,我来为您发送3条测试消息。"_s,
                {sendCall(u"c1"_s, u"📬 测试消息 1"_s), sendCall(u"c2"_s, u"📬 测试消息 2"_s),
                    sendCall(u"c3"_s, u"📬 测试消息 3"_s)});
        }
        return says(u"测试消息发送情况如下"_s);
    }};
    runtime.run(turn);
    QCOMPARE(runtime.trace,
        (QStringList{u"ask 1"_s, u"md 好的,我来为您发送3条测试消息。"_s, u"plain 📬 测试消息 1"_s,
            u"plain 📬 测试消息 2"_s, u"plain 📬 测试消息 3"_s, u"ask 2"_s, u"md 测试消息发送情况如下"_s, u"end"_s}));
    QCOMPARE(runtime.ends, QList{TurnEnd::Answered});
    const auto sent = u": Message sent to session "_s + umo;
    QCOMPARE(toolResults(turn.messages()), (QStringList{u"c1"_s + sent, u"c2"_s + sent, u"c3"_s + sent}));
    QCOMPARE(turn.messages().size(), 6);
    QCOMPARE(turn.messages().constLast().content, u"测试消息发送情况如下"_s);
}

void tst_AgentTurn::failingToolDoesNotStopTheNext()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    const auto failed = failedResult(umo, u"40034024"_s, u"bad id"_s, u"t"_s, RetryHint::OtherAnchor);
    FakeRuntime runtime{[](const AskModel &ask) -> model::ChatAnswer {
        if (ask.round == 1)
            return says({}, {sendCall(u"c1"_s, u"1"_s), sendCall(u"c2"_s, u"2"_s), sendCall(u"c3"_s, u"3"_s)});
        return says(u"done"_s);
    }};
    runtime.deliver = [&](const SendText &send) { return send.text == u"2"_s ? failed : sentResult(umo); };
    runtime.run(turn);
    QCOMPARE(runtime.trace,
        (QStringList{u"ask 1"_s, u"plain 1"_s, u"plain 2"_s, u"plain 3"_s, u"ask 2"_s, u"md done"_s, u"end"_s}));
    QCOMPARE(toolResults(turn.messages()).at(1), u"c2: "_s + failed);
    QCOMPARE(runtime.asked.at(1).request.messages.constLast().toolCallId, u"c3"_s);
}

void tst_AgentTurn::badArgumentsAndUnknownToolsAnswerByThemselves()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    FakeRuntime runtime{[](const AskModel &ask) -> model::ChatAnswer {
        if (ask.round == 1) {
            return says({},
                {{u"c1"_s, u"web_search"_s, "{}"}, sendCall(u"c2"_s, u"hello"_s),
                    {u"c3"_s, u"send_message_to_user"_s, "{}"}});
        }
        return says(u"done"_s);
    }};
    runtime.run(turn);
    QCOMPARE(runtime.trace,
        (QStringList{u"ask 1"_s, u"ended "_s + unknownToolResult(u"web_search"_s), u"plain hello"_s,
            u"ended error: messages parameter is empty or invalid."_s, u"ask 2"_s, u"md done"_s, u"end"_s}));
    QCOMPARE(toolResults(turn.messages()).size(), 3);
}

void tst_AgentTurn::requestHasPromptHistoryTurnAndTool()
{
    const QList<ChatMessage> history{
        {ChatMessage::Role::User, u"before"_s, {}, {}}, {ChatMessage::Role::Assistant, u"answer"_s, {}, {}}};
    AgentTurn turn(policy(), history, u"now"_s);
    const auto ask = only<AskModel>(turn.start());
    QCOMPARE(ask.round, 1);
    QCOMPARE(ask.request.model, u"m"_s);
    QCOMPARE(ask.request.messages.size(), 4);
    QCOMPARE(ask.request.messages[0], (ChatMessage{ChatMessage::Role::System, u"You are a bot."_s, {}, {}}));
    QCOMPARE(ask.request.messages.mid(1, 2), history);
    QCOMPARE(ask.request.messages[3], (ChatMessage{ChatMessage::Role::User, u"now"_s, {}, {}}));
    QCOMPARE(ask.request.tools, QList{sendMessageToolSpec()});
    QCOMPARE(turn.messages().size(), 1);
}

void tst_AgentTurn::turnWithoutToolOffersNone()
{
    AgentTurn turn({u"m"_s, {}, 30, false}, {}, u"now"_s);
    const auto ask = only<AskModel>(turn.start());
    QVERIFY(ask.request.tools.isEmpty());
    QCOMPARE(ask.request.messages.size(), 1);
    const auto decisions = turn.modelAnswered(says({}, {sendCall(u"c1"_s, u"x"_s)}));
    QCOMPARE(decisions.size(), 2);
    QCOMPARE(std::get<ToolEnded>(decisions[0]).result, u"error: Tool send_message_to_user not found."_s);
}

void tst_AgentTurn::blankTextIsNotSent()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    FakeRuntime runtime{[](const AskModel &ask) -> model::ChatAnswer {
        return ask.round == 1 ? says(u" \n"_s, {sendCall(u"c1"_s, u"x"_s)}) : says(u"\t"_s);
    }};
    runtime.run(turn);
    QCOMPARE(runtime.trace, (QStringList{u"ask 1"_s, u"plain x"_s, u"ask 2"_s, u"end"_s}));
    QCOMPARE(runtime.ends, QList{TurnEnd::Answered});
}

void tst_AgentTurn::textThatTheToolDeliveredIsNotSentAgain()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    (void)turn.start();
    (void)turn.modelAnswered(says({}, {sendCall(u"c1"_s, u"the answer"_s)}));
    (void)turn.delivered(sentResult(umo));
    QCOMPARE(only<EndTurn>(turn.modelAnswered(says(u" the answer\n"_s))), (EndTurn{TurnEnd::Answered, {}}));
    QVERIFY(turn.isOver());
}

void tst_AgentTurn::textThatTheToolDidNotDeliverIsSent_data()
{
    QTest::addColumn<QString>("session");
    QTest::addColumn<QString>("report");
    QTest::newRow("refused") << QString() << failedResult(umo, u"1"_s, u"x"_s, {}, RetryHint::No);
    QTest::newRow("unknown") << QString() << unknownResult(umo);
    QTest::newRow("another session") << u"dev:GroupMessage:G1"_s << sentResult(u"dev:GroupMessage:G1"_s);
}

void tst_AgentTurn::textThatTheToolDidNotDeliverIsSent()
{
    QFETCH(QString, session);
    QFETCH(QString, report);
    AgentTurn turn(policy(), {}, u"go"_s);
    (void)turn.start();
    auto call = sendCall(u"c1"_s, u"the answer"_s);
    call.arguments.chop(1);
    call.arguments += ",\"session\":\"" + session.toUtf8() + "\"}";
    const auto send = only<SendText>(turn.modelAnswered(says({}, {call})));
    QCOMPARE(send, (SendText{u"the answer"_s, false, u"c1"_s, session}));
    QCOMPARE(only<AskModel>(turn.delivered(report)).round, 2);
    QCOMPARE(only<SendText>(turn.modelAnswered(says(u"the answer"_s))).text, u"the answer"_s);
}

void tst_AgentTurn::stepLimitAsksForASummaryWithoutTools()
{
    AgentTurn turn(policy(2), {}, u"go"_s);
    FakeRuntime runtime{[](const AskModel &ask) -> model::ChatAnswer {
        if (ask.round <= 2)
            return says({}, {sendCall(u"c%1"_s.arg(ask.round), u"step"_s)});
        return says(u"summary"_s);
    }};
    runtime.run(turn);
    QCOMPARE(runtime.trace,
        (QStringList{u"ask 1"_s, u"plain step"_s, u"ask 2"_s, u"plain step"_s, u"ask 3"_s, u"md summary"_s, u"end"_s}));
    QCOMPARE(runtime.ends, QList{TurnEnd::StepLimit});
    QVERIFY(!runtime.asked[1].request.tools.isEmpty());
    QVERIFY(runtime.asked[2].request.tools.isEmpty());
    QCOMPARE(runtime.asked[2].request.messages.constLast().role, ChatMessage::Role::User);
    QVERIFY(runtime.asked[2].request.messages.constLast().content.contains("Summarise"_L1));
}

void tst_AgentTurn::toolCallsAfterTheStepLimitAreRefused()
{
    AgentTurn turn(policy(1), {}, u"go"_s);
    FakeRuntime runtime{[](const AskModel &ask) -> model::ChatAnswer {
        return says(u"text %1"_s.arg(ask.round), {sendCall(u"c%1"_s.arg(ask.round), u"step"_s)});
    }};
    runtime.run(turn);
    QCOMPARE(runtime.trace,
        (QStringList{u"ask 1"_s, u"md text 1"_s, u"plain step"_s, u"ask 2"_s, u"md text 2"_s,
            u"ended error: Tool send_message_to_user not found."_s, u"end"_s}));
    QCOMPARE(runtime.ends, QList{TurnEnd::StepLimit});
}

void tst_AgentTurn::stopEndsOnceInEachPhase()
{
    const auto answer = says(u"intro"_s, {sendCall(u"c1"_s, u"1"_s), sendCall(u"c2"_s, u"2"_s)});
    for (int phase = 0; phase < 5; ++phase) {
        AgentTurn turn(policy(), {}, u"go"_s);
        if (phase > 0)
            (void)turn.start();
        if (phase > 1)
            (void)turn.modelAnswered(answer);
        for (int i = 2; i < phase; ++i)
            (void)turn.delivered(sentResult(umo));
        QVERIFY(!turn.isOver());
        QCOMPARE(only<EndTurn>(turn.stop()).how, TurnEnd::Stopped);
        QVERIFY(turn.isOver());
        QVERIFY(turn.stop().isEmpty());
        QVERIFY(turn.start().isEmpty());
        QVERIFY(turn.modelAnswered(answer).isEmpty());
        QVERIFY(turn.delivered(sentResult(umo)).isEmpty());
        QCOMPARE(toolResults(turn.messages()).size(), toolCallIds(turn.messages()).size());
    }
}

void tst_AgentTurn::stopAnswersEveryOpenCall()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    (void)turn.start();
    (void)turn.modelAnswered(
        says({}, {sendCall(u"c1"_s, u"1"_s), sendCall(u"c2"_s, u"2"_s), {u"c3"_s, u"other"_s, "{}"}}));
    (void)turn.delivered(sentResult(umo));
    (void)turn.stop();
    const auto results = toolResults(turn.messages());
    QCOMPARE(results.size(), 3);
    QCOMPARE(results[0], u"c1: "_s + sentResult(umo));
    QVERIFY(results[1].startsWith("c2: unknown:"_L1)); // it was on its way
    QVERIFY(results[2].startsWith("c3: error:"_L1));
}

void tst_AgentTurn::reportsOutOfTurnAreIgnored()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    QVERIFY(turn.modelAnswered(says(u"early"_s)).isEmpty());
    QVERIFY(turn.delivered(sentResult(umo)).isEmpty());
    QCOMPARE(turn.start().size(), 1);
    QVERIFY(turn.start().isEmpty());
    QVERIFY(turn.delivered(sentResult(umo)).isEmpty());
    QCOMPARE(turn.modelAnswered(says(u"answer"_s)).size(), 1);
    QVERIFY(turn.modelAnswered(says(u"again"_s)).isEmpty());
    QCOMPARE(only<EndTurn>(turn.delivered({})).how, TurnEnd::Answered);
    QCOMPARE(turn.messages().size(), 2);
}

void tst_AgentTurn::plannedSendsAreKnownWhenTheAnswerCame()
{
    AgentTurn turn(policy(), {}, u"go"_s);
    (void)turn.start();
    QVERIFY(turn.plannedSends().isEmpty());
    (void)turn.modelAnswered(
        says(u"intro"_s, {sendCall(u"c1"_s, u"1"_s), {u"c2"_s, u"other"_s, "{}"}, sendCall(u"c3"_s, u"3"_s)}));
    const QList<SendText> all{{u"intro"_s, true, {}, {}}, {u"1"_s, false, u"c1"_s, {}}, {u"3"_s, false, u"c3"_s, {}}};
    QCOMPARE(turn.plannedSends(), all);
    (void)turn.delivered({});
    (void)turn.delivered(sentResult(umo));
    QCOMPARE(turn.plannedSends(), all);
    (void)turn.delivered(sentResult(umo));
    (void)turn.modelAnswered(says(u"done"_s));
    QCOMPARE(turn.plannedSends(), (QList<SendText>{{u"done"_s, true, {}, {}}}));
}

void tst_AgentTurn::anyRepliesKeepTheProtocol()
{
    QVERIFY(rc::check("any replies keep the protocol", [] {
        const auto limit = *rc::gen::inRange(1, 5);
        int made = 0;
        const auto anyCall = [&made] {
            const auto id = u"c%1"_s.arg(++made);
            switch (*rc::gen::inRange(0, 4)) {
            case 0:
                return model::ToolCall{id, u"no_such_tool"_s, "{}"};
            case 1:
                return model::ToolCall{
                    id, u"send_message_to_user"_s, QByteArray::fromStdString(*rc::gen::arbitrary<std::string>())};
            default:
                return sendCall(id, u"text %1"_s.arg(*rc::gen::inRange(0, 3)));
            }
        };
        FakeRuntime runtime{[&](const AskModel &) -> model::ChatAnswer {
            if (*rc::gen::inRange(0, 20) == 0)
                return core::make_unexpected(model::ModelError{});
            QList<model::ToolCall> calls;
            for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
                calls.append(anyCall());
            return says(*rc::gen::element(QString(), u"  "_s, u"text 1"_s, u"words"_s), calls);
        }};
        runtime.deliver
            = [](const SendText &) { return *rc::gen::element(sentResult(umo), unknownResult(umo), u"error: x"_s); };
        AgentTurn turn(policy(limit), {}, u"go"_s);
        runtime.run(turn);
        RC_ASSERT(turn.isOver());
        RC_ASSERT(runtime.ends.size() == 1);
        RC_ASSERT(runtime.trace.constLast() == u"end"_s);
        RC_ASSERT(!runtime.askedTwice);
        RC_ASSERT(runtime.asked.size() <= limit + 1);
        QStringList answered;
        for (const auto &result : toolResults(turn.messages()))
            answered.append(result.section(u':', 0, 0));
        RC_ASSERT(answered == toolCallIds(turn.messages()));
    }));
}

QTEST_GUILESS_MAIN(tst_AgentTurn)
#include "tst_agentturn.moc"
