#pragma once
#include "app/core/result.h"
#include "app/http/proxysetting.h"
#include "app/traffic/record.h"
#include "app/traffic/redact.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <functional>
#include <map>
#include <memory>

class QNetworkReply;

namespace http {

/// One request. It goes out exactly once, whatever its verb (see OneShotBody). Header values may hold secrets: they
/// are redacted in the record.
struct Request
{
    QByteArray verb; ///< GET, POST, DELETE …
    QUrl url;
    QList<traffic::Header> headers;
    QByteArray body;
    core::Milliseconds timeout{20'000}; ///< for the whole exchange
};

struct Response
{
    int status = 0;
    QList<traffic::Header> headers; ///< as received, not redacted
    QByteArray body;
    core::Milliseconds duration{};
    /// First value of a header, compared without case; empty if absent.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// No readable HTTP answer. `requestMayHaveArrived` is false only when no byte can have left (name not found,
/// connection refused, TLS failed, the proxy refused, cancelled before start): then "not sent", else "unknown".
struct TransportError
{
    enum class Kind { Timeout, Connect, Tls, Proxy, Reset, TooLarge, Cancelled, Other };
    Kind kind = Kind::Other;
    bool requestMayHaveArrived = true;
    QString detail; ///< stable word and Qt's text, for developers
    core::Milliseconds duration{};
};

using Answer = core::Result<Response, TransportError>;

/// `timeout`, `connect`, `tls`, `proxy`, `reset`, `too-large`, `cancelled`, `other`.
[[nodiscard]] QString transportErrorName(TransportError::Kind kind);

/// A running exchange; 0 is none.
using CallId = quint64;

/// Sends HTTP requests and records each: a Record when it leaves, a Settlement when it ends, both redacted.
/// Redirects are not followed, no cookies, no compression (so that a body is shown as it came), answers over
/// protocol::maxBodyBytes end in TooLarge. Thread: lives on one thread, callbacks come on it.
class HttpClient : public QObject
{
    Q_OBJECT
public:
    HttpClient(const core::Clock &clock, traffic::Redactor &redactor, traffic::RecordKeys &keys,
        ProxySetting proxy = {}, QObject *parent = nullptr);
    /// Cuts what is still open without a word: no callback, no settlement.
    ~HttpClient() override;

    /// Called once when the exchange ends, unless `context` is gone; may complete the settlement (state, code,
    /// returned id …) before it is recorded. `status`, headers, body, duration and, on a transport error, `detail` are
    /// already set; state is None for an HTTP answer, Unknown or NotSent for a transport error.
    using Finished = std::function<void(const Answer &, traffic::Settlement &)>;

    /// Sends: the record leaves before this returns, the request when control is back in the event loop. `record` is
    /// the prototype: kind, direction, scene, peer, ids, state, message; key, time, route, headers and body are filled
    /// in here. `finished` runs before the settlement is emitted.
    CallId send(const Request &request, traffic::Record record, QObject *context, Finished finished);
    /// Ends an exchange as Cancelled; `finished` still runs. Unknown ids are ignored.
    void cancel(CallId call);
    [[nodiscard]] int openCalls() const;
    /// A server's words with every secret cut that it may have echoed: for whatever carries them beside the record
    /// (outcomes, errors, what a model reads).
    [[nodiscard]] QString withoutSecrets(const QString &words) const { return m_redactor.text(words); }

signals:
    void recorded(const traffic::Entry &entry);

private:
    struct Call;
    void hand(CallId id);
    void watch(CallId id, QNetworkReply *reply);
    void read(CallId id);
    void conclude(CallId id);
    void fail(CallId id, TransportError::Kind kind, bool mayHaveArrived, const QString &what);
    [[nodiscard]] traffic::Settlement settle(const Call &call, Answer &answer) const;
    void finish(CallId id, Answer answer);

    const core::Clock &m_clock;
    traffic::Redactor &m_redactor;
    traffic::RecordKeys &m_keys;
    ProxySetting m_proxy;
    QNetworkAccessManager m_network;
    CallId m_lastCall = 0;
    std::map<CallId, std::unique_ptr<Call>> m_calls;
};

} // namespace http
