#include "app/sandbox/modelserver.h"

#include "app/sandbox/modelscript.h"

namespace sandbox {

using namespace Qt::StringLiterals;

ModelServer::ModelServer(const Scenario &scenario, core::Secret key, const core::Clock &clock, RecordKeeper &keeper,
    FaultDesk &faults, QObject *parent)
    : QObject(parent)
    , m_script(scenario.model)
    , m_key(std::move(key))
    , m_clock(clock)
    , m_desk(
          true, keeper, faults, [this](const HttpRequest &request, qint64) { return route(request); }, this)
{
    keeper.keepSecret(m_key);
    connect(&m_desk, &HttpDesk::answered, this, &ModelServer::answered);
}

bool ModelServer::listen()
{
    m_port = m_desk.listen();
    return m_port != 0;
}

QUrl ModelServer::base() const
{
    return QUrl(u"http://127.0.0.1:%1/v1"_s.arg(m_port));
}

Route ModelServer::route(const HttpRequest &request)
{
    const QByteArray authorization = request.header("Authorization");
    const QByteArray key = authorization.startsWith("Bearer ") ? authorization.sliced(7) : QByteArray();
    Route route{.point = std::nullopt, .sentToken = key, .sentSecret = key, .carryOut = {}};
    const bool completes = request.path == "/v1/chat/completions" && request.method == "POST";
    if (completes)
        route.point = FaultPoint::Model;
    if (key != m_key.reveal()) {
        route.carryOut
            = [] { return jsonReply(401, modelErrorJson(u"Incorrect API key provided."_s, u"invalid_api_key"_s)); };
    } else if (completes) {
        route.carryOut = [this, body = request.body] { return complete(body); };
    } else if (request.path == "/v1/models" && request.method == "GET") {
        route.carryOut = [this] { return jsonReply(200, modelListJson(m_script.name)); };
    } else {
        route.carryOut = [] { return jsonReply(404, modelErrorJson(u"Unknown request URL."_s, u"unknown_url"_s)); };
    }
    return route;
}

HttpReply ModelServer::complete(const QByteArray &body)
{
    const auto question = parseQuestion(body);
    if (!question)
        return jsonReply(400, modelErrorJson(question.error().message, u"invalid_request"_s));
    const ModelAnswer answer = answerTo(*question, m_script);
    if (answer.isLast)
        emit lastRoundGiven(question->userText, answer.content);
    return jsonReply(200, completionJson(answer, *question, m_clock.wall()));
}

} // namespace sandbox
