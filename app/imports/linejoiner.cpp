#include "app/imports/linejoiner.h"

#include <algorithm>

namespace imports {

namespace {

/// Lines of several threads, and of stderr, come late by less.
constexpr qint64 lateMs = 60'000;

} // namespace

LineJoiner::LineJoiner()
    : m_joiner(*this)
{
}

void LineJoiner::keep(const Done &done)
{
    if (!done && !m_error)
        m_error = done.error();
}

template <class Work> LineJoiner::Done LineJoiner::within(LineFile &lines, Work work)
{
    m_lines = &lines;
    m_error.reset();
    keep(lines.begin());
    work();
    keep(lines.commit());
    m_lines = nullptr;
    return m_error ? Done(core::make_unexpected(*m_error)) : Done();
}

LineJoiner::Done LineJoiner::join(LineFile &lines, const Tick &tick)
{
    return within(lines, [&] {
        const auto take = [&](const importer::LogRecord &record) {
            m_joiner.add(record);
            m_toolCalls += std::holds_alternative<importer::ToolCall>(record.fields) ? 1 : 0;
            m_newest = std::max(m_newest, record.number);
            m_lastMs = std::max(m_lastMs, record.stamp.ms());
            return tick(++m_done) && !m_error;
        };
        const bool isFirst = m_newest == 0;
        keep(isFirst ? lines.eachInTime(take) : lines.eachAfter(m_newest, TimePlace::end(), take));
    });
}

LineJoiner::Done LineJoiner::finish(LineFile &lines)
{
    m_open = {};
    return within(lines, [&] { m_joiner.finish(); });
}

LineJoiner::Done LineJoiner::pause(LineFile &lines, qint64 quietMs)
{
    return within(lines, [&] {
        if (quietMs > 0)
            m_joiner.pause(quietMs);
        m_open = {};
        if (m_lastMs != std::numeric_limits<qint64>::min())
            m_open.since.ms = m_lastMs - lateMs;
        m_tellsOpen = true;
        m_joiner.tellOpen(*this);
        m_tellsOpen = false;
    });
}

void LineJoiner::count(Counts &counts) const
{
    const importer::JoinSummary &settled = m_joiner.summary();
    counts.attempts = settled.attempts + m_open.attempts;
    counts.accepted = settled.accepted + m_open.accepted;
    counts.refused = settled.refused + m_open.refused;
    counts.turns = settled.turns + m_open.turns;
    counts.toolCalls = m_toolCalls;
    // Lines that name no instance are of the one there is.
    QSet<QString> peers;
    for (const auto &[platform, peer] : m_conversations)
        peers.insert(peer);
    counts.conversations = m_platforms.size() > 1 ? m_conversations.size() : peers.size();
}

void LineJoiner::attempt(const importer::Attempt &attempt)
{
    keep(m_lines->addAttempt(attempt));
    if (!m_tellsOpen)
        return;
    using State = importer::Attempt::State;
    m_open.attempts += attempt.state == State::Open ? 0 : 1; // it is counted when it has ended
    m_open.accepted += attempt.state == State::Accepted ? 1 : 0;
    m_open.refused += attempt.state == State::Refused ? 1 : 0;
    m_open.since.ms = std::min(m_open.since.ms, attempt.sent.ms());
}

void LineJoiner::turn(const importer::Turn &turn)
{
    keep(m_lines->addTurn(turn));
    if (!m_tellsOpen)
        return;
    ++m_open.turns;
    m_open.since.ms = std::min(m_open.since.ms, turn.begun.ms());
}

void LineJoiner::conversation(const importer::Conversation &conversation)
{
    m_conversations.insert({conversation.platformId, conversation.peer.value});
    if (!conversation.platformId.isEmpty() && !m_platforms.contains(conversation.platformId))
        m_platforms.append(conversation.platformId);
}

void LineJoiner::finding(const importer::Finding &finding)
{
    const qint64 known = m_ofKind.value(finding.kind) + (m_tellsOpen ? m_open.ofKind.value(finding.kind) : 0);
    ++(m_tellsOpen ? m_open.ofKind : m_ofKind)[finding.kind];
    if (known < mostOfKind)
        (m_tellsOpen ? m_open.findings : m_findings).append(finding);
    else if (!finding.isConsequence)
        ++(m_tellsOpen ? m_open.unlisted : m_unlisted);
}

} // namespace imports
