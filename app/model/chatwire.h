#pragma once
#include "app/model/chat.h"

namespace model {

/// The request body of `/chat/completions`.
[[nodiscard]] QByteArray toJson(const ChatRequest &request);
/// Reads an answer: `status` and body. Errors by status (401/403/4xx Refused, 429 RateLimited, 5xx ServerFault), an
/// `error` object under 200, or Unreadable.
[[nodiscard]] ChatAnswer parseAnswer(int status, QByteArrayView body);

} // namespace model
