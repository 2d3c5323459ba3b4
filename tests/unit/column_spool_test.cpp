#include "results/column_spool.hpp"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <gtest/gtest.h>
#include <malloc.h>
#include <span>
#include <vector>

namespace ssrsim {
namespace {

/// Exact, and another for each row and column.
float value_of(std::uint32_t row, std::size_t column) {
    return static_cast<float>(1000 * column + row);
}

TEST(ColumnSpool, GivesBackEveryValueWhateverTheBuffer) {
    constexpr std::size_t columns = 37;
    constexpr std::size_t rows = 101;
    // From one row a batch and one column a block to everything in memory.
    for (const std::size_t buffer : {1u, 400u, 1000u, 5000u, 20000u, 1000000u}) {
        ColumnSpool<float> spool{columns, buffer, testing::TempDir()};
        for (std::uint32_t r = 0; r < rows; ++r) {
            std::vector<float> row;
            for (std::size_t c = 0; c < columns; ++c)
                row.push_back(value_of(r, c));
            spool.add_row(row);
        }
        ASSERT_EQ(spool.rows(), rows);
        ASSERT_EQ(spool.error(), 0);
        EXPECT_EQ(spool.spilled(), buffer < 2 * columns * rows * sizeof(float)) << buffer;
        std::size_t next = 3;
        ASSERT_TRUE(
            spool.for_each_column(3, 30, [&](std::size_t column, std::span<const float> values) {
                ASSERT_EQ(column, next++);
                ASSERT_EQ(values.size(), rows);
                for (std::uint32_t r = 0; r < rows; ++r)
                    ASSERT_EQ(values[r], value_of(r, column)) << "buffer " << buffer;
            }));
        EXPECT_EQ(next, 33u);
        std::uint32_t seen = 0;
        ASSERT_TRUE(spool.for_each_row(10, 5, [&](std::size_t row, std::span<const float> values) {
            ASSERT_EQ(row, seen++);
            ASSERT_EQ(values.size(), 5u);
            for (std::size_t c = 0; c < 5; ++c)
                ASSERT_EQ(values[c], value_of(static_cast<std::uint32_t>(row), 10 + c));
        }));
        EXPECT_EQ(seen, rows);
    }
}

TEST(ColumnSpool, LeavesNoFileBehindAndSaysWhyItFails) {
    ColumnSpool<double> spool{4, 1, "/no/such/folder"};
    const std::vector<double> row{1, 2, 3, 4};
    spool.add_row(row);
    EXPECT_EQ(spool.error(), 0) << "one row fits";
    spool.add_row(row);
    EXPECT_EQ(spool.error(), ENOENT);
    EXPECT_FALSE(spool.for_each_column(0, 1, [](std::size_t, std::span<const double>) {}));
}

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool malloc_counts = false; // the sanitizers' allocators do not tell
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
constexpr bool malloc_counts = false;
#else
constexpr bool malloc_counts = true;
#endif
#else
constexpr bool malloc_counts = true;
#endif

std::size_t bytes_allocated() {
    const auto info = ::mallinfo2();
    return info.uordblks + info.hblkhd;
}

/// The most memory held while rows arrive and while columns are read.
std::size_t most_memory(std::size_t rows, std::size_t buffer) {
    constexpr std::size_t columns = 500;
    const std::size_t before = bytes_allocated();
    std::size_t most = 0;
    ColumnSpool<float> spool{columns, buffer, testing::TempDir()};
    const std::vector<float> row(columns, 1.5f);
    for (std::size_t r = 0; r < rows; ++r) {
        spool.add_row(row);
        most = std::max(most, bytes_allocated() - before);
    }
    EXPECT_TRUE(spool.for_each_column(0, columns, [&](std::size_t, std::span<const float>) {
        most = std::max(most, bytes_allocated() - before);
    }));
    return most;
}

TEST(ColumnSpool, MemoryDoesNotGrowWithTheRows) {
    if (!malloc_counts) {
        SUCCEED();
        return;
    }
    constexpr std::size_t buffer = 256u << 10;
    constexpr std::size_t slack = 16u << 10; // the list of batches and the row itself
    const std::size_t few = most_memory(1000, buffer);
    const std::size_t many = most_memory(8000, buffer);
    EXPECT_LE(few, buffer + slack);
    EXPECT_LE(many, buffer + slack);
    // The same rows held in memory would show.
    EXPECT_GT(most_memory(8000, 64u << 20), 8000u * 500u * sizeof(float));
}

} // namespace
} // namespace ssrsim
