#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/study_names.hpp"
#include "report/study_sections.hpp"
#include "report/study_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

// Which factors matter, in sentences. What counts as little is a judgement: the page says it.
namespace ssrsim {

namespace {

/// A factor matters little where the whole interval of its share lies below this: of the variance,
/// or, of elementary effects, of the largest one.
constexpr double little = 0.05;
constexpr std::size_t most_named = 6;

/// Whether the strongest is told from none.
bool is_detectable(const SampleAnalysis& analysis) {
    const std::vector<std::size_t> order = strongest_first(analysis);
    if (order.empty()) return false;
    const std::vector<Statistic> statistics = statistics_of(analysis);
    const Interval& interval = statistics.front().estimates[order.front()].interval;
    return interval.low > 0.0 || interval.high < 0.0;
}

struct Sentences {
    const StudyValues& values;
    const SampleAnalysis& analysis;
    Language language;

    [[nodiscard]] bool fr() const { return language == Language::fr; }
    [[nodiscard]] const char* either(const char* en, const char* french) const {
        return fr() ? french : en;
    }
    [[nodiscard]] std::string name(std::size_t factor) const {
        return named(factor_of(values, analysis, factor).in(language));
    }
    [[nodiscard]] std::string percent(double share) const {
        return localised(readable_percent(share), language);
    }
    [[nodiscard]] std::string value(const Estimate& estimate, bool has_sign) const {
        std::string text = readable_difference(estimate.value, half_width(estimate.interval));
        if (!has_sign) std::erase(text, '+');
        return localised(text, language);
    }
    /// " (95% interval 0.1 to 0.2)", or nothing.
    template <class Show>
    [[nodiscard]] std::string interval(const Interval& of, Show show) const {
        if (!std::isfinite(of.low) || !std::isfinite(of.high)) return "";
        return fmt::format(fmt::runtime(either(" (95% interval {} to {})",
                                               " (intervalle à 95\u202f% : de {} à {})")),
                           show(of.low), show(of.high));
    }
    [[nodiscard]] std::string list(const std::vector<std::size_t>& factors) const {
        std::string text;
        for (std::size_t i = 0; i < std::min(most_named, factors.size()); ++i)
            text += (i > 0 ? ", " : "") + name(factors[i]);
        if (factors.size() > most_named)
            text += fmt::format(fmt::runtime(either(" and {} more", " et {} autres")),
                                factors.size() - most_named);
        return text;
    }
    /// " Then a (0.3), b (0.2)."
    template <class Show>
    [[nodiscard]] std::string then(const std::vector<std::size_t>& order, Show show) const {
        std::string text;
        for (std::size_t i = 1; i < std::min<std::size_t>(3, order.size()); ++i)
            text += fmt::format("{}{} ({})", i > 1 ? ", " : "", name(order[i]), show(order[i]));
        if (text.empty()) return text;
        return fmt::format(fmt::runtime(either(" Then {}.", " Puis {}.")), text);
    }

    /// Those whose interval has an upper end below `bound`.
    [[nodiscard]] std::vector<std::size_t> below(const std::vector<std::size_t>& order,
                                                 const std::vector<Estimate>& of,
                                                 double bound) const {
        std::vector<std::size_t> some;
        for (const std::size_t i : order)
            if (of[i].interval.high < bound) some.push_back(i);
        return some;
    }

    [[nodiscard]] std::string of_shares(const std::vector<std::size_t>& order,
                                        const std::vector<Estimate>& of) const {
        const auto show = [&](double share) { return percent(share); };
        const auto show_one = [&](std::size_t i) { return percent(of[i].value); };
        const std::size_t first = order.front();
        std::string text =
            fmt::format(fmt::runtime(either("{} matters most: {} of the variance goes with it{}.",
                                            "{} compte le plus : {} de la variance va avec{}.")),
                        name(first), percent(of[first].value), interval(of[first].interval, show));
        text += then(order, show_one);
        const std::size_t chance = chance_in(values, analysis);
        const auto place = std::ranges::find(order, chance);
        if (place != order.end() && place - order.begin() >= 3)
            text += fmt::format(fmt::runtime(either(" Chance: {}.", " Le hasard : {}.")),
                                show_one(chance));
        std::vector<std::size_t> some = below(order, of, little);
        std::erase(some, chance); // told by itself, or among the first
        if (!some.empty())
            text += fmt::format(
                fmt::runtime(either(" Less than 5% each: {}.", " Moins de 5\u202f% chacun : {}.")),
                list(some));
        return text;
    }

    [[nodiscard]] std::string of_effects(const std::vector<std::size_t>& order,
                                         const std::vector<Estimate>& of) const {
        const std::size_t first = order.front();
        const double half = half_width(of[first].interval);
        const auto show = [&](double size) {
            std::string text = readable_difference(size, half);
            std::erase(text, '+');
            return localised(text, language);
        };
        const auto show_one = [&](std::size_t i) { return value(of[i], false); };
        std::string text = fmt::format(
            fmt::runtime(either("{} moves it most: by {} on average, over its whole range{}.",
                                "{} le déplace le plus : de {} en moyenne, sur tout son "
                                "intervalle{}.")),
            name(first), value(of[first], false), interval(of[first].interval, show));
        text += then(order, show_one);
        if (const auto some = below(order, of, little * of[first].value); !some.empty())
            text += fmt::format(fmt::runtime(either(" Less than a twentieth of that each: {}.",
                                                    " Moins d’un vingtième de cela chacun : {}.")),
                                list(some));
        return text;
    }

    [[nodiscard]] std::string of_correlations(const std::vector<std::size_t>& order,
                                              const std::vector<Estimate>& of) const {
        const std::size_t first = order.front();
        const double half = half_width(of[first].interval);
        const auto show = [&](double size) {
            return localised(readable_difference(size, half), language);
        };
        const auto show_one = [&](std::size_t i) { return value(of[i], true); };
        std::string text = fmt::format(
            fmt::runtime(either("{} goes with it most closely: partial rank correlation {}{}.",
                                "{} va le plus étroitement avec : corrélation partielle des rangs "
                                "{}{}.")),
            name(first), value(of[first], true), interval(of[first].interval, show));
        text += then(order, show_one);
        std::vector<std::size_t> none;
        for (const std::size_t i : order)
            if (of[i].interval.low <= 0.0 && of[i].interval.high >= 0.0) none.push_back(i);
        if (!none.empty())
            text += fmt::format(
                fmt::runtime(either(" No detectable link: {}.", " Aucun lien décelable : {}.")),
                list(none));
        return text;
    }

    [[nodiscard]] std::string of_none(std::size_t first, const Estimate& of) const {
        const bool has_sign = std::holds_alternative<Prcc>(analysis.result);
        const auto show = [&](double end) { return value({end, of.interval}, has_sign); };
        return fmt::format(
            fmt::runtime(either("no factor is told from none. The strongest is {}: {}{}.",
                                "aucun facteur ne se distingue de rien. Le plus fort est {} : "
                                "{}{}.")),
            name(first), value(of, has_sign), interval(of.interval, show));
    }

    [[nodiscard]] std::string text() const {
        const std::vector<std::size_t> order = strongest_first(analysis);
        if (order.empty())
            return either("it does not vary, or too few runs have a value.",
                          "il ne varie pas, ou trop peu de simulations ont une valeur.");
        const std::vector<Estimate> of = statistics_of(analysis).front().estimates;
        if (!is_detectable(analysis)) return of_none(order.front(), of[order.front()]);
        if (std::holds_alternative<SampleAnalysis::Sobol>(analysis.result))
            return of_shares(order, of);
        if (std::holds_alternative<MorrisEffects>(analysis.result)) return of_effects(order, of);
        return of_correlations(order, of);
    }
};

std::string item(const std::string& key, bool detectable, const std::string& html,
                 const std::string& target, Language language) {
    return fmt::format("<li data-finding=\"{}\" data-detectable=\"{}\">{} <a "
                       "href=\"#{}-{}\">{}</a></li>\n",
                       key, detectable ? "yes" : "no", html, name_of(language), target,
                       language == Language::fr ? "Chiffres" : "Numbers");
}

} // namespace

std::string study_findings_html(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    const StudyAnalysis& analysis = contents.analysis;
    const StudyValues& values = analysis.values;
    std::string html = "<ul class=\"findings\">\n";
    for (std::size_t i = 0; i < analysis.sensitivity.size(); ++i) {
        const OutcomeSensitivity& one = analysis.sensitivity[i];
        const Bilingual label = label_of(values, one.outcome, one.plan);
        html +=
            item(fmt::format("matters-{}", i), is_detectable(one.analysis),
                 fmt::format(
                     fmt::runtime(fr ? "<strong>{}</strong> : {}" : "<strong>{}</strong>: {}"),
                     named(label.in(language)), Sentences{values, one.analysis, language}.text()),
                 fmt::format("row-matters-{}", i), language);
    }
    for (std::size_t plan = 0; plan < analysis.failures.size(); ++plan) {
        const std::vector<Bilingual> sentences = failures_in_words(analysis, plan);
        std::string text = escaped(sentences.front().in(language));
        if (sentences.size() > 1) text += " " + escaped(sentences[1].in(language));
        html += item(fmt::format("fails-{}", plan), !analysis.failures[plan].boxes.empty(), text,
                     "failures", language);
    }
    for (std::size_t i = 0; i < analysis.robustness.size(); ++i) {
        const OutcomeRobustness& one = analysis.robustness[i];
        const Bilingual title = title_or_key_of_outcome(values.outcomes[one.outcome].key);
        html += item(
            fmt::format("robust-{}", i), one.robustness.preferred.agree(),
            fmt::format(fmt::runtime(fr ? "<strong>{}</strong> : {}" : "<strong>{}</strong>: {}"),
                        named(title.in(language)),
                        escaped(preferences_in_words(one, values.plans).in(language))),
            "robustness", language);
    }
    html += "</ul>\n";
    if (!analysis.sensitivity.empty() &&
        !std::holds_alternative<Prcc>(analysis.sensitivity.front().analysis.result))
        html += paragraph(
            fr ? "Un facteur est dit compter peu quand tout son intervalle est sous un "
                 "vingtième : ce seuil est un jugement. Ce qui n’est nommé nulle part n’est pas "
                 "encore tranché."
               : "A factor is said to matter little where its whole interval lies below a "
                 "twentieth: that bound is a judgement. What is named nowhere is not settled yet.",
            "note");
    return html;
}

} // namespace ssrsim
