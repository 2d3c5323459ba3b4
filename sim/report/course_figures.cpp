#include "analysis/statistics.hpp"
#include "report/catalogue.hpp"
#include "report/figures_of_report.hpp"
#include "report/report_names.hpp"

#include <array>
#include <fmt/format.h>
#include <string_view>
#include <utility>

namespace ssrsim {

namespace {

constexpr int color_of_service = 0;
constexpr int color_of_capacity = 1;

Band band(const ReportPlan& plan, std::string_view key, Bilingual label, int color) {
    return {std::move(label), color, plan.runs->quantiles(key)};
}

Band band(const ReportPlan& plan, std::string_view key, int color) {
    return band(plan, key, title_of_quantity(key.substr(0, key.find('/'))), color);
}

/// A panel a plan, side by side.
template <class MakeBands>
Fan by_plan(const Report& report, Bilingual y, std::string unit, MakeBands bands_of) {
    std::vector<FanPanel> panels;
    for (const ReportPlan& plan : report.plans)
        panels.push_back({label_of(plan), bands_of(plan)});
    Fan fan{std::move(y), std::move(unit), {}, {}};
    fan.choices.emplace_back(Bilingual{}, std::move(panels));
    return fan;
}

/// One plan at a time, with panels of its own.
template <class MakePanels>
Fan one_plan_at_a_time(const Report& report, Bilingual y, std::string unit, MakePanels panels_of) {
    Fan fan{std::move(y), std::move(unit), {}, {}};
    for (const ReportPlan& plan : report.plans)
        fan.choices.emplace_back(label_of(plan), panels_of(plan));
    return fan;
}

std::vector<std::string> justice_chain(const Report& report) {
    std::vector<std::string> ids;
    for (const auto& [id, institution] : report.scenario().country.institutions)
        if (institution.kind == InstitutionKind::police ||
            institution.kind == InstitutionKind::justice ||
            institution.kind == InstitutionKind::corrections)
            ids.push_back(id);
    return ids;
}

const Bilingual share_axis{"share of all incidents, and capacity (0 to 1)",
                           "part de tous les incidents, et capacité (0 à 1)"};

Figure course(const Report& report) {
    Fan fan = by_plan(report, share_axis, "1", [](const ReportPlan& plan) {
        return std::vector<Band>{band(plan, "chain_capacity", color_of_capacity),
                                 band(plan, "service_delivery", color_of_service)};
    });
    for (const Event& event : report.plans.front().story)
        if (event.what == EventKind::government_changed || event.what == EventKind::mission_ended)
            fan.events.emplace_back(monday_of(event.week), words_of(event.what));
    return {"course",
            {"Capacity and service over time", "Capacité et service au fil du temps"},
            {"Capacity is what police, courts and prisons could do; service is the share of "
             "incidents that end in a case delivered. The distance between the two is capacity "
             "that does not reach people. Bands show how far chance spreads the runs.",
             "La capacité est ce que police, tribunaux et prisons pourraient faire ; le service "
             "est la part des incidents qui aboutissent. La distance entre les deux est de la "
             "capacité qui n’arrive pas jusqu’aux gens. Les bandes montrent la dispersion due au "
             "hasard."},
            std::move(fan)};
}

Figure service_of_plans(const Report& report) {
    Fan fan{{"share of all incidents", "part de tous les incidents"}, "1", {}, {}};
    std::vector<Band> bands;
    for (std::size_t i = 0; i < report.plans.size(); ++i)
        bands.push_back(band(report.plans[i], "service_delivery", label_of(report.plans[i]),
                             static_cast<int>(i % 8)));
    fan.choices = {{{}, {{{}, std::move(bands)}}}};
    return {"service",
            {"Service delivery of the plans", "Service rendu selon les plans"},
            {"The same quantity for all plans in one picture. Where bands overlap, single runs "
             "of one plan may lie above or below those of another; the comparison above pairs "
             "runs by their luck and sees more.",
             "La même grandeur pour tous les plans en une image. Là où les bandes se recouvrent, "
             "une simulation d’un plan peut passer au-dessus ou au-dessous d’une autre ; la "
             "comparaison ci-dessus apparie les simulations par leur hasard et voit plus."},
            std::move(fan)};
}

Figure posts(const Report& report) {
    return {"posts",
            {"Posts authorised and filled", "Postes autorisés et pourvus"},
            {"Posts of all missions together.", "Postes de toutes les missions ensemble."},
            by_plan(report, {"posts", "postes"}, "posts", [](const ReportPlan& plan) {
                return std::vector<Band>{band(plan, "posts_authorised", 7),
                                         band(plan, "posts_filled", 2)};
            })};
}

Figure knowledge(const Report& report) {
    return {"knowledge",
            {"Knowledge of those in post, and memory of missions",
             "Connaissance des conseillers en poste, et mémoire des missions"},
            {"Local knowledge leaves with people; what a mission has written down stays.",
             "La connaissance locale part avec les personnes ; ce que la mission a consigné "
             "reste."},
            one_plan_at_a_time(
                report, {"index (0 to 1)", "indice (0 à 1)"}, "1", [&](const ReportPlan& plan) {
                    std::vector<FanPanel> panels;
                    for (const auto& [id, mission] : plan.scenario->plan.missions)
                        panels.push_back(
                            {shown_name(plan.scenario->plan.missions, id),
                             {band(plan, fmt::format("adviser_knowledge/{}", id), 3),
                              band(plan, fmt::format("institutional_memory/{}", id), 4)}});
                    return panels;
                })};
}

Figure queues(const Report& report) {
    return {"queues",
            {"Cases waiting", "Affaires en attente"},
            {"Where a link of the chain is too narrow, cases pile up in front of it.",
             "Là où un maillon de la chaîne est trop étroit, les affaires s’accumulent devant "
             "lui."},
            by_plan(report, {"cases", "affaires"}, "cases", [](const ReportPlan& plan) {
                return std::vector<Band>{band(plan, "police_queue", 0),
                                         band(plan, "court_queue", 5)};
            })};
}

Figure prisons(const Report& report) {
    return {"prisons",
            {"Prisoners and prison places", "Détenus et places de prison"},
            {"People held before trial or after sentence, in the whole country.",
             "Personnes détenues avant jugement ou condamnées, dans tout le pays."},
            by_plan(report, {"people", "personnes"}, "people", [](const ReportPlan& plan) {
                return std::vector<Band>{band(plan, "prisoners", 6),
                                         band(plan, "prison_places", 7)};
            })};
}

/// Without its spread: where there are many lines, more would hide them.
Band line(Band band) {
    constexpr std::size_t median = quantile_levels.size() / 2;
    if (!band.quantiles.empty()) band.quantiles = {std::move(band.quantiles[median])};
    return band;
}

std::string service_in(const std::string& region, std::string_view group) {
    return fmt::format("service_delivery_by_group/{}/{}", region, group);
}

constexpr std::array<std::pair<std::string_view, int>, 2> groups_and_colors{
    {{"majority", 0}, {"marginalised", 5}}};

Figure regions(const Report& report) {
    return {
        "regions",
        {"Service delivery by region and group", "Service rendu par région et par groupe"},
        {"A panel a region, all on the same scale; medians of the runs.",
         "Une case par région, toutes à la même échelle ; médianes des simulations."},
        one_plan_at_a_time(
            report, {"share of incidents", "part des incidents"}, "1", [&](const ReportPlan& plan) {
                std::vector<FanPanel> panels;
                for (const auto& [id, region] : plan.scenario->country.regions) {
                    FanPanel panel{shown_name(plan.scenario->country.regions, id), {}};
                    for (const auto& [group, color] : groups_and_colors)
                        panel.bands.push_back(
                            line(band(plan, service_in(id, group), title_of_group(group), color)));
                    panels.push_back(std::move(panel));
                }
                return panels;
            })};
}

Figure one_region(const Report& report) {
    Fan fan{{"share of incidents", "part des incidents"}, "1", {}, {}};
    for (const auto& [id, region] : report.scenario().country.regions) {
        std::vector<FanPanel> panels;
        for (const auto& [group, color] : groups_and_colors) {
            FanPanel panel{title_of_group(group), {}};
            for (std::size_t i = 0; i < report.plans.size(); ++i)
                panel.bands.push_back(band(report.plans[i], service_in(id, group),
                                           label_of(report.plans[i]), static_cast<int>(i % 8)));
            panels.push_back(std::move(panel));
        }
        fan.choices.emplace_back(shown_name(report.scenario().country.regions, id),
                                 std::move(panels));
    }
    return {"region",
            {"One region", "Une région"},
            {"Service delivery to each group, in the region chosen.",
             "Service rendu à chaque groupe, dans la région choisie."},
            std::move(fan)};
}

Figure one_institution(const Report& report) {
    Fan fan{{"index (0 to 1)", "indice (0 à 1)"}, "1", {}, {}};
    for (const auto& [id, institution] : report.scenario().country.institutions) {
        std::vector<FanPanel> panels;
        for (const char* key : {"capacity", "ownership", "integrity"}) {
            FanPanel panel{title_of_quantity(key), {}};
            for (std::size_t i = 0; i < report.plans.size(); ++i)
                panel.bands.push_back(
                    line(band(report.plans[i], fmt::format("{}/{}", key, id),
                              label_of(report.plans[i]), static_cast<int>(i % 8))));
            panels.push_back(std::move(panel));
        }
        fan.choices.emplace_back(shown_name(report.scenario().country.institutions, id),
                                 std::move(panels));
    }
    return {"institution",
            {"One institution", "Une institution"},
            {"Capacity, ownership and integrity of the institution chosen; medians of the runs.",
             "Capacité, appropriation et intégrité de l’institution choisie ; médianes des "
             "simulations."},
            std::move(fan)};
}

/// One of an institution's quantities, an institution a panel and a plan a band.
Figure of_institutions(const Report& report, const char* key, Bilingual caption) {
    std::vector<FanPanel> panels;
    for (const std::string& id : justice_chain(report)) {
        FanPanel panel{shown_name(report.scenario().country.institutions, id), {}};
        for (std::size_t i = 0; i < report.plans.size(); ++i)
            panel.bands.push_back(band(report.plans[i], fmt::format("{}/{}", key, id),
                                       label_of(report.plans[i]), static_cast<int>(i % 8)));
        panels.push_back(std::move(panel));
    }
    Fan fan{{"index (0 to 1)", "indice (0 à 1)"}, "1", {}, {}};
    fan.choices.emplace_back(Bilingual{}, std::move(panels));
    return {key, title_of_quantity(key), std::move(caption), std::move(fan)};
}

Figure trust(const Report& report) {
    return {"trust",
            title_of_quantity("trust"),
            {"Trust of the two population groups in the state’s services, mean over regions.",
             "Confiance des deux groupes de la population dans les services de l’État, moyenne "
             "des régions."},
            by_plan(report, {"index (0 to 1)", "indice (0 à 1)"}, "1", [](const ReportPlan& plan) {
                return std::vector<Band>{
                    band(plan, "trust/majority", title_of_group("majority"), 0),
                    band(plan, "trust/marginalised", title_of_group("marginalised"), 5)};
            })};
}

bool has_numbers(const Fan& fan) {
    for (const auto& [label, panels] : fan.choices)
        for (const FanPanel& panel : panels)
            for (const Band& one : panel.bands)
                if (!one.quantiles.empty()) return true;
    return false;
}

} // namespace

std::vector<Figure> course_figures(const Report& report) {
    std::vector<Figure> figures;
    const auto add = [&](Figure figure) {
        Fan& fan = std::get<Fan>(figure.chart);
        for (auto& [label, panels] : fan.choices)
            for (FanPanel& panel : panels)
                std::erase_if(panel.bands, [](const Band& one) { return one.quantiles.empty(); });
        if (has_numbers(fan)) figures.push_back(std::move(figure));
    };
    add(course(report));
    if (report.compares()) add(service_of_plans(report));
    add(posts(report));
    add(knowledge(report));
    add(queues(report));
    add(prisons(report));
    add(regions(report));
    add(one_region(report));
    add(of_institutions(report, "ownership",
                        {"How far reform is the institutions’ own; it decides how much of their "
                         "capacity they use.",
                         "Jusqu’où la réforme est celle des institutions elles-mêmes ; cela "
                         "décide de la part de leur capacité qu’elles utilisent."}));
    add(trust(report));
    add(of_institutions(report, "integrity",
                        {"Mean integrity of officers.", "Intégrité moyenne des agents."}));
    add(one_institution(report));
    return figures;
}

} // namespace ssrsim
