#pragma once
#include "app/doctor/check.h"
#include "app/gateway/gatewayprobe.h"
#include "app/gateway/pacing.h"
#include "app/model/httpmodelclient.h"
#include "app/openapi/apiclient.h"

#include <QElapsedTimer>

namespace doctor {

/// What is to be examined. A value.
struct Patient
{
    std::optional<openapi::Platform> platform;
    std::optional<model::ModelEndpoint> model;
    http::ProxySetting proxy;
    /// Goes on to the events, by an Identify: that costs a session start, and another for each group that is kept back.
    bool isAskedForEvents = false;
};

/// Tries the way of a bot step by step: token, identity, session limit, gateway as far as its Hello (an Identify
/// costs a session start: only where the patient is asked for its events), and the model, which is independent of the
/// others. Nothing is sent to any user. Its end cuts what is under way. Thread: one, with an event loop; nothing of it
/// blocks.
class Examination final : public QObject
{
    Q_OBJECT
public:
    /// `clock` outlives it.
    Examination(Patient patient, const core::Clock &clock, QObject *parent = nullptr);
    ~Examination() override;

    void start();
    [[nodiscard]] const Report &report() const { return m_report; }

signals:
    void changed(const doctor::Report &report);
    /// Every check is over.
    void finished(const doctor::Report &report);

private:
    void askToken();
    void askIdentity();
    void askSessions();
    void askGateway();
    void askEvents(protocol::Intents intents);
    void eventsAnswered(protocol::Intents asked, const gateway::GatewayProbe::Heard &heard);
    void probe(std::optional<gateway::Introduction> introduction,
        std::function<void(const gateway::GatewayProbe::Heard &)> heard);
    void askModel();
    void begin(Probe probe);
    void end(Probe probe, Check check);
    void endWithError(Probe probe, const openapi::ApiError &error);
    void skipAfter(Probe probe);
    [[nodiscard]] Check *find(Probe probe);
    void learnClock(const traffic::Entry &entry);
    void tell();

    Patient m_patient;
    const core::Clock &m_clock;
    Report m_report;
    traffic::Redactor m_redactor;
    traffic::RecordKeys m_keys;
    std::unique_ptr<http::HttpClient> m_http;
    std::unique_ptr<openapi::TokenSource> m_tokens;
    std::unique_ptr<openapi::ApiClient> m_api;
    std::unique_ptr<model::HttpModelClient> m_model;
    std::optional<openapi::ApiClient::GatewayAccess> m_gateway;
    std::unique_ptr<gateway::GatewayProbe> m_probe;
    gateway::IdentifyPacing m_pacing;
    QElapsedTimer m_running; ///< the platform's probe that runs
    QElapsedTimer m_modelRunning;
    core::Milliseconds m_tokenLife{};
};

/// What an error of a call means for a probe. Pure.
[[nodiscard]] Check checkOf(Probe probe, const openapi::ApiError &error);

} // namespace doctor
