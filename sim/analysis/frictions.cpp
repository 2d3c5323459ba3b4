#include "analysis/frictions.hpp"

#include <array>

namespace ssrsim {

namespace {

// The longest that the declarations allow: longer than any plan's mission.
constexpr double longest_tour_weeks = 520.0;
constexpr std::int32_t longest_renewal_months = 120;
constexpr std::int32_t longest_life_years = 10;
constexpr double longest_quick_impact_weeks = 104.0;
constexpr double unlimited_arrivals = 20000.0;

constexpr std::array all_frictions{
    Friction{"rotation", "Rotation of advisers", "nobody's tour ends before the post does",
             "S1 ¶39",
             [](Country&, Plan& plan) {
                 for (auto& [id, mission] : plan.missions) {
                     mission.tour_weeks = longest_tour_weeks;
                     mission.contracts = ContractTerm::own_term;
                 }
             }},
    Friction{"recruitment", "Vacancies and recruitment", "whoever is asked for arrives at once",
             "S1 ¶39, ¶50",
             [](Country&, Plan& plan) {
                 for (auto& [id, mission] : plan.missions) {
                     mission.recruitment_lead_weeks = 0.0;
                     mission.national_lead_weeks = 0.0;
                     mission.arrivals_per_month = unlimited_arrivals;
                 }
             }},
    Friction{"release", "Release of money", "what is committed arrives at once and in one piece",
             "S1 ¶52",
             [](Country&, Plan& plan) {
                 for (auto& [id, donor] : plan.donors) {
                     donor.delay_weeks = 0.0;
                     donor.tranches = 1;
                     for (auto& [name, option] : donor.options)
                         option.delay_weeks = 0.0;
                 }
             }},
    Friction{"expiry", "Expiry of money", "no money is returned", "S1 ¶52",
             [](Country& country, Plan& plan) {
                 country.parameters.money.quick_impact_weeks = longest_quick_impact_weeks;
                 for (auto& [id, donor] : plan.donors) {
                     donor.life_fiscal_years = longest_life_years;
                     donor.carry_over = 1.0;
                 }
             }},
    Friction{"fragmentation", "Fragmentation of aid",
             "donors and implementers beside each other duplicate nothing", "S1 ¶53, ¶55",
             [](Country& country, Plan&) {
                 country.parameters.money.duplication = 0.0;
                 country.parameters.coordination.overlap_loss = 0.0;
             }},
    Friction{"consent", "Missing consent and imposition",
             "government takes the work as planned, and owns it no less for having been asked late",
             "S1 ¶45",
             [](Country& country, Plan& plan) {
                 plan.government_rule = Rule::fixed;
                 country.parameters.feedback.imposition = 0.0;
             }},
    Friction{"absorption", "Absorption", "institutions take up whatever money and advisers deliver",
             "S1 ¶45",
             [](Country& country, Plan&) { country.parameters.activities.absorption_loss = 0.0; }},
    Friction{"mandates", "Mandate periods",
             "mandates run for ten years without renewals, and as planned", "S1 ¶33",
             [](Country&, Plan& plan) {
                 plan.council_rule = Rule::fixed;
                 for (auto& [id, mission] : plan.missions) {
                     mission.renewal_months = longest_renewal_months;
                     mission.early_end.reset();
                 }
             }},
    Friction{"strategy", "Late strategy", "a mission has its strategy as soon as anybody is there",
             "S1 ¶47–50",
             [](Country& country, Plan&) { country.parameters.coordination.strategy_weeks = 0.0; }},
    Friction{"crises", "Crises", "there is no crisis and no coup while the plan lasts", "S1 ¶45",
             [](Country& country, Plan&) {
                 country.parameters.politics.crisis_rate = 0.0;
                 country.parameters.politics.coup_rate = 0.0;
                 country.crises.clear();
             }},
};

} // namespace

std::span<const Friction> frictions() {
    return all_frictions;
}

void remove_frictions(FrictionSet set, Country& country, Plan& plan) {
    for (std::size_t i = 0; i < all_frictions.size(); ++i)
        if (holds(set, i)) all_frictions[i].remove(country, plan);
}

} // namespace ssrsim
