#pragma once

#include <cstdint>

namespace ssrsim {

/// Which of the three seeds a draw belongs to. Plans that share a seed share its luck.
enum class SeedGroup : std::uint8_t { country, people, shocks };

/// What a draw decides. The numbers are part of the address of a draw (16 bits): within a version
/// of the key (`Luck`) they are never reused and never renumbered, so that a new decision leaves
/// every other draw as it was.
/// Country 0–999, people 1000–1999, shocks 2000–2999.
enum class Decision : std::uint16_t {
    // country: what happens in it whatever the plan
    incidents = 0,
    reported = 1,
    settled_by_custom = 3,
    police_lapsed = 10,
    spoiled_by_misconduct = 11,
    minor_case = 12,
    settlement_holds = 13,
    suspect_detained = 14,
    court_collapsed = 20,
    fair_judgment = 21,
    sentenced_to_prison = 23,
    held_lawfully = 24,
    detainee_cleared = 25,
    detainee_collapsed = 26,
    sentence_served = 30,
    released_or_escaped = 31,
    contact_abuse = 40,
    relapse = 50,

    // people: officers and advisers
    officer_traits = 1000,
    officer_gender_and_rota = 1002,
    officer_tenure = 1003,
    leaving_candidate = 1010,
    posting_after_course = 1021,
    moved_by_new_head = 1022,
    vetting_observation = 1030,
    vetted_joins = 1031,
    adviser_technical = 1100,
    adviser_language = 1101,
    adviser_pedagogy = 1102,
    recruitment_lead = 1110,
    tour_extended = 1111,
    stays_with_successor = 1112,

    // shocks: money and politics
    disbursement_delay = 2000,
    assessment_error = 2001,
    will_shock = 2010,
    government_changes = 2011,
    new_will = 2012,
    head_changes = 2013,
    crisis_begins = 2014,
    crisis_length = 2015,
    consultation_length = 2020,
    consent = 2021,
    other_donor_seen = 2022,
    piece_taken = 2023,
    strategy_needs = 2030,
    mandate_renewal = 2031,
    adviser_misconduct = 2032,
    monitoring_error = 2040,
};

constexpr SeedGroup seed_group(Decision what) {
    const auto number = static_cast<std::uint16_t>(what);
    if (number < 1000) return SeedGroup::country;
    if (number < 2000) return SeedGroup::people;
    return SeedGroup::shocks;
}

} // namespace ssrsim
