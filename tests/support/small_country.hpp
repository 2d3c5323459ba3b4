#pragma once

#include "core/luck.hpp"
#include "scenario/country.hpp"
#include "scenario/plan.hpp"
#include "world/setting.hpp"
#include "world/world.hpp"

#include <string>
#include <vector>

namespace ssrsim {

/// A Monday, so that the first day of a plan begins a week; also the first day of most donors'
/// fiscal years within the week that holds 1 January.
inline constexpr Date first_monday{2004, 1, 5};

/// A country and a plan built by hand, every field at its declared default. The helpers return the
/// row they made, whose fields a test then sets by name. Rows are ordered by their ids.
///
/// Where a default would be an error, it is the one that takes the least part in what is tested:
/// no fiscal capacity, no wages (which counts as fully paid), no burn-in, a plan of ten years,
/// national lead 0, so that no ministry slows an activity down, and politics that stand still.
struct SmallCountry {
    SmallCountry();

    Country country;
    Plan plan;

    Region& region(const std::string& id, std::int32_t population = 100'000);
    /// At full strength.
    Institution& institution(const std::string& id, InstitutionKind kind,
                             std::int32_t establishment);
    Mission& mission(const std::string& id, Date start, Date end);
    static Post& posts(Mission& mission, const std::string& id, PostType type,
                       const std::string& institution, std::int32_t count);
    /// Commits the whole pledge, undiminished by reliability, by its own preferences only.
    Donor& donor(const std::string& id, double pledge);
    /// From the start of the plan, without consultation.
    Activity& activity(const std::string& id, ActivityKind kind, const std::string& institution,
                       double budget, double duration_weeks);

    Parameters& parameters() { return country.parameters; }
    /// Will, ownership, trust, insecurity, coordination and credibility stay as they are, nobody
    /// bargains, chooses or replans, and there are no crises. A donor's coordination is its
    /// willingness.
    SmallCountry& stand_still();
    /// The declared defaults of all that.
    SmallCountry& come_alive();
    /// Nobody leaves, nobody is recruited.
    SmallCountry& without_turnover();
    /// Procedures and equipment stay as they are.
    SmallCountry& without_decay();
};

/// Three regions and every link of the chain, two missions of which one follows the other, donors
/// of four channels, and an activity of each kind: where every process has something to do.
SmallCountry busy_country();

/// A setting and the world that lives in it. The environment's SSRSIM_TEST_SEED is added to the
/// seed, so that the suite can be run with other luck.
struct Trial {
    explicit Trial(const SmallCountry& small, std::uint64_t seed = 1, std::uint32_t replicate = 0);

    Setting country_alone;
    Setting setting;
    World world; ///< after the burn-in, with the plan

    /// Steps, and stops the test at a broken invariant.
    void weeks(std::int32_t count);
    void until(Week week) { weeks(week - world.week); }
};

/// Row number of an id; fails the test where there is none.
RegionId region_named(const Setting& setting, const std::string& id);
InstitutionId institution_named(const Setting& setting, const std::string& id);
MissionId mission_named(const Setting& setting, const std::string& id);
DonorId donor_named(const Setting& setting, const std::string& id);
ActivityId activity_named(const Setting& setting, const std::string& id);

/// Events of a kind.
std::vector<Event> of_kind(const std::vector<Event>& events, EventKind what);
int count(const std::vector<Event>& events, EventKind what);

/// The first slot that somebody holds.
OfficerId first_officer(const World& world);

/// A donor's books summed over institutions and posts.
LedgerRow books_of(const World& world, DonorId donor);

} // namespace ssrsim
