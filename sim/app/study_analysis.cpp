#include "app/study_analysis.hpp"

#include "app/analysis_of_sample.hpp"
#include "app/table_file.hpp"
#include "core/version.hpp"
#include "report/figures.hpp"
#include "report/prim_words.hpp"
#include "report/study_page.hpp"
#include "report/study_words.hpp"
#include "scenario/number_fields.hpp"
#include "scenario/wording.hpp"
#include "scenario_io/units.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string failures_text(const StudyAnalysis& analysis) {
    std::string text;
    for (std::size_t plan = 0; plan < analysis.failures.size(); ++plan)
        for (const Bilingual& sentence : failures_in_words(analysis, plan))
            text += sentence.en + "\n";
    return text.empty() ? text : "\nWhere it fails\n" + text;
}

std::string robustness_text(const StudyAnalysis& analysis) {
    std::string text;
    for (const OutcomeRobustness& one : analysis.robustness) {
        const StudyValues& values = analysis.values;
        text += fmt::format("\nRobustness by {}, over {} rows\n", values.outcomes[one.outcome].key,
                            one.robustness.rows);
        std::vector<std::vector<std::string>> rows{
            {"plan", "worst", "most regret", "mean", "sd", "good enough"}};
        for (std::size_t plan = 0; plan < values.plans.size(); ++plan) {
            const PlanRobustness& of = one.robustness.plans[plan];
            rows.push_back({values.plans[plan], fmt::format("{:.4g}", of.worst),
                            fmt::format("{:.4g}", of.most_regret), fmt::format("{:.4g}", of.mean),
                            fmt::format("{:.4g}", of.deviation),
                            one.threshold ? fmt::format("{:.0f}%", 100.0 * of.satisfied) : "-"});
        }
        text += table_text(rows);
        text += preferences_in_words(one, values.plans).en + "\n";
    }
    return text;
}

void put_box(Json& json, const Box& box, const std::vector<std::string>& factors) {
    json.open_object();
    json.put("rows", std::uint64_t{box.rows}).put("failures", std::uint64_t{box.failures});
    json.put("coverage", box.coverage).put("density", box.density).put("support", box.support);
    json.open_array("restrictions");
    for (const Restriction& restriction : box.restrictions) {
        json.open_object().put("factor", factors[restriction.factor]);
        json.put("side", restriction.side == Side::below ? "below" : "above");
        json.put("bound", restriction.bound).put("p", restriction.p_value);
        json.put("reappears", restriction.reappears).close();
    }
    json.close().close();
}

void put_failures(Json& json, const StudyAnalysis& analysis) {
    json.open_array("failures");
    for (std::size_t plan = 0; plan < analysis.failures.size(); ++plan) {
        const Prim& prim = analysis.failures[plan];
        json.open_object().put("plan", analysis.values.plans[plan]);
        json.put("outcome", analysis.values.outcomes[analysis.rule->outcome].key);
        json.put(analysis.rule->is_below ? "below" : "above", analysis.rule->level);
        json.put("rows", std::uint64_t{prim.rows}).put("failures", std::uint64_t{prim.failures});
        json.open_array("boxes");
        for (const Box& box : prim.boxes)
            put_box(json, box, analysis.values.factors);
        json.close();
        json.open_array("sentences");
        for (const Bilingual& sentence : failures_in_words(analysis, plan))
            json.item(sentence.en);
        json.close().close();
    }
    json.close();
}

void put_robustness(Json& json, const StudyAnalysis& analysis) {
    json.open_array("robustness");
    for (const OutcomeRobustness& one : analysis.robustness) {
        json.open_object().put("outcome", analysis.values.outcomes[one.outcome].key);
        json.put("rows", std::uint64_t{one.robustness.rows});
        if (one.threshold) json.put("good_enough", *one.threshold);
        json.open_array("plans");
        for (std::size_t plan = 0; plan < analysis.values.plans.size(); ++plan) {
            const PlanRobustness& of = one.robustness.plans[plan];
            json.open_object().put("plan", analysis.values.plans[plan]);
            json.put("worst", of.worst).put("most_regret", of.most_regret);
            json.put("mean", of.mean).put("sd", of.deviation);
            json.put("satisfied", of.satisfied).put("low", of.satisfied_interval.low);
            json.put("high", of.satisfied_interval.high).close();
        }
        json.close();
        const PreferredPlans& preferred = one.robustness.preferred;
        const auto put = [&](const char* key, std::optional<std::size_t> plan) {
            if (plan) json.put(key, analysis.values.plans[*plan]);
        };
        json.open_object("preferred");
        put("worst", preferred.by_worst);
        put("regret", preferred.by_regret);
        put("satisfied", preferred.by_satisfied);
        put("mean_and_sd", preferred.by_mean_and_deviation);
        json.close().close();
    }
    json.close();
}

/// The unit of what a factor sets, in words; empty where it has none.
std::string unit_of_factor(const StudyFactor& factor, Scenario& scenario) {
    if (factor.paths.empty() || factor.use == FactorUse::times) return {};
    const std::vector<NumberField> numbers =
        find_numbers(scenario, path_parts(factor.paths.front()));
    return numbers.empty() ? std::string{} : std::string{unit_name(numbers.front().declared.unit)};
}

} // namespace

std::string study_analysis_text(const StudyAnalysis& analysis) {
    const StudyValues& values = analysis.values;
    std::string text = fmt::format("{}\n", values.title);
    if (!values.question.empty()) text += values.question + "\n";
    text += fmt::format("{} runs, {} failed.\n", values.runs, values.failed);
    for (const OutcomeSensitivity& one : analysis.sensitivity)
        text += "\n" + analysis_text(one.analysis);
    return harmless_lines(text + failures_text(analysis) + robustness_text(analysis) + "\n" +
                          study_caveat().en + "\n");
}

std::string study_analysis_json(const OpenStudy& open, const StudyAnalysis& analysis) {
    Json json;
    json.open_object();
    json.put("ssrsim_version", build_facts().version);
    json.put("title", analysis.values.title).put("question", analysis.values.question);
    json.put("study", open.study.identity).put("program", open.study.program);
    json.put("runs", analysis.values.runs).put("failed", analysis.values.failed);
    json.open_array("outcomes");
    for (const OutcomeSensitivity& one : analysis.sensitivity) {
        json.open_object();
        json.put("outcome", analysis.values.outcomes[one.outcome].key);
        json.put("plan", analysis.values.plans[one.plan]);
        put_analysis(json, one.analysis);
        json.close();
    }
    json.close();
    put_failures(json, analysis);
    put_robustness(json, analysis);
    return json.close().text();
}

std::string study_analysis_page(const OpenStudy& open, const StudyAnalysis& analysis,
                                const StudyOptions& options) {
    Scenario scenario = open.study.plans.front().scenario;
    StudyFacts facts{&open.study.file,
                     options.study,
                     open.study.identity,
                     open.study.program,
                     options.command,
                     scenario.country.currency,
                     {}};
    for (const StudyFactor& factor : open.study.file.factors)
        facts.units.push_back(unit_of_factor(factor, scenario));
    return page_of_study(analysis, facts);
}

std::vector<SheetColumn> study_analysis_columns() {
    return {{"outcome"}, {"plan"}, {"factor"}, {"statistic"}, {"estimate"}, {"low"}, {"high"}};
}

std::vector<Sheet> study_analysis_sheets(const OpenStudy& open, const StudyAnalysis& analysis) {
    Sheet sheet{"Sensitivity", study_analysis_columns(), {}};
    for (const OutcomeSensitivity& one : analysis.sensitivity)
        for (const NamedEstimates& column : estimates_of(one.analysis))
            for (std::size_t i = 0; i < column.estimates.size(); ++i) {
                const Estimate& estimate = column.estimates[i];
                sheet.rows.push_back({analysis.values.outcomes[one.outcome].key,
                                      analysis.values.plans[one.plan], one.analysis.factors[i],
                                      column.key, estimate.value, estimate.interval.low,
                                      estimate.interval.high});
            }
    return {std::move(sheet), making_of({{"title", analysis.values.title},
                                         {"study", open.study.identity},
                                         {"program", open.study.program},
                                         {"runs", fmt::format("{}", analysis.values.runs)},
                                         {"failed", fmt::format("{}", analysis.values.failed)}})};
}

} // namespace ssrsim
