#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/study_sections.hpp"

#include <algorithm>
#include <fmt/format.h>

// What a study ran: its design, outcomes and factors.
namespace ssrsim {

namespace {

std::string number(double value) {
    return fmt::format("{:.4g}", value);
}

Bilingual name_of_design(const StudyContents& contents) {
    const Design* design = contents.analysis.values.design;
    if (design == nullptr) return {"points of your own", "points fournis"};
    switch (design->spec().kind) {
    case DesignKind::grid:
        return {"grid", "grille"};
    case DesignKind::latin_hypercube:
        return {"Latin hypercube", "hypercube latin"};
    case DesignKind::sobol_sequence:
        return {"Sobol sequence", "suite de Sobol"};
    case DesignKind::saltelli:
        return {"Saltelli", "Saltelli"};
    case DesignKind::morris:
        return {"Morris trajectories", "trajectoires de Morris"};
    }
    return {};
}

Bilingual luck_of(RowLuck luck) {
    switch (luck) {
    case RowLuck::common:
        return {"the same in all rows", "le même dans toutes les lignes"};
    case RowLuck::own:
        return {"each row its own", "propre à chaque ligne"};
    case RowLuck::factor:
        return {"a factor like the others", "un facteur comme les autres"};
    }
    return {};
}

/// The law of a factor, as a person reads it.
Bilingual law_of(const Distribution& law) {
    const auto in_both = [&](const char* en, const char* fr) {
        const std::string low = number(law.low);
        const std::string high = number(law.high);
        return Bilingual{fmt::format(fmt::runtime(en), low, high),
                         fmt::format(fmt::runtime(fr), localised(low, Language::fr),
                                     localised(high, Language::fr))};
    };
    switch (law.kind) {
    case DistributionKind::uniform:
        return in_both("{} to {}, uniform", "de {} à {}, uniforme");
    case DistributionKind::log_uniform:
        return in_both("{} to {}, log-uniform", "de {} à {}, log-uniforme");
    case DistributionKind::triangular: {
        Bilingual text =
            in_both("{} to {}, triangular around ", "de {} à {}, triangulaire autour de ");
        text.en += number(law.mode);
        text.fr += localised(number(law.mode), Language::fr);
        return text;
    }
    case DistributionKind::truncated_normal: {
        Bilingual text = in_both("{} to {}, normal around ", "de {} à {}, normale autour de ");
        const std::string around = fmt::format("{} ± {}", number(law.mean), number(law.deviation));
        text.en += around;
        text.fr += localised(around, Language::fr);
        return text;
    }
    case DistributionKind::discrete:
        break;
    }
    std::string values;
    for (std::size_t i = 0; i < law.values.size(); ++i)
        values += (i > 0 ? "; " : "") + number(law.values[i]);
    Bilingual text{values, localised(values, Language::fr)};
    if (!law.weights.empty()) {
        text.en += ", weighted";
        text.fr += ", pondérés";
    }
    return text;
}

Bilingual law_of(const StudyContents& contents, std::size_t factor) {
    const StudyFactor& one = contents.facts.file->factors[factor];
    if (one.paths.empty()) {
        std::string plans;
        for (const StudyPlan& plan : contents.facts.file->plans)
            plans += (plans.empty() ? "" : "; ") + plan.id;
        return name_in_both(plans);
    }
    if (contents.analysis.values.design != nullptr) {
        Bilingual text = law_of(one.factor.distribution);
        if (const std::string& group = one.factor.group; !group.empty()) {
            text.en += fmt::format("; moves with {}", group);
            text.fr += fmt::format(" ; bouge avec {}", group);
        }
        return text;
    }
    const auto [low, high] = std::ranges::minmax(contents.analysis.values.columns[factor]);
    return localised(fmt::format("{} to {}", number(low), number(high)));
}

std::string moves_html(const StudyFactor& factor, Language language) {
    if (factor.paths.empty()) return language == Language::fr ? "le plan" : "the plan";
    std::string html;
    for (const std::string& path : factor.paths)
        html += fmt::format("{}<code>{}</code>", html.empty() ? "" : ", ", escaped(path));
    if (factor.use == FactorUse::times)
        html += language == Language::fr ? ", multiplié" : ", times what the scenario says";
    return html;
}

PageTable table_of_outcomes(const StudyContents& contents, Language language) {
    PageTable table;
    table.label = language == Language::fr ? "Ce qui a été mesuré" : "What was measured";
    table.caption = table.label;
    for (const char* key : {"outcome", "called", "unit", "meaning"})
        table.heads.push_back(word_html(key, language));
    for (const OutcomeVariable& one : contents.analysis.values.outcomes)
        table.rows.push_back(
            {"",
             named(title_or_key_of_outcome(one.key).in(language)),
             {{fmt::format("<code>{}</code>", escaped(one.key))},
              {escaped(unit_of(one.unit, contents.facts.currency))},
              {fmt::format("<span lang=\"en\">{}</span>", escaped(one.meaning))}}});
    return table;
}

PageTable table_of_factors(const StudyContents& contents, Language language) {
    PageTable table;
    table.label = language == Language::fr ? "Ce qui a été varié" : "What was varied";
    table.caption = table.label;
    for (const char* key : {"factor", "law", "unit", "moves"})
        table.heads.push_back(word_html(key, language));
    const std::vector<StudyFactor>& factors = contents.facts.file->factors;
    for (std::size_t i = 0; i < factors.size(); ++i)
        table.rows.push_back({"",
                              named(factors[i].factor.name),
                              {{escaped(law_of(contents, i).in(language))},
                               {escaped(contents.facts.units[i])},
                               {moves_html(factors[i], language)}}});
    return table;
}

} // namespace

std::string study_run_html(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    const StudyValues& values = contents.analysis.values;
    const std::size_t rows = values.columns.empty() ? 0 : values.columns.front().size();
    std::string html =
        paragraph(fmt::format(fmt::runtime(fr ? "{} simulations, dont {} échouées, sur {} lignes."
                                              : "{} runs, {} of them failed, over {} rows."),
                              values.runs, values.failed, rows));
    if (!values.reasons.empty()) {
        html += "<ul>\n";
        for (const std::string& reason : values.reasons)
            html += fmt::format("<li><span lang=\"en\">{}</span></li>\n", escaped(reason));
        html += "</ul>\n";
    }
    PageTable table;
    table.label = fr ? "Le plan d’expérience" : "The design";
    table.heads = {fr ? "Élément" : "Item", word_html("value", language)};
    const auto add = [&](const char* en, const char* french, const std::string& cell) {
        table.rows.push_back({"", fr ? french : en, {{cell}}});
    };
    const StudyFile& file = *contents.facts.file;
    add("Design", "Plan d’expérience", escaped(name_of_design(contents).in(language)));
    if (values.design != nullptr && file.design.samples > 0)
        add("Samples", "Échantillons", fmt::format("{}", file.design.samples));
    add("Chance", "Hasard", escaped(luck_of(file.design.luck).in(language)));
    const Replication& replication = file.replication;
    add("Runs of each row", "Simulations de chaque ligne",
        replication.is_fixed() ? fmt::format("{}", replication.count)
                               : fmt::format("{}–{}", replication.fewest, replication.most));
    for (const StudyPlan& plan : file.plans)
        table.rows.push_back({"",
                              plan.id.empty() ? std::string{fr ? "Scénario" : "Scenario"}
                                              : fmt::format("{}", named(plan.id)),
                              {{escaped(plan.file)}}});
    return html + html_of(table) + html_of(table_of_outcomes(contents, language)) +
           html_of(table_of_factors(contents, language));
}

} // namespace ssrsim
