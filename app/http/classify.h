#pragma once
#include "app/http/httpclient.h"

#include <QNetworkReply>

#include <optional>

namespace http {

/// What ended the exchange; nothing when Qt calls an error what is an HTTP answer (4xx, 5xx). `hasStatus`: a status
/// line was read. Source: measured on Qt 6.4.2, see decisions/0003-one-shot-bodies.md.
[[nodiscard]] std::optional<TransportError::Kind> transportKind(QNetworkReply::NetworkError error, bool hasStatus);

/// True for errors that Qt reports only while it has no connection to write to. With a one-shot body they cannot come
/// after a request was sent: ContentReSendError precedes every second connection.
[[nodiscard]] bool failsBeforeSending(QNetworkReply::NetworkError error);

/// An unreachable network or host has no error of its own in Qt; whether something was sent must be known otherwise.
[[nodiscard]] bool mayBeUnreachable(QNetworkReply::NetworkError error);

} // namespace http
