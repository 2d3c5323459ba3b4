#include "report/study_words.hpp"

#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/prim_words.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

/// The factors as the study file calls them.
std::vector<FactorName> names_of(const StudyValues& values) {
    std::vector<FactorName> names;
    for (const std::string& factor : values.factors)
        names.push_back({name_in_both(factor), {}});
    return names;
}

/// "as_is fails" and what counts as that.
Bilingual fails_of(const StudyValues& values, std::size_t plan) {
    if (values.plans.size() == 1) return {"The plan fails", "Le plan échoue"};
    return {fmt::format("{} fails", values.plans[plan]),
            fmt::format("{} échoue", values.plans[plan])};
}

Bilingual share_that_fails(const StudyAnalysis& analysis, std::size_t plan) {
    const Prim& prim = analysis.failures[plan];
    const FailureRule& rule = *analysis.rule;
    const Bilingual outcome = title_or_key_of_outcome(analysis.values.outcomes[rule.outcome].key);
    const Bilingual fails = fails_of(analysis.values, plan);
    const std::string level = readable(rule.level);
    return {fmt::format("{} where “{}” is {} {}: in {} of {} rows.", fails.en, outcome.en,
                        rule.is_below ? "below" : "above", level, prim.failures, prim.rows),
            // Verbs that fit titles of any gender.
            fmt::format("{} là où « {} » {} {} : dans {} de {} lignes.", fails.fr, outcome.fr,
                        rule.is_below ? "est sous" : "dépasse", localised(level, Language::fr),
                        prim.failures, prim.rows)};
}

} // namespace

std::vector<Bilingual> failures_in_words(const StudyAnalysis& analysis, std::size_t plan) {
    const Prim& prim = analysis.failures[plan];
    const std::vector<FactorName> factors = names_of(analysis.values);
    const Bilingual fails = fails_of(analysis.values, plan);
    std::vector<Bilingual> sentences{share_that_fails(analysis, plan)};
    if (prim.failures == 0 || prim.failures == prim.rows) return sentences;
    if (prim.boxes.empty()) sentences.push_back(no_box_in_words(prim, fails));
    for (const Box& box : prim.boxes) {
        sentences.push_back(box_in_words(box, factors, fails));
        for (Bilingual& bound : restrictions_in_words(box, PrimSettings{}, factors))
            sentences.push_back(std::move(bound));
    }
    return sentences;
}

Bilingual preferences_in_words(const OutcomeRobustness& outcome,
                               const std::vector<std::string>& plans) {
    const PreferredPlans& preferred = outcome.robustness.preferred;
    if (!preferred.by_worst)
        return {"No row has a value of every plan.", "Aucune ligne n’a de valeur de chaque plan."};
    Bilingual text{
        fmt::format("The worst case prefers {}, regret {}, mean less spread {}",
                    plans[*preferred.by_worst], plans[*preferred.by_regret],
                    plans[*preferred.by_mean_and_deviation]),
        fmt::format("Le pire cas préfère {}, le regret {}, la moyenne moins la dispersion {}",
                    plans[*preferred.by_worst], plans[*preferred.by_regret],
                    plans[*preferred.by_mean_and_deviation])};
    if (preferred.by_satisfied) {
        text.en += fmt::format(", what is good enough {}", plans[*preferred.by_satisfied]);
        text.fr += fmt::format(", ce qui suffit {}", plans[*preferred.by_satisfied]);
    }
    text.en += preferred.agree() ? ": they agree." : ": they disagree, and the choice is yours.";
    text.fr += preferred.agree() ? " : ils s’accordent."
                                 : " : ils ne s’accordent pas, et le choix vous revient.";
    return text;
}

Bilingual study_caveat() {
    return {
        "A factor matters here as far as its range reaches: a wider range makes it matter more. "
        "Nothing here is a forecast.",
        "Un facteur compte ici autant que son intervalle est large : plus large, il compte "
        "davantage. Rien ici n’est une prévision."};
}

} // namespace ssrsim
