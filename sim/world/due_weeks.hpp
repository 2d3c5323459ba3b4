#pragma once

#include "core/calendar.hpp"
#include "core/contracts.hpp"
#include "core/ids.hpp"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace ssrsim {

namespace detail {

inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();
/// Rows that are searched together: as many as a word of marks has bits.
inline constexpr std::size_t due_block = 32;

/// Takes the week's rows out of a block of weeks; bit r of the result is set for row r. `earliest`
/// becomes that of the others.
std::uint32_t take_block(std::span<std::int32_t, due_block> due, std::int32_t week,
                         std::int32_t& earliest);

} // namespace detail

/// Events that wait for their week: at most one for each row of a table, and no data beside the
/// row. A column of weeks, searched every week in the blocks where one is due: it copies flat and
/// hands rows out in the order of their ids. A calendar of lists would jump about in memory.
template <class I>
class DueWeeks {
  public:
    DueWeeks() = default;
    explicit DueWeeks(std::size_t rows)
        : due_((rows + block - 1) / block * block, detail::never), // whole blocks
          earliest_(due_.size() / block, detail::never) {}

    [[nodiscard]] bool waits(I row) const { return due_[row.index()] != detail::never; }
    /// Week -1 where nothing waits.
    [[nodiscard]] Week due(I row) const { return Week{waits(row) ? due_[row.index()] : -1}; }

    void schedule(I row, Week week, Week now) {
        SSRSIM_EXPECT(!waits(row), "a row waits for one event at a time");
        SSRSIM_EXPECT(now < week && week.number < detail::never, "an event lies ahead");
        due_[row.index()] = week.number;
        std::int32_t& earliest = earliest_[row.index() / block];
        earliest = std::min(earliest, week.number);
    }

    /// Nothing happens where nothing waits.
    void cancel(I row) { due_[row.index()] = detail::never; }

    /// Puts the rows due in a week into `rows`, ascending; they wait no longer. Weeks are taken one
    /// after another: what was due before has been taken.
    void take(Week week, std::vector<I>& rows) {
        rows.clear();
        for (std::size_t at = 0; at < earliest_.size(); ++at) {
            if (earliest_[at] > week.number) continue;
            const std::span<std::int32_t, block> searched{&due_[at * block], block};
            std::uint32_t marks = detail::take_block(searched, week.number, earliest_[at]);
            for (; marks != 0; marks &= marks - 1) {
                const std::size_t row =
                    at * block + static_cast<std::size_t>(std::countr_zero(marks));
                rows.push_back(I{row});
            }
        }
    }

  private:
    static constexpr std::size_t block = detail::due_block;

    std::vector<std::int32_t> due_;      ///< never: nothing waits
    std::vector<std::int32_t> earliest_; ///< of a block's rows, or less
};

} // namespace ssrsim
