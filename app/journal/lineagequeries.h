#pragma once
#include <string>

namespace journal {

// The queries that follow one message through the journal, each over an index, so that they stay fast in a journal of
// any size. Here for the test that asks SQLite for its plan.

/// Rows of turn ?1 of bot ?2, at most ?3.
[[nodiscard]] std::string turnSql();
/// Rows that hung on the id ?4 (its hash ?3, buckets ?1 to ?2) as messages of bot ?5 that left, at most ?6.
[[nodiscard]] std::string sendsOnSql();
/// The row of attempt ?1 of bot ?2.
[[nodiscard]] std::string attemptSql();
/// The row with the top-level id ?4 (its hash ?3, buckets ?1 to ?2).
[[nodiscard]] std::string eventSql();

} // namespace journal
