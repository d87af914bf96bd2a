#pragma once
#include "app/journal/source.h"
#include "app/protocol/errorcatalogue.h"

namespace text {

// What a person hands on to the platform's support, or asks others about. Thread: any.

/// True for a call that was refused, or a connection that was closed, for a reason that the catalogue does not know or
/// that lies on the platform: only its support can say more.
[[nodiscard]] bool isForSupport(const journal::RowSummary &row, const protocol::ErrorCatalogue &catalogue);

/// A compact report of one row, a line for each fact that is known: time, route, status, code, message, trace id,
/// anchor, msg_seq. Keys are the wire's own words, so that whoever gets it can read it in any language. No bodies, no
/// headers, no text of a message, no openid: `route` is the row's route with its ids left out.
[[nodiscard]] QString reportText(const journal::RowSummary &row, const QString &route);

} // namespace text
