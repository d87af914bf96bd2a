#pragma once
#include "app/core/secret.h"
#include "app/http/httpclient.h"
#include "app/model/modelclient.h"

namespace model {

/// Where the model is: an OpenAI-compatible base such as `http://127.0.0.1:9000/v1`.
struct ModelEndpoint
{
    QUrl base;
    QString name;
    core::Secret key; ///< may be empty: then no Authorization header
    core::Milliseconds timeout{120'000};
};

/// `POST <base>/chat/completions`, not streaming. Every call leaves exactly once and is recorded as kind Model.
class HttpModelClient final : public ModelClient
{
    Q_OBJECT
public:
    HttpModelClient(http::HttpClient &http, ModelEndpoint endpoint, QObject *parent = nullptr);
    AskId ask(const ChatRequest &request, const AskContext &about, QObject *receiver, Answered answered) override;
    void cancel(AskId id) override;

private:
    http::HttpClient &m_http;
    ModelEndpoint m_endpoint;
};

} // namespace model
