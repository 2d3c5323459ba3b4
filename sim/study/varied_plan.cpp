#include "study/varied_plan.hpp"

#include "core/contracts.hpp"
#include "core/hash.hpp"
#include "scenario/cross_check.hpp"
#include "scenario/parameter_table.hpp"
#include "scenario/wording.hpp"

#include <algorithm>
#include <bit>

namespace ssrsim {

namespace {

constexpr std::string_view parameters = "parameters.";

bool is_moved(const std::string& path, const std::vector<std::string>& moved) {
    return std::find(moved.begin(), moved.end(), path) != moved.end();
}

/// Whether a parameter is tied to others by nothing but its own bounds.
bool stands_alone(const std::string& path) {
    if (!path.starts_with(parameters)) return false;
    for (const WeightGroup& group : weight_groups())
        for (const std::string_view key : group.keys)
            if (path == path_of(group.section, key)) return false;
    for (const OrderedPair& pair : ordered_pairs())
        if (path == path_of(pair.section, pair.low) || path == path_of(pair.section, pair.high))
            return false;
    return true;
}

} // namespace

VariedPlan::VariedPlan(const Study& study, std::size_t plan)
    : study_{study}, scenario_{std::make_unique<Scenario>(study.plans[plan].scenario)},
      plan_hash_{study.plans[plan].hash} {
    std::vector<std::string> moved;
    for (const StudyFactor& factor : study.file.factors) {
        std::vector<Moved>& numbers = factors_.emplace_back();
        for (const std::string& path : factor.paths)
            for (NumberField& number : find_numbers(*scenario_, path_parts(path))) {
                moved.push_back(number.path);
                needs_check_ = needs_check_ || !stands_alone(number.path);
                const double stated = value_of(number);
                const std::uint64_t hash = hash_text(number.path);
                numbers.push_back({std::move(number), stated, hash});
            }
    }
    for (const WeightGroup& group : weight_groups()) {
        SharedWeights weights;
        for (const std::string_view key : group.keys) {
            const std::string path = path_of(group.section, key);
            NumberField number = find_numbers(*scenario_, path_parts(path)).front();
            if (is_moved(path, moved)) {
                weights.moved.push_back(std::move(number));
            } else {
                weights.proportions.push_back(value_of(number));
                weights.others.push_back(std::move(number));
            }
        }
        if (!weights.moved.empty()) weights_.push_back(std::move(weights));
    }
}

void VariedPlan::set(std::span<const double> row) {
    for (std::size_t i = 0; i < factors_.size(); ++i)
        for (const Moved& moved : factors_[i]) {
            const bool is_set = study_.file.factors[i].use == FactorUse::set;
            set_value(moved.number, is_set ? row[i] : row[i] * moved.stated);
        }
    for (const SharedWeights& weights : weights_) {
        double left = 1.0;
        for (const NumberField& number : weights.moved)
            left -= value_of(number);
        double sum = 0.0;
        for (const double proportion : weights.proportions)
            sum += proportion;
        for (std::size_t k = 0; k < weights.others.size() && sum > 0.0; ++k)
            set_value(weights.others[k], weights.proportions[k] / sum * left);
    }
}

std::string VariedPlan::refusal() const {
    for (const auto& factor : factors_)
        for (const auto& [number, stated, hash] : factor) {
            const double value = value_of(number);
            if (value < number.declared.low || value > number.declared.high)
                return said(number.path, " is ", value, "; it lies between ", number.declared.low,
                            " and ", number.declared.high, ".");
        }
    for (const SharedWeights& weights : weights_)
        for (const NumberField& number : weights.others)
            if (value_of(number) < 0.0)
                return said("The weights beside ", number.path, " sum to more than 1.");
    if (!needs_check_) return {};
    const Faults faults = cross_check(*scenario_);
    return faults.empty() ? std::string{} : faults.front().message;
}

std::uint64_t VariedPlan::hash_of_moved(bool whole) const {
    // A sum: the order of the factors does not count.
    std::uint64_t sum = 0;
    for (const std::vector<Moved>& factor : factors_)
        for (const auto& [number, stated, hash] : factor) {
            if (!whole && !number.is_of_country) continue;
            const double value = value_of(number);
            if (value != stated) sum += hash_combine(hash, std::bit_cast<std::uint64_t>(value));
        }
    return sum;
}

std::uint64_t VariedPlan::key() const {
    return hash_combine(plan_hash_, hash_of_moved(true));
}

std::uint64_t VariedPlan::country_key() const {
    return hash_of_moved(false);
}

} // namespace ssrsim
