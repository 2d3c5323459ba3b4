#include "model/cases.hpp"

#include "core/math.hpp"
#include "core/wide.hpp"

#include <algorithm>
#include <cmath>

namespace ssrsim {

void take_cases(const Column<CellId, std::int32_t>& queue, RegionId region, double capacity,
                double& carry, Column<CellId, std::int32_t>& taken) {
    const CellId majority = cell_of(region, Group::majority);
    const CellId marginalised = cell_of(region, Group::marginalised);
    const double together = static_cast<double>(queue[majority]) + queue[marginalised];
    const double possible = std::floor(capacity + carry);
    const double whole = std::min(together, possible);
    carry = possible > together ? 0.0 : capacity + carry - whole;
    const double part = whole > 0.0 ? std::floor(whole * (queue[majority] / together) + 0.5) : 0.0;
    taken[majority] = static_cast<std::int32_t>(part);
    taken[marginalised] = static_cast<std::int32_t>(whole - part);
}

void draw_cases(const Setting& setting, const World& world, Decision fate,
                const Column<CellId, std::int32_t>& of, const Column<CellId, double>& chances,
                Column<CellId, std::int32_t>& drawn, std::uint32_t pair) {
    world.luck.binomial_pairs(setting.region_keys.span(), fate,
                              static_cast<std::uint32_t>(world.week.number), of.span(),
                              chances.span(), drawn.span(), pair);
}

void draw_cases(const Setting& setting, World& world, Decision fate,
                const Column<CellId, std::int32_t>& of, double chance,
                Column<CellId, std::int32_t>& drawn, std::uint32_t pair) {
    Column<CellId, double>& chances = world.scratch.cases.chance;
    std::fill(chances.begin(), chances.end(), chance);
    draw_cases(setting, world, fate, of, chances, drawn, pair);
}

bool handles_cases(InstitutionKind kind) {
    return kind == InstitutionKind::police || kind == InstitutionKind::gendarmerie;
}

double within_a_week(double yearly_hazard) {
    return -portable_expm1(-yearly_hazard * week_in_years);
}

SSRSIM_WIDE void within_a_week(std::span<double> yearly_hazards) {
    for (double& hazard : yearly_hazards)
        hazard = within_a_week(hazard);
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
