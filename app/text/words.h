#pragma once
#include <QCoreApplication>

namespace text {

/// The sentences of this room, in the language in force. Private to the room.
struct Words
{
    Q_DECLARE_TR_FUNCTIONS(text)
};

} // namespace text
