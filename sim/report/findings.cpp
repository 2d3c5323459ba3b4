#include "report/findings.hpp"

#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/report_names.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <ranges>

namespace ssrsim {

namespace {

/// Told of each plan, in this order.
constexpr std::array<std::string_view, 7> told{
    "service_area",  "service_two_years", "service_at_exit",       "service_after_exit",
    "capacity_area", "money_returned",    "months_lost_to_vacancy"};

const ComparedOutcome* outcome_of(const Report& report, std::string_view key) {
    const auto found = std::ranges::find(report.outcomes, key, [](const ComparedOutcome& outcome) {
        return std::string_view{outcome.variable.key};
    });
    return found == report.outcomes.end() ? nullptr : &*found;
}

std::string in(const Bilingual& words, Language language) {
    return escaped(words.in(language));
}

/// Numbers with their unit, where they have one to tell.
std::string with_unit(const std::string& number, const OutcomeVariable& variable,
                      const Report& report, Language language) {
    std::string text = localised(number, language);
    if (variable.unit == "currency units")
        return fmt::format("{} {}", text, escaped(report.scenario().country.currency));
    if (variable.unit == "months") return text + (language == Language::fr ? " mois" : " months");
    return text;
}

std::string percent(double share, Language language) {
    return escaped(localised(readable_percent(share), language));
}

bool excludes_zero(const Interval& interval) {
    return interval.low > 0.0 || interval.high < 0.0;
}

/// Larger or smaller than plan A's, and by how much: an amount without its sign.
std::string amount_of(const PairedEstimate& difference) {
    std::string amount = readable_difference(difference);
    if (amount.starts_with('+') || amount.starts_with('-')) amount.erase(0, 1);
    return amount;
}

/// How a difference is told: there is none in any run, none that can be told from chance, one on
/// too few runs, or one that is known.
std::string told_in(Language language, const Report& report, std::size_t plan,
                    const ComparedOutcome& outcome) {
    const bool fr = language == Language::fr;
    const PlanResult& result = outcome.plans[plan];
    const PairedEstimate& difference = result.difference;
    const std::string title = in(title_of_outcome(outcome.variable.key), language);
    const std::string& letter = report.plans[plan].letter;
    const std::string interval = localised(readable_interval(difference), language);
    if (is_same_so_far(difference) && difference.mean == 0.0)
        return fmt::format(fmt::runtime(fr ? "{} : aucune différence entre {} et A, dans aucune "
                                             "simulation."
                                           : "{}: no difference between {} and A in any run."),
                           title, letter);
    if (!is_detectable(difference)) {
        const bool perhaps = excludes_zero(difference.interval);
        const char* english = perhaps ? "{}: perhaps a difference between {} and A ({}; interval "
                                        "{}), but a few runs make up most of it."
                                      : "{}: no detectable difference between {} and A ({}; "
                                        "interval {}).";
        const char* french = perhaps ? "{} : peut-être une différence entre {} et A ({} ; "
                                       "intervalle {}), mais quelques simulations en font "
                                       "l’essentiel."
                                     : "{} : aucune différence décelable entre {} et A ({} ; "
                                       "intervalle {}).";
        return fmt::format(
            fmt::runtime(fr ? french : english), title, letter,
            with_unit(readable_difference(difference), outcome.variable, report, language),
            interval);
    }
    const std::string amount = with_unit(amount_of(difference), outcome.variable, report, language);
    const bool more = difference.mean > 0.0;
    std::string text = fmt::format(
        fmt::runtime(fr ? "{} : {} est {} A de {} (intervalle à 95\u202f% : {})"
                        : "{}: {} is {} A by {} (95% interval {})"),
        title, letter, fr ? (more ? "au-dessus de" : "au-dessous de") : (more ? "above" : "below"),
        amount, interval);
    if (outcome.variable.better != Better::neither)
        text += fmt::format(fmt::runtime(fr ? " ; {} fait mieux que A dans {} des simulations ({})"
                                            : "; {} does better than A in {} of the runs ({})"),
                            letter, percent(result.better.share, language),
                            likelihood(result.better.share).in(language));
    return text + ".";
}

Bilingual sentence(const Report& report, std::size_t plan, const ComparedOutcome& outcome) {
    return {told_in(Language::en, report, plan, outcome),
            told_in(Language::fr, report, plan, outcome)};
}

Finding same_plan(const ReportPlan& plan) {
    return {fmt::format("service_area-{}", plan.letter),
            false,
            {fmt::format("{} is plan A under another name: every number is the same.",
                         named(label_of(plan).en)),
             fmt::format("{} est le plan A sous un autre nom : tous les chiffres sont identiques.",
                         named(label_of(plan).fr))}};
}

/// Whether capacity grows without reaching people.
void add_gap(const Report& report, std::size_t plan, std::vector<Finding>& findings) {
    const ComparedOutcome* capacity = outcome_of(report, "capacity_area");
    const ComparedOutcome* service = outcome_of(report, "service_area");
    if (capacity == nullptr || service == nullptr) return;
    const PairedEstimate& in_capacity = capacity->plans[plan].difference;
    const PairedEstimate& in_service = service->plans[plan].difference;
    if (!is_detectable(in_capacity) || in_capacity.mean <= 0.0) return;
    if (in_service.mean >= least_part_that_reaches_people * in_capacity.mean) return;
    const std::string& letter = report.plans[plan].letter;
    const auto number = [](const PairedEstimate& estimate, Language language) {
        return localised(readable_difference(estimate), language);
    };
    findings.push_back(
        {fmt::format("capacity_area-{}", letter),
         true,
         {fmt::format("Capacity and service come apart in {}: capacity changes by {}, service by "
                      "{}. Less than a tenth of the gain reaches people.",
                      letter, number(in_capacity, Language::en), number(in_service, Language::en)),
          fmt::format("Capacité et service se séparent dans {} : la capacité change de {}, le "
                      "service de {}. Moins d’un dixième du gain arrive jusqu’aux gens.",
                      letter, number(in_capacity, Language::fr),
                      number(in_service, Language::fr))}});
}

void add_differences(const Report& report, std::vector<Finding>& findings) {
    for (std::size_t plan = 1; plan < report.plans.size(); ++plan) {
        if (report.plans[plan].same_as_first) {
            findings.push_back(same_plan(report.plans[plan]));
            continue;
        }
        for (const std::string_view key : told) {
            const ComparedOutcome* outcome = outcome_of(report, key);
            if (outcome == nullptr || outcome->plans[plan].difference.count == 0) continue;
            findings.push_back({fmt::format("{}-{}", key, report.plans[plan].letter),
                                is_detectable(outcome->plans[plan].difference),
                                sentence(report, plan, *outcome)});
        }
        add_gap(report, plan, findings);
    }
}

/// Of one plan alone: levels, and how far chance spreads them.
void add_levels(const Report& report, std::vector<Finding>& findings) {
    const PlanRuns& runs = *report.plans.front().runs;
    for (std::size_t i = 0; i < report.outcomes.size(); ++i) {
        const OutcomeVariable& variable = report.outcomes[i].variable;
        if (std::ranges::find(told, variable.key) == told.end()) continue;
        const ColumnStatistics values = statistics_of(runs.outcome(i));
        if (values.count == 0) continue;
        const auto say = [&](Language language) {
            const std::string title = in(title_of_outcome(variable.key), language);
            const std::string median =
                with_unit(readable(values.quantiles[2]), variable, report, language);
            const std::string low = localised(readable(values.quantiles.front()), language);
            const std::string high = localised(readable(values.quantiles.back()), language);
            return language == Language::fr
                       ? fmt::format("{} : {} (médiane ; 90\u202f% des simulations de {} à {}).",
                                     title, median, low, high)
                       : fmt::format("{}: {} (median; 90% of the runs from {} to {}).", title,
                                     median, low, high);
        };
        findings.push_back({fmt::format("{}-{}", variable.key, report.plans.front().letter),
                            false,
                            {say(Language::en), say(Language::fr)}});
    }
}

/// The friction with the largest share in what service falls short of.
void add_explanation(const ReportPlan& plan, std::vector<Finding>& findings) {
    if (plan.explanation == nullptr || plan.explanation->outcomes.empty()) return;
    const ExplainedOutcome& service = plan.explanation->outcomes.front();
    if (service.shares.empty() || !is_detectable(service.estimate) || service.shortfall <= 0.0)
        return;
    const auto most = std::ranges::max_element(service.shares, {}, &FrictionShare::share);
    const std::string_view key = frictions()[most->friction].key;
    const double part = most->share / service.shortfall;
    const bool sure = is_detectable(most->estimate);
    const auto say = [&](Language language) {
        const std::string size = localised(readable_difference(most->estimate), language);
        const std::string interval = localised(readable_interval(most->estimate), language);
        const std::string title = in(title_of_friction(key), language);
        if (language == Language::fr)
            return fmt::format("Ce qui freine le plus le service de {}{} : {}, {} du manque ({}, "
                               "intervalle {}).",
                               plan.letter, sure ? "" : ", pour autant qu’on le sache", title,
                               percent(part, language), size, interval);
        return fmt::format("What holds service in {} back most{}: {}, {} of the shortfall ({}, "
                           "interval {}).",
                           plan.letter, sure ? "" : ", as far as is known", title,
                           percent(part, language), size, interval);
    };
    findings.push_back({fmt::format("friction-{}-{}", key, plan.letter),
                        sure,
                        {say(Language::en), say(Language::fr)}});
}

struct LikelihoodStep {
    double from; ///< the share of runs
    Bilingual words;
};

const std::array<LikelihoodStep, 7>& likelihood_scale() {
    static const std::array<LikelihoodStep, 7> scale{{
        {0.99, {"virtually certain", "pratiquement certain"}},
        {0.90, {"very likely", "très probable"}},
        {0.66, {"likely", "probable"}},
        {0.33, {"about as likely as not", "à peu près aussi probable qu’improbable"}},
        {0.10, {"unlikely", "improbable"}},
        {0.01, {"very unlikely", "très improbable"}},
        {0.00, {"exceptionally unlikely", "exceptionnellement improbable"}},
    }};
    return scale;
}

/// The scale down to its middle, in a sentence; below, it is the same turned round.
std::string likelihood_steps(Language language) {
    std::string steps;
    for (const LikelihoodStep& step : likelihood_scale() | std::views::take(4))
        steps += fmt::format("{}{} {} {}", steps.empty() ? "" : ", ", step.words.in(language),
                             language == Language::fr ? "dès" : "from",
                             localised(readable_percent(step.from), language));
    return steps;
}

} // namespace

bool is_detectable(const PairedEstimate& difference) {
    return difference.footing == Footing::firm && excludes_zero(difference.interval);
}

Bilingual likelihood(double share) {
    for (const LikelihoodStep& step : likelihood_scale())
        if (share >= step.from) return step.words;
    return likelihood_scale().back().words;
}

std::vector<Finding> findings_of(const Report& report) {
    std::vector<Finding> findings;
    if (report.compares()) {
        add_differences(report, findings);
    } else {
        add_levels(report, findings);
    }
    for (const ReportPlan& plan : report.plans)
        add_explanation(plan, findings);
    return findings;
}

Bilingual thresholds(const Report& report) {
    if (!report.compares())
        return {"Levels are medians over runs that differ by chance alone. The range of 90% of the "
                "runs is no confidence interval.",
                "Les niveaux sont des médianes de simulations qui ne diffèrent que par le hasard. "
                "L’étendue de 90\u202f% des simulations n’est pas un intervalle de confiance."};
    return {
        "A difference counts as detectable if its 95% interval stands on enough runs and does "
        "not contain zero; otherwise the sentence says “no detectable difference”, or “perhaps” "
        "where the interval leaves zero out but stands on too few runs. Of twenty "
        "intervals one misses the truth, and nobody knows which. Words of likelihood stand for "
        "shares of runs: " +
            likelihood_steps(Language::en) + ".",
        "Une différence est dite décelable si son intervalle à 95\u202f% repose sur assez de "
        "simulations et ne contient pas zéro ; sinon la phrase dit « aucune différence "
        "décelable », ou « peut-être » là où l’intervalle exclut zéro mais repose sur trop peu de "
        "simulations. Sur vingt intervalles un manque la vérité, et personne ne sait lequel. "
        "Les mots de probabilité correspondent à des parts de simulations : " +
            likelihood_steps(Language::fr) + "."};
}

} // namespace ssrsim
