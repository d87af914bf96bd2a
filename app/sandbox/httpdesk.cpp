#include "app/sandbox/httpdesk.h"

#include "app/core/overloaded.h"

#include <QTimer>

namespace sandbox {

namespace {

/// Source: product, "body ≤ 16 MiB".
constexpr qsizetype maxBodyBytes = 16 * 1024 * 1024;

HttpReply spoiltReply(const HttpAnswer &fault, const Route &route)
{
    HttpReply reply;
    reply.status = fault.status;
    reply.contentType = fault.contentType;
    reply.body = fault.body;
    reply.body.replace("${token_base64}", route.sentToken.toBase64());
    reply.body.replace("${token}", route.sentToken);
    reply.body.replace("${secret}", route.sentSecret);
    return reply;
}

} // namespace

HttpReply jsonReply(int status, const QByteArray &body)
{
    HttpReply reply;
    reply.status = status;
    reply.body = body;
    return reply;
}

HttpDesk::HttpDesk(bool isModel, RecordKeeper &keeper, FaultDesk &faults, Router router, QObject *parent)
    : QObject(parent)
    , m_isModel(isModel)
    , m_keeper(keeper)
    , m_faults(faults)
    , m_router(std::move(router))
    , m_door([this](const HttpRequest &request, HttpExchange exchange) { serve(request, std::move(exchange)); }, this)
{
}

void HttpDesk::serve(const HttpRequest &request, HttpExchange exchange)
{
    if (request.path == recordPath && request.method == "GET") {
        exchange.answer(jsonReply(200, toJson(m_keeper.record())));
        return;
    }
    if (request.body.size() > maxBodyBytes) {
        exchange.answer(jsonReply(413, {}));
        return;
    }
    const qint64 number
        = m_keeper.requestArrived(m_isModel, request.method, request.path, request.headerNames(), request.body);
    const Route route = m_router(request, number);
    carryOut(route, route.point ? m_faults.strike(*route.point) : std::nullopt, number, std::move(exchange));
}

void HttpDesk::carryOut(const Route &route, const std::optional<Fault> &fault, qint64 number, HttpExchange exchange)
{
    if (!fault) {
        answer(number, route.carryOut(), std::move(exchange));
        return;
    }
    const auto effectOnly = [&route](bool accept) {
        if (accept)
            std::ignore = route.carryOut();
    };
    std::visit(core::Overloaded{
                   [&](const Delay &delay) { answerLater(delay.time, number, route.carryOut(), exchange); },
                   [&](const AcceptThenSilent &) { effectOnly(true); },
                   [&](const HttpAnswer &spoilt) {
                       effectOnly(spoilt.accept);
                       answer(number, spoiltReply(spoilt, route), exchange);
                   },
                   [&](const CutAnswer &) {
                       HttpReply reply = route.carryOut();
                       reply.body.truncate(reply.body.size() / 2);
                       answer(number, reply, exchange);
                   },
                   [&](const ResetMidBody &reset) {
                       exchange.answerHalf(reset.accept ? route.carryOut() : jsonReply(500, R"({"message":"error"})"));
                   },
                   [&](const Drop &drop) {
                       effectOnly(drop.accept);
                       exchange.abort();
                   },
                   // The parser lets no gateway fault strike here; an answer is the harmless reading of one.
                   [&](const auto &) { answer(number, route.carryOut(), exchange); },
               },
        fault->act);
}

void HttpDesk::answerLater(core::Milliseconds time, qint64 number, const HttpReply &reply, HttpExchange exchange)
{
    ++m_pending;
    QTimer::singleShot(time, this, [this, number, reply, exchange] {
        --m_pending;
        answer(number, reply, exchange);
    });
}

void HttpDesk::answer(qint64 number, const HttpReply &reply, HttpExchange exchange)
{
    m_keeper.requestAnswered(number, reply.status, reply.body);
    exchange.answer(reply);
    emit answered();
}

} // namespace sandbox
