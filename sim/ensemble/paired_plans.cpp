#include "ensemble/paired_plans.hpp"

#include "world/world.hpp"

namespace ssrsim {

PairedValues run_paired(std::span<const Experiment> plans, const RunMeasure& measure,
                        std::uint32_t replicate) {
    const World warmed = warm_country(plans.front(), replicate);
    PairedValues values;
    for (const Experiment& plan : plans)
        values.push_back(measure(plan, run_plan(plan, warmed)));
    return values;
}

} // namespace ssrsim
