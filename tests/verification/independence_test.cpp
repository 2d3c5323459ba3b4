#include "core/hash.hpp"
#include "model/processes.hpp"
#include "model/step.hpp"
#include "support/draw_log.hpp"
#include "support/small_country.hpp"
#include "world/officers.hpp"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <map>
#include <string>
#include <vector>

// Draws are addressed by their meaning. So what is added to a scenario takes nobody else's luck:
// the same address has the same value, and the same thing in the world still has its address.

namespace ssrsim {

namespace {

constexpr int weeks_run = 160;

std::string name_of_unit(const Setting& setting, UnitId unit) {
    const InstitutionId c = setting.units.institution[unit];
    std::int32_t number = 0;
    for (const UnitId other : setting.institutions[c].units) {
        if (other == unit) break;
        if (setting.units.region[other] == setting.units.region[unit]) ++number;
    }
    return setting.institutions[c].id + '/' + setting.regions[setting.units.region[unit]].id + '/' +
           std::to_string(number);
}

/// What chance decided, by names that mean the same in every scenario.
using Chances = std::map<std::string, double>;

/// Skill, integrity and tenure of those who serve at the beginning.
void note_people(const Trial& run, Chances& chances) {
    for (const UnitId unit : run.setting.units.key.ids()) {
        const std::int32_t first = run.setting.units.first_slot[unit];
        for (std::int32_t place = 0; place < run.setting.units.strength[unit]; ++place) {
            const OfficerId slot{first + place};
            const std::string name =
                "officer " + name_of_unit(run.setting, unit) + '/' + std::to_string(place);
            chances[name + " skill"] = run.world.officers[slot].skill_base;
            chances[name + " integrity"] = run.world.officers[slot].integrity_base;
            chances[name + " joined"] = run.world.officers[slot].joined;
            chances[name + " leaves"] = run.world.officers.leaving.due(slot).number;
        }
    }
}

void note_week(const Trial& run, Chances& chances) {
    const std::string week = std::to_string(run.world.week.number);
    for (const CellId cell : run.setting.cells.ids()) {
        const CellFacts& facts = run.setting.cells[cell];
        const std::string name = run.setting.regions[facts.region].id +
                                 (facts.group == Group::majority ? " majority " : " marginalised ");
        chances["incidents " + name + week] = run.world.cells.incidents[cell];
        chances["reported " + name + week] = run.world.cells.reported[cell];
    }
    std::map<std::string, int> numbers;
    for (const PostId post : run.setting.posts.ids()) {
        const PostFacts& facts = run.setting.posts[post];
        const std::string group =
            run.setting.missions[facts.mission].id + '/' + std::string{word_of(facts.type)} + '/' +
            (facts.institution.exists() ? run.setting.institutions[facts.institution].id : "all");
        const std::string name = group + '/' + std::to_string(numbers[group]++);
        const Adviser& adviser = run.world.posts[post].incumbent;
        if (!adviser.present) continue;
        const std::string person = "adviser " + name + '/' + std::to_string(adviser.turn);
        chances[person + " technical"] = adviser.technical;
        chances[person + " language"] = adviser.language;
        chances[person + " arrived"] = adviser.arrived.number;
    }
}

void note_money(const Trial& run, Chances& chances) {
    std::map<std::string, int> tranches;
    for (const Lot& lot : run.world.finance.lots) {
        const std::string name =
            run.setting.donors[lot.donor].id + '/' +
            (lot.institution.exists() ? run.setting.institutions[lot.institution].id : "posts") +
            '/' + std::to_string(lot.vintage);
        chances["lot " + name + '/' + std::to_string(tranches[name]++)] = lot.arrives.number;
    }
}

struct Observed {
    DrawLog log;
    Chances chances;
};

void observe(const SmallCountry& small, Observed& observed, std::uint64_t seed = 4,
             std::uint32_t replicate = 0) {
    SmallCountry without_burn_in = small;
    without_burn_in.country.burn_in_years = 0.0;
    Trial run{without_burn_in, seed, replicate};
    note_people(run, observed.chances);
    observed.log.attach(run.world.luck);
    for (int week = 0; week < weeks_run; ++week) {
        step(run.setting, run.world);
        note_week(run, observed.chances);
    }
    note_money(run, observed.chances);
}

struct Comparison {
    double common = 0.0; ///< share of the first run's addresses that the second has too
    int differing = 0;   ///< of the common ones, with another value
    double kept = 0.0;   ///< share of the first run's chances that the second names too
    int changed = 0;     ///< of these, decided otherwise
    std::string example;
};

Comparison compare(const Observed& base, const Observed& other) {
    Comparison c;
    for (const auto& [address, drawn] : base.log.draws()) {
        const auto found = other.log.draws().find(address);
        if (found == other.log.draws().end()) continue;
        c.common += 1.0;
        if (found->second.value != drawn.value) ++c.differing;
    }
    c.common /= static_cast<double>(base.log.draws().size());
    for (const auto& [name, value] : base.chances) {
        const auto found = other.chances.find(name);
        if (found == other.chances.end()) continue;
        c.kept += 1.0;
        if (found->second != value) {
            ++c.changed;
            c.example = name;
        }
    }
    c.kept /= static_cast<double>(base.chances.size());
    return c;
}

/// A change to the scenario, and the share of draws that must still be there. Below 1 because the
/// change moves the world, in which other people leave and other classes begin.
struct Change {
    const char* name;
    void (*make)(SmallCountry& small);
    double least_common;
};

const Change changes[] = {
    {"a donor that sorts first",
     [](SmallCountry& small) { small.donor("aaa", 250'000).preferences = {{"courts", 1.0}}; },
     0.95},
    {"an officer more in an establishment",
     [](SmallCountry& small) {
         ++small.country.institutions.at("army").establishment;
         ++small.country.institutions.at("army").strength;
     },
     0.95},
    {"an institution that sorts first",
     [](SmallCountry& small) { small.institution("academy", InstitutionKind::ministry, 30); },
     0.95},
    {"a region that sorts first", [](SmallCountry& small) { small.region("aaa", 100); }, 0.95},
    {"a parameter", [](SmallCountry& small) { small.parameters().officers.fitting_post = 0.9; },
     0.95},
    {"a training activity",
     [](SmallCountry& small) {
         small.activity("aaa", ActivityKind::training, "prisons", 80'000, 60).trainees = 40;
     },
     0.95},
    {"a mission that sorts first",
     [](SmallCountry& small) {
         Mission& mission = small.mission("aaa", first_monday, Date{2008, 1, 7});
         SmallCountry::posts(mission, "mentors", PostType::mentor, "courts", 5);
     },
     0.95},
    {"posts in a group",
     [](SmallCountry& small) { small.plan.missions.at("unob").posts.at("mentors").count += 3; },
     0.95},
};

} // namespace

TEST(Independence, WhatIsAddedTakesNobodysLuck) {
    Observed base;
    observe(busy_country(), base);
    ASSERT_GT(base.log.draws().size(), 5'000u);
    for (const Change& change : changes) {
        SmallCountry small = busy_country();
        change.make(small);
        Observed other;
        observe(small, other);
        const Comparison c = compare(base, other);
        EXPECT_EQ(c.differing, 0) << change.name;
        EXPECT_GE(c.common, change.least_common) << change.name;
    }
}

// Where trust, ownership and the rest of the feedback stand still, the same luck is the same fate:
// nobody else's incidents, careers, arrivals or delays change.
TEST(Independence, WhatIsAddedChangesNobodysFate) {
    SmallCountry still = busy_country();
    still.stand_still();
    still.parameters().service_chain.access_women = 0.0; // who is hired away opens no doors
    Observed base;
    observe(still, base);
    ASSERT_GT(base.chances.size(), 2'000u);
    for (const Change& change : changes) {
        SmallCountry small = still;
        change.make(small);
        Observed other;
        observe(small, other);
        const Comparison c = compare(base, other);
        EXPECT_EQ(c.changed, 0) << change.name << ": " << c.example;
        EXPECT_EQ(c.kept, 1.0) << change.name;
    }
}

TEST(Independence, AnotherReplicateOrSeedIsOtherLuckAtTheSameAddresses) {
    Observed base;
    observe(busy_country(), base);
    for (const auto& [seed, replicate] : {std::pair{4u, 1u}, std::pair{5u, 0u}}) {
        Observed other;
        observe(busy_country(), other, seed, replicate);
        const Comparison c = compare(base, other);
        // Incidents, reports and the rest of a week are at the same addresses; people who left and
        // came are not.
        EXPECT_GT(c.common, 0.6);
        EXPECT_GT(c.differing, 0.999 * c.common * static_cast<double>(base.log.draws().size()));
    }
    Observed again;
    observe(busy_country(), again);
    const Comparison same = compare(base, again);
    EXPECT_EQ(same.common, 1.0);
    EXPECT_EQ(same.differing, 0);
}

// Who somebody is hangs on their own addresses (docs/explanation/odd.md, 8.5), and what befalls a
// group on those of its region.
TEST(Independence, PeopleAndGroupsHaveTheDrawsOfTheirAddresses) {
    SmallCountry small = busy_country();
    small.country.burn_in_years = 0.0;
    for (auto& [id, institution] : small.country.institutions)
        institution.women = 0.5; // some in every unit, whatever the seed
    Trial run{small, 8};
    const Luck& luck = run.world.luck;
    const UnitId unit{0};
    const InstitutionFacts& facts = run.setting.institutions[run.setting.units.institution[unit]];
    ASSERT_GT(facts.women, 0.0);
    const double spread = run.setting.parameters.officers.person_spread;
    const auto trait = [&](std::uint64_t key, std::uint32_t index, double median) {
        const double z = luck.normal(key, Decision::officer_traits, 0, index);
        return 1.0 / (1.0 + std::exp(-spread * z) * (1.0 - median) / median);
    };
    int women = 0;
    for (const OfficerId id : run.setting.units.slots_of(unit)) {
        if (run.world.officers.is_free(id)) continue;
        const Officer& officer = run.world.officers[id];
        EXPECT_NEAR(skill_of(run.world, unit, id), trait(officer.key, 0, facts.skill), 1e-12);
        EXPECT_NEAR(integrity_of(run.world, unit, id), trait(officer.key, 1, facts.integrity),
                    1e-12);
        EXPECT_EQ(officer.woman, luck.bernoulli(officer.key, Decision::officer_gender_and_rota, 0,
                                                facts.women, 0));
        EXPECT_EQ(officer.rota, luck.uniform(officer.key, Decision::officer_gender_and_rota, 0, 1));
        women += officer.woman ? 1 : 0;
    }
    EXPECT_GT(women, 0);
    const auto week = static_cast<std::uint32_t>(run.world.week.number);
    run.world.regions.insecurity[RegionId{1}] = 0.0;
    report_incidents(run.setting, run.world);
    const ServiceChainParameters& p = run.setting.parameters.service_chain;
    for (const Group group : groups) {
        const CellId cell = cell_of(RegionId{1}, group);
        const double mean =
            run.setting.cells[cell].population * (p.incident_rate / 1000.0) * week_in_years;
        EXPECT_EQ(run.world.cells.incidents[cell],
                  luck.poisson(run.setting.region_keys[RegionId{1}], Decision::incidents, week,
                               mean, static_cast<std::uint32_t>(group)));
    }
}

TEST(Independence, NoAddressIsDrawnTwiceInARun) {
    Observed observed;
    observe(busy_country(), observed);
    for (const auto& [address, drawn] : observed.log.draws()) {
        ASSERT_EQ(drawn.times, 1) << "decision " << static_cast<int>(address.what) << " when "
                                  << address.when << " index " << address.index;
    }
}

// One seed a group of decisions: with the seed of people changed, the country's and the shocks'
// draws stay.
TEST(Independence, SeedsMoveTheirOwnGroupOnly) {
    SmallCountry small = busy_country();
    small.country.burn_in_years = 0.0;
    const Setting alone = make_setting(small.country);
    const Setting setting = make_setting(small.country, small.plan);
    const auto log = [&](Seeds seeds, DrawLog& draws) {
        World world = branch(populate(alone, seeds, 0), setting);
        draws.attach(world.luck);
        for (int week = 0; week < 60; ++week)
            step(setting, world);
    };
    DrawLog base;
    DrawLog moved;
    log({1, 1, 1}, base);
    log({1, 2, 1}, moved);
    std::map<SeedGroup, std::pair<int, int>> equal_of;
    for (const auto& [address, drawn] : base.draws()) {
        const auto found = moved.draws().find(address);
        if (found == moved.draws().end()) continue;
        auto& [equal, all] = equal_of[seed_group(address.what)];
        ++all;
        if (found->second.value == drawn.value) ++equal;
    }
    EXPECT_EQ(equal_of[SeedGroup::country].first, equal_of[SeedGroup::country].second);
    EXPECT_EQ(equal_of[SeedGroup::shocks].first, equal_of[SeedGroup::shocks].second);
    EXPECT_GT(equal_of[SeedGroup::shocks].second, 10);
    EXPECT_GT(equal_of[SeedGroup::people].second, 100);
    EXPECT_EQ(equal_of[SeedGroup::people].first, 0);
}

namespace {

/// As many regions, institutions and officers as Burundi had in 2004.
SmallCountry large_country() {
    SmallCountry small;
    small.country.fiscal_capacity = money_of(60e6);
    for (int i = 0; i < 17; ++i)
        small.region("province" + std::to_string(10 + i), 440'000);
    const auto add = [&](const char* id, InstitutionKind kind, std::int32_t size,
                         std::int32_t unit) {
        Institution& row = small.institution(id, kind, size);
        row.strength = size * 9 / 10;
        row.unit_size = unit;
        row.wage = money_of(600);
        row.budget_share = size / 55'000.0;
    };
    add("army", InstitutionKind::defence, 28'000, 500);
    add("police", InstitutionKind::police, 20'000, 120);
    add("courts", InstitutionKind::justice, 1'500, 10);
    add("prisons", InstitutionKind::corrections, 700, 60);
    for (const char* id : {"interior", "defence", "law"}) {
        add(id, InstitutionKind::ministry, 150, 50);
    }
    Mission& mission = small.mission("onub", first_monday, Date{2012, 1, 2});
    SmallCountry::posts(mission, "mentors", PostType::mentor, "police", 2'000);
    small.mission("binub", first_monday, Date{2012, 1, 2}).posts = mission.posts;
    for (int i = 0; i < 40; ++i)
        small.donor("donor" + std::to_string(i), 1e6);
    return small;
}

} // namespace

// 64-bit keys of n entities collide with probability n²/2^65: 3e-10 for 10^5.
TEST(Independence, KeysOfACountryOfBurundisSizeDoNotCollide) {
    Trial run{large_country()};
    const Setting& setting = run.setting;
    std::vector<std::uint64_t> keys;
    for (const std::uint64_t key : setting.region_keys)
        keys.push_back(key);
    for (const std::uint64_t key : setting.institution_keys)
        keys.push_back(key);
    for (const std::uint64_t key : setting.units.key)
        keys.push_back(key);
    for (const DonorFacts& donor : setting.donors) {
        keys.push_back(donor.key);
        for (const std::uint64_t key : setting.institution_keys)
            keys.push_back(hash_combine(donor.key, key));
    }
    for (const PostFacts& post : setting.posts) {
        keys.push_back(post.key);
        for (std::uint64_t turn = 0; turn < 10; ++turn) {
            keys.push_back(hash_combine(post.key, turn));
        }
    }
    std::vector<std::uint64_t> people;
    const auto add_people = [&] {
        for (const OfficerId officer : run.world.officers.ids()) {
            if (!run.world.officers.is_free(officer))
                people.push_back(run.world.officers[officer].key);
        }
        std::sort(people.begin(), people.end());
        people.erase(std::unique(people.begin(), people.end()), people.end());
    };
    add_people();
    const std::size_t first = people.size();
    for (int week = 0; week < 104; ++week) {
        const std::int64_t hired = run.world.personnel.hired;
        step(setting, run.world);
        if (run.world.personnel.hired > hired) add_people(); // before any of the class can leave
    }
    // Nobody was lost to a shared key: everybody who was ever there has one of their own.
    EXPECT_EQ(people.size(), first + static_cast<std::size_t>(run.world.personnel.hired));
    EXPECT_EQ(first, static_cast<std::size_t>(run.world.first_strength));
    EXPECT_GT(people.size(), 45'000u);
    keys.insert(keys.end(), people.begin(), people.end());
    EXPECT_GT(keys.size(), 85'000u);
    std::sort(keys.begin(), keys.end());
    EXPECT_EQ(std::adjacent_find(keys.begin(), keys.end()), keys.end());
}

} // namespace ssrsim
