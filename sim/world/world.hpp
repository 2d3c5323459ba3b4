#pragma once

#include "core/ids.hpp"
#include "core/luck.hpp"
#include "core/money.hpp"
#include "world/due_weeks.hpp"
#include "world/events.hpp"
#include "world/setting.hpp"

#include <cstdint>
#include <vector>

namespace ssrsim {

/// What a person brings and has gone through. One record a line of the cache and not columns: what
/// happens to a person touches nearly all of it. Skill and integrity are stored relative to the
/// unit's affine map, see `skill_of` and `integrity_of`.
struct alignas(64) Officer {
    std::uint64_t key = 0; ///< draws are addressed by it; of whoever left, while the slot is free
    double skill_base = 0.0;
    double integrity_base = 0.0;
    double course_base = 0.0;  ///< what courses gave and is left, relative to the unit's map
    double joined = 0.0;       ///< absolute week, before the run for the first officers
    double hazard_spent = 0.0; ///< integrated hazard of leaving at the next candidate time
    double rota = 0.0;         ///< place in the rota of courses: lower goes earlier
    // At most one a week each: 16 bits last 600 years.
    std::int16_t candidates = 0; ///< candidate times of leaving so far
    std::int16_t courses = 0;    ///< courses attended
    std::int16_t trained = 0;    ///< courses whose skill came into use
    bool woman = false;
};
static_assert(sizeof(Officer) == 64);

/// Officers by slot: the slots of a unit lie side by side. Beside the rows stand what is searched
/// for many at once and what a row has no room for.
struct OfficerTable {
    Column<OfficerId, Officer> rows;
    Column<OfficerId, std::uint8_t> held; ///< whether somebody holds the slot
    Column<OfficerId, double> on_call;    ///< `rota` of those who can be sent on a course, else ∞
    Column<OfficerId, double> course_quality; ///< of those on a course
    DueWeeks<OfficerId> leaving;              ///< next candidate time
    DueWeeks<OfficerId> course_end;           ///< return from a course

    Officer& operator[](OfficerId id) { return rows[id]; }
    const Officer& operator[](OfficerId id) const { return rows[id]; }
    [[nodiscard]] bool is_free(OfficerId slot) const { return held[slot] == 0; }
    [[nodiscard]] bool is_on_course(OfficerId id) const { return course_end.waits(id); }
    [[nodiscard]] IdRange<OfficerId> ids() const { return rows.ids(); }
};

/// x = factor · base + offset holds for every officer of a unit at once.
struct AffineMap {
    double factor = 1.0;
    double offset = 0.0;
    [[nodiscard]] double operator()(double base) const { return factor * base + offset; }
    [[nodiscard]] double inverse(double x) const { return (x - offset) / factor; }
    /// Composes with x ← a·x + b.
    void then(double a, double b) {
        factor *= a;
        offset = a * offset + b;
    }
};

struct UnitColumns {
    Column<UnitId, std::int32_t> strength; ///< officers, those on courses included
    Column<UnitId, std::int32_t> on_courses;
    Column<UnitId, std::int32_t> women;
    Column<UnitId, AffineMap> skill_map;
    Column<UnitId, AffineMap> integrity_map;
    Column<UnitId, double> skill_base_sum;
    Column<UnitId, double> integrity_base_sum;
    Column<UnitId, double> equipment;
    Column<UnitId, double> mentoring; ///< M of the officers' equations, 0–1
    Column<UnitId, double> skill;     ///< means over the unit's officers
    Column<UnitId, double> integrity;
    Column<UnitId, double> capacity;
    Column<UnitId, double> performance;
    Column<UnitId, std::int32_t> seats_given; ///< course seats so far, for fair shares
};

struct InstitutionColumns {
    Column<InstitutionId, double> ownership;
    Column<InstitutionId, double> political_will;
    Column<InstitutionId, double> will_baseline;
    Column<InstitutionId, double> national_lead;  ///< the plan's and what was conceded
    Column<InstitutionId, double> lead_practised; ///< in work delivered
    Column<InstitutionId, double> inclusion;      ///< ownership beyond government
    Column<InstitutionId, double> credibility;    ///< of the missions that work with it
    Column<InstitutionId, std::int32_t> turn;     ///< governments and heads so far

    Column<InstitutionId, double> procedures;
    Column<InstitutionId, double> pay;         ///< part of the wage bill that is paid
    Column<InstitutionId, double> payable;     ///< officers whom the envelope can pay
    Column<InstitutionId, double> maintenance; ///< part of the upkeep that is paid
    Column<InstitutionId, double> accountability;
    Column<InstitutionId, double> capacity; ///< means over units by establishment
    Column<InstitutionId, double> performance;
    Column<InstitutionId, double> equipment;
    Column<InstitutionId, double> skill; ///< means over officers
    Column<InstitutionId, double> integrity;
    Column<InstitutionId, std::int32_t> strength;

    // What this week's activities and advisers bring.
    Column<InstitutionId, double> systems_effort;
    Column<InstitutionId, double> inclusion_effort;
    Column<InstitutionId, double> delivered;      ///< currency units this week
    Column<InstitutionId, double> material;       ///< of mentors, 0–1
    Column<InstitutionId, double> trainer_effect; ///< mean over trainers in post, 0–1
    Column<InstitutionId, double> adviser_effect; ///< mean over all advisers in post, 0–1
    Column<InstitutionId, std::int32_t> trainers;
    Column<InstitutionId, std::int32_t> mentors;
    Column<InstitutionId, std::int32_t> advisers;
    Column<InstitutionId, double> budget_support;  ///< currency units this week
    Column<InstitutionId, double> donor_spending;  ///< currency units a week, smoothed over a year
    Column<InstitutionId, double> spent_this_week; ///< by activities, currency units
    Column<InstitutionId, double> fragmentation;   ///< 1 − HHI of donor × implementer
    Column<InstitutionId, double> coordination;    ///< mean χ of those who fund it
    Column<InstitutionId, double> pooled_share;    ///< of the money in force
    Column<InstitutionId, std::int32_t> actors;    ///< who give or carry out there
};

/// A person in a post. Absent: nobody.
struct Adviser {
    bool present = false;
    std::int32_t turn = 0; ///< first, second … holder of the post
    Week arrived;
    Week ends; ///< first week without them
    bool extended = false;
    double technical = 0.0;
    double language = 0.0;
    double pedagogy = 0.0;
    double knowledge = 0.0;
    double rapport = 0.0;
    double effect = 0.0;
    double full_effect = 0.0; ///< once there is nothing left to learn
};

struct PostState {
    InstitutionId institution; ///< where a mission has put it
    UnitId unit;
    Adviser incumbent;
    Adviser successor; ///< during a handover
    std::int32_t turns = 0;
    bool awaited = false; ///< somebody has been asked for
    Week due;             ///< when they can arrive
};

struct MissionColumns {
    Column<MissionId, double> memory;
    Column<MissionId, double> knowledge; ///< mean over posts filled
    Column<MissionId, double> effect;    ///< mean min(1, E/E_ref) over posts filled
    Column<MissionId, std::int32_t> authorised;
    Column<MissionId, std::int32_t> filled;
    Column<MissionId, std::int32_t> month;    ///< calendar month counted for the supply cap …
    Column<MissionId, std::int32_t> arrivals; ///< … and the international arrivals in it
    Column<MissionId, Money> wages;           ///< paid so far
    Column<MissionId, Money> wages_unfunded;  ///< of these, not covered by assessed contributions
    Column<MissionId, double> weeks_vacant;   ///< post-weeks
    Column<MissionId, double> weeks_learning; ///< post-weeks short of the full effect

    Column<MissionId, Week> ends; ///< as it is known this week
    Column<MissionId, std::uint8_t> drawn_down;
    Column<MissionId, double> credibility;
    Column<MissionId, double> strategy_work;  ///< weeks of work on its strategy …
    Column<MissionId, double> strategy_needs; ///< … and what it takes
    Column<MissionId, std::uint8_t> strategy; ///< adopted
    Column<MissionId, double> planned;        ///< currency units a week, smoothed
    Column<MissionId, double> achieved;       ///< the same of what was delivered in time
    Column<MissionId, double> stalled;        ///< share of its work that stands still this week
    Column<MissionId, double> broken;         ///< currency units returned unspent this week
    // Mean effect of those in post over the posts that are open, 0–1.
    Column<MissionId, double> planners;
    Column<MissionId, double> liaisons;
    Column<MissionId, double> monitors;
};

/// One tranche of a commitment. committed = in_pipeline + held + spent + returned, always.
struct Lot {
    DonorId donor;
    InstitutionId institution; ///< none: pays posts
    std::int32_t way = 0;      ///< of the donor's ways
    std::int32_t vintage = 0;
    Week begun; ///< when it was committed
    Week arrives;
    Week expires;
    Money committed;
    Money in_pipeline;
    Money held;
    Money spent;
    Money returned;
};

/// The same five amounts by donor, kept by entries of their own: the books' other side.
struct LedgerRow {
    Money committed;
    Money in_pipeline;
    Money held;
    Money spent;
    Money returned;
};

struct FinanceState {
    Column<DonorId, double> attention;
    Column<LotId, Lot> lots;      ///< in the order of their commitment
    std::vector<LotId> open_lots; ///< with money in the pipeline or held
    Column<DonorId, Column<InstitutionId, LedgerRow>> ledger;    ///< last entry of a row: posts
    Column<DonorId, Column<InstitutionId, double>> coordination; ///< χ
    Column<DonorId, Week> suspended;                             ///< until
    Column<DonorId, Money> received; ///< what has left the pipeline; empty where no sum is known
};

enum class ActivityStatus : std::uint8_t {
    planned,
    consulting,
    awaiting_funds,
    active,
    stalled,
    done,
    cut_short,
    cancelled
};

constexpr bool has_ended(ActivityStatus status) {
    return status == ActivityStatus::done || status == ActivityStatus::cut_short ||
           status == ActivityStatus::cancelled;
}

constexpr bool is_at_work(ActivityStatus status) {
    return status == ActivityStatus::active || status == ActivityStatus::stalled;
}

struct ActivityColumns {
    Column<ActivityId, ActivityStatus> status;
    Column<ActivityId, Week> consulted; ///< when this round of consultation ends
    Column<ActivityId, std::int32_t> round;
    Column<ActivityId, std::int32_t> agreed;  ///< turn of the institution it was agreed with; −1
    Column<ActivityId, std::uint8_t> no_gate; ///< conditions were bargained away
    Column<ActivityId, Week> phase_ends;
    Column<ActivityId, std::int32_t> phases; ///< begun so far
    Column<ActivityId, Money> overhead;      ///< owed for phases, out of the budget
    Column<ActivityId, Money> overhead_paid;
    Column<ActivityId, double> delivered;      ///< currency units this week
    Column<ActivityId, Money> budget;          ///< as bargained and shifted
    Column<ActivityId, double> lead_offered;   ///< conceded in bargaining
    Column<ActivityId, std::uint8_t> is_piece; ///< government took only a piece
    Column<ActivityId, double> integrated_due; ///< whole people are made of these parts
    Column<ActivityId, OfficerId> next_vetted;
    Column<ActivityId, double> people_due; ///< whole people are made of these parts
    Column<ActivityId, Money> spent;
    Column<ActivityId, double> progress; ///< 0–1
    Column<ActivityId, double> seats_due;
    Column<ActivityId, std::int32_t> seats_filled;
    std::vector<ActivityId> order; ///< who draws money first
};

/// People and cases of one population group of a region. Counts are whole cases.
struct CellColumns {
    Column<CellId, double> trust;      ///< that those who turn to the state get justice
    Column<CellId, double> confidence; ///< to report
    Column<CellId, std::int32_t> police_queue;
    Column<CellId, std::int32_t> court_queue;
    Column<CellId, std::int32_t> detained; ///< of the court queue, held before trial
    Column<CellId, std::int32_t> sentenced;

    // This week's flows.
    Column<CellId, std::int32_t> incidents;
    Column<CellId, std::int32_t> reported;
    Column<CellId, std::int32_t> handled;
    Column<CellId, std::int32_t> sent_to_court;
    Column<CellId, std::int32_t> cleared;
    Column<CellId, std::int32_t> fair_terms;   ///< prison terms by fair judgment
    Column<CellId, std::int32_t> unfair_terms; ///< … and by an unfair one
    Column<CellId, std::int32_t> delivered_by_state;
    Column<CellId, std::int32_t> delivered_by_custom;
    Column<CellId, std::int32_t> abuse;

    // Smoothed flows, a week.
    Column<CellId, double> incidents_smooth;
    Column<CellId, double> reported_smooth;
    Column<CellId, double> state_smooth;
    Column<CellId, double> custom_smooth;
    Column<CellId, double> abuse_smooth;
};

struct RegionColumns {
    Column<RegionId, double> insecurity;
    Column<RegionId, std::int32_t> ex_combatants;
    Column<RegionId, std::int32_t> reintegrated;
    Column<RegionId, double> arms; ///< share of small arms still there
    Column<RegionId, double> cleavage;
    Column<RegionId, double> places;       ///< of prisons
    Column<RegionId, double> police_carry; ///< part of a case that capacity left over
    Column<RegionId, double> court_carry;
    Column<RegionId, double> to_court_smooth;
    Column<RegionId, double> cleared_smooth;
    Column<RegionId, double> occupancy; ///< prisoners over places; 0 without places
};

/// Who governs, and whether they can be worked with.
struct Politics {
    GovernmentKind government = GovernmentKind::elected;
    Week crisis_until; ///< first week after the last crisis
    bool council_exists = false;
    bool council_chaired_by_state = false;
    double assessment_error = 1.0; ///< part of the error in assessed needs that is there
    double court_independence = 0.0;
};

/// Hires and leavers since the beginning of the burn-in: strength changes by nothing else.
struct PersonnelCounts {
    std::int64_t hired = 0;
    std::int64_t left = 0;
};

/// What the units of some kinds of institution bring to a region.
struct RegionalForce {
    double performing = 0.0;  ///< Σ establishment × performance
    double established = 0.0; ///< Σ establishment
    double officers = 0.0;
    double integrity = 0.0;   ///< mean over officers
    double performance = 0.0; ///< mean, by establishment
};

/// People whose draws are computed side by side.
struct PeopleColumns {
    std::vector<OfficerId> slots;
    std::vector<std::uint64_t> keys;
    std::vector<std::uint32_t> whens; ///< times of draws, where everybody has their own
    std::vector<double> uniforms;
    std::vector<double> seconds; ///< … where a decision takes two
    std::vector<double> joined;
    std::vector<double> years; ///< of service
    std::vector<double> skill;
    std::vector<double> integrity;
    std::vector<double> women; ///< uniforms that decide
    std::vector<double> rota;
};

/// Cases of all cells while their draws are computed side by side.
struct CaseColumns {
    Column<CellId, double> chance;
    Column<CellId, std::int32_t> first;
    Column<CellId, std::int32_t> second;
    Column<CellId, std::int32_t> drawn;
};

/// What a donor looks at when it chooses, by institution, and what it chooses.
struct ChoiceColumns {
    std::vector<double> needs;   ///< as assessed
    std::vector<double> own;     ///< shares by its preferences, then as written
    std::vector<double> need;    ///< shares by need
    std::vector<double> crowd;   ///< part of the other donors' lots in force, by money
    std::vector<double> results; ///< mean progress of the work planned until now, by budget
    std::vector<double> budgets;
    std::vector<double> shares; ///< over institution × way
    std::vector<std::int64_t> parts;
};

/// Room to work in, so that the weekly loop allocates nothing once warm. Never part of the state.
struct Scratch {
    std::vector<OfficerId> officers;
    std::vector<UnitId> units;
    std::vector<PostId> posts;
    std::vector<RegionId> prisons;
    std::vector<std::pair<double, OfficerId>> rota;
    std::vector<double> weights;
    std::vector<std::int64_t> parts;
    std::vector<std::int64_t> enlisted;
    std::vector<std::int32_t> counts;
    std::vector<double> remainders; ///< for `split_by_largest_remainder`
    std::vector<double> sums;
    std::vector<std::uint8_t> marks;
    std::vector<Money> money;
    std::vector<RegionalForce> forces;
    std::vector<double> shares;
    std::vector<double> combined;
    PeopleColumns people;
    CaseColumns cases;
    ChoiceColumns choice;
};

/// The complete state of one replicate: plain columns that copy flat. Branching is a copy.
struct World {
    Luck luck{Seeds{}, 0};
    std::uint32_t replicate = 0;
    Week week; ///< the week that the next step will run
    std::int32_t first_strength = 0;

    OfficerTable officers;
    UnitColumns units;
    InstitutionColumns institutions;
    RegionColumns regions;
    CellColumns cells;
    PersonnelCounts personnel;
    Politics politics;

    MissionColumns missions;
    Column<PostId, PostState> posts;
    FinanceState finance;
    ActivityColumns activities;
    /// Share of new money that monitoring sends to each institution.
    Column<InstitutionId, double> monitored_need;

    EventLog events; ///< what happened; empty unless asked for, never part of the state
    Scratch scratch;
};

/// Whether work, bargaining and arrivals of staff and money stand still. Those in post are paid,
/// and appropriations expire.
inline bool in_crisis(const World& world) {
    return world.week < world.politics.crisis_until;
}

/// The country at the beginning of its burn-in, with nobody from outside in it.
World populate(const Setting& country, Seeds seeds, std::uint32_t replicate);

/// Brings a plan to a warmed country: missions, donors and activities begin with it.
World branch(World warmed, const Setting& with_plan);

/// 64-bit digest of the whole state, scratch left out.
std::uint64_t digest_of(const World& world);

} // namespace ssrsim
