#include "core/hash.hpp"
#include "ensemble/ensemble.hpp"

#include <atomic>
#include <chrono>
#include <cstdint>
#include <gtest/gtest.h>
#include <thread>
#include <vector>

namespace ssrsim {
namespace {

/// A replicate whose content depends on its number alone, and whose length in time does not.
Trajectory synthetic(std::uint32_t key) {
    Trajectory trajectory;
    trajectory.replicate = key;
    trajectory.weeks = 3;
    for (std::uint32_t i = 0; i < 12; ++i)
        trajectory.series.push_back(static_cast<float>(hash_combine(key, i) % 1000));
    trajectory.digest = hash_combine(key, 99);
    // Later replicates are often quicker, so that they overtake where nothing holds them back.
    std::this_thread::sleep_for(std::chrono::microseconds(hash_combine(key, 7) % 800));
    return trajectory;
}

struct Seen {
    std::vector<std::uint32_t> keys;
    std::uint64_t digest = 0;
    EnsembleSummary summary;
};

Seen run(const EnsembleOptions& options) {
    Seen seen;
    Digest digest;
    seen.summary =
        run_ensemble(synthetic, options, [&](std::uint32_t key, Trajectory&& trajectory) {
            EXPECT_EQ(trajectory.replicate, key);
            seen.keys.push_back(key);
            digest.add(trajectory.digest);
            digest.add(trajectory.series);
        });
    seen.digest = digest.value();
    return seen;
}

TEST(Ensemble, HandsOnInOrderWhateverTheThreads) {
    const Seen alone = run({.first = 5, .count = 120, .threads = 1, .should_stop = {}});
    ASSERT_EQ(alone.keys.size(), 120u);
    for (std::uint32_t i = 0; i < 120; ++i)
        EXPECT_EQ(alone.keys[i], 5 + i);
    EXPECT_EQ(alone.summary.finished, 120u);
    EXPECT_FALSE(alone.summary.stopped);
    for (const int threads : {2, 3, 8, 0}) {
        const Seen together =
            run({.first = 5, .count = 120, .threads = threads, .should_stop = {}});
        EXPECT_EQ(together.keys, alone.keys) << threads << " threads";
        EXPECT_EQ(together.digest, alone.digest) << threads << " threads";
    }
}

TEST(Ensemble, DigestSeesAnotherReplicate) {
    const Seen one = run({.first = 0, .count = 10, .threads = 2, .should_stop = {}});
    const Seen other = run({.first = 1, .count = 10, .threads = 2, .should_stop = {}});
    EXPECT_NE(one.digest, other.digest);
}

TEST(Ensemble, HoldsABoundedNumberAndNeverTwoInTheSink) {
    constexpr int threads = 3;
    std::atomic<int> started{0};
    std::atomic<int> running{0};
    std::atomic<int> most_running{0};
    std::atomic<int> in_sink{0};
    int handed_on = 0;
    int most_held = 0;
    run_ensemble(
        [&](std::uint32_t key) {
            ++started;
            const int now = ++running;
            int most = most_running.load();
            while (now > most && !most_running.compare_exchange_weak(most, now)) {
            }
            // The first takes long: the others must not pile up behind it without end. It also
            // waits until a second one runs, however late a busy machine starts the threads.
            for (int waited = 0; key == 0 && waited < 30'000 && most_running.load() < 2; ++waited)
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            std::this_thread::sleep_for(std::chrono::milliseconds(key == 0 ? 60 : 1));
            --running;
            return synthetic(key);
        },
        {.first = 0, .count = 100, .threads = threads, .should_stop = {}},
        [&](std::uint32_t, Trajectory&&) {
            EXPECT_EQ(in_sink.fetch_add(1), 0);
            most_held = std::max(most_held, started.load() - handed_on);
            ++handed_on;
            in_sink.fetch_sub(1);
        });
    EXPECT_EQ(handed_on, 100);
    EXPECT_LE(most_held, 2 * threads);
    EXPECT_LE(most_running.load(), threads);
    EXPECT_GT(most_running.load(), 1) << "replicates run side by side";
}

TEST(Ensemble, StopKeepsThePrefixThatHadStarted) {
    for (const int threads : {1, 2, 4}) {
        std::atomic<std::uint32_t> started{0};
        std::vector<std::uint32_t> keys;
        const EnsembleSummary summary = run_ensemble(
            [&](std::uint32_t key) {
                ++started;
                return synthetic(key);
            },
            {.first = 0,
             .count = 1000,
             .threads = threads,
             .should_stop = [&] { return started >= 20; }},
            [&](std::uint32_t key, Trajectory&&) { keys.push_back(key); });
        EXPECT_TRUE(summary.stopped);
        EXPECT_EQ(summary.finished, started.load()) << "all that started finish and are handed on";
        EXPECT_EQ(keys.size(), summary.finished);
        EXPECT_GE(summary.finished, 20u);
        EXPECT_LE(summary.finished, 20u + 2u * static_cast<std::uint32_t>(threads));
        for (std::uint32_t i = 0; i < keys.size(); ++i)
            EXPECT_EQ(keys[i], i);
    }
}

TEST(Ensemble, StopBeforeTheFirstRunsNothing) {
    const Seen seen =
        run({.first = 0, .count = 10, .threads = 2, .should_stop = [] { return true; }});
    EXPECT_TRUE(seen.keys.empty());
    EXPECT_TRUE(seen.summary.stopped);
}

TEST(Ensemble, StopAfterTheLastIsNoStop) {
    std::uint32_t asked = 0;
    const Seen seen =
        run({.first = 0, .count = 4, .threads = 1, .should_stop = [&] { return ++asked > 4; }});
    EXPECT_EQ(seen.summary.finished, 4u);
    EXPECT_FALSE(seen.summary.stopped);
}

TEST(Ensemble, NothingAskedForNothingDone) {
    const Seen seen = run({});
    EXPECT_EQ(seen.summary.finished, 0u);
    EXPECT_FALSE(seen.summary.stopped);
}

} // namespace
} // namespace ssrsim
