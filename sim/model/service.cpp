#include "model/cases.hpp"
#include "model/processes.hpp"

// What reached people: flows of the week, smoothed, from which service delivery is read.

namespace ssrsim {

void count_service(const Setting& setting, World& world) {
    const double weight = 1.0 / setting.parameters.service_chain.smoothing_weeks;
    const auto smooth = [weight](double& mean, double now) { mean += weight * (now - mean); };
    CellColumns& k = world.cells;
    for (const CellId cell : setting.cells.ids()) {
        smooth(k.incidents_smooth[cell], k.incidents[cell]);
        smooth(k.reported_smooth[cell], k.reported[cell]);
        smooth(k.state_smooth[cell], k.delivered_by_state[cell]);
        smooth(k.custom_smooth[cell], k.delivered_by_custom[cell]);
        smooth(k.abuse_smooth[cell], k.abuse[cell]);
    }
    for (const RegionId region : setting.regions.ids()) {
        double sent = 0.0;
        double cleared = 0.0;
        for (const Group group : groups) {
            sent += k.sent_to_court[cell_of(region, group)];
            cleared += k.cleared[cell_of(region, group)];
        }
        smooth(world.regions.to_court_smooth[region], sent);
        smooth(world.regions.cleared_smooth[region], cleared);
    }
}

} // namespace ssrsim
