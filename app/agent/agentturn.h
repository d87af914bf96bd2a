#pragma once
#include "app/agent/tool.h"
#include "app/model/chat.h"

#include <QStringList>

#include <optional>
#include <variant>

namespace agent {

/// How a bot's agent behaves. `stepLimit`: model calls with tools; after that one last call without tools asks for a
/// summary. Source: AstrBot's `max_agent_step`, default 30.
struct AgentPolicy
{
    QString model;
    QString systemPrompt;
    int stepLimit = 30;
    bool offerSendTool = true;
    /// What the user reads when the model could not be had: a message without any answer looks like a dead bot. Empty:
    /// nothing. Source: AstrBot behaviour 1.6, which tells the user, too.
    QString apology;
};

/// Why a turn ended.
enum class TurnEnd { Answered, Stopped, ModelFailed, StepLimit };

// What the turn wants done. The runtime performs decisions in order and reports back; the agent holds no client.
/// Call the model with this; report with modelAnswered().
struct AskModel
{
    model::ChatRequest request;
    int round = 1;
    friend bool operator==(const AskModel &, const AskModel &) = default;
};
/// Send this text to the user of the conversation; report with delivered(). `callId` is set when a tool sends it;
/// `session` is the tool's session argument, empty for the current conversation.
struct SendText
{
    QString text;
    bool markdown = false; ///< the model's own words go out as markdown, tool texts as plain text
    QString callId;
    QString session;
    friend bool operator==(const SendText &, const SendText &) = default;
};
/// The turn is over; nothing follows.
struct EndTurn
{
    TurnEnd how = TurnEnd::Answered;
    std::optional<model::ModelError> error;
    friend bool operator==(const EndTurn &, const EndTurn &) = default;
};
/// A tool call ended without a send (validation error, unknown tool): to be recorded; the turn goes on by itself.
struct ToolEnded
{
    model::ToolCall call;
    QString result;
    friend bool operator==(const ToolEnded &, const ToolEnded &) = default;
};
using Decision = std::variant<AskModel, SendText, ToolEnded, EndTurn>;

/// One run of the agent for one inbound message: a pure state machine. Text beside tool calls goes out before the
/// tools; tools run one after the other in order; a failing tool does not stop the next; its result goes back to the
/// model. Thread: a value, one thread.
class AgentTurn
{
public:
    /// `history`: earlier messages, oldest first, without the system prompt. `userText`: the message to answer.
    AgentTurn(AgentPolicy policy, QList<model::ChatMessage> history, QString userText);

    [[nodiscard]] QList<Decision> start();
    [[nodiscard]] QList<Decision> modelAnswered(const model::ChatAnswer &answer);
    /// `report`: the exact string the model reads for a tool's send (see the sending policy); ignored for own text.
    [[nodiscard]] QList<Decision> delivered(const QString &report);
    /// Stops now; the pending model call should be cancelled by the runtime. Nothing after this has an effect.
    [[nodiscard]] QList<Decision> stop();
    [[nodiscard]] bool isOver() const;
    /// All messages of this turn for the next one's history: user, assistant, tool results.
    [[nodiscard]] const QList<model::ChatMessage> &messages() const { return m_messages; }
    /// Every text that the last model answer wants sent, in order, whether or not it has left yet: what must not be
    /// lost.
    [[nodiscard]] QList<SendText> plannedSends() const;

private:
    // Where the turn stands; a report counts only in the state that waits for it.
    struct Unstarted
    {
    };
    struct Asking
    {
    };
    struct Delivering
    {
        SendText sending;
    };
    struct Over
    {
    };

    void plan(const model::ChatReply &reply);
    void answerTool(const QString &callId, const QString &result);
    [[nodiscard]] Decision planTool(const model::ToolCall &call) const;
    [[nodiscard]] QList<Decision> proceed();
    [[nodiscard]] Decision ask();
    [[nodiscard]] Decision end(TurnEnd how, std::optional<model::ModelError> error = {});
    [[nodiscard]] bool isLastStep() const { return m_round > m_policy.stepLimit; }
    [[nodiscard]] bool offersTool() const { return m_policy.offerSendTool && !isLastStep(); }
    [[nodiscard]] model::ChatRequest request() const;

    AgentPolicy m_policy;
    QList<model::ChatMessage> m_history;
    QList<model::ChatMessage> m_messages;
    std::variant<Unstarted, Asking, Delivering, Over> m_state;
    QList<Decision> m_plan; ///< the sends and ended tools of the last model answer, in order
    qsizetype m_next = 0; ///< the first of them that was not handed out
    QStringList m_told; ///< trimmed texts that the tool delivered to the current conversation in this turn
    int m_round = 0;
    std::optional<model::ModelError> m_failure; ///< the turn ends with it once the apology is out
};

} // namespace agent
