#pragma once
#include <string>

namespace journal {

/// Row and detail of the gap notes of bot ?1 above row ?2 and below ?3, in row order. Here for the test that asks
/// SQLite for its plan.
[[nodiscard]] std::string gapsSql();

} // namespace journal
