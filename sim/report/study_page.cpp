#include "report/study_page.hpp"

#include "core/version.hpp"
#include "report/chart_json.hpp"
#include "report/html.hpp"
#include "report/shell.hpp"
#include "report/study_figures.hpp"
#include "report/study_sections.hpp"
#include "report/study_words.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

std::string title_of(const StudyContents& contents, Language language) {
    const std::string& title = contents.analysis.values.title;
    if (!title.empty()) return title;
    return language == Language::fr ? "Étude" : "Study";
}

std::string caveats_html(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    std::string html = paragraph(escaped(study_caveat().in(language)), "caveat");
    html += paragraph(
        fr ? "Un intervalle dit combien l’analyse est sûre de ce nombre, pas si le modèle a "
             "raison. Ce que l’étude ne varie pas est tenu pour connu ; ce qui n’est pas modélisé "
             "n’a pas de nombre."
           : "An interval says how sure the analysis is of a number, and not whether the model is "
             "right. What the study does not vary is taken as known; what is not modelled has no "
             "number.");
    if (contents.analysis.values.failed > 0)
        html += paragraph(fr ? "Les simulations échouées n’ont pas de valeur et sont laissées de "
                               "côté. Si elles échouent là où les facteurs sont extrêmes, "
                               "l’analyse en est faussée."
                             : "Failed runs have no value and are left out. Where they fail "
                               "because factors are extreme, that biases the analysis.",
                          "caveat");
    return html;
}

std::string charts_html(const StudyContents& contents, Language language) {
    std::string html;
    for (const Figure& figure : contents.charts.figures)
        if (figure.id != "map" && figure.id != "boxes")
            html += figure_html(contents.charts, figure.id, language);
    return html;
}

std::vector<PageSection> sections_of(const StudyContents& contents, Language language) {
    const bool fr = language == Language::fr;
    return {
        {"findings", fr ? "Constats" : "Findings", study_findings_html(contents, language)},
        {"caveats", fr ? "À garder en tête" : "Keep in mind", caveats_html(contents, language)},
        {"run", fr ? "Ce qui a été simulé" : "What was run", study_run_html(contents, language)},
        {"matters", fr ? "Ce qui compte" : "What matters", charts_html(contents, language)},
        {"map", fr ? "Facteurs et résultats" : "Factors and outcomes",
         figure_html(contents.charts, "map", language)},
        {"failures", fr ? "Où les plans échouent" : "Where plans fail",
         study_failures_html(contents, language)},
        {"robustness", fr ? "Robustesse" : "Robustness", study_robustness_html(contents, language)},
        {"convergence", fr ? "Ce qui est tranché" : "What has settled",
         study_convergence_html(contents, language)},
        {"numbers", fr ? "Tous les chiffres" : "All numbers",
         study_numbers_html(contents, language)},
        {"reproduce", fr ? "Refaire cette page" : "How to make this page again",
         study_reproduction_html(contents, language)},
    };
}

} // namespace

std::string page_of_study(const StudyAnalysis& analysis, const StudyFacts& facts) {
    const StudyContents contents{
        analysis, facts, {study_figures(analysis, facts), {}, facts.currency}};
    std::string mains;
    for (const Language language : languages) {
        const std::string& question = analysis.values.question;
        mains += main_html(title_of(contents, language),
                           question.empty() ? question : paragraph(named(question), "question"),
                           sections_of(contents, language), language);
    }
    return filled_shell({escaped(title_of(contents, Language::en)), mains,
                         page_data(contents.charts.figures, {}, facts.currency),
                         escaped(fmt::format("ssrsim {}", build_facts().version))});
}

} // namespace ssrsim
