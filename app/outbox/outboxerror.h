#pragma once
#include <QString>

namespace outbox {

/// What went wrong with the outbox file. `nativeCode` is SQLite's; `message` is for developers.
struct OutboxError
{
    enum class Kind {
        CannotOpen,
        CannotWrite, ///< nothing may be sent while this lasts
        CannotRead,
        NewerSchema,
        UnknownMessage, ///< no such message or attempt
        UnknownAnchor, ///< an anchor that no gateway event opened
        NotRepeatable, ///< the attempt got through, or nothing would keep a second copy from the user
        SeqTaken, ///< the msg_seq already belongs to another content
    };
    Kind kind = Kind::CannotOpen;
    QString operation;
    int nativeCode = 0;
    QString message;
    friend bool operator==(const OutboxError &, const OutboxError &) = default;
};

} // namespace outbox
