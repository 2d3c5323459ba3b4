#include "core/hash.hpp"
#include "run/run.hpp"
#include "scenario/parameter_table.hpp"
#include "support/scenario_file.hpp"

#include <algorithm>
#include <array>
#include <gtest/gtest.h>
#include <map>
#include <sstream>

// Every parameter does something: at each of its bounds, or as near to it as the other parameters
// allow, some bit of what some of the first runs of a shipped scenario show differs. What does
// nothing at a bound is listed here with the reason.

namespace ssrsim {

namespace {

enum class Bound : std::uint8_t { low, high };

struct Inert {
    const char* path;
    Bound bound;
    const char* reason;
};

constexpr Inert inert[] = {
    {"parameters.coordination.shortest_phase", Bound::low,
     "foresight alone is as long as the default"},
    {"parameters.money.tolerated_abuse", Bound::high, "abuse stays below the default"},
};

std::string number_text(double value) {
    std::ostringstream text;
    text.precision(17);
    text << value;
    return text.str();
}

/// Weights sum to 1: what one of them gets, this one gives.
const std::map<std::string, std::string> partners{
    {"parameters.staffing.technical_weight", "parameters.staffing.knowledge_weight"},
    {"parameters.staffing.knowledge_weight", "parameters.staffing.rapport_weight"},
    {"parameters.staffing.rapport_weight", "parameters.staffing.technical_weight"},
    {"parameters.institutions.staffing_weight", "parameters.institutions.skill_weight"},
    {"parameters.institutions.skill_weight", "parameters.institutions.equipment_weight"},
    {"parameters.institutions.equipment_weight", "parameters.institutions.procedures_weight"},
    {"parameters.institutions.procedures_weight", "parameters.institutions.staffing_weight"},
    {"parameters.institutions.legislature_weight", "parameters.institutions.inspectorate_weight"},
    {"parameters.institutions.inspectorate_weight", "parameters.institutions.justice_weight"},
    {"parameters.institutions.civil_society_weight", "parameters.institutions.inspectorate_weight"},
    {"parameters.institutions.justice_weight", "parameters.institutions.inspectorate_weight"},
    {"parameters.feedback.weight_will", "parameters.feedback.weight_lead"},
    {"parameters.feedback.weight_lead", "parameters.feedback.weight_will"},
    {"parameters.feedback.weight_inclusion", "parameters.feedback.weight_will"},
    {"parameters.feedback.weight_results", "parameters.feedback.weight_will"},
    {"parameters.feedback.weight_credibility", "parameters.feedback.weight_will"},
};

/// A scenario and the first runs of it.
class Runs {
  public:
    Runs(const std::string& name, std::uint32_t replicates, std::vector<Override> always = {})
        : path_(SSRSIM_SCENARIO_DIR "/" + name), replicates_(replicates),
          always_(std::move(always)) {
        const Scenario scenario = *load({}).scenario;
        declared_ = parameter_table(scenario.country.parameters);
        for (const ParameterEntry& each : declared_)
            values_[each.path] = each.value;
    }

    [[nodiscard]] const std::vector<ParameterEntry>& declared() const { return declared_; }

    /// Whether going toward a bound moves a bit. Where the bound itself contradicts another
    /// parameter, halves the way until it does not.
    [[nodiscard]] bool moves(const std::string& path, double bound) {
        const double now = values_.at(path);
        double value = bound;
        for (int attempt = 0; attempt < 12; ++attempt) {
            if (value == now) return false;
            std::vector<Override> overrides{{path, number_text(value)}};
            const auto partner = partners.find(path);
            if (partner != partners.end()) {
                const double left = values_.at(partner->second) + now - value;
                overrides.push_back({partner->second, number_text(left)});
            }
            if (const Loaded changed = load(overrides); changed.scenario) {
                return differs(*changed.scenario);
            }
            value = 0.5 * (value + now);
        }
        return false;
    }

  private:
    [[nodiscard]] Loaded load(const std::vector<Override>& overrides) const {
        std::vector<Override> all = always_;
        all.insert(all.end(), overrides.begin(), overrides.end());
        return load_from_disk(path_, all);
    }

    [[nodiscard]] bool differs(const Scenario& scenario) {
        const Experiment changed{scenario.country, scenario.plan, Seeds::all(1)};
        const Loaded loaded = load({});
        const Experiment unchanged{loaded.scenario->country, loaded.scenario->plan, Seeds::all(1)};
        for (std::uint32_t replicate = 0; replicate < replicates_; ++replicate) {
            if (base_.size() == replicate) base_.push_back(shown(unchanged, replicate));
            if (shown(changed, replicate) != base_[replicate]) return true;
        }
        return false;
    }

    /// What a run shows: a state that nobody reads does not count.
    [[nodiscard]] static std::uint64_t shown(const Experiment& experiment,
                                             std::uint32_t replicate) {
        const Trajectory trajectory = run_replicate(experiment, replicate);
        Digest digest;
        digest.add(trajectory.series);
        digest.add(trajectory.outcomes);
        return digest.value();
    }

    std::string path_;
    std::uint32_t replicates_;
    std::vector<Override> always_;
    std::vector<std::uint64_t> base_; ///< what the replicates needed so far show
    std::vector<ParameterEntry> declared_;
    std::map<std::string, double> values_;
};

bool is_inert(const std::string& path, Bound bound) {
    return std::any_of(std::begin(inert), std::end(inert),
                       [&](const Inert& each) { return path == each.path && bound == each.bound; });
}

} // namespace

TEST(NothingDead, EveryParameterMovesABitAtBothBounds) {
    // The smallest first: nearly everything is seen there. Monitors are the mission's or national.
    std::array scenarios{Runs{"minimal.toml", 60},
                         Runs{"minimal.toml", 60, {{"monitoring.by", "national"}}},
                         Runs{"teaching/scenario.toml", 3}, Runs{"haiti/scenario.toml", 3},
                         Runs{"burundi/scenario.toml", 3}};
    ASSERT_GT(scenarios.front().declared().size(), 200u);
    for (const ParameterEntry& parameter : scenarios.front().declared()) {
        for (const Bound bound : {Bound::low, Bound::high}) {
            const double value =
                bound == Bound::low ? parameter.declared.low : parameter.declared.high;
            if (value == parameter.value) continue; // nothing to show
            const bool moves = std::any_of(scenarios.begin(), scenarios.end(), [&](Runs& runs) {
                return runs.moves(parameter.path, value);
            });
            EXPECT_NE(moves, is_inert(parameter.path, bound)) << parameter.path << " = " << value;
        }
    }
}

} // namespace ssrsim
