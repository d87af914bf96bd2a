#pragma once
#include <tl/expected.hpp>

namespace core {

/// A value or the error that kept it from being made; the names are those of std::expected.
template <class T, class E> using Result = tl::expected<T, E>;

/// Wraps an error for return from a function that returns Result.
using tl::make_unexpected;

} // namespace core
