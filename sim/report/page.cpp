#include "core/version.hpp"
#include "report/chart_json.hpp"
#include "report/figures_of_report.hpp"
#include "report/html.hpp"
#include "report/report_names.hpp"
#include "report/sections.hpp"
#include "report/shell.hpp"

#include <fmt/format.h>

namespace ssrsim {

namespace {

/// A section of figures alone, with a sentence before them.
struct FigureSection {
    const char* id;
    Bilingual title;
    Bilingual text;
    std::vector<const char*> figures;
};

const std::vector<FigureSection>& figure_sections() {
    static const std::vector<FigureSection> all{
        {"course",
         {"Capacity and service", "Capacité et service"},
         {"Capacity is a means, service the end. The two can come apart.",
          "La capacité est un moyen, le service est le but. Les deux peuvent se séparer."},
         {"course", "service"}},
        {"chance", {"Chance", "Le hasard"}, {}, {"chance"}},
        {"plan", {"The plan", "Le plan"}, {}, {"gantt"}},
        {"money", {"Money", "L’argent"}, {}, {"flow"}},
        {"posts",
         {"Posts and what advisers know", "Les postes et ce que savent les conseillers"},
         {},
         {"posts", "knowledge"}},
        {"chain",
         {"The service chain", "La chaîne du service"},
         {"A case has to pass police, court and prison. Service is as wide as the narrowest of "
          "them.",
          "Une affaire doit passer par la police, le tribunal et la prison. Le service est aussi "
          "large que le plus étroit des trois."},
         {"queues", "prisons"}},
        {"regions", {"Regions", "Les régions"}, {}, {"regions", "region"}},
        {"people",
         {"Ownership, trust, integrity", "Appropriation, confiance, intégrité"},
         {},
         {"ownership", "trust", "integrity", "institution"}},
    };
    return all;
}

PageSection section_of(const Contents& contents, const FigureSection& one, Language language) {
    std::string html;
    for (const char* id : one.figures)
        html += figure_html(contents.charts, id, language);
    if (!html.empty() && !one.text.en.empty())
        html = paragraph(escaped(one.text.in(language))) + html;
    return {one.id, one.title.in(language), std::move(html)};
}

std::vector<PageSection> sections_of(const Contents& contents, Language language) {
    const bool fr = language == Language::fr;
    std::vector<PageSection> sections{
        {"findings", fr ? "Constats" : "Findings", findings_html(contents, language)},
        {"caveats", fr ? "À garder en tête" : "Keep in mind", caveats_html(contents, language)},
        {"comparison",
         contents.report.compares() ? (fr ? "La comparaison" : "The comparison")
                                    : (fr ? "Les résultats" : "The outcomes"),
         comparison_html(contents, language)}};
    for (const FigureSection& one : figure_sections())
        sections.push_back(section_of(contents, one, language));
    sections.push_back({"explanation", fr ? "Ce qui freine" : "What holds back",
                        explanation_html(contents, language)});
    sections.push_back({"story", fr ? "Une simulation racontée" : "One run as a story",
                        figure_html(contents.charts, "story", language)});
    sections.push_back({"register", fr ? "Registre des hypothèses" : "Register of assumptions",
                        register_html(contents, language)});
    sections.push_back({"reproduce", fr ? "Refaire cette page" : "How to make this page again",
                        reproduction_html(contents, language)});
    return sections;
}

std::string title_of(const Report& report, Language language) {
    const Scenario& scenario = report.scenario();
    const Bilingual title = in_both(scenario.title, scenario.title_fr);
    if (!report.compares()) return title.in(language);
    const std::string& country =
        scenario.country.name.empty()
            ? title.in(language)
            : in_both(scenario.country.name, scenario.country.name_fr).in(language);
    return fmt::format(
        fmt::runtime(language == Language::fr ? "{} : {} plans comparés" : "{}: {} plans compared"),
        country, report.plans.size());
}

std::string plans_html(const Report& report, Language language) {
    std::string html = "<ul class=\"plans\">\n";
    for (const ReportPlan& plan : report.plans)
        html += fmt::format("<li>{}</li>\n", named(label_of(plan).in(language)));
    return html + "</ul>\n";
}

std::string main_of(const Contents& contents, Language language) {
    const Report& report = contents.report;
    std::string before;
    const Bilingual question = in_both(report.scenario().question, report.scenario().question_fr);
    if (!question.en.empty()) before += paragraph(named(question.in(language)), "question");
    if (report.compares()) before += plans_html(report, language);
    return main_html(title_of(report, language), before, sections_of(contents, language), language);
}

std::vector<Date> days_of(const Report& report) {
    std::vector<Date> days;
    for (const std::int32_t week : report.plans.front().runs->sampling().weeks)
        days.push_back(monday_of(report.layout->first_week + week));
    return days;
}

std::vector<Figure> figures_of(const Report& report) {
    std::vector<Figure> figures;
    for (auto&& some : {course_figures(report), plan_figures(report), estimate_figures(report)})
        figures.insert(figures.end(), some.begin(), some.end());
    return figures;
}

} // namespace

std::string page_of(const Report& report) {
    const Contents contents{
        report,
        findings_of(report),
        {figures_of(report), days_of(report), report.scenario().country.currency}};
    std::string mains;
    for (const Language language : languages)
        mains += main_of(contents, language);
    return filled_shell(
        {escaped(title_of(report, Language::en)), mains,
         page_data(contents.charts.figures, contents.charts.days, contents.charts.currency),
         escaped(fmt::format("ssrsim {}", build_facts().version))});
}

} // namespace ssrsim
