#include "app/agent/agentturn.h"

using namespace Qt::StringLiterals;

namespace agent {

namespace {

using model::ChatMessage;

// Texts for the model, in English as the tool's results are.
constexpr auto summaryRequest = "The limit of tool calls is reached and no tool is available any more. Summarise "
                                "what you have done and found, and answer the user directly."_L1;
constexpr auto stoppedBefore = "error: the turn was stopped before this call ran."_L1;
constexpr auto stoppedDuring = "unknown: the turn was stopped before the delivery was confirmed; do not send again"_L1;

ChatMessage userMessage(const QString &text)
{
    return {ChatMessage::Role::User, text, {}, {}};
}

// The call that an entry of the plan answers; empty for the model's own text.
QString callOf(const Decision &decision)
{
    if (const auto *send = std::get_if<SendText>(&decision))
        return send->callId;
    const auto *ended = std::get_if<ToolEnded>(&decision);
    return ended ? ended->call.id : QString();
}

} // namespace

AgentTurn::AgentTurn(AgentPolicy policy, QList<ChatMessage> history, QString userText)
    : m_policy(std::move(policy))
    , m_history(std::move(history))
    , m_messages{userMessage(userText)}
{
    m_policy.stepLimit = std::max(m_policy.stepLimit, 1);
}

QList<Decision> AgentTurn::start()
{
    if (!std::holds_alternative<Unstarted>(m_state))
        return {};
    return {ask()};
}

QList<Decision> AgentTurn::modelAnswered(const model::ChatAnswer &answer)
{
    if (!std::holds_alternative<Asking>(m_state))
        return {};
    m_plan.clear();
    m_next = 0;
    if (!answer) {
        m_failure = answer.error();
        if (!m_policy.apology.isEmpty())
            m_plan.append(SendText{m_policy.apology, false, {}, {}});
        return proceed();
    }
    m_messages.append(ChatMessage{ChatMessage::Role::Assistant, answer->content, answer->toolCalls, {}});
    plan(*answer);
    return proceed();
}

QList<Decision> AgentTurn::delivered(const QString &report)
{
    const auto *delivering = std::get_if<Delivering>(&m_state);
    if (!delivering)
        return {};
    const auto send = delivering->sending;
    if (!send.callId.isEmpty()) {
        answerTool(send.callId, report);
        if (send.session.isEmpty() && report.startsWith(sentResult({})))
            m_told.append(send.text.trimmed());
    }
    return proceed();
}

QList<Decision> AgentTurn::stop()
{
    if (isOver())
        return {};
    // A history with an unanswered call is refused by model servers: every call gets its answer here.
    if (const auto *delivering = std::get_if<Delivering>(&m_state); delivering && !delivering->sending.callId.isEmpty())
        answerTool(delivering->sending.callId, stoppedDuring);
    for (; m_next < m_plan.size(); ++m_next) {
        if (const auto callId = callOf(m_plan.at(m_next)); !callId.isEmpty())
            answerTool(callId, stoppedBefore);
    }
    return {end(TurnEnd::Stopped)};
}

bool AgentTurn::isOver() const
{
    return std::holds_alternative<Over>(m_state);
}

QList<SendText> AgentTurn::plannedSends() const
{
    QList<SendText> sends;
    for (const auto &decision : m_plan) {
        if (const auto *send = std::get_if<SendText>(&decision))
            sends.append(*send);
    }
    return sends;
}

void AgentTurn::plan(const model::ChatReply &reply)
{
    // The user has read this already if a tool sent the same words. Source: AstrBot behaviour 1.6.
    const auto text = reply.content.trimmed();
    if (!text.isEmpty() && !m_told.contains(text))
        m_plan.append(SendText{text, true, {}, {}});
    for (const auto &call : reply.toolCalls)
        m_plan.append(planTool(call));
}

Decision AgentTurn::planTool(const model::ToolCall &call) const
{
    const auto known = sendMessageToolSpec().name;
    if (!offersTool())
        return ToolEnded{call, unknownToolResult(call.name, {})};
    if (call.name != known)
        return ToolEnded{call, unknownToolResult(call.name, {known})};
    const auto wanted = readSendMessageCall(call.arguments);
    if (!wanted)
        return ToolEnded{call, wanted.error()};
    return SendText{wanted->text, false, call.id, wanted->session};
}

void AgentTurn::answerTool(const QString &callId, const QString &result)
{
    m_messages.append(ChatMessage{ChatMessage::Role::Tool, result, {}, callId});
}

QList<Decision> AgentTurn::proceed()
{
    QList<Decision> decisions;
    while (m_next < m_plan.size()) {
        const auto decision = m_plan.at(m_next++);
        decisions.append(decision);
        if (const auto *send = std::get_if<SendText>(&decision)) {
            m_state = Delivering{*send};
            return decisions;
        }
        answerTool(std::get<ToolEnded>(decision).call.id, std::get<ToolEnded>(decision).result);
    }
    if (m_failure) {
        decisions.append(end(TurnEnd::ModelFailed, m_failure));
        return decisions;
    }
    const bool ranTools = m_messages.constLast().role == ChatMessage::Role::Tool;
    if (isLastStep())
        decisions.append(end(TurnEnd::StepLimit));
    else
        decisions.append(ranTools ? ask() : end(TurnEnd::Answered));
    return decisions;
}

Decision AgentTurn::ask()
{
    ++m_round;
    if (isLastStep())
        m_messages.append(userMessage(summaryRequest));
    m_state = Asking{};
    return AskModel{request(), m_round};
}

Decision AgentTurn::end(TurnEnd how, std::optional<model::ModelError> error)
{
    m_state = Over{};
    return EndTurn{how, std::move(error)};
}

model::ChatRequest AgentTurn::request() const
{
    model::ChatRequest request{m_policy.model, {}, {}};
    if (!m_policy.systemPrompt.isEmpty())
        request.messages.append(ChatMessage{ChatMessage::Role::System, m_policy.systemPrompt, {}, {}});
    request.messages += m_history + m_messages;
    if (offersTool())
        request.tools.append(sendMessageToolSpec());
    return request;
}

} // namespace agent
