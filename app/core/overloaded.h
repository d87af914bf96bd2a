#pragma once

namespace core {

/// Joins lambdas into one visitor for std::visit.
template <class... Ts> struct Overloaded : Ts...
{
    using Ts::operator()...;
};
template <class... Ts> Overloaded(Ts...) -> Overloaded<Ts...>; // clang 14 has no implicit guide for aggregates

} // namespace core
