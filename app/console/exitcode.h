#pragma once

namespace console {

/// Exit codes: a contract with scripts. Source: product 6.
enum class ExitCode { Done = 0, Failed = 1, Usage = 2, Credentials = 3, Network = 4 };

} // namespace console
