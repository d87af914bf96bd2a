#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"
#include "app/bot/conversation.h"
#include "app/gateway/gatewayclient.h"

#include <map>

namespace bot {

/// A running bot: gateway, agent, sending and the outbox, all on one thread. The creator moves it to that thread and
/// calls start() by a queued call; stop() ends it in order. Only values cross. Thread: the bot's.
class BotRuntime : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives the runtime and may be called from the bot's thread.
    BotRuntime(BotConfig config, const core::Clock &clock);
    ~BotRuntime() override;

public slots:
    /// Opens the outbox, settles what a crash left, tells anchors. Does not connect.
    void start();
    void handle(const bot::Command &command);
    /// Closes the socket keeping the resume point, closes the outbox cleanly, then emits stopped().
    void stop();

signals:
    void recorded(const traffic::Entry &entry);
    void happened(const bot::Event &event);
    void stopped();

private:
    void connectRooms();
    void tellFailure(const QString &call, const openapi::ApiError &error);
    bool openOutbox();
    void retryOutbox();
    void outboxFailed(const outbox::OutboxError &error);
    bool recover();
    void resumeAttempt(const outbox::OpenAttempt &open);
    void fetchGateway(bool freshToken);
    void receiveEvent(const protocol::Frame &frame, core::WallTime receivedAt);
    bool commit(const outbox::InboundMessage &message);
    void saveCheckpoint();
    void sendByHand(const Send &send);
    void watch(Delivery *delivery);
    void tellAnchors(protocol::Scene scene, const core::PeerId &peer);
    void tellConnection(const gateway::State &state);
    [[nodiscard]] outbox::Checkpoint checkpoint() const;
    [[nodiscard]] QString origin() const;
    [[nodiscard]] Conversation &conversation(protocol::Scene scene, const core::PeerId &peer);

    BotConfig m_config;
    const core::Clock &m_clock;
    traffic::RecordKeys m_keys;
    traffic::Redactor m_redactor;
    std::unique_ptr<http::HttpClient> m_http;
    std::unique_ptr<openapi::TokenSource> m_tokens;
    std::unique_ptr<openapi::ApiClient> m_api;
    std::unique_ptr<model::HttpModelClient> m_model;
    std::unique_ptr<gateway::GatewayClient> m_gateway;
    std::unique_ptr<outbox::Outbox> m_outbox;
    std::unique_ptr<Rooms> m_rooms;
    std::map<QString, std::unique_ptr<Conversation>> m_conversations; // by scene and peer
    QList<outbox::InboundMessage> m_uncommitted; // while the outbox cannot be written
    std::unique_ptr<QTimer> m_retryOutbox;
    std::unique_ptr<QTimer> m_saveCheckpoint;
    bool m_recovered = false;
    ConnectionChanged::Phase m_phase = ConnectionChanged::Phase::Offline;
    core::WallTime m_phaseSince{};
};

} // namespace bot
