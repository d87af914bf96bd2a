#pragma once
#include "app/bot/bothandle.h"
#include "app/outbox/outbox.h"

#include <QCoreApplication>

namespace test {

using namespace std::chrono_literals;

inline core::WallTime now()
{
    return core::SystemClock().wall();
}

inline lineage::RuleSet rules()
{
    return lineage::RuleSet::builtIn().value();
}

/// A message of this conversation that no anchor was found for, made ten minutes ago and then one second each.
inline outbox::UndeliveredMessage undelivered(qint64 id, const QString &peer = QStringLiteral("ALICE"))
{
    outbox::UndeliveredMessage message;
    message.messageId = id;
    message.message.peer = core::PeerId(peer);
    message.message.text = QStringLiteral("text %1").arg(id);
    message.message.created = now() - 10min + std::chrono::seconds(id);
    message.outcome = lineage::NotSent{lineage::NotSentReason::NoAnchor};
    message.attemptId = id * 10;
    message.attempts = 1;
    message.ended = message.message.created + 1s;
    message.canLeaveWithNext = true;
    return message;
}

inline outbox::UndeliveredMessage refused(qint64 id, int code, const QString &peer = QStringLiteral("ALICE"))
{
    outbox::UndeliveredMessage message = undelivered(id, peer);
    message.outcome = lineage::Refused{.code = code, .httpStatus = 400};
    message.anchor = QStringLiteral("SOME");
    return message;
}

inline outbox::UndeliveredMessage unknown(qint64 id, const QString &peer = QStringLiteral("ALICE"))
{
    outbox::UndeliveredMessage message = undelivered(id, peer);
    message.outcome = lineage::Unknown{.cause = QStringLiteral("timeout")};
    message.canLeaveWithNext = false;
    message.mayHaveArrived = true;
    message.anchor = QStringLiteral("SOME");
    message.hasDedupeKey = true;
    message.mayHaveArrived = true;
    return message;
}

/// An anchor of that conversation, received so long ago.
inline lineage::Anchor anchor(core::Milliseconds age, int accepted = 0, const QString &peer = QStringLiteral("ALICE"))
{
    lineage::Anchor made;
    made.id = core::InboundMsgId(QStringLiteral("ROBOT1.0_") + peer);
    made.peer = core::PeerId(peer);
    made.received = now() - age;
    made.accepted = accepted;
    made.nextSeq = accepted + 1;
    return made;
}

inline void tellAnchor(bot::BotHandle &bot, const lineage::Anchor &anchor)
{
    bot.take(bot::AnchorsChanged{anchor.scene, anchor.peer, {anchor}});
}

} // namespace test
