#include "analysis/study_analysis.hpp"

#include <algorithm>

namespace ssrsim {

namespace {

std::vector<double> picked(const std::vector<double>& column,
                           const std::vector<std::size_t>& rows) {
    std::vector<double> values;
    values.reserve(rows.size());
    for (const std::size_t row : rows)
        values.push_back(column[row]);
    return values;
}

/// Names of a design's groups: those of their factors.
std::vector<std::string> names_of_groups(const StudyValues& values) {
    std::vector<std::string> names(values.design->groups().size());
    for (std::size_t factor = 0; factor < values.factors.size(); ++factor) {
        std::string& name = names[values.design->group_of(factor)];
        name += (name.empty() ? "" : " + ") + values.factors[factor];
    }
    return names;
}

SampleAnalysis analysed(const StudyValues& values, const std::vector<double>& outcomes,
                        const Resampling& resampling) {
    SampleAnalysis analysis;
    analysis.rows = outcomes.size();
    analysis.missing_rows = static_cast<std::size_t>(
        std::ranges::count_if(outcomes, [](double value) { return value != value; }));
    const std::optional<DesignKind> kind =
        values.design != nullptr ? std::optional{values.design->spec().kind} : std::nullopt;
    if (kind == DesignKind::saltelli) {
        analysis.factors = names_of_groups(values);
        if (values.design->spec().luck == RowLuck::factor)
            analysis.factors.emplace_back(chance_name);
        const std::size_t groups = analysis.factors.size();
        analysis.result = SampleAnalysis::Sobol{
            sobol_indices(outcomes, groups, Batches::interleaved, resampling),
            sobol_convergence(outcomes, groups, Batches::interleaved, resampling)};
    } else if (kind == DesignKind::morris) {
        analysis.factors = names_of_groups(values);
        analysis.result = morris_effects(outcomes, morris_steps(*values.design));
    } else {
        analysis.factors = values.factors;
        analysis.result = prcc(values.columns, outcomes, resampling);
    }
    return analysis;
}

/// 1 where a row fails, 0 where it does not, NaN where nothing is known.
std::vector<double> failures_of(const std::vector<double>& outcomes, const FailureRule& rule) {
    std::vector<double> failed;
    for (const double value : outcomes) {
        const bool fails = rule.is_below ? value < rule.level : value > rule.level;
        failed.push_back(value != value ? value : (fails ? 1.0 : 0.0));
    }
    return failed;
}

} // namespace

std::vector<std::size_t> independent_rows(const StudyValues& values) {
    const std::size_t all = values.columns.empty() ? 0 : values.columns.front().size();
    std::vector<std::size_t> rows;
    const DesignKind kind =
        values.design != nullptr ? values.design->spec().kind : DesignKind::sobol_sequence;
    const std::size_t blocks = values.design != nullptr ? values.design->blocks() : 1;
    if (kind == DesignKind::morris) return rows;
    for (std::size_t row = 0; row < all; ++row)
        if (kind != DesignKind::saltelli || row % blocks < 2) rows.push_back(row);
    return rows;
}

StudyAnalysis analyse_study(StudyValues values, const std::optional<FailureRule>& rule,
                            const Resampling& resampling) {
    StudyAnalysis analysis{std::move(values), {}, rule, {}, {}};
    const StudyValues& given = analysis.values;
    for (std::size_t outcome = 0; outcome < given.outcomes.size(); ++outcome)
        for (std::size_t plan = 0; plan < given.plans.size(); ++plan) {
            SampleAnalysis one = analysed(given, given.values[outcome][plan], resampling);
            one.output = given.outcomes[outcome].key;
            if (given.plans.size() > 1) one.output += ", " + given.plans[plan];
            analysis.sensitivity.push_back({outcome, plan, std::move(one)});
        }

    const std::vector<std::size_t> rows = independent_rows(given);
    if (rows.empty()) return analysis;
    if (rule) {
        Columns columns;
        for (const std::vector<double>& column : given.columns)
            columns.push_back(picked(column, rows));
        for (std::size_t plan = 0; plan < given.plans.size(); ++plan)
            analysis.failures.push_back(
                prim(columns, failures_of(picked(given.values[rule->outcome][plan], rows), *rule)));
    }
    if (given.plans.size() < 2) return analysis;
    for (std::size_t outcome = 0; outcome < given.outcomes.size(); ++outcome) {
        const Better better = given.outcomes[outcome].better;
        if (better == Better::neither) continue;
        std::vector<std::vector<double>> of_plans;
        for (const std::vector<double>& column : given.values[outcome])
            of_plans.push_back(picked(column, rows));
        std::optional<double> threshold;
        if (rule && rule->outcome == outcome) threshold = rule->level;
        analysis.robustness.push_back(
            {outcome, threshold, robustness(of_plans, better, threshold)});
    }
    return analysis;
}

} // namespace ssrsim
