#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace ssrsim {

/// A function of independent uniforms on (0, 1) whose indices are known in closed form.
struct KnownFunction {
    std::string name;
    std::function<double(std::span<const double>)> value;
    std::vector<double> first;
    std::vector<double> total;
    [[nodiscard]] std::size_t factors() const { return first.size(); }
};

/// Ishigami and Homma 1990, with a = 7 and b = 0.1.
KnownFunction ishigami();
/// Sobol's G with coefficients 0, 1, 4.5, 9 and four times 99.
KnownFunction sobol_g();
/// Two linear factors and a normal one with most of the variance.
KnownFunction mostly_chance();
/// 1 with probability 6%, by two factors together; the third does nothing.
KnownFunction rare_event();
/// The product of two lognormals.
KnownFunction skewed_product();
std::vector<KnownFunction> known_functions();

/// An outcome for each row of a Saltelli design without groups, by its samples and seed.
std::vector<double> saltelli_outcomes(const KnownFunction& function, std::uint64_t samples,
                                      std::uint64_t seed);

} // namespace ssrsim
