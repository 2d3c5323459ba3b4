#pragma once

#include "scenario/scenario.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace ssrsim {

/// Something that holds a plan back, with the ideal in which it would not. The ideals are bounds to
/// measure by and no proposals: nobody can have them all.
struct Friction {
    std::string_view key;
    std::string_view title;
    std::string_view ideal; ///< what is set, in a sentence
    std::string_view source;
    void (*remove)(Country& country, Plan& plan);
};

/// In the order in which they are told. Each sets values that no other one sets, so that they can
/// be removed in any combination and any order.
std::span<const Friction> frictions();

/// Frictions by number: bit i stands for frictions()[i].
using FrictionSet = std::uint32_t;

constexpr bool holds(FrictionSet set, std::size_t friction) {
    return (set >> friction & 1U) != 0;
}

/// Removes the frictions of a set from the time of the plan. The country before it stays as it is.
void remove_frictions(FrictionSet set, Country& country, Plan& plan);

} // namespace ssrsim
