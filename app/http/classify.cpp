#include "app/http/classify.h"

using namespace Qt::StringLiterals;

namespace http {

using Kind = TransportError::Kind;

std::optional<Kind> transportKind(QNetworkReply::NetworkError error, bool hasStatus)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
    case QNetworkReply::HostNotFoundError:
        return Kind::Connect;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError: // the connection broke and the one-shot body refused a second reading
        return Kind::Reset;
    case QNetworkReply::TimeoutError:
        return Kind::Timeout;
    case QNetworkReply::OperationCanceledError:
        return Kind::Cancelled;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::Tls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return Kind::Proxy;
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::UnknownNetworkError:
    case QNetworkReply::ProtocolFailure:
        return Kind::Other; // even with a status: the body was cut
    default: // Qt's many names for 4xx and 5xx
        return hasStatus ? std::nullopt : std::optional(Kind::Other);
    }
}

bool failsBeforeSending(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError
        || error == QNetworkReply::SslHandshakeFailedError || error == QNetworkReply::ProxyConnectionRefusedError
        || error == QNetworkReply::ProxyNotFoundError || error == QNetworkReply::ProxyAuthenticationRequiredError;
}

bool mayBeUnreachable(QNetworkReply::NetworkError error)
{
    return error == QNetworkReply::UnknownNetworkError || error == QNetworkReply::TemporaryNetworkFailureError;
}

QString transportErrorName(TransportError::Kind kind)
{
    switch (kind) {
    case Kind::Timeout:
        return u"timeout"_s;
    case Kind::Connect:
        return u"connect"_s;
    case Kind::Tls:
        return u"tls"_s;
    case Kind::Proxy:
        return u"proxy"_s;
    case Kind::Reset:
        return u"reset"_s;
    case Kind::TooLarge:
        return u"too-large"_s;
    case Kind::Cancelled:
        return u"cancelled"_s;
    case Kind::Other:
        break;
    }
    return u"other"_s;
}

} // namespace http
