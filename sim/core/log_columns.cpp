#include "core/log_columns.hpp"

#include "core/contracts.hpp"
#include "core/math.hpp"
#include "core/wide.hpp"

#include <cstddef>

namespace ssrsim {

SSRSIM_WIDE void add_logs(std::span<double> sums, double weight, std::span<const double> values,
                          double least) noexcept {
    SSRSIM_EXPECT(values.size() == sums.size() && least > 0.0, "a value for each sum");
    for (std::size_t i = 0; i < sums.size(); ++i)
        sums[i] += weight * portable_log(values[i] < least ? least : values[i]);
}

SSRSIM_WIDE void exponentiate(std::span<double> values) noexcept {
    for (double& value : values)
        value = portable_exp(value);
}

} // namespace ssrsim
