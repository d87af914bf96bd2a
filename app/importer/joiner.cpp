#include "app/importer/joiner.h"

#include <algorithm>
#include <cmath>

namespace importer {

using namespace Qt::StringLiterals;
using Kind = Finding::Kind;

namespace {

constexpr int mostRemembered = 10'000; // turns and messages, for what is joined after they have closed
// A send follows its cue at once and may be tried three times at 20 s; a tool has 120 s. Source: AstrBot's behaviour.
constexpr qint64 cueMs = 180'000;
constexpr qint64 retryMs = 10'000; // from a refusal to the note that it is tried again
constexpr QLatin1StringView sendingTool = "send_message_to_user"_L1;

} // namespace

Joiner::Joiner(JoinSink &sink)
    : m_sink(sink)
    , m_desk(sink)
    , m_anchors(m_desk)
    , m_turns([this](const Turn &turn) { turnClosed(turn); })
    , m_attempts([this](const Attempt &attempt) { attemptClosed(attempt); },
          [this](const Attempt &attempt) { attemptSettled(attempt); })
    , m_begun(mostRemembered)
    , m_answered(mostRemembered)
{
}

void Joiner::add(const LogRecord &record)
{
    if (record.isUnparsed())
        return;
    m_now = record.stamp;
    m_attempts.settle(m_now);
    m_turns.settle(m_now.ms());
    m_desk.settle(m_now);
    forgetCue();
    std::visit([this, &record](const auto &fields) { on(record, fields); }, record.fields);
}

void Joiner::finish()
{
    m_attempts.finish();
    m_turns.finish();
    m_desk.finish();
    for (const Conversation &one : std::as_const(m_conversations))
        m_sink.conversation(one);
    m_conversations.clear();
}

void Joiner::pause(qint64 ms)
{
    m_attempts.pause(m_now.ms() + ms);
    m_turns.settle(m_now.ms() + ms);
}

void Joiner::tellOpen(JoinSink &sink) const
{
    m_attempts.tellOpen([&sink](const Attempt &attempt) { sink.attempt(attempt); });
    m_turns.tellOpen([&sink](const Turn &turn) { sink.turn(turn); });
    m_desk.tellOpen([&sink](const Finding &finding) { sink.finding(finding); });
    for (const Conversation &one : m_conversations)
        sink.conversation(one);
}

void Joiner::on(const LogRecord &record, const Inbound &inbound)
{
    Turn &turn = m_turns.open(record, inbound);
    m_begun.insert(turn.number, new Stamp(record.stamp));
}

void Joiner::on(const LogRecord &record, const ReplyPrepared &prepared)
{
    Turn *turn = m_turns.ofSender(prepared.sender);
    if (!turn)
        turn = &toolTurn(record.stamp);
    note(turn->prepared, record.number);
    m_turns.touch(*turn, record.stamp);
    m_cue = {SendPath::Reply, turn->number, 0, record.stamp};
}

void Joiner::on(const LogRecord &record, const ReplyBuffer &)
{
    Turn *turn = m_cue.path == SendPath::Reply ? m_turns.numbered(m_cue.turn) : nullptr;
    if (!turn)
        turn = m_turns.speaking(record.stamp);
    m_cue = {SendPath::Reply, turn ? turn->number : 0, 0, record.stamp};
    if (!turn)
        return;
    note(turn->buffers, record.number);
    m_turns.touch(*turn, record.stamp);
}

void Joiner::on(const LogRecord &record, const HttpRequest &request)
{
    SendContext context{m_cue.path, m_cue.toolCall, 0, {}};
    if (Turn *turn = m_turns.ofRequest(request, m_cue.path, m_cue.turn, record.stamp)) {
        context.turn = turn->number;
        context.platformId = turn->platformId;
        if (m_cue.path == SendPath::Reply && turn->anchor.isEmpty() && request.msgId.value.size() <= longestKeptId)
            turn->anchor = request.msgId;
        m_turns.touch(*turn, record.stamp);
    }
    m_attempts.open(record, request, context);
}

SendContext Joiner::contextOf(const Target &target, const Stamp &now)
{
    SendContext context{m_cue.path, m_cue.toolCall, 0, {}};
    Turn *turn = m_turns.numbered(m_cue.turn);
    if (!turn)
        turn = m_turns.ofSender(target.peer);
    if (!turn)
        turn = m_turns.speaking(now);
    if (turn) {
        context.turn = turn->number;
        context.platformId = turn->platformId;
    }
    return context;
}

void Joiner::on(const LogRecord &record, const HttpResponse &response)
{
    m_sawAnswers = true;
    addSkew(record, response);
    m_attempts.accept(record, response, contextOf(response.target, record.stamp));
}

void Joiner::on(const LogRecord &record, const HttpError &error)
{
    m_attempts.refuse(record, error, contextOf(error.target, record.stamp));
}

void Joiner::on(const LogRecord &record, const HttpTimeout &timeout)
{
    m_attempts.timeOut(record, timeout, contextOf(timeout.target, record.stamp));
}

void Joiner::on(const LogRecord &record, const HttpNoAnswer &)
{
    m_attempts.noAnswer(record);
    addFailure(record.number);
}

void Joiner::on(const LogRecord &record, const CacheWrite &write)
{
    m_attempts.keptId(record, write.id);
}

void Joiner::on(const LogRecord &record, const SendSkipped &)
{
    addTrouble(record);
    addFailure(record.number);
}

void Joiner::on(const LogRecord &, const ProactiveFallback &fallback)
{
    if (m_call && fallback.succeeded)
        m_call->wasAccepted = true;
}

void Joiner::on(const LogRecord &record, const PayloadFallback &fallback)
{
    if (fallback.kind == PayloadFallback::Kind::Markdown)
        FindingDesk::add(m_desk.about(Kind::MarkdownRefused, {}, record.stamp), record.number, record.stamp);
}

/// AstrBot tries again whatever the reason was. Only where the log has no payloads: with them, what is the same shows.
void Joiner::on(const LogRecord &record, const Retry &)
{
    if (m_call)
        m_call->wasRetried = true;
    if (!m_refused || record.stamp.ms() - m_refused->answered.ms() > retryMs)
        return;
    const QString thing = m_refused->target.peer.value + u' ' + m_refused->serverText;
    Finding &finding = m_desk.about(Kind::HopelessRetry, thing, record.stamp);
    FindingDesk::add(finding, *m_refused);
    note(finding.evidence, record.number);
    m_refused.reset();
}

void Joiner::forgetCue()
{
    if (m_now.ms() - m_cue.at.ms() > cueMs)
        m_cue = {};
    if (m_call && m_now.ms() - m_call->at.ms() > cueMs)
        m_call.reset();
}

void Joiner::on(const LogRecord &record, const Traceback &trace)
{
    addTrouble(record);
    m_attempts.exception(record, trace.errorClass, trace.message);
}

void Joiner::on(const LogRecord &record, const SendFailed &failed)
{
    addTrouble(record);
    m_attempts.exception(record, failed.trace.errorClass, failed.trace.message);
}

Turn &Joiner::toolTurn(const Stamp &now)
{
    Turn *turn = m_turns.speaking(now);
    Turn &made = turn ? *turn : m_turns.openUnknown(now);
    m_turns.touch(made, now);
    return made;
}

void Joiner::addTrouble(const LogRecord &record)
{
    if (Turn *turn = m_turns.speaking(record.stamp))
        note(turn->troubles, record.number);
}

void Joiner::addFailure(RecordNumber record)
{
    if (m_call)
        note(m_call->failures, record);
}

void Joiner::on(const LogRecord &record, const ToolBatch &)
{
    note(toolTurn(record.stamp).batches, record.number);
}

void Joiner::on(const LogRecord &record, const ToolCall &call)
{
    Turn &turn = toolTurn(record.stamp);
    note(turn.toolCalls, record.number);
    if (call.name != sendingTool) {
        m_call.reset();
        return;
    }
    m_cue = {SendPath::Session, turn.number, record.number, record.stamp};
    m_call = Call{record.number, record.stamp, call.name, false, false, {}, {}};
}

void Joiner::on(const LogRecord &record, const ToolWarning &)
{
    addTrouble(record);
}

void Joiner::on(const LogRecord &record, const ModelTrouble &)
{
    addTrouble(record);
}

void Joiner::attemptClosed(const Attempt &attempt)
{
    m_anchors.returned(attempt);
    if (m_call && m_call->record == attempt.toolCall && attempt.state != Attempt::State::Unknown) {
        note(m_call->attempts, attempt.number);
        if (attempt.state == Attempt::State::Accepted)
            m_call->wasAccepted = true;
        else
            note(m_call->failures, attempt.outcome);
    }
    if (attempt.request == 0 && isLastingRefusal(attempt))
        m_refused = attempt;
    Turn *turn = m_turns.numbered(attempt.turn);
    if (!turn)
        return;
    note(turn->attempts, attempt.number);
    if (turn->peer.isEmpty())
        turn->peer = attempt.target.peer;
    if (attempt.state != Attempt::State::Accepted)
        return;
    ++turn->accepted;
    if (turn->followUps.isEmpty() || attempt.path != SendPath::Reply)
        return;
    Finding &finding = m_desk.about(Kind::FollowUpElsewhere, QString::number(turn->number), attempt.sent);
    finding.ids = {attempt.anchor.value};
    for (const RecordNumber followUp : std::as_const(turn->followUps))
        note(finding.evidence, followUp);
    FindingDesk::add(finding, attempt);
}

void Joiner::attemptSettled(const Attempt &attempt)
{
    ++m_summary.attempts;
    m_summary.accepted += attempt.state == Attempt::State::Accepted ? 1 : 0;
    m_summary.refused += attempt.state == Attempt::State::Refused ? 1 : 0;
    const Stamp *begun = m_begun.object(attempt.turn);
    m_anchors.judge(attempt, begun ? std::optional(*begun) : std::nullopt);
    if (!attempt.target.peer.isEmpty()) {
        Conversation &one = conversation(attempt.platformId, attempt.target.peer, attempt.sent);
        one.scene = attempt.target.scene ? attempt.target.scene : one.scene;
        ++one.attempts;
        one.accepted += attempt.state == Attempt::State::Accepted ? 1 : 0;
    }
    m_sink.attempt(attempt);
}

void Joiner::on(const LogRecord &record, const FollowUp &followUp)
{
    // `platform:type:session`, split on the first two colons.
    const core::PeerId session(followUp.origin.section(u':', 2));
    Turn *older = m_turns.ofSender(session);
    Turn *newer = m_turns.newestOf(session);
    if (followUp.isConsumed || !older || !newer || older == newer)
        return;
    newer->isFollowUp = true;
    note(older->followUps, newer->inbound);
    note(older->followUps, record.number);
}

void Joiner::addSkew(const LogRecord &record, const HttpResponse &response)
{
    if (!response.serverMs || record.stamp.isApproximate)
        return;
    constexpr qint64 dayMs = 86'400'000;
    constexpr qint64 quarterMs = 900'000;
    const qint64 server = (*response.serverMs + qint64(response.serverZoneMinutes) * 60'000) % dayMs;
    const qint64 apart = record.stamp.msOfDay - server;
    const qint64 skew = apart - std::llround(double(apart) / double(quarterMs)) * quarterMs;
    Skew &all = m_summary.skew;
    all.least = all.samples == 0 ? skew : std::min(all.least, skew);
    all.most = all.samples == 0 ? skew : std::max(all.most, skew);
    ++all.samples;
}

Conversation &Joiner::conversation(const QString &platformId, const core::PeerId &peer, const Stamp &now)
{
    const std::pair key(platformId, peer.value);
    const auto found = m_conversations.find(key);
    if (found != m_conversations.end()) {
        if (found->last.ms() < now.ms())
            found->last = now;
        if (now.ms() < found->first.ms())
            found->first = now;
        return *found;
    }
    if (m_conversations.size() >= mostConversations)
        trimConversations();
    Conversation made;
    made.platformId = platformId;
    made.peer = peer;
    made.first = now;
    made.last = now;
    return *m_conversations.insert(key, made);
}

/// Gives the half that was quiet longest, so that this need not be done for each new one.
void Joiner::trimConversations()
{
    std::vector<qint64> times;
    for (const Conversation &one : std::as_const(m_conversations))
        times.push_back(one.last.ms());
    const auto middle = times.begin() + qsizetype(times.size() / 2);
    std::nth_element(times.begin(), middle, times.end());
    for (auto it = m_conversations.begin(); it != m_conversations.end();) {
        if (it->last.ms() > *middle) {
            ++it;
            continue;
        }
        m_sink.conversation(*it);
        it = m_conversations.erase(it);
    }
}

} // namespace importer
