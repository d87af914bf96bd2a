#pragma once
#include "app/storage/fault.h"

namespace outbox {

/// What went wrong with the outbox file. `nativeCode` is SQLite's extended one; `message` is for developers.
struct OutboxError
{
    enum class Kind {
        CannotOpen,
        CannotWrite, ///< nothing may be sent while this lasts
        CannotRead,
        CannotCopy, ///< the copy before a migration: the file is left as it is
        Corrupt, ///< the file contradicts itself: it is to be set aside
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

/// What a person can do something about.
[[nodiscard]] storage::Fault faultOf(const OutboxError &error);

} // namespace outbox
