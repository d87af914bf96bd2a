#pragma once
#include "app/sandbox/stage.h"

namespace test {

/// Does what one line asks of a running platform; returns what is wrong with it, empty if nothing. Before the stage is
/// open nothing happens. A line is one of
///
///     {"say":{"as":"anna","text":"hi"}}                                   name or openid; `in` and `mention` for a
///     group
///     {"fault":{"at":"send","do":"status","status":502,"html":true}}      as in a scenario, counted from now; and
///     {"fault":{"at":"now","do":"op7"}}                                   at once
///     {"clock_jump_ms":3600000}   {"sleep_ms":60000}                      this process's clock only
[[nodiscard]] QString obey(sandbox::Stage &stage, const QByteArray &line);

} // namespace test
