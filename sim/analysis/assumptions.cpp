#include "analysis/assumptions.hpp"

#include "core/contracts.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <map>

namespace ssrsim {

namespace {

using Values = std::map<std::string, double>;

Values values_of(const std::vector<ParameterEntry>& table) {
    Values values;
    for (const ParameterEntry& entry : table)
        values[entry.path] = entry.value;
    return values;
}

/// A share of 0 or 1 has no odds to scale: it goes to where 1 goes by its size, or as far from 0.
double scaled_odds(double share, double factor) {
    if (share == 1.0) return std::min(1.0, factor);
    if (share == 0.0) return std::max(0.0, 1.0 - 1.0 / factor);
    return share * factor / (1.0 - share + share * factor);
}

double scaled(const ParameterEntry& entry, double factor) {
    const bool is_share = entry.declared.unit == Unit::share;
    const double value = is_share ? scaled_odds(entry.value, factor) : entry.value * factor;
    return std::clamp(value, entry.declared.low, entry.declared.high);
}

/// Keeps a value on its side of the parameter that it must not pass.
double in_order(const std::string& path, double value, const Values& values) {
    for (const OrderedPair& pair : ordered_pairs()) {
        const std::string low = path_of(pair.section, pair.low);
        const std::string high = path_of(pair.section, pair.high);
        if (path == low) return std::min(value, values.at(high));
        if (path == high) return std::max(value, values.at(low));
    }
    return value;
}

std::string source_of(const Scenario& scenario, const ParameterEntry& entry) {
    const auto stated = scenario.provenance.find(entry.path);
    if (stated != scenario.provenance.end() && !stated->second.source.empty()) {
        return stated->second.source;
    }
    return std::string{entry.declared.source};
}

} // namespace

std::vector<Assumption> assumptions_of(const Scenario& scenario, double factor) {
    SSRSIM_EXPECT(factor > 1.0, "parameters are moved by a factor above 1");
    const std::vector<ParameterEntry> table = parameter_table(scenario.country.parameters);
    const Values values = values_of(table);
    std::vector<Assumption> assumptions;
    for (const ParameterEntry& entry : table) {
        Assumption assumption{entry, source_of(scenario, entry), {}, {}};
        const double low = in_order(entry.path, scaled(entry, 1.0 / factor), values);
        const double high = in_order(entry.path, scaled(entry, factor), values);
        if (low < entry.value) assumption.low = low;
        if (high > entry.value) assumption.high = high;
        assumptions.push_back(std::move(assumption));
    }
    return assumptions;
}

bool is_assumption(const Assumption& assumption) {
    return assumption.source.find("assumption") != std::string::npos;
}

Parameters moved(const Parameters& parameters, const std::string& path, double value) {
    Parameters changed = parameters;
    const Values values = values_of(parameter_table(parameters));
    for (const WeightGroup& group : weight_groups()) {
        const bool is_in_group = std::ranges::any_of(
            group.keys, [&](std::string_view key) { return path_of(group.section, key) == path; });
        if (!is_in_group) continue;
        const double before = 1.0 - values.at(path);
        for (const std::string_view key : group.keys) {
            const std::string other = path_of(group.section, key);
            if (other == path || !(before > 0.0)) continue;
            set_parameter(changed, other, values.at(other) * (1.0 - value) / before);
        }
    }
    set_parameter(changed, path, value);
    return changed;
}

} // namespace ssrsim
