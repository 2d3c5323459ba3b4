#include "scenario/parameter_table.hpp"

#include "core/contracts.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ssrsim {

namespace {

class Collect {
  public:
    Collect(std::vector<ParameterEntry>& found, std::string path)
        : found_(found), path_(std::move(path)) {}

    void operator()(double& field, const Number& n) const { add(field, n); }
    void operator()(std::int32_t& field, const Number& n) const { add(field, n); }
    void operator()(Money& field, const Number& n) const { add(in_units(field), n); }
    template <class Part>
    void operator()(Part& part, const Section& section) const {
        describe(Collect(found_, path_of(path_, section.key)), part);
    }

  private:
    void add(double value, const Number& n) const {
        found_.push_back({path_of(path_, n.key), n, value});
    }

    std::vector<ParameterEntry>& found_;
    std::string path_;
};

class Set {
  public:
    Set(std::string_view wanted, double value, bool& done, std::string path)
        : wanted_(wanted), value_(value), done_(done), path_(std::move(path)) {}

    void operator()(double& field, const Number& n) const {
        if (is_wanted(n)) field = value_;
    }
    void operator()(std::int32_t& field, const Number& n) const {
        if (is_wanted(n)) field = static_cast<std::int32_t>(std::floor(value_ + 0.5));
    }
    void operator()(Money& field, const Number& n) const {
        if (is_wanted(n)) field = money_of(value_);
    }
    template <class Part>
    void operator()(Part& part, const Section& section) const {
        describe(Set(wanted_, value_, done_, path_of(path_, section.key)), part);
    }

  private:
    [[nodiscard]] bool is_wanted(const Number& n) const {
        if (path_of(path_, n.key) != wanted_) return false;
        done_ = true;
        return true;
    }

    std::string_view wanted_;
    double value_;
    bool& done_;
    std::string path_;
};

/// Keeps the values of some keys of one section: a scenario is checked before every run of a study,
/// and writing the paths of all parameters would take longer than all other checks.
class CollectTied {
  public:
    CollectTied(std::map<std::string, double>& found, std::string_view section)
        : found_(found), section_(section) {}

    void operator()(double& field, const Number& n) const {
        if (is_tied(n.key)) found_[path_of(section_, n.key)] = field;
    }
    void operator()(std::int32_t&, const Number&) const {} // no whole number is tied
    void operator()(Money&, const Number&) const {}
    template <class Part>
    void operator()(Part& part, const Section& section) const;

  private:
    [[nodiscard]] bool is_tied(std::string_view key) const;

    std::map<std::string, double>& found_;
    std::string_view section_;
};

constexpr std::array<std::string_view, 3> adviser_weights{"technical_weight", "knowledge_weight",
                                                          "rapport_weight"};
constexpr std::array<std::string_view, 4> capacity_weights{"staffing_weight", "skill_weight",
                                                           "equipment_weight", "procedures_weight"};
constexpr std::array<std::string_view, 4> accountability_weights{
    "legislature_weight", "inspectorate_weight", "civil_society_weight", "justice_weight"};
constexpr std::array<std::string_view, 5> ownership_weights{
    "weight_will", "weight_lead", "weight_inclusion", "weight_results", "weight_credibility"};

constexpr std::array groups{
    WeightGroup{"parameters.staffing", adviser_weights},
    WeightGroup{"parameters.institutions", capacity_weights},
    WeightGroup{"parameters.institutions", accountability_weights},
    WeightGroup{"parameters.feedback", ownership_weights},
};

constexpr std::array pairs{
    OrderedPair{"parameters.security", "relapse_low", "relapse_high"},
    OrderedPair{"parameters.officers", "skill_floor", "skill_top"},
    OrderedPair{"parameters.officers", "integrity_low", "integrity_high"},
    OrderedPair{"parameters.service_chain", "reporting_low", "reporting_high"},
};

template <class Part>
void CollectTied::operator()(Part& part, const Section& section) const {
    const std::string path = path_of("parameters", section.key);
    describe(CollectTied(found_, path), part);
}

bool CollectTied::is_tied(std::string_view key) const {
    const auto is_of_pair = [&](const OrderedPair& pair) {
        return pair.section == section_ && (pair.low == key || pair.high == key);
    };
    const auto is_of_group = [&](const WeightGroup& group) {
        return group.section == section_ && std::ranges::find(group.keys, key) != group.keys.end();
    };
    return std::ranges::any_of(pairs, is_of_pair) || std::ranges::any_of(groups, is_of_group);
}

} // namespace

std::map<std::string, double> tied_values(const Parameters& parameters) {
    std::map<std::string, double> found;
    Parameters copy = parameters;
    describe(CollectTied(found, {}), copy);
    return found;
}

std::vector<ParameterEntry> parameter_table(const Parameters& parameters) {
    std::vector<ParameterEntry> found;
    Parameters copy = parameters; // descriptions take fields they may write to
    describe(Collect(found, "parameters"), copy);
    return found;
}

void set_parameter(Parameters& parameters, std::string_view path, double value) {
    bool done = false;
    describe(Set(path, value, done, "parameters"), parameters);
    SSRSIM_EXPECT(done, "a parameter of this path exists");
}

std::span<const WeightGroup> weight_groups() {
    return groups;
}

std::span<const OrderedPair> ordered_pairs() {
    return pairs;
}

} // namespace ssrsim
