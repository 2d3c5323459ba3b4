#pragma once

#include "core/calendar.hpp"
#include "core/ids.hpp"

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace ssrsim {

/// What happened.
enum class EventKind : std::uint8_t {
    government_changed,
    head_changed,
    crisis_began,
    coup,
    council_began,
    chair_passed,
    mandate_renewed,
    mandate_drawn_down,
    mandate_reinforced,
    mission_ended,
    strategy_adopted,
    adviser_arrived,
    adviser_left,
    post_moved,
    money_committed,
    money_arrived,
    money_returned,
    donor_suspended,
    support_withheld,
    consultation_began,
    consent_given,
    conditions_stripped,
    piece_taken,
    lead_conceded,
    consent_withheld,
    work_began,
    work_stalled,
    work_resumed,
    phase_began,
    work_done,
    work_cut_short,
    work_cancelled,
    work_put_off,
    work_reordered,
    ownership_hurt,
    credibility_lost,
    class_recruited,
    officers_vetted,
    combatants_left_arms,
    combatants_relapsed,
    link_reported,
    money_shifted
};

/// Because of what.
enum class Cause : std::uint8_t {
    plan,
    chance,
    election,
    scripted,
    unpaid_forces,
    coup,
    progress,
    insecurity,
    no_consent,
    mandate_over,
    predecessor,
    successor,
    helps,
    end_of_tour,
    next_renewal,
    fiscal_year,
    preference,
    need,
    visibility,
    results,
    safety,
    abuse,
    release,
    means,
    expiry,
    will,
    other_donor,
    no_money,
    no_advisers,
    succession,
    deadline,
    imposition,
    vacancies,
    low_integrity,
    misconduct,
    service,
    narrowest_link,
    known
};

/// Whom an event concerns: the table, and the row in it.
enum class Concerns : std::uint8_t { country, region, institution, mission, post, donor, activity };

struct Event {
    Week week;
    EventKind what = EventKind::government_changed;
    Cause cause = Cause::plan;
    Concerns table = Concerns::country;
    std::int32_t row = -1;
    double size = 0.0; ///< people, currency units, weeks or a share, as the kind has it
    InstitutionId institution = {}; ///< for which money or a post is; none: for no one institution
    std::int32_t way = -1; ///< of the donor's ways to give, that of the money; -1: no money
};

/// Collects events where somebody asked for them; else `note` costs a test.
class EventLog {
  public:
    void keep(std::vector<Event>* events) { events_ = events; }
    /// Whether somebody asked: what has to be worked out for an event alone is left out else.
    [[nodiscard]] bool is_kept() const { return events_ != nullptr; }
    void note(Event event) {
        if (events_ != nullptr) events_->push_back(event);
    }

  private:
    std::vector<Event>* events_ = nullptr;
};

/// An event as people see it.
struct EventDeclaration {
    EventKind what;
    std::string_view name;
    std::string_view unit; ///< of its size; empty: none
    std::string_view meaning;
};
std::span<const EventDeclaration> declared_events();

struct CauseDeclaration {
    Cause cause;
    std::string_view name;
    std::string_view meaning;
};
std::span<const CauseDeclaration> declared_causes();

/// What turns a story, as against what goes on all the time in it.
bool is_turning_point(EventKind what);

std::string_view name_of(EventKind what);
std::string_view name_of(Cause cause);
std::string_view name_of(Concerns table);

} // namespace ssrsim
