#pragma once
#include "app/importer/record.h"

namespace importer {

/// What a message says, matched by its text: line numbers and levels move with each version, and 4.26.7 made English
/// out of Chinese. Generic if it is none of the log grammar's patterns. `message` may have several lines.
[[nodiscard]] Fields readMessage(QByteArrayView message);
/// What a record with all but its fields says: of its message, as it was written by its kind of header. Unparsed ones
/// stay what they are.
[[nodiscard]] Fields fieldsOf(const LogRecord &record);
/// A line of the trace file behind its time.
[[nodiscard]] Fields readTraceSpan(QByteArrayView json);

/// True for a line without a header that nevertheless begins something: botpy's, which AstrBot lets through to stderr
/// without time and level, and a traceback.
[[nodiscard]] bool beginsBareRecord(QByteArrayView line);

/// True if a message of one line is whole, so that a line without a header behind it is foreign.
[[nodiscard]] bool isWhole(const Fields &fields);

// The parts that readMessage() joins, by what wrote the line. Each gives true if it knew the message.
[[nodiscard]] bool readSendMessage(QByteArrayView message, Fields &fields);
[[nodiscard]] bool readBotpyMessage(QByteArrayView message, Fields &fields);
[[nodiscard]] bool readAgentMessage(QByteArrayView message, Fields &fields);
[[nodiscard]] bool readAdapterMessage(QByteArrayView message, Fields &fields);

/// Where a URL of the platform leads: `/v2/users/{openid}/messages`.
[[nodiscard]] Target targetOf(QByteArrayView url);
/// The traceback that stands in a text; no frames and no class if there is none. Does not rely on indentation.
[[nodiscard]] Traceback readTraceback(QByteArrayView text);

} // namespace importer
