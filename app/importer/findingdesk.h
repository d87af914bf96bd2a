#pragma once
#include "app/importer/joined.h"

#include <QHash>

#include <deque>
#include <functional>

namespace importer {

/// Gathers what belongs to one finding until nothing more comes: findings of one kind about one thing (an anchor, a
/// burst, a job) are one. Thread: one.
class FindingDesk
{
public:
    explicit FindingDesk(JoinSink &sink);

    /// The finding of that kind about that thing, a new one if there is none.
    Finding &about(Finding::Kind kind, const QString &thing, const Stamp &now);
    /// Counts a record that shows it.
    static void add(Finding &finding, RecordNumber record, const Stamp &now);
    /// Counts an attempt that shows it, with its evidence and its trace id.
    static void add(Finding &finding, const Attempt &attempt);
    /// True if an attempt is part of a finding that is none's consequence.
    [[nodiscard]] bool isExplained(qint64 attempt) const;
    /// Gives what has been quiet for an hour of the log's time.
    void settle(const Stamp &now);
    void finish();
    /// Those that are not given yet, in the order in which they began.
    void tellOpen(const std::function<void(const Finding &finding)> &take) const;

private:
    struct Key
    {
        Finding::Kind kind;
        QString thing;
        friend bool operator==(const Key &, const Key &) = default;
        friend size_t qHash(const Key &key, size_t seed = 0) { return qHashMulti(seed, int(key.kind), key.thing); }
    };
    void give(Key key);

    JoinSink &m_sink;
    QHash<Key, Finding> m_open;
    std::deque<Key> m_order;
};

} // namespace importer
