#include "model/cases.hpp"
#include "model/processes.hpp"

#include <algorithm>

// Trust follows fair outcomes, confidence to report follows trust and visible presence: two stocks,
// so that patrols can fill the queues of courts that deliver nothing.

namespace ssrsim {

namespace {

/// Police on duty and equipped, as a part of full presence, by region.
void measure_presence(const Setting& setting, World& world, std::vector<double>& presence) {
    presence.assign(setting.regions.size(), 0.0);
    for (const InstitutionId c : setting.institutions.ids()) {
        if (!handles_cases(setting.institutions[c].kind)) continue;
        for (const UnitId unit : setting.institutions[c].units) {
            presence[setting.units.region[unit].index()] +=
                (world.units.strength[unit] - world.units.on_courses[unit]) *
                world.units.equipment[unit];
        }
    }
    for (const RegionId region : setting.regions.ids()) {
        const double full = setting.parameters.feedback.presence_reference *
                            setting.regions[region].population / 1000.0;
        presence[region.index()] = std::min(1.0, presence[region.index()] / full);
    }
}

/// What those who turned to the state got, less the abuse that their group suffers.
double satisfaction(const Setting& setting, const World& world, CellId cell) {
    const CellColumns& k = world.cells;
    const double reported = k.reported_smooth[cell];
    const double served = reported > 0.0 ? std::min(1.0, k.state_smooth[cell] / reported) : 0.0;
    const double people = std::max(1, setting.cells[cell].population);
    const double abuse = k.abuse_smooth[cell] * weeks_per_year * 1000.0 / people;
    return std::clamp(served - setting.parameters.feedback.abuse_weight * abuse, 0.0, 1.0);
}

} // namespace

void move_trust(const Setting& setting, World& world) {
    const FeedbackParameters& p = setting.parameters.feedback;
    std::vector<double>& presence = world.scratch.sums;
    measure_presence(setting, world, presence);
    for (const CellId cell : setting.cells.ids()) {
        const CellFacts& facts = setting.cells[cell];
        double& trust = world.cells.trust[cell];
        const double gap = satisfaction(setting, world, cell) - trust;
        trust += std::min(1.0, (gap > 0.0 ? p.trust_up : p.trust_down) * week_in_years) * gap;

        const double ceiling =
            facts.group == Group::marginalised ? 1.0 - world.regions.cleavage[facts.region] : 1.0;
        const double target = std::min(ceiling, 0.5 * trust + 0.5 * presence[facts.region.index()]);
        double& confidence = world.cells.confidence[cell];
        confidence += std::min(1.0, p.confidence_rate * week_in_years) * (target - confidence);
    }
}

} // namespace ssrsim
