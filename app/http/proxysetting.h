#pragma once
#include "app/core/secret.h"

#include <QList>
#include <QNetworkProxy>
#include <QUrl>

#include <optional>

namespace http {

/// Which way leads out, for HTTP and WebSocket alike. This computer itself (loopback) is always reached directly. A
/// value; any thread.
struct ProxySetting
{
    enum class Kind {
        System, ///< what the environment (`https_proxy`, `http_proxy`, `all_proxy`, `no_proxy`) or the desktop says
        None,
        Http, ///< a tunnel by CONNECT, whatever the scheme: a body then leaves once, however the proxy asks who we are
        Socks5, ///< names are resolved by the proxy
    };
    Kind kind = Kind::System;
    QString host;
    quint16 port = 0;
    QString user;
    core::Secret password;
    friend bool operator==(const ProxySetting &, const ProxySetting &) = default;

    /// Reads `system` (or nothing), `none`, `http://[user:password@]host:port`, `socks5://[user:password@]host:port`.
    [[nodiscard]] static std::optional<ProxySetting> parse(const QByteArray &text);
    /// The proxy for an http, https, ws or wss address.
    [[nodiscard]] QNetworkProxy proxyFor(const QUrl &url) const;
    /// Every password that proxyFor() may use, so that no record shows one.
    [[nodiscard]] QList<core::Secret> passwords() const;
};

} // namespace http
