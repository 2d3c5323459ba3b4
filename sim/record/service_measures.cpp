#include "record/service_measures.hpp"

namespace ssrsim {

ServiceFlows flows_of(const Setting& setting, const World& world, CellId cell) {
    const CellColumns& k = world.cells;
    return {k.incidents_smooth[cell], k.reported_smooth[cell],
            k.state_smooth[cell],     k.custom_smooth[cell],
            k.abuse_smooth[cell],     static_cast<double>(setting.cells[cell].population)};
}

ServiceFlows& operator+=(ServiceFlows& sum, const ServiceFlows& flows) {
    sum.incidents += flows.incidents;
    sum.reported += flows.reported;
    sum.by_state += flows.by_state;
    sum.by_custom += flows.by_custom;
    sum.abuse += flows.abuse;
    sum.people += flows.people;
    return sum;
}

ServiceFlows flows_of_country(const Setting& setting, const World& world) {
    ServiceFlows sum;
    for (const CellId cell : setting.cells.ids())
        sum += flows_of(setting, world, cell);
    return sum;
}

ServiceFlows flows_of_region(const Setting& setting, const World& world, RegionId region) {
    ServiceFlows flows;
    for (const Group group : groups)
        flows += flows_of(setting, world, cell_of(region, group));
    return flows;
}

ServiceFlows flows_of_group(const Setting& setting, const World& world, Group group) {
    ServiceFlows sum;
    for (const RegionId region : setting.regions.ids()) {
        sum += flows_of(setting, world, cell_of(region, group));
    }
    return sum;
}

double share_of(double part, double whole) {
    return whole > 0.0 ? part / whole : 0.0;
}

double service_delivery(const ServiceFlows& flows) {
    return share_of(flows.by_state + flows.by_custom, flows.incidents);
}

double chain_capacity(const Setting& setting, const World& world) {
    double sum = 0.0;
    double established = 0.0;
    for (const InstitutionId c : setting.institutions.ids()) {
        const InstitutionKind kind = setting.institutions[c].kind;
        if (kind != InstitutionKind::police && kind != InstitutionKind::gendarmerie &&
            kind != InstitutionKind::justice && kind != InstitutionKind::corrections) {
            continue;
        }
        const double weight = setting.institutions[c].establishment;
        sum += weight * world.institutions.capacity[c];
        established += weight;
    }
    return share_of(sum, established);
}

} // namespace ssrsim
