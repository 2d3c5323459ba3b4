#pragma once

#include "scenario/scenario.hpp"

#include <map>
#include <string>
#include <vector>

namespace ssrsim {

/// The whole scenario as one TOML text: every value, defaults included, sources kept. Loading it
/// gives the same scenario, bit for bit. It names no file of the machine and depends on nothing but
/// the scenario.
std::string resolved_toml(const Scenario& scenario);

/// The same by dotted path, each value as TOML writes it, without sources. Equal maps are equal
/// scenarios.
std::map<std::string, std::string> resolved_values(const Scenario& scenario);

/// One value in which two scenarios differ; an empty text where one of them does not have it.
struct DifferentValue {
    std::string path;
    std::string first;
    std::string second;
};

/// What differs between the countries of two scenarios, and what they know to have happened: what
/// plans must share to meet the same luck.
std::vector<DifferentValue> differences_of_countries(const Scenario& first, const Scenario& second);

/// What differs otherwise, names and titles aside.
std::vector<DifferentValue> differences_of_plans(const Scenario& first, const Scenario& second);

} // namespace ssrsim
