#pragma once
#include "ui/undelivered/planitem.h"

namespace ui {

/// A plan for a file. Full ids: whoever exports it wants to look them up.
/// Text: one line per message, in the language of the window.
[[nodiscard]] QString planAsText(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, core::WallTime now);
/// JSON: `{"schema":"qqbot-console/resend-plan","v":1,"made":…,"steps":[…]}`, times RFC 3339 with milliseconds and
/// zone, words not translated.
[[nodiscard]] QByteArray planAsJson(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, core::WallTime now);

} // namespace ui
