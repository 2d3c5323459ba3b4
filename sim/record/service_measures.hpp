#pragma once

#include "world/world.hpp"

namespace ssrsim {

/// Smoothed flows of one or more population groups, a week.
struct ServiceFlows {
    double incidents = 0.0;
    double reported = 0.0;
    double by_state = 0.0;
    double by_custom = 0.0;
    double abuse = 0.0;
    double people = 0.0;
};

ServiceFlows flows_of(const Setting& setting, const World& world, CellId cell);
ServiceFlows& operator+=(ServiceFlows& sum, const ServiceFlows& flows);
/// Over the whole country, over a region, or over one group of the country.
ServiceFlows flows_of_country(const Setting& setting, const World& world);
ServiceFlows flows_of_region(const Setting& setting, const World& world, RegionId region);
ServiceFlows flows_of_group(const Setting& setting, const World& world, Group group);

/// part / whole; 0 where there is no whole.
double share_of(double part, double whole);

/// S: delivered by the state or by recognised custom, over incidents.
double service_delivery(const ServiceFlows& flows);

/// Mean capacity of police, justice and corrections, by establishment.
double chain_capacity(const Setting& setting, const World& world);

} // namespace ssrsim
