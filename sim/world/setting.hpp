#pragma once

#include "core/calendar.hpp"
#include "core/ids.hpp"
#include "core/money.hpp"
#include "scenario/country.hpp"
#include "scenario/plan.hpp"

#include <array>
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
    RegionId prison; ///< where its prisoners are held; none where the country has no prison
    double insecurity = 0.0;
};

/// A population group of a region.
struct CellFacts {
    std::uint64_t key = 0;
    std::int32_t population = 0;
    double confidence = 0.0;
    double access = 0.0;  ///< factor on reporting
    double contact = 0.0; ///< share of the region's contact with forces, times exposure
    RegionId region;
    Group group = Group::majority;
};

struct InstitutionFacts {
    std::string id;
    std::uint64_t key = 0;
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
    double national_lead = 0.0; ///< the plan's; nobody leads anything without a plan
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
    Week start;
    Week end;
    MissionId succeeds;
    double memory_inherited = 0.0;
    std::int32_t notice_weeks = 0;
    std::int32_t tour_weeks = 0;
    std::int32_t extension_weeks = 0;
    std::int32_t overlap_max_weeks = 0;
    double extension_share = 0.0;
    double lead_mean = 0.0; ///< weeks, headquarters' capacity included
    double lead_shape = 0.0;
    double national_lead_mean = 0.0;
    std::int32_t arrivals_per_month = 0;
    std::vector<Week> period_ends; ///< ascending; empty where contracts have their own term
    double technical_median = 0.0;
    double language_median = 0.0;
    double pedagogy_median = 0.0;
    double interpreters = 0.0;
};

/// One authorised post.
struct PostFacts {
    std::uint64_t key = 0;
    MissionId mission;
    PostType type = PostType::mentor;
    StaffCategory staff = StaffCategory::international;
    InstitutionId institution; ///< none: the mission as a whole
    UnitId unit;               ///< the unit a mentor accompanies
    Week opens;
    Week closes;
    double profile_fit = 1.0;
    Money wage;
};

/// One commitment a donor will make: when, and for which part of a year.
struct CommitmentDate {
    Week week;
    std::int32_t vintage = 0; ///< calendar year in which the fiscal year begins
    double part_of_year = 1.0;
    Week expires;
};

struct DonorFacts {
    std::string id;
    std::uint64_t key = 0;
    Money pledge;
    std::vector<CommitmentDate> commitments;
    double reliability = 0.0;
    double attention = 0.0;
    double alignment = 0.0;
    double coordination = 0.0;
    AidRule aid_rule = AidRule::any_use;
    Column<InstitutionId, double> preference;
    Channel channel = Channel::bilateral;
    MissionId implementer; ///< none: the donor itself
    double delay_mean = 0.0;
    double delay_shape = 1.0;
    std::int32_t tranches = 1;
    double carry_over = 0.0;
};

struct ActivityFacts {
    std::string id;
    std::uint64_t key = 0;
    ActivityKind kind = ActivityKind::training;
    InstitutionId institution;
    std::vector<UnitId> units;      ///< where it takes place
    std::int64_t establishment = 0; ///< of those units together
    Week start;
    double duration_weeks = 1.0;
    Money budget;
    std::vector<ActivityId> after;
    Week deadline; ///< the end of the plan where there is none
    double advisers = 0.0;
    std::int32_t consultation_weeks = 0;
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

    Column<RegionId, RegionFacts> regions;
    Column<RegionId, double> places; ///< prison places at the beginning
    Column<CellId, CellFacts> cells;
    Column<InstitutionId, InstitutionFacts> institutions;
    /// Bodies whose performance makes an institution accountable, with their weight.
    Column<InstitutionId, std::vector<std::pair<InstitutionId, double>>> overseers;
    UnitTable units;

    Column<MissionId, MissionFacts> missions;
    Column<PostId, PostFacts> posts;
    Column<DonorId, DonorFacts> donors;
    Column<ActivityId, ActivityFacts> activities;
    std::vector<ActivityId> funding_order; ///< by planned start, then id: who draws money first
};

/// The unit that a slot belongs to.
inline UnitId unit_of(const Setting& setting, OfficerId officer) {
    return setting.units.of_slot[officer];
}

/// The country alone: the setting of a burn-in.
Setting make_setting(const Country& country);
/// The country with a plan. Institutions, units and slots have the same ids as without it.
Setting make_setting(const Country& country, const Plan& plan);

} // namespace ssrsim
