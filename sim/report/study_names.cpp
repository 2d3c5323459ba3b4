#include "report/study_names.hpp"

#include "report/catalogue.hpp"
#include "report/figures.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numeric>

namespace ssrsim {

using Sobol = SampleAnalysis::Sobol;

std::vector<Statistic> statistics_of(const SampleAnalysis& analysis) {
    if (const auto* sobol = std::get_if<Sobol>(&analysis.result)) {
        Statistic total{{"Total order", "Ordre total"}, {}};
        Statistic first{{"First order", "Premier ordre"}, {}};
        for (const SobolIndex& group : sobol->indices.groups) {
            total.estimates.push_back(group.total);
            first.estimates.push_back(group.first);
        }
        return {total, first};
    }
    if (const auto* morris = std::get_if<MorrisEffects>(&analysis.result)) {
        Statistic strength{name_in_both("mu*"), {}};
        Statistic mean{name_in_both("mu"), {}};
        Statistic spread{name_in_both("sigma"), {}};
        for (const MorrisEffect& group : morris->groups) {
            strength.estimates.push_back(group.strength);
            mean.estimates.push_back(group.mean);
            spread.estimates.push_back(group.spread);
        }
        return {strength, mean, spread};
    }
    return {{{"Partial rank correlation", "Corrélation partielle des rangs"},
             std::get<Prcc>(analysis.result).factors}};
}

Bilingual label_of(const StudyValues& values, std::size_t outcome, std::size_t plan) {
    Bilingual label = title_or_key_of_outcome(values.outcomes[outcome].key);
    if (values.plans.size() > 1) {
        label.en += fmt::format(" ({})", values.plans[plan]);
        label.fr += fmt::format(" ({})", values.plans[plan]);
    }
    return label;
}

std::size_t chance_in(const StudyValues& values, const SampleAnalysis& analysis) {
    const bool is_factor = values.design != nullptr &&
                           std::holds_alternative<Sobol>(analysis.result) &&
                           values.design->spec().luck == RowLuck::factor;
    return is_factor ? analysis.factors.size() - 1 : analysis.factors.size();
}

Bilingual factor_of(const StudyValues& values, const SampleAnalysis& analysis, std::size_t factor) {
    if (factor == chance_in(values, analysis)) return {"chance", "le hasard"};
    return name_in_both(analysis.factors[factor]);
}

std::vector<std::size_t> strongest_first(const SampleAnalysis& analysis) {
    const std::vector<Estimate> estimates = statistics_of(analysis).front().estimates;
    std::vector<std::size_t> order(estimates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t i) { return std::isnan(estimates[i].value); });
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t i) { return std::fabs(estimates[i].value); });
    return order;
}

} // namespace ssrsim
