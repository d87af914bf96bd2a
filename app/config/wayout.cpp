#include "app/config/wayout.h"

#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace config {

namespace {

bool isProxy(WayOut::Kind kind)
{
    return kind == WayOut::Kind::Http || kind == WayOut::Kind::Socks5;
}

QUrl urlOf(const WayOut &way)
{
    QUrl url;
    url.setScheme(way.kind == WayOut::Kind::Http ? u"http"_s : u"socks5"_s);
    url.setHost(way.host, QUrl::StrictMode);
    url.setPort(way.port);
    if (!way.user.isEmpty())
        url.setUserName(way.user, QUrl::DecodedMode);
    return url;
}

} // namespace

core::Result<WayOut, WayOutFault> WayOut::make(Kind kind, const QString &address, const QString &user)
{
    if (!isProxy(kind))
        return WayOut{.kind = kind};
    const QString text = address.trimmed();
    if (text.isEmpty())
        return core::make_unexpected(WayOutFault::NoAddress);
    // The last colon, unless it belongs to an address of six without its brackets or within them.
    static const QRegularExpression parts(u"^(\\[[^\\]]*\\]|[^:]*)(?::(.*))?$"_s);
    const QRegularExpressionMatch match = parts.match(text);
    if (!match.hasMatch())
        return core::make_unexpected(WayOutFault::BadHost);
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(match.captured(1), QUrl::StrictMode);
    if (url.host().isEmpty() || !url.isValid())
        return core::make_unexpected(WayOutFault::BadHost);
    if (match.captured(2).trimmed().isEmpty())
        return core::make_unexpected(WayOutFault::NoPort);
    bool isNumber = false;
    const ushort port = match.captured(2).trimmed().toUShort(&isNumber);
    if (!isNumber || port == 0)
        return core::make_unexpected(WayOutFault::BadPort);
    return WayOut{.kind = kind, .host = url.host(), .port = port, .user = user.trimmed()};
}

core::Result<WayOut, WayOutFault> WayOut::parse(const QString &text)
{
    const QString trimmed = text.trimmed();
    if (trimmed.isEmpty())
        return WayOut{};
    if (trimmed == "none"_L1)
        return WayOut{.kind = Kind::None};
    const QUrl url(trimmed, QUrl::StrictMode);
    const bool isHttp = url.scheme() == "http"_L1;
    const bool hasMore = url.path().size() > 1 || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || hasMore || (!isHttp && url.scheme() != "socks5"_L1))
        return core::make_unexpected(WayOutFault::Unknown);
    if (!url.password().isEmpty())
        return core::make_unexpected(WayOutFault::HasPassword);
    return make(
        isHttp ? Kind::Http : Kind::Socks5, url.authority().section(u'@', -1), url.userName(QUrl::FullyDecoded));
}

QString WayOut::toText() const
{
    if (kind == Kind::None)
        return u"none"_s;
    return isProxy(kind) ? QString::fromLatin1(urlOf(*this).toEncoded()) : QString();
}

QByteArray WayOut::withPassword(const QByteArray &password) const
{
    if (!isProxy(kind) || password.isEmpty())
        return toText().toLatin1();
    QUrl url = urlOf(*this);
    url.setPassword(QString::fromUtf8(password), QUrl::DecodedMode);
    return url.toEncoded();
}

QString WayOut::address() const
{
    if (!isProxy(kind))
        return {};
    const QString name = host.contains(u':') ? u'[' + host + u']' : host;
    return u"%1:%2"_s.arg(name).arg(port);
}

QString withoutPassword(const QString &text)
{
    static const QRegularExpression secret(u"(://[^/@:]*:)[^/]*@"_s);
    return QString(text).replace(secret, u"\\1***@"_s);
}

} // namespace config
