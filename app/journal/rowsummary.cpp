#include "app/journal/rowcodec.h"

namespace journal {

traffic::State effectiveState(const StoredRow &stored, traffic::RecordKey since)
{
    if (stored.settlement) {
        return stored.settlement->state;
    }
    const bool isOrphan = stored.record.state == traffic::State::InFlight && stored.record.key < since;
    return isOrphan ? traffic::State::Unknown : stored.record.state;
}

RowSummary summarize(const StoredRow &stored, SourceId source, traffic::RecordKey since)
{
    const traffic::Record &record = stored.record;
    RowSummary summary;
    summary.ref = RowRef(source, stored.row);
    summary.key = record.key;
    summary.time = record.time;
    summary.bot = record.bot;
    summary.kind = record.kind;
    summary.direction = record.direction;
    summary.scene = record.scene;
    summary.peer = record.peer;
    summary.route = record.route;
    summary.detail = record.detail;
    summary.op = record.op;
    summary.s = record.s;
    summary.msgId = record.msgId;
    summary.anchor = record.anchor;
    summary.eventId = record.eventId;
    summary.msgSeq = record.msgSeq;
    summary.attemptId = record.attemptId;
    summary.turnId = record.turnId;
    summary.state = effectiveState(stored, since);
    summary.code = record.code;
    summary.size = record.body.wireSize;
    summary.message = record.message;
    summary.mark = stored.mark;
    if (const auto &settlement = stored.settlement) {
        summary.detail = settlement->detail.isEmpty() ? record.detail : settlement->detail;
        summary.status = settlement->status;
        summary.code = settlement->code ? settlement->code : record.code;
        summary.returnedId = settlement->returnedId;
        summary.refIdx = settlement->refIdx;
        summary.traceId = settlement->traceId;
        summary.duration = settlement->duration;
    }
    return summary;
}

} // namespace journal
