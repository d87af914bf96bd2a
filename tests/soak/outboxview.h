#pragma once
#include <QHash>
#include <QStringList>

namespace soak {

/// What a client's outbox file says, read beside the running client or after it.
struct OutboxView
{
    int inbound = 0; ///< messages that were committed
    QStringList open; ///< messages that are owed, turns that run, sends that are not at their end, each with its story
    int attemptsWithoutOutcome = 0;
    QHash<QString, QString> undelivered; ///< inbound msg_id to the reason why its answer did not arrive
    bool readable = false;
};

/// `folder`: a data folder with one outbox. Unreadable while there is none yet.
[[nodiscard]] OutboxView readOutbox(const QString &folder);

} // namespace soak
