#pragma once
#include "ui/undelivered/planitem.h"

namespace ui {

/// A plan for a file, fit to be shown to others: for each openid and each anchor stands a name of its own (`U-01`,
/// `A-01`), the same wherever that id stands in the plan. The text of the messages is content and stays, with what the
/// eye cannot see made visible.
/// Text: one line per message, in the language of the window.
[[nodiscard]] QString planAsText(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, core::WallTime now);
/// JSON: `{"schema":"qqbot-console/resend-plan","v":1,"made":…,"steps":[…]}`, times RFC 3339 with milliseconds and
/// zone, words not translated.
[[nodiscard]] QByteArray planAsJson(
    const QList<lineage::PlanStep> &steps, const QList<outbox::UndeliveredMessage> &messages, core::WallTime now);

} // namespace ui
