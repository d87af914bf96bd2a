#pragma once
#include "app/filter/expression.h"
#include "app/journal/source.h"

/// What a filter means, written out plainly for one row in memory: the other side of the property that SQL finds just
/// these rows.
[[nodiscard]] bool oracleMatches(const filter::Node &filter, const journal::RowDetail &row, core::WallTime now);
