#pragma once
#include "app/bot/botconfig.h"
#include "app/bot/botevent.h"
#include "app/bot/clockwatch.h"
#include "app/bot/latewrites.h"
#include "app/openapi/apiclient.h"

#include <QHash>

namespace bot {

class Delivery;

/// What the parts of one bot tell: its runtime passes it on. Thread: the bot's.
class Reports : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

signals:
    void recorded(const traffic::Entry &entry);
    void happened(const bot::Event &event);
    void anchorsChanged(protocol::Scene scene, const core::PeerId &peer);
    /// The list of undelivered messages, or the policy for it, is another one.
    void undeliveredChanged();
    /// The rules in force changed by this.
    void learned(const lineage::Lesson &lesson);
    /// The outbox refused to write.
    void outboxFailed(const outbox::OutboxError &error);
};

/// What the parts of one bot share. References outlive them; `outbox` is null while its file cannot be opened.
struct Rooms
{
    const BotConfig &config;
    const core::Clock &clock;
    traffic::RecordKeys &keys;
    openapi::TokenSource &tokens;
    openapi::ApiClient &api;
    Reports &reports;
    model::ModelClient *model = nullptr;
    outbox::Outbox *outbox = nullptr;
    ClockWatch *clockWatch = nullptr;
    bool injectsOwnId = false; ///< the seed's fault on demand; set only while BotConfig::isEmbedded()
    bool recovered = false; ///< what an earlier process left is settled: only then may anything new begin
    QHash<qint64, Delivery *> underWay; ///< who is trying which message
    LateWrites late;
};

/// A note about an outgoing message that is no attempt of it: `NOT_SENT`, `DISMISSED`, `RESTORED`.
[[nodiscard]] traffic::Record messageNote(
    Rooms &rooms, qint64 messageId, const outbox::OutgoingMessage &message, const QString &route);
/// The note that stands in the journal for a message which never left.
[[nodiscard]] traffic::Record notSentRecord(
    Rooms &rooms, qint64 messageId, const outbox::OutgoingMessage &message, lineage::NotSentReason reason);

} // namespace bot
