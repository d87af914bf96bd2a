#include "app/model/httpmodelclient.h"

#include "app/model/chatwire.h"

using namespace Qt::StringLiterals;

namespace model {

namespace {

QUrl chatUrl(QUrl base)
{
    auto path = base.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    base.setPath(path + "/chat/completions"_L1, QUrl::StrictMode);
    return base;
}

traffic::Record recordOf(const AskContext &about, const QString &modelName)
{
    traffic::Record record;
    record.bot = about.bot;
    record.kind = traffic::Kind::Model;
    record.direction = traffic::Direction::Out;
    record.scene = about.scene;
    record.peer = about.peer;
    record.turnId = about.turnId;
    record.state = traffic::State::InFlight;
    record.detail = modelName;
    return record;
}

ModelError errorOf(const http::TransportError &error)
{
    using From = http::TransportError::Kind;
    using To = ModelError::Kind;
    const auto word = http::transportErrorName(error.kind);
    switch (error.kind) {
    case From::Timeout:
        return {To::Timeout, 0, word};
    case From::Cancelled:
        return {To::Cancelled, 0, word};
    case From::TooLarge:
        return {To::Unreadable, 0, word};
    case From::Connect:
    case From::Tls:
    case From::Proxy:
    case From::Reset:
    case From::Other:
        break;
    }
    return {To::Unreachable, 0, word};
}

// One word or two about a reply for the traffic table: what the model wants next.
QString summary(const ChatReply &reply)
{
    if (reply.toolCalls.isEmpty())
        return reply.finishReason;
    return reply.toolCalls.size() == 1 ? u"1 tool call"_s : u"%1 tool calls"_s.arg(reply.toolCalls.size());
}

ChatAnswer settle(const http::Answer &answer, traffic::Settlement &settlement)
{
    if (!answer)
        return core::make_unexpected(errorOf(answer.error()));
    auto read = parseAnswer(answer->status, answer->body);
    settlement.state = read ? traffic::State::Accepted : traffic::State::Refused;
    settlement.detail = read ? summary(*read) : read.error().message;
    return read;
}

} // namespace

HttpModelClient::HttpModelClient(http::HttpClient &http, ModelEndpoint endpoint, QObject *parent)
    : ModelClient(parent)
    , m_http(http)
    , m_endpoint(std::move(endpoint))
{
}

AskId HttpModelClient::ask(const ChatRequest &request, const AskContext &about, QObject *receiver, Answered answered)
{
    auto asked = request;
    if (asked.model.isEmpty())
        asked.model = m_endpoint.name;

    http::Request call;
    call.verb = "POST"_ba;
    call.url = chatUrl(m_endpoint.base);
    call.timeout = m_endpoint.timeout;
    call.body = toJson(asked);
    call.headers.append({"Content-Type"_ba, "application/json"_ba});
    if (!m_endpoint.key.isEmpty())
        call.headers.append({"Authorization"_ba, "Bearer " + m_endpoint.key.reveal()});
    return m_http.send(call, recordOf(about, asked.model), receiver,
        [&http = m_http, answered = std::move(answered)](const http::Answer &answer, traffic::Settlement &settlement) {
            ChatAnswer read = settle(answer, settlement);
            if (!read) // servers quote the key that they refuse
                read.error().message = http.withoutSecrets(read.error().message);
            answered(read);
        });
}

void HttpModelClient::cancel(AskId id)
{
    m_http.cancel(id);
}

} // namespace model
