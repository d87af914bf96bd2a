#include "app/importer/findingdesk.h"

namespace importer {

namespace {

constexpr qint64 quietMs = 3'600'000;

} // namespace

FindingDesk::FindingDesk(JoinSink &sink)
    : m_sink(sink)
{
}

Finding &FindingDesk::about(Finding::Kind kind, const QString &thing, const Stamp &now)
{
    const Key key{kind, thing};
    if (const auto found = m_open.find(key); found != m_open.end())
        return *found;
    if (int(m_order.size()) >= mostOpenFindings)
        give(m_order.front());
    Finding made;
    made.kind = kind;
    made.first = now;
    made.last = now;
    m_order.push_back(key);
    return *m_open.insert(key, made);
}

void FindingDesk::add(Finding &finding, RecordNumber record, const Stamp &now)
{
    ++finding.count;
    note(finding.evidence, record);
    finding.last = now;
}

void FindingDesk::add(Finding &finding, const Attempt &attempt)
{
    ++finding.count;
    note(finding.attempts, attempt.number);
    for (const RecordNumber record : attempt.evidence)
        note(finding.evidence, record);
    if (!attempt.traceId.isEmpty())
        note(finding.traces, attempt.traceId);
    if (attempt.code)
        finding.code = attempt.code;
    finding.last = attempt.answered;
}

bool FindingDesk::isExplained(qint64 attempt) const
{
    return std::ranges::any_of(m_open,
        [attempt](const Finding &finding) { return !finding.isConsequence && finding.attempts.contains(attempt); });
}

/// By value: it may be the one in the list.
void FindingDesk::give(Key key) // NOLINT(performance-unnecessary-value-param): see above
{
    m_sink.finding(m_open.take(key));
    std::erase(m_order, key);
}

void FindingDesk::settle(const Stamp &now)
{
    while (!m_order.empty() && now.ms() - m_open.value(m_order.front()).last.ms() > quietMs)
        give(m_order.front());
}

void FindingDesk::tellOpen(const std::function<void(const Finding &finding)> &take) const
{
    for (const Key &key : m_order)
        take(m_open.value(key));
}

void FindingDesk::finish()
{
    while (!m_order.empty())
        give(m_order.front());
}

} // namespace importer
