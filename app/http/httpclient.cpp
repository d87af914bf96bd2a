#include "app/http/httpclient.h"

#include "app/http/classify.h"
#include "app/http/oneshotbody.h"
#include "app/protocol/parseerror.h"

#include <QNetworkReply>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace http {

namespace {

using Kind = TransportError::Kind;

class ProxyFactory final : public QNetworkProxyFactory
{
public:
    explicit ProxyFactory(ProxySetting setting)
        : m_setting(std::move(setting))
    {
    }
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return {m_setting.proxyFor(query.url())};
    }

private:
    ProxySetting m_setting;
};

// The headers of a request as they go out, so that the record shows them all: left to itself Qt would add a
// browser's User-Agent and the desktop's language.
QList<traffic::Header> allHeaders(const Request &request)
{
    const auto host = request.url.adjusted(QUrl::RemoveUserInfo).authority(QUrl::FullyEncoded).toLatin1();
    return QList<traffic::Header>{{"Host", host}, {"User-Agent", "qqbot-console"}, {"Accept-Language", "*"},
               {"Accept-Encoding", "identity"}, {"Content-Length", QByteArray::number(request.body.size())}}
    + request.headers;
}

QNetworkRequest networkRequest(const Request &request)
{
    QNetworkRequest network(request.url);
    for (const auto &header : allHeaders(request))
        network.setRawHeader(header.name, header.value);
    network.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    network.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    network.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    network.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    network.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return network;
}

QList<traffic::Header> receivedHeaders(const QNetworkReply &reply)
{
    QList<traffic::Header> headers;
    for (const auto &[name, value] : reply.rawHeaderPairs())
        headers.append({name, value});
    return headers;
}

QString routeOf(const Request &request)
{
    const auto target
        = request.url.toString(QUrl::FullyEncoded | QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment);
    return QString::fromLatin1(request.verb) + u' ' + (target.isEmpty() ? u"/"_s : target);
}

} // namespace

struct HttpClient::Call
{
    Request request;
    traffic::RecordKey key = 0;
    core::BootTime begun;
    QPointer<QObject> context;
    Finished finished;
    std::unique_ptr<QTimer, QScopedPointerDeleteLater> timer{new QTimer}; ///< ends the call from its own signal
    QPointer<QNetworkReply> reply;
    QPointer<OneShotBody> body; ///< child of `reply`
    bool headerSent = false; ///< Qt's `requestSent`; never comes for an empty body
    QByteArray received;

    [[nodiscard]] std::optional<int> status() const
    {
        const auto value = reply ? reply->attribute(QNetworkRequest::HttpStatusCodeAttribute) : QVariant();
        return value.isValid() ? std::optional(value.toInt()) : std::nullopt;
    }
};

QByteArray Response::header(QByteArrayView name) const
{
    for (const auto &header : headers) {
        if (header.name.compare(name, Qt::CaseInsensitive) == 0)
            return header.value;
    }
    return {};
}

HttpClient::HttpClient(const core::Clock &clock, traffic::Redactor &redactor, traffic::RecordKeys &keys,
    ProxySetting proxy, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_redactor(redactor)
    , m_keys(keys)
    , m_proxy(std::move(proxy))
{
    m_network.setProxyFactory(new ProxyFactory(m_proxy)); // the manager owns it
    m_network.setAutoDeleteReplies(false);
}

// Owners are being destroyed around this point: calling them back would run into half-destroyed objects.
HttpClient::~HttpClient()
{
    for (auto &[id, call] : m_calls) {
        if (call->reply)
            call->reply->disconnect(this);
    }
}

CallId HttpClient::send(const Request &request, traffic::Record record, QObject *context, Finished finished)
{
    const auto id = ++m_lastCall;
    record.key = m_keys.next();
    record.time = m_clock.wall();
    record.route = m_redactor.text(routeOf(request));
    record.headers = m_redactor.headers(allHeaders(request));
    record.body = m_redactor.body(request.body);
    record.anchor = m_redactor.text(record.anchor); // as typed by a person
    if (record.message)
        record.message->text = m_redactor.text(record.message->text);

    auto call = std::make_unique<Call>();
    call->request = request;
    call->key = record.key;
    call->begun = m_clock.boot();
    call->context = context;
    call->finished = std::move(finished);
    call->timer->setSingleShot(true);
    connect(call->timer.get(), &QTimer::timeout, this,
        [this, id] { fail(id, Kind::Timeout, true, u"no answer in time"_s); });
    call->timer->start(request.timeout);
    m_calls.emplace(id, std::move(call));

    // Only a later turn of the event loop hands the request to Qt: until then cancelling is "not sent" for certain.
    QMetaObject::invokeMethod(
        this, [this, id] { hand(id); }, Qt::QueuedConnection);
    emit recorded(record);
    return id;
}

void HttpClient::cancel(CallId call)
{
    const auto found = m_calls.find(call);
    if (found != m_calls.end())
        fail(call, Kind::Cancelled, found->second->reply != nullptr, u"cancelled here"_s);
}

int HttpClient::openCalls() const
{
    return static_cast<int>(m_calls.size());
}

void HttpClient::hand(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return; // cancelled before it left
    auto &call = *found->second;
    const auto scheme = call.request.url.scheme();
    if (scheme != "https"_L1 && scheme != "http"_L1) { // Qt would read file: and qrc: too
        fail(id, Kind::Other, false, u"unsupported scheme"_s);
        return;
    }
    call.request.url.setUserInfo({}); // Qt would answer a 401 with it, by a second request
    auto body = std::make_unique<OneShotBody>(call.request.body);
    auto *reply = m_network.sendCustomRequest(networkRequest(call.request), call.request.verb, body.get());
    call.reply = reply;
    call.body = body.get();
    body.release()->setParent(reply);
    call.request.body.clear();
    watch(id, reply);
}

void HttpClient::watch(CallId id, QNetworkReply *reply)
{
    connect(reply, &QNetworkReply::requestSent, this, [this, id] {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            found->second->headerSent = true;
    });
    connect(reply, &QNetworkReply::readyRead, this, [this, id] { read(id); });
    connect(reply, &QNetworkReply::finished, this, [this, id] { conclude(id); });
}

void HttpClient::read(CallId id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto &call = *found->second;
    call.received += call.reply->readAll();
    if (call.received.size() > protocol::maxBodyBytes)
        fail(id, Kind::TooLarge, true, u"more than %1 bytes"_s.arg(protocol::maxBodyBytes));
}

void HttpClient::conclude(CallId id)
{
    read(id);
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return; // that was too much
    auto &call = *found->second;
    const auto error = call.reply->error();
    const auto status = call.status();
    if (const auto kind = transportKind(error, status.has_value())) {
        const bool untouched = call.body && !call.body->isTouched();
        const bool unreachable = mayBeUnreachable(error) && call.body && call.body->size() > 0 && !call.headerSent;
        const bool neverLeft = untouched && !status && (failsBeforeSending(error) || unreachable);
        // Qt has many names for what a proxy refuses: what fails on the way out is the proxy's where there is one.
        const bool byProxy
            = neverLeft && *kind != Kind::Tls && m_proxy.proxyFor(call.request.url).type() != QNetworkProxy::NoProxy;
        const Kind known = byProxy ? Kind::Proxy : neverLeft && unreachable ? Kind::Connect : *kind;
        fail(id, known, !neverLeft, call.reply->errorString());
        return;
    }
    finish(id, Response{*status, receivedHeaders(*call.reply), call.received, {}});
}

void HttpClient::fail(CallId id, TransportError::Kind kind, bool mayHaveArrived, const QString &what)
{
    const auto detail = transportErrorName(kind) + u": "_s + m_redactor.text(what);
    finish(id, core::make_unexpected(TransportError{kind, mayHaveArrived, detail, {}}));
}

traffic::Settlement HttpClient::settle(const Call &call, Answer &answer) const
{
    traffic::Settlement settlement;
    settlement.key = call.key;
    settlement.time = m_clock.wall();
    settlement.duration = m_clock.boot() - call.begun;
    settlement.status = call.status();
    if (call.reply)
        settlement.headers = m_redactor.headers(receivedHeaders(*call.reply));
    if (call.received.size() <= protocol::maxBodyBytes) // what came before a break is evidence too
        settlement.body = m_redactor.body(call.received);
    settlement.body.wireSize = call.received.size();
    if (answer) {
        answer->duration = settlement.duration;
    } else {
        auto &error = answer.error();
        error.duration = settlement.duration;
        settlement.state = error.requestMayHaveArrived ? traffic::State::Unknown : traffic::State::NotSent;
        settlement.detail = transportErrorName(error.kind);
    }
    return settlement;
}

void HttpClient::finish(CallId id, Answer answer)
{
    const auto node = m_calls.extract(id);
    if (node.empty())
        return;
    auto &call = *node.mapped();
    call.timer->stop();

    auto settlement = settle(call, answer);
    if (call.reply) {
        call.reply->disconnect(this);
        call.reply->abort();
        call.reply->deleteLater();
    }

    const QPointer<HttpClient> alive(this);
    if (call.context && call.finished)
        call.finished(answer, settlement);
    if (!alive)
        return;
    settlement.detail = m_redactor.text(settlement.detail); // the callback may quote the server
    settlement.traceId = m_redactor.text(settlement.traceId);
    emit recorded(settlement);
}

} // namespace http
