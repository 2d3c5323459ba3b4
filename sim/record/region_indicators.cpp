#include "core/calendar.hpp"
#include "record/indicator.hpp"
#include "record/service_measures.hpp"

#include <algorithm>
#include <array>

namespace ssrsim {

namespace {

double sum_in(const Column<CellId, std::int32_t>& column, RegionId region) {
    return column[cell_of(region, Group::majority)] +
           static_cast<double>(column[cell_of(region, Group::marginalised)]);
}

} // namespace

std::vector<Indicator> region_indicators() {
    return {
        {"service_delivery_by_group",
         "1",
         "Service delivery to a group of a region: delivered by the state or by recognised custom, "
         "over incidents, smoothed",
         {Axis::region, Axis::group},
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const CellId cell : setting.cells.ids()) {
                 out[cell.index()] = service_delivery(flows_of(setting, world, cell));
             }
         }},
        {"trust",
         "1",
         "Trust of a group of a region in the state's justice",
         {Axis::region, Axis::group},
         [](const Setting&, const World& world, std::span<double> out) {
             std::copy(world.cells.trust.begin(), world.cells.trust.end(), out.begin());
         }},
        {"confidence",
         "1",
         "Confidence of a group of a region to report to the state",
         {Axis::region, Axis::group},
         [](const Setting&, const World& world, std::span<double> out) {
             std::copy(world.cells.confidence.begin(), world.cells.confidence.end(), out.begin());
         }},
        {"insecurity",
         "1",
         "Insecurity",
         {Axis::region},
         [](const Setting&, const World& world, std::span<double> out) {
             std::copy(world.regions.insecurity.begin(), world.regions.insecurity.end(),
                       out.begin());
         }},
        {"impunity",
         "1",
         "Incidents that nobody answered for, over all incidents, smoothed",
         {Axis::region},
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const RegionId region : setting.regions.ids()) {
                 const ServiceFlows flows = flows_of_region(setting, world, region);
                 out[region.index()] = std::max(0.0, 1.0 - service_delivery(flows));
             }
         }},
        {"ex_combatants",
         "people",
         "Ex-combatants who have not left arms for good",
         {Axis::region},
         [](const Setting&, const World& world, std::span<double> out) {
             std::copy(world.regions.ex_combatants.begin(), world.regions.ex_combatants.end(),
                       out.begin());
         }},
        {"police_queue",
         "cases",
         "Cases waiting with the police",
         {Axis::region},
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const RegionId region : setting.regions.ids()) {
                 out[region.index()] = sum_in(world.cells.police_queue, region);
             }
         }},
        {"court_queue",
         "cases",
         "Cases waiting in court",
         {Axis::region},
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const RegionId region : setting.regions.ids()) {
                 out[region.index()] = sum_in(world.cells.court_queue, region);
             }
         }},
        {"prison_occupancy",
         "1",
         "Prisoners over prison places; 0 where there are no places",
         {Axis::region},
         [](const Setting&, const World& world, std::span<double> out) {
             std::copy(world.regions.occupancy.begin(), world.regions.occupancy.end(), out.begin());
         }},
        {"abuse",
         "per 100000 people a year",
         "Abuse by police and armed forces, smoothed",
         {Axis::region},
         [](const Setting& setting, const World& world, std::span<double> out) {
             for (const RegionId region : setting.regions.ids()) {
                 const ServiceFlows flows = flows_of_region(setting, world, region);
                 out[region.index()] =
                     share_of(flows.abuse * weeks_per_year * 100'000.0, flows.people);
             }
         }},
    };
}

} // namespace ssrsim
