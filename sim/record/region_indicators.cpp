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
                 ServiceFlows flows;
                 for (const Group group : groups) {
                     flows += flows_of(setting, world, cell_of(region, group));
                 }
                 out[region.index()] =
                     share_of(flows.abuse * weeks_per_year * 100'000.0, flows.people);
             }
         }},
    };
}

} // namespace ssrsim
