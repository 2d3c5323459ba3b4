#include "model/cases.hpp"
#include "model/step.hpp"
#include "support/chain.hpp"
#include "support/statistics.hpp"

#include <cmath>
#include <gtest/gtest.h>
#include <string>
#include <vector>

// What the two groups of a region get of the chain: access, abuse and the gap between them.

namespace ssrsim {

// Women in a region's police and inclusion close a part of the lack of access there: half of what
// women can, for half of the share that makes the whole difference. 6 sigma (2e-9 each).
TEST(ServiceChain, WomenAndInclusionOpenAccess) {
    Trial run{chain()};
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    const InstitutionId police = institution_named(run.setting, "police");
    for (const UnitId unit : run.setting.institutions[police].units) {
        const bool in_east = run.setting.units.region[unit] == RegionId{0};
        run.world.units.strength[unit] = 1'000;
        run.world.units.women[unit] =
            in_east ? static_cast<std::int32_t>(std::floor(500.0 * p.women_reference)) : 0;
    }
    run.world.institutions.inclusion[police] = 0.3;
    for (const RegionId region : run.setting.regions.ids()) {
        const CellId cell = cell_of(region, Group::marginalised);
        run.setting.cells[cell].population = 60'000;
    }
    double incidents[2] = {};
    double reported[2] = {};
    for (int week = 0; week < 2000; ++week) {
        report_incidents(run.setting, run.world);
        for (const RegionId region : run.setting.regions.ids()) {
            const CellId cell = cell_of(region, Group::marginalised);
            incidents[region.index()] += run.world.cells.incidents[cell];
            reported[region.index()] += run.world.cells.reported[cell];
        }
        ++run.world.week;
    }
    for (const std::size_t region : {0u, 1u}) {
        const double women = std::floor(500.0 * p.women_reference) / 1'000.0 / p.women_reference;
        const double closed =
            p.access_women * (region == 0 ? women : 0.0) + p.access_inclusion * 0.3;
        const double share =
            (p.reporting_low + (p.reporting_high - p.reporting_low) * 0.2) * (0.75 + 0.25 * closed);
        EXPECT_LT(std::fabs(binomial_z(reported[region], incidents[region], share)), six_sigma);
    }
}

// Abuse beside the cases: officers on duty × contact × (½ + ½ equipment) × (1 − ḡ)² a year, for
// each group by its numbers and exposure. 6 sigma (2e-9 each).
TEST(ServiceChain, AbuseGrowsWithTheSquareOfWhatIntegrityLacks) {
    SmallCountry small = chain();
    small.country.regions.erase("west");
    Trial run{small};
    UnitColumns& u = run.world.units;
    double officers = 0.0;
    for (const UnitId unit :
         run.setting.institutions[institution_named(run.setting, "police")].units) {
        u.strength[unit] = 100'000;
        u.on_courses[unit] = 20'000;
        u.integrity[unit] = 0.4;
        u.equipment[unit] = 0.3;
        officers += 80'000.0;
    }
    double abuse[2] = {};
    for (int week = 0; week < 1000; ++week) {
        handle_cases(run.setting, run.world);
        for (const Group group : groups) {
            abuse[static_cast<std::size_t>(group)] +=
                run.world.cells.abuse[cell_of(RegionId{0}, group)];
        }
        ++run.world.week;
    }
    const double all = 1000 * officers * run.setting.parameters.service_chain.contact_rate *
                       week_in_years * (0.5 + 0.5 * 0.3) * 0.6 * 0.6;
    const double exposed = run.setting.parameters.service_chain.marginalised_contact;
    for (const auto& [group, mean] :
         {std::pair{0u, all * 0.7}, std::pair{1u, all * 0.3 * exposed}}) {
        ASSERT_GT(mean, 1000.0);
        EXPECT_LT(std::fabs(abuse[group] - mean) / std::sqrt(mean), six_sigma);
    }
}

TEST(ServiceChain, WithoutMarginalisedPeopleNothingHappensToThem) {
    SmallCountry small = chain();
    for (auto& [id, region] : small.country.regions)
        region.marginalised_share = 0.0;
    Trial run{small};
    for (int week = 0; week < 100; ++week) {
        run.weeks(1);
        for (const RegionId region : run.setting.regions.ids()) {
            const CellId cell = cell_of(region, Group::marginalised);
            ASSERT_EQ(run.world.cells.incidents[cell], 0);
            ASSERT_EQ(run.world.cells.abuse[cell], 0);
            ASSERT_EQ(run.world.cells.police_queue[cell], 0);
        }
    }
}

namespace {

/// How the marginalised differ from as many others.
struct Differ {
    bool access = false;
    bool confidence = false;
    bool contact = false;
};

struct Served {
    std::vector<double> gaps;               ///< in the part of incidents served, by replicate
    double abuse[group_count] = {0.0, 0.0}; ///< beside the cases, in all of them
};

Served serve_two_halves(Differ differ) {
    SmallCountry small = chain();
    for (auto& [id, region] : small.country.regions) {
        region.marginalised_share = 0.5;
        if (!differ.confidence) region.confidence_marginalised = region.confidence_majority;
    }
    ServiceChainParameters& p = small.parameters().service_chain;
    p.misconduct = 0.0;     // leaves the abuse beside the cases …
    p.contact_rate *= 50.0; // … of which a ratio needs a lot
    if (!differ.access) p.marginalised_access = 1.0;
    if (!differ.contact) p.marginalised_contact = 1.0;
    small.without_turnover();
    Served served;
    for (std::uint32_t replicate = 0; replicate < 400; ++replicate) {
        Trial run{small, 1, replicate};
        double incidents[group_count] = {0.0, 0.0};
        double delivered[group_count] = {0.0, 0.0};
        for (int week = 0; week < 100; ++week) {
            run.weeks(1);
            const CellColumns& k = run.world.cells;
            for (const RegionId region : run.setting.regions.ids()) {
                for (const Group group : groups) {
                    const CellId cell = cell_of(region, group);
                    const auto i = static_cast<std::size_t>(group);
                    incidents[i] += k.incidents[cell];
                    delivered[i] += k.delivered_by_state[cell] + k.delivered_by_custom[cell];
                    served.abuse[i] += k.abuse[cell];
                }
            }
        }
        served.gaps.push_back(delivered[0] / incidents[0] - delivered[1] / incidents[1]);
    }
    return served;
}

} // namespace

// Equal people are served equally and abused alike. Access and confidence each open a gap; exposure
// alone doubles the abuse, which is Poisson, so that of all of it the marginalised suffer a
// binomial number. Checks at 6 sigma, of replicates and of counts (2e-9 each): a gap of 0.0012
// would be seen, where access opens one of 0.007 and confidence one of 0.011; so would an exposure
// of 1.96 for 2.
TEST(ServiceChain, EquityGapComesFromAccessConfidenceAndExposure) {
    for (const Differ differ :
         {Differ{}, Differ{.access = true}, Differ{.confidence = true}, Differ{.contact = true}}) {
        const Served served = serve_two_halves(differ);
        const Sample gap = sample_of(served.gaps);
        if (differ.access || differ.confidence)
            EXPECT_GT(gap.z(0.0), six_sigma);
        else
            EXPECT_LT(std::fabs(gap.z(0.0)), six_sigma);
        const double exposed = differ.contact ? 2.0 : 1.0;
        const double all = served.abuse[0] + served.abuse[1];
        EXPECT_LT(std::fabs(binomial_z(served.abuse[1], all, exposed / (1.0 + exposed))),
                  six_sigma);
    }
}

} // namespace ssrsim
