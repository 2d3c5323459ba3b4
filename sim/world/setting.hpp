#pragma once

#include "core/calendar.hpp"
#include "core/ids.hpp"
#include "core/money.hpp"
#include "scenario/country.hpp"
#include "scenario/gate.hpp"
#include "scenario/plan.hpp"
#include "world/known.hpp"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace ssrsim {

inline constexpr std::size_t group_count = 2;
enum class Group : std::uint8_t { majority, marginalised };
inline constexpr std::array groups{Group::majority, Group::marginalised};

constexpr CellId cell_of(RegionId region, Group group) {
    return CellId{region.value * 2 + static_cast<std::int32_t>(group)};
}

/// Every region and what never changes about it.
struct RegionFacts {
    std::string id;
    RegionId prison; ///< where its prisoners are held at first; none where there is no prison
    bool prison_is_named = false; ///< by the scenario: then they stay there
    double insecurity = 0.0;
    double cleavage = 0.0;
    std::int32_t population = 0;
    std::int32_t ex_combatants = 0;
};

/// A week and what it brings.
struct ElectionDate {
    std::uint64_t key = 0;
    Week week;
    ElectionResult result = ElectionResult::drawn;
};

struct CrisisDate {
    Week week;
    std::int32_t weeks = 0;
    CrisisKind kind = CrisisKind::crisis;
};

/// From this week on the neighbourhood adds `insecurity` in these regions.
struct NeighbourhoodStep {
    Week from;
    double insecurity = 0.0;
    std::vector<RegionId> regions;
};

struct LeadDate {
    Week from;
    double level = 0.0;
};

/// A population group of a region.
struct CellFacts {
    std::int32_t population = 0;
    double confidence = 0.0;
    double trust = 0.0;
    double access = 0.0;  ///< factor on reporting, without women or inclusion
    double contact = 0.0; ///< share of the region's contact with forces, times exposure
    RegionId region;
    Group group = Group::majority;
};

struct InstitutionFacts {
    std::string id;
    InstitutionKind kind = InstitutionKind::police;
    InstitutionId ministry; ///< none: it answers for its budget itself
    std::int32_t establishment = 0;
    std::int32_t strength = 0;
    IdRange<UnitId> units{0, 0};
    double skill = 0.0;
    double integrity = 0.0;
    double equipment = 0.0;
    double procedures = 0.0;
    double women = 0.0;
    double ownership = 0.0;
    double political_will = 0.0;
    double elected_will = 0.0;
    double will_floor = 0.0;
    double national_lead = 0.0; ///< the plan's; nobody leads anything without a plan
    std::vector<LeadDate> lead; ///< from then on, by day
    Money wage;
    double budget_share = 0.0;
};

/// Units stand in the order of their institution, region and number.
struct UnitTable {
    Column<UnitId, std::uint64_t> key;
    Column<UnitId, InstitutionId> institution;
    Column<UnitId, RegionId> region;
    Column<UnitId, std::int32_t> establishment;
    Column<UnitId, std::int32_t> first_slot; ///< its officers' slots: from here …
    Column<UnitId, std::int32_t> past_slot;  ///< … to before here
    Column<UnitId, std::int32_t> strength;   ///< officers at the beginning
    Column<OfficerId, UnitId> of_slot;
    std::int32_t slots = 0;

    [[nodiscard]] IdRange<OfficerId> slots_of(UnitId unit) const {
        return {first_slot[unit], past_slot[unit]};
    }
};

struct MissionFacts {
    std::string id;
    std::uint64_t key = 0;
    MissionKind kind = MissionKind::peace_operation;
    Authority authority = Authority::assistance;
    Week start;
    Week end;                   ///< as planned
    Week early_end;             ///< nobody foresees it; `end` where there is none
    std::vector<Week> renewals; ///< ascending; the planned end is the last
    double explicit_mandate = 0.0;
    double early_planning = 0.0;
    double headquarters_capacity = 0.0;
    std::vector<InstitutionId> leads;
    std::vector<InstitutionId> scope; ///< empty: all
    MissionId module_of;
    MissionId succeeds;
    double memory_inherited = 0.0;
    double credibility_inherited = 0.0;
    double staff_inherited = 0.0;
    std::int32_t notice_weeks = 0;
    std::int32_t tour_weeks = 0;
    std::int32_t extension_weeks = 0;
    std::int32_t overlap_max_weeks = 0;
    double extension_share = 0.0;
    double lead_mean = 0.0; ///< weeks, headquarters' capacity included
    double lead_shape = 0.0;
    double national_lead_mean = 0.0;
    std::int32_t arrivals_per_month = 0;
    ContractTerm contracts = ContractTerm::own_term;
    double technical_median = 0.0;
    double language_median = 0.0;
    double pedagogy_median = 0.0;
    double interpreters = 0.0;
};

/// One authorised post.
struct PostFacts {
    std::string id; ///< mission, group and number
    std::uint64_t key = 0;
    MissionId mission;
    PostType type = PostType::mentor;
    StaffCategory staff = StaffCategory::international;
    InstitutionId institution; ///< none: the mission as a whole
    UnitId unit;               ///< the unit a mentor accompanies
    std::int32_t number = 0;   ///< in its group
    Week opens;
    Week closes;
    double profile_fit = 1.0;
    Money wage_a_week;
};

/// A way in which a donor can give.
struct FundingWay {
    Channel channel = Channel::bilateral;
    MissionId implementer; ///< none: the donor itself
    double weight = 1.0;
    double delay_mean = 0.0;
    std::uint64_t key = 0; ///< 0 for the donor's own way
};

struct DonorFacts {
    std::string id;
    std::uint64_t key = 0;
    Money pledge;
    std::vector<CommitmentDate> commitments;
    double reliability = 0.0;
    double attention = 0.0;
    double alignment = 0.0;
    double willingness = 0.0;
    AidRule aid_rule = AidRule::any_use;
    Column<InstitutionId, double> preference;
    std::vector<FundingWay> ways; ///< its own first
    double delay_shape = 1.0;
    std::int32_t tranches = 1;
    double carry_over = 0.0;
};

/// A condition on the state.
struct GateFacts {
    InstitutionId institution; ///< none: the region's
    RegionId region;
    GateMeasure measure = GateMeasure::performance;
    bool at_least = true;
    double threshold = 0.0;
};

struct ActivityFacts {
    std::string id;
    std::uint64_t key = 0;
    ActivityKind kind = ActivityKind::training;
    InstitutionId institution;
    MissionId mission; ///< none: the donors themselves
    std::optional<GateFacts> gate;
    std::vector<RegionId> regions;  ///< where it takes place
    std::vector<UnitId> units;      ///< of the institution, there
    std::int64_t establishment = 0; ///< of those units together
    Week start;
    double duration_weeks = 1.0;
    Money budget;
    std::vector<ActivityId> after;
    Week deadline; ///< the end of the plan where there is none
    double advisers = 0.0;
    double consultation_weeks = 0.0;
    double wanted = 1.0; ///< how far governments want its kind
    double inclusiveness = 0.0;
    double integrated_share = 0.0;
    std::int32_t trainees = 0;
    std::int32_t course_weeks = 1;
    double per_diem = 1.0;
};

/// Everything that stays fixed during a run: parameters and tables resolved from a Country and a
/// Plan. Const and shared between runs and threads; what changes is in World.
struct Setting {
    Parameters parameters;
    Week burn_in_begins;
    Week plan_begins;
    Week plan_ends; ///< first week after the run
    Date start;
    double fiscal_capacity_a_week = 0.0; ///< currency units
    double court_independence = 0.0;
    Government government;
    std::vector<ElectionDate> elections;
    std::vector<CrisisDate> crises;
    std::vector<NeighbourhoodStep> neighbourhood; ///< ascending

    Rule government_rule = Rule::adaptive;
    Rule donor_rule = Rule::adaptive;
    Rule mission_rule = Rule::adaptive;
    Rule council_rule = Rule::adaptive;
    Week national_council; ///< never: beyond the end of the plan
    Monitoring monitoring;

    Column<RegionId, RegionFacts> regions;
    Column<RegionId, std::uint64_t> region_keys; ///< a column, since all draw at once
    Column<RegionId, double> places;             ///< prison places at the beginning
    Column<CellId, CellFacts> cells;
    Column<InstitutionId, InstitutionFacts> institutions;
    Column<InstitutionId, std::uint64_t> institution_keys;
    /// Bodies whose performance makes an institution accountable, with their weight.
    Column<InstitutionId, std::vector<std::pair<InstitutionId, double>>> overseers;
    UnitTable units;

    Column<MissionId, MissionFacts> missions;
    Column<PostId, PostFacts> posts;
    Column<DonorId, DonorFacts> donors;
    Column<ActivityId, ActivityFacts> activities;
    std::vector<ActivityId> funding_order; ///< by planned start, then id: who draws money first
    KnownHistory known;                    ///< nothing in a burn-in
};

/// The unit that a slot belongs to.
inline UnitId unit_of(const Setting& setting, OfficerId officer) {
    return setting.units.of_slot[officer];
}

/// The ministry through which an institution is led and paid; itself where it has none.
inline InstitutionId led_through(const Setting& setting, InstitutionId institution) {
    const InstitutionId ministry = setting.institutions[institution].ministry;
    return ministry.exists() ? ministry : institution;
}

/// The country alone: the setting of a burn-in.
Setting make_setting(const Country& country);
/// The country with a plan. Institutions, units and slots have the same ids as without it.
Setting make_setting(const Country& country, const Plan& plan);

} // namespace ssrsim
