#include "model/step.hpp"
#include "support/scenario_file.hpp"
#include "world/world.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <gtest/gtest.h>
#include <new>

// The week works in columns that stay: what it needs for a moment lies in `World::scratch`.

namespace {

std::int64_t allocations = 0;

} // namespace

// Not inlined: g++ 12 would take new and free, seen side by side, for a mistake.
[[gnu::noinline]] void* operator new(std::size_t size) {
    ++allocations;
    if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
    std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

namespace ssrsim {

// Lists of what has happened grow, and the largest class or the largest year of commitments comes
// some time: a few weeks in a hundred. Before anything is warm, in the first weeks, all are.
TEST(Allocations, AreRareOnceTheWeekIsWarm) {
    const Loaded loaded = load_from_disk(SSRSIM_SCENARIO_DIR "/burundi/scenario.toml");
    ASSERT_TRUE(loaded.scenario.has_value());
    const Setting alone = make_setting(loaded.scenario->country);
    const Setting setting = make_setting(loaded.scenario->country, loaded.scenario->plan);
    World world = populate(alone, Seeds::all(1), 0);
    while (world.week < alone.plan_begins)
        step(alone, world);
    world = branch(world, setting);
    constexpr int warming = 60;
    int weeks = 0;
    int weeks_that_allocate = 0;
    for (int week = 0; world.week < setting.plan_ends; ++week) {
        const std::int64_t before = allocations;
        step(setting, world);
        if (week < warming) {
            EXPECT_TRUE(week > 0 || allocations > before) << "allocations are counted";
            continue;
        }
        ++weeks;
        weeks_that_allocate += allocations > before ? 1 : 0;
    }
    EXPECT_GT(weeks, 300);
    EXPECT_LE(weeks_that_allocate, weeks / 25);
}

} // namespace ssrsim
