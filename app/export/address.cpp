#include "app/export/address.h"

#include <algorithm>
#include <cstring>

using namespace Qt::StringLiterals;

namespace exporting {

namespace {

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

/// Source: RFC 3986, unreserved and reserved characters, without the brackets that only a host may have.
bool mayStand(char c)
{
    const bool isWord = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return isWord || (c != '\0' && std::strchr("-._~:/?#@!$&'()*+,;=", c) != nullptr);
}

QByteArray encoded(const QByteArray &text)
{
    QByteArray out;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isEscape
            = text[i] == '%' && i + 2 < text.size() && isHexDigit(text[i + 1]) && isHexDigit(text[i + 2]);
        if (mayStand(text[i]) || isEscape)
            out.append(text[i]);
        else
            out.append('%' + QByteArray(1, text[i]).toHex().toUpper());
    }
    return out;
}

bool isThisComputer(const QByteArray &authority)
{
    const QString host = QUrl("http://"_L1 + QString::fromLatin1(authority)).host();
    return host == "localhost"_L1 || host == "::1"_L1 || host.startsWith("127."_L1);
}

QUrl baseOf(traffic::Kind kind, const Bases &bases)
{
    return kind == traffic::Kind::Token ? bases.token : kind == traffic::Kind::Model ? bases.model : bases.api;
}

/// Scheme and host of a call, such as `https://api.sgroup.qq.com`.
QByteArray originOf(const traffic::Record &call, const Bases &bases)
{
    const auto origin = [](const QUrl &base) {
        return base.scheme().toLatin1() + "://" + base.authority(QUrl::FullyEncoded).toLatin1();
    };
    const QUrl known = baseOf(call.kind, bases).adjusted(QUrl::RemoveUserInfo);
    QByteArray host = encoded(headerValue(call.headers, "Host"));
    host.replace("%5B", "[").replace("%5D", "]"); // an IPv6 address has them
    if (QUrl("http://"_L1 + QString::fromLatin1(host), QUrl::StrictMode).host().isEmpty())
        return known.host().isEmpty() ? QByteArray("https://unknown.invalid") : origin(known);
    if (known.authority(QUrl::FullyEncoded).toLatin1() == host)
        return origin(known);
    return (isThisComputer(host) ? "http://" : "https://") + host;
}

} // namespace

Address addressOf(const traffic::Record &call, const Bases &bases, Pseudonymizer *redaction)
{
    const QByteArray route = call.route.toUtf8();
    const qsizetype blank = route.indexOf(' ');
    Address address{.method = blank < 0 ? QByteArray("GET") : route.first(blank), .url = {}, .query = {}};
    QByteArray path = route.sliced(blank + 1);
    const qsizetype mark = path.indexOf('?');
    if (mark >= 0) {
        address.query = path.sliced(mark + 1);
        path.truncate(mark);
    }
    if (redaction) {
        path = redaction->redactedPath(path);
        address.query = redaction->redacted(address.query);
    }
    address.query = encoded(address.query);
    address.url = originOf(call, bases) + (path.startsWith('/') ? "" : "/") + encoded(path);
    if (mark >= 0)
        address.url += '?' + address.query;
    return address;
}

QByteArray fitAddress(const QString &address, Pseudonymizer *redaction)
{
    const QByteArray text = address.toUtf8();
    const QByteArray fit = encoded(redaction ? redaction->redactedPath(text) : text);
    const QUrl url = QUrl::fromEncoded(fit, QUrl::StrictMode);
    return url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty() ? fit : QByteArray();
}

QByteArray headerValue(const QList<traffic::Header> &headers, QByteArrayView name)
{
    const auto found = std::ranges::find_if(
        headers, [name](const traffic::Header &header) { return header.name.compare(name, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? QByteArray() : found->value;
}

} // namespace exporting
