#pragma once
#include <QByteArrayView>
#include <QList>

namespace protocol {

/// The end of the JSON string whose opening quote stands at `pos` (one past the closing quote), or -1 when it is not
/// closed. Escapes are stepped over, not judged. Thread: any.
[[nodiscard]] qsizetype stringEnd(QByteArrayView text, qsizetype pos);

/// The end of the JSON number that begins at `pos`, or -1 when none of RFC 8259's spelling stands there. Thread: any.
[[nodiscard]] qsizetype numberEnd(QByteArrayView text, qsizetype pos);

/// The first position from `pos` that is not JSON white space. Thread: any.
[[nodiscard]] qsizetype skipSpace(QByteArrayView text, qsizetype pos);

/// The value of `key` in the outermost object of a *valid* JSON text, exactly as it is spelled there; empty when the
/// object has no such key. Thread: any; the view points into `text`.
[[nodiscard]] QByteArrayView memberSlice(QByteArrayView text, QByteArrayView key);

/// A member of an object as it is spelled; `key` without its quotes. Views into the text that was read.
struct MemberSlice
{
    QByteArrayView key;
    QByteArrayView value;
};

/// Every member of the outermost object of a *valid* JSON text, in its order, duplicates included. Thread: any.
[[nodiscard]] QList<MemberSlice> memberSlices(QByteArrayView text);

/// The text without a UTF-8 byte order mark. Thread: any; the view points into `text`.
[[nodiscard]] QByteArrayView withoutBom(QByteArrayView text);

/// The four hexadecimal digits at `pos` as a number, or -1. Thread: any.
[[nodiscard]] int hexQuad(QByteArrayView text, qsizetype pos);

} // namespace protocol
