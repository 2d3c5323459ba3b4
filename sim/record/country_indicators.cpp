#include "record/indicator.hpp"
#include "record/service_measures.hpp"

namespace ssrsim {

namespace {

double sum_of(const Column<CellId, std::int32_t>& column) {
    std::int64_t sum = 0;
    for (const std::int32_t value : column)
        sum += value;
    return static_cast<double>(sum);
}

double places_of(const World& world) {
    double sum = 0.0;
    for (const double places : world.regions.places)
        sum += places;
    return sum;
}

} // namespace

std::vector<Indicator> country_indicators() {
    return {
        {"service_delivery",
         "1",
         "Incidents that ended in a case delivered by the state or by recognised custom, over all "
         "incidents, smoothed",
         {},
         [](const Setting& setting, const World& world, std::span<double> out) {
             out[0] = service_delivery(flows_of_country(setting, world));
         }},
        {"service_for_reporters",
         "1",
         "Cases delivered by the state over incidents reported to it, smoothed",
         {},
         [](const Setting& setting, const World& world, std::span<double> out) {
             const ServiceFlows flows = flows_of_country(setting, world);
             out[0] = share_of(flows.by_state, flows.reported);
         }},
        {"equity_gap",
         "1",
         "Service delivery to the majority less that to the marginalised; 0 where one group has "
         "nobody",
         {},
         [](const Setting& setting, const World& world, std::span<double> out) {
             const ServiceFlows majority = flows_of_group(setting, world, Group::majority);
             const ServiceFlows marginalised = flows_of_group(setting, world, Group::marginalised);
             const bool both = majority.people > 0.0 && marginalised.people > 0.0;
             out[0] = both ? service_delivery(majority) - service_delivery(marginalised) : 0.0;
         }},
        {"chain_capacity",
         "1",
         "Mean capacity of police, justice and corrections, by establishment",
         {},
         [](const Setting& setting, const World& world, std::span<double> out) {
             out[0] = chain_capacity(setting, world);
         }},
        {"capacity_service_gap",
         "1",
         "Chain capacity less service delivery",
         {},
         [](const Setting& setting, const World& world, std::span<double> out) {
             out[0] = chain_capacity(setting, world) -
                      service_delivery(flows_of_country(setting, world));
         }},
        {"pretrial_share",
         "1",
         "Prisoners held before trial over all prisoners",
         {},
         [](const Setting&, const World& world, std::span<double> out) {
             const double detained = sum_of(world.cells.detained);
             out[0] = share_of(detained, detained + sum_of(world.cells.sentenced));
         }},
        {"prisoners",
         "people",
         "People held before trial or after sentence",
         {},
         [](const Setting&, const World& world, std::span<double> out) {
             out[0] = sum_of(world.cells.detained) + sum_of(world.cells.sentenced);
         }},
        {"court_independence",
         "1",
         "Independence of the courts from the executive",
         {},
         [](const Setting&, const World& world, std::span<double> out) {
             out[0] = world.politics.court_independence;
         }},
        {"elected_government",
         "1",
         "Whether an elected government is in office: 0 or 1",
         {},
         [](const Setting&, const World& world, std::span<double> out) {
             out[0] = world.politics.government == GovernmentKind::elected ? 1.0 : 0.0;
         }},
        {"crisis",
         "1",
         "Whether a crisis holds everything up: 0 or 1",
         {},
         [](const Setting&, const World& world, std::span<double> out) {
             // The record is made when the week is over.
             out[0] = world.week - 1 < world.politics.crisis_until ? 1.0 : 0.0;
         }},
        {"prison_places",
         "places",
         "Prison places",
         {},
         [](const Setting&, const World& world, std::span<double> out) {
             out[0] = places_of(world);
         }},
    };
}

} // namespace ssrsim
