#include "world/events.hpp"

#include <array>

namespace ssrsim {

namespace {

constexpr std::array events{
    EventDeclaration{EventKind::government_changed, "government_changed", "share",
                     "An election brought a new government; the ownership at stake"},
    EventDeclaration{
        EventKind::head_changed, "head_changed", "share",
        "An institution has a new head; the part of its ownership that goes with the old one"},
    EventDeclaration{EventKind::crisis_began, "crisis_began", "weeks",
                     "Work, bargaining and arrivals stand still for so long"},
    EventDeclaration{EventKind::coup, "coup", "weeks", "A coup or mutiny; the same for so long"},
    EventDeclaration{EventKind::council_began, "council_began", "",
                     "A national council coordinates from now on"},
    EventDeclaration{EventKind::chair_passed, "chair_passed", "share",
                     "The state takes the council's chair; the performance of its ministries"},
    EventDeclaration{EventKind::mandate_renewed, "mandate_renewed", "", "A mandate was renewed"},
    EventDeclaration{EventKind::mandate_drawn_down, "mandate_drawn_down", "",
                     "Every second post is not filled again"},
    EventDeclaration{EventKind::mandate_reinforced, "mandate_reinforced", "",
                     "They are filled again"},
    EventDeclaration{EventKind::mission_ended, "mission_ended", "",
                     "A mission leaves, or will by the end of its foresight"},
    EventDeclaration{EventKind::strategy_adopted, "strategy_adopted", "weeks",
                     "A mission has a strategy; how long after its start"},
    EventDeclaration{EventKind::adviser_arrived, "adviser_arrived", "share",
                     "Somebody takes up a post; the local knowledge they start with"},
    EventDeclaration{EventKind::adviser_left, "adviser_left", "share",
                     "Somebody leaves a post; the local knowledge they have"},
    EventDeclaration{EventKind::post_moved, "post_moved", "posts",
                     "An empty post goes to another institution; what is missed there"},
    EventDeclaration{EventKind::money_committed, "money_committed", "currency units",
                     "A donor commits money for an institution, or for posts"},
    EventDeclaration{EventKind::money_arrived, "money_arrived", "currency units",
                     "A tranche has left the pipeline"},
    EventDeclaration{EventKind::money_returned, "money_returned", "currency units",
                     "Money expired and went back"},
    EventDeclaration{EventKind::donor_suspended, "donor_suspended", "weeks",
                     "A donor commits nothing for so long"},
    EventDeclaration{EventKind::support_withheld, "support_withheld", "per 1000 people a year",
                     "A donor gives no budget support this year; abuse"},
    EventDeclaration{EventKind::consultation_began, "consultation_began", "weeks",
                     "An activity is put to government; how long that takes"},
    EventDeclaration{EventKind::consent_given, "consent_given", "share",
                     "Government agrees; how likely that was"},
    EventDeclaration{
        EventKind::conditions_stripped, "conditions_stripped", "share",
        "Government agrees once the conditions are gone; how likely another donor was"},
    EventDeclaration{EventKind::piece_taken, "piece_taken", "share",
                     "Government takes only a part; how much of what was left"},
    EventDeclaration{EventKind::lead_conceded, "lead_conceded", "share",
                     "More national lead is offered"},
    EventDeclaration{EventKind::consent_withheld, "consent_withheld", "share",
                     "Government waits; how likely its consent was"},
    EventDeclaration{EventKind::work_began, "work_began", "", "Work begins"},
    EventDeclaration{EventKind::work_stalled, "work_stalled", "share",
                     "Work stands still; its progress"},
    EventDeclaration{EventKind::work_resumed, "work_resumed", "share",
                     "Work goes on; its progress"},
    EventDeclaration{EventKind::phase_began, "phase_began", "phases",
                     "A further phase begins; its number"},
    EventDeclaration{EventKind::work_done, "work_done", "share", "Work is done; its progress"},
    EventDeclaration{EventKind::work_cut_short, "work_cut_short", "share",
                     "Work ends before it is done; its progress"},
    EventDeclaration{EventKind::work_cancelled, "work_cancelled", "share",
                     "Work ends before it began"},
    EventDeclaration{EventKind::work_put_off, "work_put_off", "share",
                     "A mission puts off work that could begin; how much of it would show"},
    EventDeclaration{EventKind::work_reordered, "work_reordered", "activities",
                     "Money goes to work in another order; how many have another place in it"},
    EventDeclaration{EventKind::ownership_hurt, "ownership_hurt", "share",
                     "Work begins that nobody national leads or wants; the ownership it costs"},
    EventDeclaration{EventKind::credibility_lost, "credibility_lost", "share",
                     "A mission is believed less; the part of its credibility that goes"},
    EventDeclaration{EventKind::class_recruited, "class_recruited", "people",
                     "A class of recruits joins an institution"},
    EventDeclaration{EventKind::officers_vetted, "officers_vetted", "people",
                     "Vetting removed so many officers"},
    EventDeclaration{EventKind::combatants_left_arms, "combatants_left_arms", "people",
                     "So many ex-combatants were reintegrated or integrated"},
    EventDeclaration{EventKind::combatants_relapsed, "combatants_relapsed", "people",
                     "So many took up arms again"},
    EventDeclaration{EventKind::link_reported, "link_reported", "share",
                     "Monitors report where money is short; the part of new money that follows"},
    EventDeclaration{EventKind::money_shifted, "money_shifted", "currency units",
                     "Monitors moved budget to it from work that has not begun elsewhere"},
};
static_assert(events.size() == static_cast<std::size_t>(EventKind::money_shifted) + 1);

constexpr std::array causes{
    CauseDeclaration{Cause::plan, "plan", "as planned"},
    CauseDeclaration{Cause::chance, "chance", "its hazard"},
    CauseDeclaration{Cause::election, "election", "an election"},
    CauseDeclaration{Cause::scripted, "scripted", "the scenario says so"},
    CauseDeclaration{Cause::unpaid_forces, "unpaid_forces",
                     "armed forces neither paid nor owning the reform"},
    CauseDeclaration{Cause::coup, "coup", "a coup"},
    CauseDeclaration{Cause::progress, "progress", "what has been achieved"},
    CauseDeclaration{Cause::insecurity, "insecurity", "insecurity"},
    CauseDeclaration{Cause::no_consent, "no_consent", "government's refusal"},
    CauseDeclaration{Cause::mandate_over, "mandate_over", "the end of a mandate or of its period"},
    CauseDeclaration{Cause::predecessor, "predecessor", "taken over from another mission"},
    CauseDeclaration{Cause::successor, "successor", "kept by the mission that follows"},
    CauseDeclaration{Cause::helps, "helps", "the work on it is complete"},
    CauseDeclaration{Cause::end_of_tour, "end_of_tour", "the tour is over"},
    CauseDeclaration{Cause::next_renewal, "next_renewal", "what will show before the next renewal"},
    CauseDeclaration{Cause::fiscal_year, "fiscal_year", "the donor's fiscal year begins"},
    CauseDeclaration{Cause::preference, "preference",
                     "the donor's preferences and the needs it follows"},
    CauseDeclaration{Cause::need, "need", "need as the donor sees it"},
    CauseDeclaration{Cause::visibility, "visibility", "being seen there"},
    CauseDeclaration{Cause::results, "results", "what has come of work there"},
    CauseDeclaration{Cause::safety, "safety", "money is safer there than elsewhere"},
    CauseDeclaration{Cause::abuse, "abuse", "abuse by police and armed forces"},
    CauseDeclaration{Cause::release, "release", "money is there"},
    CauseDeclaration{Cause::means, "means", "money and advisers are there"},
    CauseDeclaration{Cause::expiry, "expiry", "its time is over"},
    CauseDeclaration{Cause::will, "will", "political will"},
    CauseDeclaration{Cause::other_donor, "other_donor", "a donor who would be easier"},
    CauseDeclaration{Cause::no_money, "no_money", "no money is held"},
    CauseDeclaration{Cause::no_advisers, "no_advisers", "no adviser is in post"},
    CauseDeclaration{Cause::succession, "succession", "somebody else is in power or in office"},
    CauseDeclaration{Cause::deadline, "deadline", "its deadline"},
    CauseDeclaration{Cause::imposition, "imposition", "little lead and little will"},
    CauseDeclaration{Cause::vacancies, "vacancies", "vacancies"},
    CauseDeclaration{Cause::low_integrity, "low_integrity", "low integrity"},
    CauseDeclaration{Cause::misconduct, "misconduct", "misconduct of an adviser"},
    CauseDeclaration{Cause::service, "service", "little service delivered"},
    CauseDeclaration{Cause::narrowest_link, "narrowest_link",
                     "the narrowest link of the service chain"},
    CauseDeclaration{Cause::known, "known", "[actuals] says so"},
};
static_assert(causes.size() == static_cast<std::size_t>(Cause::known) + 1);

} // namespace

bool is_turning_point(EventKind what) {
    switch (what) {
    case EventKind::mandate_renewed:
    case EventKind::adviser_arrived:
    case EventKind::adviser_left:
    case EventKind::post_moved:
    case EventKind::money_committed:
    case EventKind::money_arrived:
    case EventKind::consultation_began:
    case EventKind::phase_began:
    case EventKind::work_put_off:
    case EventKind::work_reordered:
    case EventKind::credibility_lost:
    case EventKind::class_recruited:
    case EventKind::officers_vetted:
    case EventKind::combatants_left_arms:
    case EventKind::combatants_relapsed:
    case EventKind::link_reported:
    case EventKind::money_shifted:
        return false;
    default:
        return true;
    }
}

std::span<const EventDeclaration> declared_events() {
    return events;
}

std::span<const CauseDeclaration> declared_causes() {
    return causes;
}

std::string_view name_of(EventKind what) {
    return events[static_cast<std::size_t>(what)].name;
}

std::string_view name_of(Cause cause) {
    return causes[static_cast<std::size_t>(cause)].name;
}

std::string_view name_of(Concerns table) {
    static constexpr std::array<std::string_view, 7> names{
        "country", "region", "institution", "mission", "post", "donor", "activity"};
    return names[static_cast<std::size_t>(table)];
}

} // namespace ssrsim
