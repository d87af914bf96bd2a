#pragma once
#include "app/protocol/frame.h"
#include "app/traffic/record.h"

#include <QAbstractSocket>

namespace gateway {

/// The stable word of a parse error.
[[nodiscard]] QString errorKindWord(protocol::ParseError::Kind kind);
/// The enumerator's own name: errorString() is translated and may quote the URL.
[[nodiscard]] QString errorWord(QAbstractSocket::SocketError error);
/// Fills in what a frame says of itself: opcode, event, place, message. Not redacted.
void describe(traffic::Record &record, const protocol::Frame &frame);

} // namespace gateway
