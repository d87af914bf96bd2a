#pragma once
#include <QByteArray>
#include <QString>

namespace protocol {

/// Appends a UTF-8 text as a JSON string with its quotes; only what must be escaped is. Thread: any.
void appendJsonString(QByteArray &out, QByteArrayView utf8);
/// The same for a QString; lone surrogates become U+FFFD.
void appendJsonString(QByteArray &out, const QString &text);

} // namespace protocol
