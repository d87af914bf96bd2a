#include "app/importer/turnbook.h"

#include <algorithm>

namespace importer {

namespace {

constexpr qint64 speakingMs = 120'000;

} // namespace

TurnBook::TurnBook(Close close)
    : m_close(std::move(close))
{
}

void TurnBook::close(size_t index)
{
    const Turn turn = std::move(m_turns[index]);
    m_turns.erase(m_turns.begin() + qsizetype(index));
    m_close(turn);
}

Turn &TurnBook::openUnknown(const Stamp &now)
{
    if (int(m_turns.size()) >= mostOpenTurns) {
        const auto quiet = std::ranges::min_element(m_turns, {}, [](const Turn &turn) { return turn.ended.ms(); });
        close(size_t(quiet - m_turns.begin()));
    }
    Turn &turn = m_turns.emplace_back();
    turn.number = ++m_number;
    turn.begun = now;
    touch(turn, now);
    return turn;
}

Turn &TurnBook::open(const LogRecord &record, const Inbound &inbound)
{
    // What has answered this sender before is over, unless a tool of it is still at work.
    for (size_t i = 0; i < m_turns.size(); ++i) {
        const Turn &other = m_turns[i];
        const bool isDone = !other.attempts.isEmpty() || !other.prepared.isEmpty();
        const bool isWorking = other.toolCalls.size() > other.results.size() && other.results.isEmpty();
        if (other.sender == inbound.sender && other.platformId == inbound.platformId && isDone && !isWorking) {
            close(i);
            break;
        }
    }
    Turn &turn = openUnknown(record.stamp);
    turn.inbound = record.number;
    turn.platformId = inbound.platformId.left(longestKeptId);
    turn.sender = core::PeerId(inbound.sender.value.left(longestKeptId));
    turn.outline = inbound.outline.left(longestKeptText);
    // A schedule makes an event of its own. Source: AstrBot's behaviour, future tasks.
    turn.isScheduled
        = inbound.platformType == QLatin1String("cron") || inbound.senderName == QLatin1String("Scheduler");
    return turn;
}

Turn *TurnBook::ofSender(const core::PeerId &sender)
{
    const auto found = std::ranges::find_if(
        m_turns, [&sender](const Turn &turn) { return turn.sender == sender && !turn.isFollowUp; });
    return found == m_turns.end() ? nullptr : &*found;
}

Turn *TurnBook::newestOf(const core::PeerId &sender)
{
    const auto found = std::ranges::find(m_turns.rbegin(), m_turns.rend(), sender, &Turn::sender);
    return found == m_turns.rend() ? nullptr : &*found;
}

Turn *TurnBook::numbered(qint64 number)
{
    const auto found = std::ranges::find(m_turns, number, &Turn::number);
    return number == 0 || found == m_turns.end() ? nullptr : &*found;
}

Turn *TurnBook::speaking(const Stamp &now)
{
    Turn *turn = numbered(m_speaking);
    const auto isCandidate
        = [&now](const Turn &other) { return !other.isFollowUp && now.ms() - other.ended.ms() <= speakingMs; };
    if (!turn && !m_turns.empty())
        turn = &m_turns.back();
    if (turn && std::ranges::count_if(m_turns, isCandidate) > 1)
        turn->isAmbiguous = true;
    return turn;
}

Turn *TurnBook::ofRequest(const HttpRequest &request, SendPath path, qint64 cueTurn, const Stamp &now)
{
    const bool isReply = path == SendPath::Reply && !request.msgId.isEmpty();
    if (isReply) {
        const auto bound = std::ranges::find(m_turns, request.msgId, &Turn::anchor);
        if (bound != m_turns.end())
            return &*bound;
    }
    const auto fits = [&](const Turn &turn) { return !turn.isFollowUp && (!isReply || turn.anchor.isEmpty()); };
    if (Turn *cue = numbered(cueTurn); cue && fits(*cue))
        return cue;
    const auto ofPeer = std::ranges::find_if(
        m_turns, [&](const Turn &turn) { return turn.sender == request.target.peer && fits(turn); });
    if (ofPeer != m_turns.end())
        return &*ofPeer;
    Turn *turn = speaking(now);
    return turn && fits(*turn) ? turn : nullptr;
}

void TurnBook::touch(Turn &turn, const Stamp &now)
{
    turn.ended = now;
    m_speaking = turn.number;
}

void TurnBook::settle(qint64 nowMs)
{
    for (size_t i = m_turns.size(); i > 0; --i) {
        if (nowMs - m_turns[i - 1].ended.ms() > turnQuietMs)
            close(i - 1);
    }
}

void TurnBook::tellOpen(const Close &take) const
{
    for (const Turn &turn : m_turns)
        take(turn);
}

void TurnBook::finish()
{
    while (!m_turns.empty())
        close(0);
}

} // namespace importer
