#include "model/cases.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

std::array<std::int32_t, group_count> take_cases(const Column<CellId, std::int32_t>& queue,
                                                 RegionId region, double capacity, double& carry) {
    const std::array<double, group_count> waiting{
        static_cast<double>(queue[cell_of(region, Group::majority)]),
        static_cast<double>(queue[cell_of(region, Group::marginalised)])};
    const double together = waiting[0] + waiting[1];
    const double possible = std::floor(capacity + carry);
    const double taken = std::min(together, possible);
    carry = possible > together ? 0.0 : capacity + carry - taken;
    std::array<std::int64_t, group_count> parts{};
    split_by_largest_remainder(static_cast<std::int64_t>(taken), waiting, parts);
    return {static_cast<std::int32_t>(parts[0]), static_cast<std::int32_t>(parts[1])};
}

bool handles_cases(InstitutionKind kind) {
    return kind == InstitutionKind::police || kind == InstitutionKind::gendarmerie;
}

double within_a_week(double yearly_hazard) {
    return -portable_expm1(-yearly_hazard * week_in_years);
}

double fair_share(const Setting& setting, const World& world, double integrity) {
    const double floor = setting.parameters.service_chain.fair_floor;
    return floor + (1.0 - floor) * integrity * world.politics.court_independence;
}

double lawful_share(const Setting& setting, double performance) {
    const double floor = setting.parameters.service_chain.custody_floor;
    return floor + (1.0 - floor) * std::min(1.0, performance);
}

double clearance(const World& world, RegionId region) {
    const double sent = world.regions.to_court_smooth[region];
    return sent > 0.0 ? std::min(1.0, world.regions.cleared_smooth[region] / sent) : 1.0;
}

} // namespace ssrsim
