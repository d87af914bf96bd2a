// What the joiner finds wrong by itself; what is wrong with an anchor or a content, the anchor book finds.
#include "app/importer/joiner.h"

#include <cmath>

namespace importer {

using namespace Qt::StringLiterals;
using Kind = Finding::Kind;

namespace {

constexpr qint64 duplicateMs = 60'000; // the platform delivers again within seconds
constexpr qint64 secondMs = 1'000;
constexpr qint64 loopMs = 300'000;
constexpr size_t loopLength = 5; // breaks in that time: a line that heals needs one or two

using Moments = std::deque<std::pair<Stamp, RecordNumber>>;

void forget(Moments &moments, const Stamp &now, qint64 ms)
{
    while (!moments.empty() && now.ms() - moments.front().first.ms() > ms)
        moments.pop_front();
}

} // namespace

void Joiner::on(const LogRecord &record, const ToolResult &result)
{
    Turn &turn = toolTurn(record.stamp);
    note(turn.results, record.number);
    if (!m_call || m_call->name != result.name)
        return;
    const Call call = std::move(*m_call);
    m_call.reset();
    if (!result.ok || call.wasAccepted || call.failures.isEmpty())
        return;
    Finding &finding = m_desk.about(Kind::SuccessWithoutSend, QString::number(call.record), record.stamp);
    note(finding.evidence, call.record);
    for (const RecordNumber failure : call.failures)
        note(finding.evidence, failure);
    finding.attempts = call.attempts;
    // A retry that worked leaves no line in a log without the reporter's log points.
    finding.isProven = (!call.wasRetried || m_sawAnswers) && !turn.isAmbiguous;
    FindingDesk::add(finding, record.number, record.stamp);
}

void Joiner::turnClosed(const Turn &turn)
{
    ++m_summary.turns;
    if (turn.inbound != 0) {
        ++conversation(turn.platformId, turn.peer.isEmpty() ? turn.sender : turn.peer, turn.begun).inbound;
        findDuplicate(turn);
    }
    if (turn.isScheduled && turn.accepted == 0) {
        Finding &finding
            = m_desk.about(Kind::TaskWithoutDelivery, u"turn "_s + QString::number(turn.number), turn.ended);
        finding.isProven = m_sawAnswers;
        finding.attempts = turn.attempts;
        FindingDesk::add(finding, turn.inbound, turn.begun);
    }
    m_sink.turn(turn);
}

void Joiner::findDuplicate(const Turn &turn)
{
    if (turn.isFollowUp || (turn.accepted == 0 && turn.prepared.isEmpty()))
        return;
    const size_t key = qHashMulti(size_t(0), turn.platformId, turn.sender, turn.outline);
    const Answered *before = m_answered.object(key);
    if (before && std::abs(before->begun.ms() - turn.begun.ms()) <= duplicateMs) {
        Finding &finding = m_desk.about(Kind::DuplicateAnswered, QString::number(key), before->begun);
        note(finding.evidence, before->inbound);
        finding.ids = {turn.sender.value};
        finding.isProven = before->wasAccepted && turn.accepted > 0;
        finding.attempts = before->attempts + turn.attempts;
        FindingDesk::add(finding, turn.inbound, turn.begun);
        return;
    }
    m_answered.insert(key, new Answered{turn.inbound, turn.number, turn.begun, turn.accepted > 0, turn.attempts});
}

void Joiner::on(const LogRecord &record, const CronFailed &failed)
{
    const QString thing = failed.job.isEmpty() ? QString::number(record.number) : failed.job.left(longestKeptId);
    Finding &finding = m_desk.about(Kind::TaskWithoutDelivery, thing, record.stamp);
    if (!failed.job.isEmpty())
        finding.ids = {thing};
    FindingDesk::add(finding, record.number, record.stamp);
}

void Joiner::on(const LogRecord &record, const GatewayEvent &event)
{
    using Event = GatewayEvent::Kind;
    if (event.kind == Event::SessionStarting)
        findParallel(record);
    if (event.kind == Event::Closed || event.kind == Event::Failed || event.kind == Event::NewConnection
        || event.kind == Event::AuthFailed)
        findLoop(record, event);
}

void Joiner::findParallel(const LogRecord &record)
{
    if (!m_sessions.empty() && record.stamp.ms() - m_sessions.back().first.ms() > secondMs)
        m_sessions.clear();
    if (int(m_sessions.size()) >= mostEvidence)
        m_sessions.pop_back(); // of a burst the first ones and the last are enough
    m_sessions.emplace_back(record.stamp, record.number);
    if (m_sessions.size() < 2)
        return;
    const auto &[begun, first] = m_sessions.front();
    Finding &finding = m_desk.about(Kind::ParallelSessions, QString::number(first), begun);
    note(finding.evidence, first);
    finding.isProven = m_sessions.size() > 2; // two may be two bots in one program
    FindingDesk::add(finding, record.number, record.stamp);
}

void Joiner::findLoop(const LogRecord &record, const GatewayEvent &event)
{
    forget(m_breaks, record.stamp, loopMs);
    // Several lines tell of one break.
    if (!m_breaks.empty() && record.stamp.ms() - m_breaks.back().first.ms() < secondMs)
        return;
    m_breaks.emplace_back(record.stamp, record.number);
    if (m_breaks.size() < loopLength)
        return;
    Finding &finding = m_desk.about(Kind::ReconnectLoop, {}, m_breaks.front().first);
    for (const auto &[stamp, number] : m_breaks)
        note(finding.evidence, number);
    finding.code = event.code ? event.code : finding.code;
    FindingDesk::add(finding, record.number, record.stamp);
}

} // namespace importer
