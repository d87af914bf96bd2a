#pragma once
#include "app/traffic/redact.h"

namespace importer {

/// The message with its secrets cut: what the redactor knows, and what only a Python log has. Those are arguments of a
/// constructor (`Token(app_secret='…')`), the older scheme (`Authorization: Bot 102000.…`), and the values that loguru
/// writes under the frames of a traceback, where anything may stand: their texts go, whatever they are. Thread: any.
[[nodiscard]] QByteArray withoutSecrets(const QByteArray &message, const traffic::Redactor &redactor);

} // namespace importer
