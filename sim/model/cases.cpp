#include "model/cases.hpp"

#include "core/math.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ssrsim {

void take_cases(const Column<CellId, std::int32_t>& queue, RegionId region, double capacity,
                double& carry, Column<CellId, std::int32_t>& taken) {
    const std::array<double, group_count> waiting{
        static_cast<double>(queue[cell_of(region, Group::majority)]),
        static_cast<double>(queue[cell_of(region, Group::marginalised)])};
    const double together = waiting[0] + waiting[1];
    const double possible = std::floor(capacity + carry);
    const double whole = std::min(together, possible);
    carry = possible > together ? 0.0 : capacity + carry - whole;
    std::array<std::int64_t, group_count> parts{};
    split_by_largest_remainder(static_cast<std::int64_t>(whole), waiting, parts);
    for (const Group group : groups)
        taken[cell_of(region, group)] =
            static_cast<std::int32_t>(parts[static_cast<std::size_t>(group)]);
}

void draw_cases(const Setting& setting, const World& world, Decision fate,
                const Column<CellId, std::int32_t>& of, const Column<CellId, double>& chances,
                Column<CellId, std::int32_t>& drawn, std::uint32_t index) {
    world.luck.binomials(setting.cell_keys.span(), fate,
                         static_cast<std::uint32_t>(world.week.number), of.span(), chances.span(),
                         drawn.span(), index);
}

void draw_cases(const Setting& setting, World& world, Decision fate,
                const Column<CellId, std::int32_t>& of, double chance,
                Column<CellId, std::int32_t>& drawn, std::uint32_t index) {
    Column<CellId, double>& chances = world.scratch.cases.chance;
    std::fill(chances.begin(), chances.end(), chance);
    draw_cases(setting, world, fate, of, chances, drawn, index);
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
