#include "report/sections.hpp"

#include "analysis/assumptions.hpp"
#include "core/version.hpp"
#include "report/catalogue.hpp"
#include "report/figures.hpp"
#include "report/html.hpp"
#include "report/report_names.hpp"
#include "scenario_io/units.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string items(const std::vector<std::string>& texts, std::string_view css_class) {
    std::string html = fmt::format("<ul class=\"{}\">\n", css_class);
    for (const std::string& text : texts)
        html += fmt::format("<li>{}</li>\n", text);
    return html + "</ul>\n";
}

} // namespace

std::string findings_html(const Contents& contents, Language language) {
    std::string html = "<ul class=\"findings\">\n";
    for (const Finding& finding : contents.findings)
        html += fmt::format("<li data-finding=\"{0}\" data-detectable=\"{1}\">{2} <a "
                            "href=\"#{3}-row-{0}\">{4}</a></li>\n",
                            finding.key, finding.detectable ? "yes" : "no",
                            finding.sentence.in(language), name_of(language),
                            language == Language::fr ? "Chiffres" : "Numbers");
    return html + "</ul>\n" + paragraph(escaped(thresholds(contents.report).in(language)), "note") +
           paragraph(escaped(contents.report.why_so_many.in(language)), "note");
}

std::string caveats_html(const Contents& contents, Language language) {
    const bool fr = language == Language::fr;
    const std::string runs = fmt::format("{}", contents.report.replicates);
    std::string html = paragraph(
        fr ? "Ceci est le résultat d’un modèle, pas une prévision. Il dit ce que le modèle fait de "
             "ces plans dans un pays tel que le scénario le décrit."
           : "This is a model’s result and no forecast. It says what the model does with these "
             "plans in a country as the scenario describes it.",
        "caveat");
    html += paragraph(fr ? "Trois incertitudes, qui ne se remplacent pas :"
                         : "Three uncertainties, none of which stands for another:");
    if (fr) {
        html += items(
            {fmt::format("<strong>Le hasard</strong> est montré ici : élections, crises, "
                         "personnes, arrivées. {} simulations le parcourent ; les bandes et les "
                         "points montrent la dispersion des simulations, les intervalles ce qui "
                         "est connu de la moyenne.",
                         runs),
             "<strong>Les paramètres</strong> ne sont pas variés ici. Presque tous sont des "
             "hypothèses ; <code>ssrsim assumptions</code> montre ce que chacun change. La "
             "validation les fait varier en 256 points pour quinze régularités connues, au "
             "Burundi et en Haïti : elle porte sur le sens des différences, pas sur les niveaux.",
             "<strong>Ce qui n’est pas modélisé</strong> n’a pas de nombre : la fraude d’un "
             "ministère, la concurrence entre missions pour le personnel, un travail mal fait et "
             "non tardif, tout ce qui est hors de la sécurité et de la justice."},
            "caveats");
        html += paragraph("Les hypothèses qui pèsent le plus sur le service, dans les pays livrés "
                          "avec le programme : combien d’incidents il y a pour le travail de "
                          "chaque agent et de chaque juge ; ce qui clôt une affaire sans juge ; "
                          "quelle part de sa capacité utilise une institution qui ne s’approprie "
                          "pas la réforme.");
    } else {
        html += items(
            {fmt::format("<strong>Chance</strong> is shown here: elections, crises, people, "
                         "arrivals. {} runs go through it; bands and dots show how far it "
                         "spreads the runs, intervals how far the mean is known.",
                         runs),
             "<strong>Parameters</strong> are not varied here. Nearly all of them are "
             "assumptions; <code>ssrsim assumptions</code> shows what each one moves. The "
             "validation varies them at 256 points for fifteen known patterns in Burundi and "
             "Haiti: it covers the sign of differences, not levels.",
             "<strong>What is not modelled</strong> has no number: fraud by a ministry, missions "
             "that compete for staff, work that is done badly and not late, anything beyond "
             "security and justice."},
            "caveats");
        html += paragraph("The assumptions that move service most, in the countries that come "
                          "with the program: how many incidents there are for each officer’s and "
                          "judge’s work; what ends a case without a judge; how much of its "
                          "capacity an institution uses that does not own the reform.");
    }
    if (contents.report.scenario().plan.actuals.until)
        html += paragraph(
            fmt::format(fmt::runtime(fr ? "Ce qui s’est passé est connu jusqu’au {}."
                                        : "What has happened is known until {}."),
                        day_in_words(*contents.report.scenario().plan.actuals.until).in(language)));
    if (contents.report.interrupted)
        html += paragraph(fr ? "Le calcul a été interrompu : les chiffres sont ceux des "
                               "simulations achevées."
                             : "The run was interrupted: the numbers are of the runs that had "
                               "finished.",
                          "caveat");
    return html;
}

std::string explanation_html(const Contents& contents, Language language) {
    const bool fr = language == Language::fr;
    std::string html = figure_html(contents.charts, "explained-service", language) +
                       figure_html(contents.charts, "explained-capacity", language);
    if (html.empty()) return html;
    for (const ReportPlan& plan : contents.report.plans) {
        if (plan.explanation == nullptr) continue;
        const ExplainedOutcome& service = plan.explanation->outcomes.front();
        PageTable table;
        table.caption = named(label_of(plan).in(language));
        table.label = escaped(label_of(plan).in(language));
        table.heads = {word_html("friction", language), word_html("ideal", language),
                       word_html("share", language), word_html("interval", language)};
        for (const FrictionShare& share : service.shares) {
            const std::string_view key = frictions()[share.friction].key;
            table.rows.push_back(
                {fmt::format("{}-row-friction-{}-{}", name_of(language), key, plan.letter),
                 escaped(title_of_friction(key).in(language)),
                 {{escaped(ideal_of_friction(key).in(language))},
                  {localised(readable_difference(share.estimate), language), true},
                  {escaped(localised(readable_interval(share.estimate), language)), true}}});
        }
        html += html_of(table);
    }
    html += paragraph(
        fr ? "Les idéaux sont des bornes pour mesurer, pas des propositions : personne ne peut "
             "les avoir tous."
           : "The ideals are bounds to measure by and no proposals: nobody can have them all.",
        "note");
    return html;
}

std::string register_html(const Contents& contents, Language language) {
    const bool fr = language == Language::fr;
    PageTable table;
    table.label = fr ? "Registre des hypothèses" : "Register of assumptions";
    table.heads = {word_html("parameter", language), word_html("value", language),
                   word_html("unit", language),      word_html("range", language),
                   word_html("source", language),    word_html("meaning", language)};
    std::size_t assumed = 0;
    for (const Assumption& one : assumptions_of(contents.report.scenario(), 2.0)) {
        if (is_assumption(one)) ++assumed;
        const Number& declared = one.parameter.declared;
        table.rows.push_back(
            {"",
             fmt::format("<code>{}</code>", escaped(one.parameter.path)),
             {{escaped(localised(fmt::format("{:.6g}", one.parameter.value), language)), true},
              {escaped(unit_name(declared.unit))},
              {escaped(
                  localised(fmt::format("{:g} to {:g}", declared.low, declared.high), language))},
              {fmt::format("<span lang=\"en\">{}</span>", escaped(one.source))},
              {fmt::format("<span lang=\"en\">{}</span>", escaped(declared.meaning))}}});
    }
    const std::string sentence = fmt::format(
        fmt::runtime(fr ? "{} des {} paramètres du modèle sont des hypothèses, ou ont une source "
                          "pour leur sens et une grandeur supposée."
                        : "{} of the model’s {} parameters are assumptions, or have a source for "
                          "their direction and an assumed size."),
        assumed, table.rows.size());
    return paragraph(sentence) + folded(fr ? "Tous les paramètres, avec valeur, bornes et source"
                                           : "All parameters, with value, bounds and source",
                                        html_of(table));
}

std::string reproduction_html(const Contents& contents, Language language) {
    const bool fr = language == Language::fr;
    const Report& report = contents.report;
    std::string html =
        paragraph(fr ? "Le même programme, les mêmes fichiers et la même graine donnent les mêmes "
                       "chiffres, au bit près :"
                     : "The same program, files and seed give the same numbers, to the last bit:");
    html += fmt::format("<pre tabindex=\"0\"><code>{}</code></pre>\n", escaped(report.command));
    PageTable table;
    table.label = fr ? "Comment cette page est faite" : "How this page was made";
    table.heads = {fr ? "Élément" : "Item", word_html("value", language)};
    const auto add = [&](const char* en, const char* french, const std::string& value) {
        table.rows.push_back({"", fr ? french : en, {{escaped(value)}}});
    };
    add("Program", "Programme", fmt::format("ssrsim {}", build_facts().version));
    add("Revision", "Révision", std::string{build_facts().git_revision});
    add("Runs of each plan", "Simulations de chaque plan", fmt::format("{}", report.replicates));
    add("Runs behind the bands", "Simulations derrière les bandes",
        fmt::format("{}", report.plans.front().runs->runs_with_courses()));
    add("Seeds (country, people, shocks)", "Graines (pays, personnes, chocs)",
        fmt::format("{}, {}, {}", report.seeds.country, report.seeds.people, report.seeds.shocks));
    for (const ReportPlan& plan : report.plans)
        table.rows.push_back(
            {"",
             named(label_of(plan).in(language)),
             {{fmt::format(fmt::runtime(fr ? "{}, empreinte des simulations <code>{}</code>"
                                           : "{}, digest of the runs <code>{}</code>"),
                           escaped(plan.file), plan.runs->digest())}}});
    return html + html_of(table);
}

} // namespace ssrsim
