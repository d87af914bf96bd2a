#pragma once
#include "app/export/pseudonymizer.h"
#include "app/journal/source.h"

#include <QUrl>

namespace exporting {

/// Where calls of a kind went, for what a record does not say: it keeps path and Host, not the scheme.
struct Bases
{
    QUrl api;
    QUrl token;
    QUrl model; ///< empty: not known
    friend bool operator==(const Bases &, const Bases &) = default;
};

/// The method and the whole address of a recorded call. Only characters that may stand in an address, so a marker of a
/// cut secret is percent-encoded. A host that nothing tells is `unknown.invalid`; a scheme that nothing tells is https,
/// on this computer http. `redaction`: null leaves people in. Errors: none. Thread: any.
struct Address
{
    QByteArray method;
    QByteArray url;
    QByteArray query; ///< without its question mark, also part of `url`
    friend bool operator==(const Address &, const Address &) = default;
};
[[nodiscard]] Address addressOf(const traffic::Record &call, const Bases &bases, Pseudonymizer *redaction);

/// An address as a record tells it, made fit to stand in an export; empty for what is no address.
[[nodiscard]] QByteArray fitAddress(const QString &address, Pseudonymizer *redaction);

/// First value of a header, compared without case; empty if absent.
[[nodiscard]] QByteArray headerValue(const QList<traffic::Header> &headers, QByteArrayView name);

} // namespace exporting
