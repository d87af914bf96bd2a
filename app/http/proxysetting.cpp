#include "app/http/proxysetting.h"

#include <QHostAddress>

#include <array>

using namespace Qt::StringLiterals;

namespace http {

namespace {

// Qt 6.4 on Debian 12 asks libproxy, which was seen to pass over all_proxy, to pass over https_proxy for wss, to take
// `example.org` in no_proxy for that one name only, and to need up to 10 ms. So the variables are read here, as curl
// does, and Qt is asked (for the desktop's setting) only when none is set. As with Qt, http_proxy alone serves https
// too. HTTP_PROXY in upper case is left out on purpose: a web server may set it from a request's header.
constexpr std::array secureNames = {"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY", "http_proxy"};
constexpr std::array plainNames = {"http_proxy", "all_proxy", "ALL_PROXY"};
constexpr quint16 usualSocksPort = 1080;
constexpr quint16 usualHttpPort = 80;

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isSecure(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "wss"_L1;
}

std::optional<ProxySetting::Kind> kindOf(const QString &scheme)
{
    if (scheme == "http"_L1)
        return ProxySetting::Kind::Http;
    if (scheme == "socks5"_L1 || scheme == "socks5h"_L1 || scheme == "socks"_L1)
        return ProxySetting::Kind::Socks5;
    return std::nullopt;
}

/// A proxy as a URL; `usualPort`: it may leave out the port.
std::optional<ProxySetting> readUrl(const QByteArray &text, bool usualPort)
{
    const QUrl url = QUrl::fromEncoded(text, QUrl::StrictMode);
    const auto kind = kindOf(url.scheme());
    const bool hasPath = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || !kind || url.host().isEmpty() || hasPath)
        return std::nullopt;
    const int port = url.port(!usualPort ? 0 : *kind == ProxySetting::Kind::Socks5 ? usualSocksPort : usualHttpPort);
    if (port <= 0)
        return std::nullopt;
    return ProxySetting{.kind = *kind,
        .host = url.host(),
        .port = static_cast<quint16>(port),
        .user = url.userName(QUrl::FullyDecoded),
        .password = core::Secret(url.password(QUrl::FullyDecoded).toUtf8())};
}

/// What an environment variable says; without a scheme it is an HTTP proxy, as everywhere.
std::optional<ProxySetting> readVariable(const char *name)
{
    const QByteArray text = qgetenv(name).trimmed();
    if (text.isEmpty())
        return std::nullopt;
    return readUrl(text.contains("://") ? text : "http://" + text, true);
}

template <size_t Count> std::optional<ProxySetting> firstOf(const std::array<const char *, Count> &names)
{
    for (const char *name : names)
        if (const auto found = readVariable(name))
            return found;
    return std::nullopt;
}

/// `no_proxy`: names with all their subdomains, addresses, subnets, `*`; a port may follow a name.
bool isExcepted(const QUrl &url)
{
    const QByteArray text = qEnvironmentVariableIsSet("no_proxy") ? qgetenv("no_proxy") : qgetenv("NO_PROXY");
    const QString host = url.host();
    const QHostAddress address(host);
    for (const QByteArray &part : text.split(',')) {
        QString entry = QString::fromUtf8(part).trimmed();
        if (entry == "*"_L1)
            return true;
        if (const auto colon = entry.lastIndexOf(u':'); colon > 0 && address.isNull()) {
            if (entry.sliced(colon + 1).toInt() != url.port(isSecure(url) ? 443 : 80))
                continue;
            entry.truncate(colon);
        }
        if (entry.startsWith("*."_L1) || entry.startsWith(u'.'))
            entry = entry.sliced(entry.indexOf(u'.') + 1);
        if (entry.isEmpty())
            continue;
        const auto [net, bits] = address.isNull() ? std::pair(QHostAddress(), -1) : QHostAddress::parseSubnet(entry);
        if (host.compare(entry, Qt::CaseInsensitive) == 0 || host.endsWith(u'.' + entry, Qt::CaseInsensitive)
            || (bits >= 0 && address.isInSubnet(net, bits)))
            return true;
    }
    return false;
}

QNetworkProxy asQt(const ProxySetting &setting)
{
    const bool isSocks = setting.kind == ProxySetting::Kind::Socks5;
    QNetworkProxy proxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, setting.host, setting.port,
        setting.user, QString::fromUtf8(setting.password.reveal()));
    proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

QNetworkProxy desktopProxyFor(QUrl url)
{
    url.setScheme(isSecure(url) ? u"https"_s : u"http"_s);
    for (QNetworkProxy proxy : QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url))) {
        if (proxy.type() == QNetworkProxy::HttpCachingProxy)
            proxy.setType(QNetworkProxy::HttpProxy);
        const bool isUsable = !proxy.hostName().isEmpty() && proxy.port() != 0;
        if (isUsable && (proxy.type() == QNetworkProxy::HttpProxy || proxy.type() == QNetworkProxy::Socks5Proxy)) {
            proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
            return proxy;
        }
    }
    return QNetworkProxy(QNetworkProxy::NoProxy);
}

QNetworkProxy systemProxyFor(const QUrl &url)
{
    const auto secure = firstOf(secureNames);
    const auto plain = firstOf(plainNames);
    if (!secure && !plain)
        return desktopProxyFor(url);
    const auto &found = isSecure(url) ? secure : plain;
    return found && !isExcepted(url) ? asQt(*found) : QNetworkProxy(QNetworkProxy::NoProxy);
}

} // namespace

std::optional<ProxySetting> ProxySetting::parse(const QByteArray &text)
{
    const QByteArray trimmed = text.trimmed();
    if (trimmed.isEmpty() || trimmed == "system")
        return ProxySetting{};
    if (trimmed == "none")
        return ProxySetting{.kind = Kind::None};
    return readUrl(trimmed, false);
}

QNetworkProxy ProxySetting::proxyFor(const QUrl &url) const
{
    if (kind == Kind::None || isLoopback(url.host()))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    return kind == Kind::System ? systemProxyFor(url) : asQt(*this);
}

QList<core::Secret> ProxySetting::passwords() const
{
    if (kind != Kind::System)
        return {password};
    QList<core::Secret> found;
    for (const auto &variable : {firstOf(secureNames), firstOf(plainNames)})
        if (variable)
            found.append(variable->password);
    return found;
}

} // namespace http
