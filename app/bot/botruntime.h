#pragma once
#include "app/bot/botevent.h"
#include "app/bot/command.h"
#include "app/bot/conversations.h"
#include "app/bot/handsends.h"
#include "app/bot/inbox.h"
#include "app/bot/linereport.h"
#include "app/bot/undelivereddesk.h"
#include "app/model/persistentmodelclient.h"

#include <set>

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
    void connectGateway();
    void tellFailure(const QString &call, const openapi::ApiError &error);
    void tellStartLimit(const protocol::GatewayBot &told);
    bool openOutbox();
    void tellOutbox();
    void retryOutbox();
    void outboxFailed(const outbox::OutboxError &error);
    void tellNotWritable(const outbox::OutboxError &error);
    /// The outbox says that it contradicts itself: a fresh file takes its place, without what hung on the old one.
    void replaceOutbox();
    void makeHands();
    void dropHands();
    void tellSetAside();
    bool recover();
    void resumeAttempt(const outbox::OpenAttempt &open);
    void fetchGateway(const core::Secret &refused);
    void restoreLine();
    void receive(const outbox::OwedTurn &message, bool owed);
    /// Runs a person's send once what an earlier process left has been settled.
    void byHand(const std::function<void(HandSends &)> &work);
    void takeOver(const TakeOver &wish);
    void inject(const InjectOwnId &wish);
    void tellInjection();
    void tellTakenOver();
    void tellAnchorsSoon(protocol::Scene scene, const core::PeerId &peer);
    void tellAnchors(protocol::Scene scene, const core::PeerId &peer);
    void tellLesson(const lineage::Lesson &lesson);

    BotConfig m_config;
    const core::Clock &m_clock;
    traffic::RecordKeys m_keys;
    traffic::Redactor m_redactor;
    std::unique_ptr<http::HttpClient> m_http;
    std::unique_ptr<openapi::TokenSource> m_tokens;
    std::unique_ptr<openapi::ApiClient> m_api;
    std::unique_ptr<model::HttpModelClient> m_modelServer;
    std::unique_ptr<model::PersistentModelClient> m_model;
    std::unique_ptr<gateway::ShardSet> m_gateway;
    std::unique_ptr<LineReport> m_lineReport;
    std::unique_ptr<outbox::Outbox> m_outbox;
    std::unique_ptr<Reports> m_reports;
    std::unique_ptr<Rooms> m_rooms;
    std::unique_ptr<ClockWatch> m_clockWatch;
    std::unique_ptr<Inbox> m_inbox;
    std::unique_ptr<UndeliveredDesk> m_undelivered;
    std::unique_ptr<HandSends> m_hand;
    std::unique_ptr<Conversations> m_conversations;
    std::set<std::pair<protocol::Scene, QString>> m_staleAnchors; // told when m_anchorsSoon is over
    QTimer m_anchorsSoon{this};
    std::unique_ptr<QTimer> m_retryOutbox;
    QString m_setAside; ///< of this run; see OutboxState
    bool m_replacing = false; ///< the outbox is damaged, and replaceOutbox() is on its way
};

} // namespace bot
