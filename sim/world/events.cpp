#include "world/events.hpp"

namespace ssrsim {

std::string_view name_of(EventKind what) {
    static constexpr std::array<std::string_view, 37> names{
        "government_changed",  "head_changed",    "crisis_began",         "coup",
        "council_began",       "chair_passed",    "mandate_renewed",      "mandate_drawn_down",
        "mandate_reinforced",  "mission_ended",   "strategy_adopted",     "adviser_arrived",
        "adviser_left",        "post_moved",      "money_committed",      "money_arrived",
        "money_returned",      "donor_suspended", "consultation_began",   "consent_given",
        "conditions_stripped", "piece_taken",     "lead_conceded",        "consent_withheld",
        "work_began",          "work_stalled",    "work_resumed",         "phase_began",
        "work_done",           "work_cut_short",  "work_cancelled",       "ownership_hurt",
        "class_recruited",     "officers_vetted", "combatants_left_arms", "combatants_relapsed",
        "money_shifted"};
    static_assert(names.size() == static_cast<std::size_t>(EventKind::money_shifted) + 1);
    return names[static_cast<std::size_t>(what)];
}

std::string_view name_of(Cause cause) {
    static constexpr std::array<std::string_view, 30> names{
        "plan",        "chance",      "election",      "scripted",     "unpaid_forces",
        "coup",        "progress",    "insecurity",    "no_consent",   "mandate_over",
        "predecessor", "helps",       "end_of_tour",   "next_renewal", "fiscal_year",
        "release",     "expiry",      "lead",          "will",         "other_donor",
        "no_money",    "no_advisers", "crisis",        "deadline",     "order",
        "imposition",  "vacancies",   "low_integrity", "service",      "narrowest_link"};
    static_assert(names.size() == static_cast<std::size_t>(Cause::narrowest_link) + 1);
    return names[static_cast<std::size_t>(cause)];
}

std::string_view name_of(Concerns table) {
    static constexpr std::array<std::string_view, 7> names{
        "country", "region", "institution", "mission", "post", "donor", "activity"};
    return names[static_cast<std::size_t>(table)];
}

} // namespace ssrsim
