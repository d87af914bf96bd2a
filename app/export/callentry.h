#pragma once
#include "app/export/address.h"
#include "app/export/jsonout.h"

namespace exporting {

/// A moment as RFC 3339 with milliseconds, in UTC: a file that is given away does not tell where its owner lives.
[[nodiscard]] QByteArray rfc3339(core::WallTime time);

/// Writes a call (http, token, upload, model) as one entry of a HAR. What the journal does not have is not invented:
/// the whole duration stands under `wait`, sizes of headers are -1, a call without an answer has status 0 and the
/// response's `_error`. Members of our own begin with an underscore. `log`: the name of the log that the row was read
/// from, if it was. Source: HAR 1.2.
void writeCall(JsonOut &out, const journal::RowDetail &row, const QString &log, const Bases &bases);

/// `{"name":…,"value":…}`.
void writeHeader(JsonOut &out, const traffic::Header &header);
/// The member `headers`, which a HAR has even where there are none.
void writeHeaders(JsonOut &out, const QList<traffic::Header> &headers);

/// The parts that every entry has and that ours say nothing in.
void writeEmptyParts(JsonOut &out);
/// `timings` and `time`, of which only the sum is known.
void writeDuration(JsonOut &out, core::Milliseconds duration);

} // namespace exporting
