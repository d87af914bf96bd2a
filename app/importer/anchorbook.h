#pragma once
#include "app/importer/findingdesk.h"
#include "app/importer/recentids.h"

namespace importer {

/// True for a refusal that the same request would meet again.
[[nodiscard]] bool isLastingRefusal(const Attempt &attempt);

/// Remembers which ids sends returned and what became of each anchor, and finds what is wrong with an attempt from
/// that. Bounded; see joined.h. Thread: one.
class AnchorBook
{
public:
    explicit AnchorBook(FindingDesk &desk);

    /// As soon as a send has returned an id: the next one may hang on it.
    void returned(const Attempt &attempt);
    /// What a settled attempt shows. `turnBegun`: when the message came that it answers, if the log shows that.
    void judge(const Attempt &attempt, const std::optional<Stamp> &turnBegun);

private:
    struct KnownId
    {
        RecordNumber response = 0;
        qint64 attempt = 0;
        Stamp returned;
    };
    struct KnownAnchor
    {
        Stamp firstUsed;
        int accepted = 0;
        // Lists, as they are short and there are many: a hash of one takes a kilobyte.
        QList<std::pair<int, size_t>> contents; ///< by msg_seq
        QList<std::pair<size_t, qint64>> refused; ///< by content: the attempt
    };
    KnownAnchor &anchor(const Attempt &attempt);
    void judgeOwnId(const Attempt &attempt);
    void judgeSeq(const Attempt &attempt, KnownAnchor &known);
    void judgeLimits(const Attempt &attempt, const KnownAnchor &known, const Stamp &since);
    void judgeContent(const Attempt &attempt);
    void judgeRetry(const Attempt &attempt, KnownAnchor &known);

    FindingDesk &m_desk;
    RecentIds<KnownId> m_ids;
    RecentIds<KnownAnchor> m_anchors;
};

} // namespace importer
