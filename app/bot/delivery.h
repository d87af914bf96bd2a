#pragma once
#include "app/bot/botconfig.h"
#include "app/openapi/apiclient.h"
#include "app/openapi/retrypolicy.h"
#include "app/outbox/outbox.h"

namespace bot {

/// What deliveries and conversations of one bot share. References outlive them; `outbox` is null while its file cannot
/// be opened.
struct Rooms
{
    const BotConfig &config;
    const core::Clock &clock;
    traffic::RecordKeys &keys;
    openapi::TokenSource &tokens;
    openapi::ApiClient &api;
    model::ModelClient *model = nullptr;
    outbox::Outbox *outbox = nullptr;
};

/// How a message ended. `anchorRefused`: the last refusal was about the anchor.
struct DeliveryReport
{
    lineage::Outcome outcome;
    std::optional<int> msgSeq;
    bool anchorRefused = false;
};

/// Takes one message that stands in the outbox to its final outcome: token, anchor, reservation, send, outcome, and
/// what the retry policy says. Deletes nothing and decides nothing by itself; emits finished() once. Thread: the bot's.
class Delivery : public QObject
{
    Q_OBJECT
public:
    Delivery(const Rooms &rooms, qint64 messageId, outbox::OutgoingMessage message, lineage::AnchorChoice choice,
        bool automatic, QObject *parent = nullptr);

    void start();
    /// Goes on with an attempt whose outcome a crash left open: same anchor, msg_seq and content.
    void resume(qint64 attemptId);

signals:
    void recorded(const traffic::Entry &entry);
    void anchorsChanged(protocol::Scene scene, const core::PeerId &peer);
    /// The outbox refused to write.
    void outboxFailed(const outbox::OutboxError &error);
    void finished(const bot::DeliveryReport &report);

private:
    void withToken(bool fresh, std::function<void()> then);
    void reserveAndSend();
    void retrySame(qint64 attemptId);
    void send(outbox::ReservedAttempt attempt);
    void ended(qint64 attemptId, const lineage::Outcome &outcome);
    void follow(const openapi::Advice &advice, qint64 attemptId, const lineage::Outcome &outcome);
    /// Ends without an attempt: recorded as a note, because no request will show it.
    void notSent(lineage::NotSentReason reason);
    void finish(const lineage::Outcome &outcome);

    const Rooms &m_rooms;
    qint64 m_messageId;
    outbox::OutgoingMessage m_message;
    lineage::AnchorChoice m_choice;
    bool m_automatic;
    openapi::Tried m_tried;
    std::optional<int> m_msgSeq;
    bool m_anchorRefused = false;
    std::optional<lineage::Unknown> m_unknown; // an earlier copy may have arrived, whatever became of later ones
};

/// The note that stands in the journal for a message which never left.
[[nodiscard]] traffic::Record notSentRecord(
    const Rooms &rooms, qint64 messageId, const outbox::OutgoingMessage &message, lineage::NotSentReason reason);

} // namespace bot
