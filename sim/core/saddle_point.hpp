#pragma once

#include "core/math.hpp"

#include <array>
#include <cstddef>

/// Densities in Loader's saddle-point form ("Fast and accurate computation of binomial
/// probabilities", 2000): large terms are cancelled on paper instead of in double, so that the
/// relative error stays near 1e-15 for counts in the millions.
namespace ssrsim::detail {

inline constexpr double two_pi = 6.28318530717958647693;

/// Binet's function log Γ(x) - (x - 1/2) log x + x - log(2π)/2 by Stirling's series, x >= 10.
inline double stirling_series(double x) noexcept {
    const double r = 1.0 / x;
    const double z = r * r;
    return r * (1.0 / 12.0 -
                z * (1.0 / 360.0 -
                     z * (1.0 / 1260.0 -
                          z * (1.0 / 1680.0 -
                               z * (1.0 / 1188.0 - z * (691.0 / 360360.0 - z * (1.0 / 156.0)))))));
}

/// The same for every x > 0: small arguments are shifted up by Γ(x + 1) = x Γ(x).
inline double stirling_error(double x) noexcept {
    if (x >= 10.0) return stirling_series(x);
    double product = 1.0;
    double shifts = 0.0;
    double z = x;
    while (z < 10.0) {
        z += 1.0;
        shifts += 1.0;
        product *= z;
    }
    double power = 1.0;
    for (double i = 0.0; i < shifts; i += 1.0)
        power *= z;
    return stirling_series(z) - shifts + (x + 0.5) * portable_log(z / x) +
           portable_log(power / product);
}

// stirling_error(0 … 15); the value at 0, which is infinite, is not used.
inline constexpr std::array<double, 16> stirling_error_table{0.0,
                                                             0.0810614667953272582197,
                                                             0.0413406959554092940938,
                                                             0.0276779256849983391488,
                                                             0.0207906721037650931115,
                                                             0.0166446911898211921632,
                                                             0.0138761288230707479987,
                                                             0.0118967099458917700951,
                                                             0.0104112652619720964975,
                                                             0.00925546218271273291773,
                                                             0.00833056343336287125647,
                                                             0.00757367548795184079497,
                                                             0.00694284010720952986566,
                                                             0.00640899418800420706844,
                                                             0.00595137011275884773562,
                                                             0.00555473355196280137104};

inline double stirling_error_of_count(double count) noexcept {
    return count < 16.0 ? stirling_error_table[static_cast<std::size_t>(count)]
                        : stirling_series(count);
}

/// x log(x / mean) - (x - mean), given difference = x - mean, which the caller may know better
/// than its parts. x > 0, mean > 0.
inline double deviance(double x, double mean, double difference) noexcept {
    const double v = difference / (x + mean);
    if (v > -0.1 && v < 0.1) {
        const double w = v * v;
        const double series =
            1.0 / 3.0 +
            w * (1.0 / 5.0 +
                 w * (1.0 / 7.0 +
                      w * (1.0 / 9.0 +
                           w * (1.0 / 11.0 +
                                w * (1.0 / 13.0 + w * (1.0 / 15.0 + w * (1.0 / 17.0)))))));
        return difference * v + 2.0 * x * v * w * series;
    }
    return x * portable_log(x / mean) - difference;
}

} // namespace ssrsim::detail
