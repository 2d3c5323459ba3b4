#include "analysis/resampling.hpp"

#include "core/philox.hpp"
#include "core/quantiles.hpp"

#include <cmath>

namespace ssrsim {

std::vector<std::uint32_t> one_resample(std::uint64_t seed, std::uint32_t resample,
                                        std::size_t units) {
    // "resample" in ASCII: apart from the draws of runs, whose keys come from their replicate.
    constexpr PhiloxKey fixed{0x72657361u, 0x6D706C65u};
    std::vector<std::uint32_t> counts(units, 0);
    for (std::size_t drawn = 0; drawn < units; drawn += 4) {
        const PhiloxBlock words = philox4x32_10({static_cast<std::uint32_t>(drawn), resample,
                                                 static_cast<std::uint32_t>(seed),
                                                 static_cast<std::uint32_t>(seed >> 32)},
                                                fixed);
        for (std::size_t i = 0; i < 4 && drawn + i < units; ++i)
            ++counts[std::uint64_t{words[i]} * units >> 32];
    }
    return counts;
}

double student_t(double level, double degrees_of_freedom) {
    // T² / (T² + ν) has a beta law.
    const double b = beta_quantile(level, 0.5, 0.5 * degrees_of_freedom);
    return std::sqrt(degrees_of_freedom * b / (1.0 - b));
}

} // namespace ssrsim
