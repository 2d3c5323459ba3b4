#include "report/study_sections.hpp"

#include "core/version.hpp"
#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/study_names.hpp"
#include "report/study_words.hpp"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string estimate_html(const Estimate& estimate, Signs signs, Language language) {
    PairedEstimate as;
    as.mean = estimate.value;
    as.interval = estimate.interval;
    as.footing = Footing::firm;
    std::string text = readable_difference(as);
    if (std::isfinite(estimate.interval.low) && std::isfinite(estimate.interval.high))
        text += fmt::format(" ({})", readable_interval(as));
    if (signs == Signs::of_negative_only) std::erase(text, '+');
    return localised(text, language);
}

std::string code_html(std::string_view text) {
    return fmt::format("<code>{}</code>", escaped(text));
}

/// The three strongest as the samples doubled.
PageTable steps_of(const StudyValues& values, const SampleAnalysis& analysis,
                   const SampleAnalysis::Sobol& sobol, Language language) {
    std::vector<std::size_t> order = strongest_first(analysis);
    order.resize(std::min<std::size_t>(3, order.size()));
    PageTable table;
    table.heads = {word_html("samples", language)};
    for (const std::size_t factor : order)
        table.heads.push_back(named(factor_of(values, analysis, factor).in(language)));
    for (const SobolIndices& step : sobol.convergence) {
        table.rows.push_back({"", fmt::format("{}", step.samples), {}});
        for (const std::size_t factor : order)
            table.rows.back().cells.push_back(
                {estimate_html(step.groups[factor].total, Signs::of_negative_only, language),
                 true});
    }
    return table;
}

PageTable box_table(const StudyAnalysis& analysis, std::size_t plan, Language language) {
    const bool fr = language == Language::fr;
    PageTable table;
    table.caption = named(analysis.values.plans[plan]);
    table.label = fr ? "Boîtes d’échecs" : "Boxes of failures";
    table.heads = {fr ? "Boîte" : "Box",
                   fr ? "Cas" : "Cases",
                   fr ? "Échecs" : "Failures",
                   fr ? "Part des échecs" : "Share of failures",
                   fr ? "Échecs par cas" : "Failures per case",
                   fr ? "Part des cas" : "Share of cases"};
    const auto percent = [&](double share) {
        return Cell{localised(readable_percent(share), language), true};
    };
    const std::vector<Box>& boxes = analysis.failures[plan].boxes;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        table.rows.push_back({"",
                              fmt::format("{}", i + 1),
                              {{fmt::format("{}", boxes[i].rows), true},
                               {fmt::format("{}", boxes[i].failures), true},
                               percent(boxes[i].coverage),
                               percent(boxes[i].density),
                               percent(boxes[i].support)}});
    return table;
}

} // namespace

std::string study_failures_html(const StudyContents& contents, Language language) {
    const StudyAnalysis& analysis = contents.analysis;
    std::string html;
    for (std::size_t plan = 0; plan < analysis.failures.size(); ++plan) {
        html += "<ul>\n";
        for (const Bilingual& sentence : failures_in_words(analysis, plan))
            html += fmt::format("<li>{}</li>\n", escaped(sentence.in(language)));
        html += "</ul>\n";
    }
    if (html.empty()) return html;
    html += figure_html(contents.charts, "boxes", language);
    for (std::size_t plan = 0; plan < analysis.failures.size(); ++plan)
        if (!analysis.failures[plan].boxes.empty())
            html += html_of(box_table(analysis, plan, language));
    return html + paragraph(language == Language::fr
                                ? "Un échec est une ligne du plan d’expérience dont la moyenne "
                                  "franchit le niveau donné, non une simulation seule."
                                : "A failure is a row of the design whose mean crosses the level "
                                  "given, and no single run.",
                            "note");
}

std::string study_robustness_html(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    const StudyValues& values = contents.analysis.values;
    std::string html;
    for (const OutcomeRobustness& one : contents.analysis.robustness) {
        const OutcomeVariable& variable = values.outcomes[one.outcome];
        PageTable table;
        table.label = escaped(title_or_key_of_outcome(variable.key).in(language));
        table.caption = table.label;
        if (const std::string unit = unit_of(variable.unit, contents.facts.currency); !unit.empty())
            table.caption += ", " + escaped(unit);
        for (const char* key : {"plan", "worst", "most_regret", "mean", "deviation"})
            table.heads.push_back(word_html(key, language));
        if (one.threshold) table.heads.push_back(word_html("good_enough", language));
        const auto number = [&](double value) {
            return Cell{localised(readable(value), language), true};
        };
        for (std::size_t plan = 0; plan < values.plans.size(); ++plan) {
            const PlanRobustness& of = one.robustness.plans[plan];
            table.rows.push_back({"",
                                  named(values.plans[plan]),
                                  {number(of.worst), number(of.most_regret), number(of.mean),
                                   number(of.deviation)}});
            if (one.threshold)
                table.rows.back().cells.push_back(
                    {localised(fmt::format("{} ({} to {})", readable_percent(of.satisfied),
                                           readable_percent(of.satisfied_interval.low),
                                           readable_percent(of.satisfied_interval.high)),
                               language),
                     true});
        }
        html += html_of(table);
        html += paragraph(escaped(preferences_in_words(one, values.plans).in(language)));
    }
    if (html.empty()) return html;
    return paragraph(fr ? "Sur les lignes où chaque plan a une valeur. Le regret est ce qui manque "
                          "au meilleur plan de la même ligne. Les mesures peuvent se contredire."
                        : "Over the rows in which every plan has a value. Regret is what is "
                          "missing to the best plan of the same row. The measures may disagree.") +
           html;
}

std::string study_convergence_html(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    const StudyValues& values = contents.analysis.values;
    std::string html;
    for (const OutcomeSensitivity& one : contents.analysis.sensitivity) {
        const auto* sobol = std::get_if<SampleAnalysis::Sobol>(&one.analysis.result);
        if (sobol == nullptr || strongest_first(one.analysis).empty()) continue;
        PageTable table = steps_of(values, one.analysis, *sobol, language);
        const Bilingual label = label_of(values, one.outcome, one.plan);
        table.label = escaped(label.in(language));
        html += folded(named(label.in(language)), html_of(table));
    }
    if (html.empty()) return html;
    return paragraph(fr ? "L’ordre total des trois facteurs les plus forts, d’un huitième des "
                          "échantillons à tous. Ce qui bouge encore n’est pas tranché."
                        : "The total order of the three strongest factors, from an eighth of the "
                          "samples to all. What still moves has not settled.") +
           html;
}

std::string study_numbers_html(const StudyContents& contents, Language language) {
    const StudyValues& values = contents.analysis.values;
    std::string html;
    for (std::size_t i = 0; i < contents.analysis.sensitivity.size(); ++i) {
        const OutcomeSensitivity& one = contents.analysis.sensitivity[i];
        const std::vector<Statistic> statistics = statistics_of(one.analysis);
        const Signs signs = std::holds_alternative<SampleAnalysis::Sobol>(one.analysis.result)
                                ? Signs::of_negative_only
                                : Signs::shown;
        PageTable table;
        const Bilingual label = label_of(values, one.outcome, one.plan);
        table.caption = named(label.in(language));
        table.label = escaped(label.in(language));
        table.heads = {word_html("factor", language)};
        for (const Statistic& statistic : statistics)
            table.heads.push_back(escaped(statistic.title.in(language)));
        for (std::size_t factor = 0; factor < one.analysis.factors.size(); ++factor) {
            table.rows.push_back(
                {factor == 0 ? fmt::format("{}-row-matters-{}", name_of(language), i) : "",
                 named(factor_of(values, one.analysis, factor).in(language)),
                 {}});
            for (const Statistic& statistic : statistics)
                table.rows.back().cells.push_back(
                    {estimate_html(statistic.estimates[factor], signs, language), true});
        }
        html += html_of(table);
    }
    if (html.empty()) return html;
    return paragraph(language == Language::fr ? "Entre parenthèses, les intervalles à 95\u202f%."
                                              : "In brackets 95% intervals.") +
           html;
}

std::string study_reproduction_html(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    const StudyFacts& facts = contents.facts;
    std::string html =
        paragraph(fr ? "Le même programme, les mêmes fichiers et les mêmes graines donnent les "
                       "mêmes chiffres, au bit près, en autant de parties qu’on veut :"
                     : "The same program, files and seeds give the same numbers, to the last bit, "
                       "in as many parts as you like:");
    html += fmt::format("<pre tabindex=\"0\"><code>ssrsim study run {}\n{}</code></pre>\n",
                        escaped(facts.path), escaped(facts.command));
    PageTable table;
    table.label = fr ? "Comment cette page est faite" : "How this page was made";
    table.heads = {fr ? "Élément" : "Item", word_html("value", language)};
    const auto add = [&](const char* en, const char* french, const std::string& cell) {
        table.rows.push_back({"", fr ? french : en, {{cell}}});
    };
    const Seeds& seeds = facts.file->seeds;
    add("Program", "Programme", escaped(fmt::format("ssrsim {}", build_facts().version)));
    add("Model", "Modèle", code_html(facts.program));
    add("Study", "Étude", code_html(facts.identity));
    add("Seed of the design", "Graine du plan d’expérience",
        fmt::format("{}", facts.file->design.seed));
    add("Seeds (country, people, shocks)", "Graines (pays, personnes, chocs)",
        fmt::format("{}, {}, {}", seeds.country, seeds.people, seeds.shocks));
    return html + html_of(table);
}

} // namespace ssrsim
