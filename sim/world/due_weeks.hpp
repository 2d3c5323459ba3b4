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

/// The last week for which an event can wait, in the year 2597: beyond every run.
inline constexpr Week last_week{std::numeric_limits<std::int16_t>::max() - 1};

namespace detail {

/// Weeks as they wait: short, so that a block of them is a line of the cache.
using DueWeek = std::int16_t;
inline constexpr DueWeek never = std::numeric_limits<DueWeek>::max();
/// Rows that are searched together: as many as a word of marks has bits.
inline constexpr std::size_t due_block = 32;

/// The weeks that have come: bit i of the result is set for weeks[i].
std::uint32_t marks_of_past(std::span<const DueWeek, due_block> weeks, DueWeek week);

/// Takes the week's rows out of a block of weeks; bit r of the result is set for row r. `earliest`
/// becomes that of the others.
std::uint32_t take_block(std::span<DueWeek, due_block> due, DueWeek week, DueWeek& earliest);

} // namespace detail

/// Events that wait for their week: at most one for each row of a table, and no data beside the
/// row. A column of weeks, searched every week in the blocks where one is due: it copies flat and
/// hands rows out in the order of their ids. A calendar of lists would jump about in memory.
template <class I>
class DueWeeks {
  public:
    DueWeeks() = default;
    explicit DueWeeks(std::size_t rows)
        : due_(whole_blocks(rows), detail::never),
          earliest_(whole_blocks(due_.size() / block), detail::never) {}

    [[nodiscard]] bool waits(I row) const { return due_[row.index()] != detail::never; }
    /// Week -1 where nothing waits.
    [[nodiscard]] Week due(I row) const { return Week{waits(row) ? due_[row.index()] : -1}; }

    void schedule(I row, Week week, Week now) {
        SSRSIM_EXPECT(!waits(row), "a row waits for one event at a time");
        SSRSIM_EXPECT(now < week, "an event lies ahead");
        const detail::DueWeek when = stored(week);
        due_[row.index()] = when;
        detail::DueWeek& earliest = earliest_[row.index() / block];
        earliest = std::min(earliest, when);
    }

    /// Nothing happens where nothing waits.
    void cancel(I row) { due_[row.index()] = detail::never; }

    /// Puts the rows due in a week into `rows`, ascending; they wait no longer. Weeks are taken one
    /// after another: what was due before has been taken.
    void take(Week week, std::vector<I>& rows) {
        rows.clear();
        for (std::size_t first = 0; first < earliest_.size(); first += block) {
            const std::span<const detail::DueWeek, block> blocks{&earliest_[first], block};
            std::uint32_t past = detail::marks_of_past(blocks, stored(week));
            for (; past != 0; past &= past - 1)
                take_block(first + static_cast<std::size_t>(std::countr_zero(past)), week, rows);
        }
    }

  private:
    static constexpr std::size_t block = detail::due_block;

    static constexpr detail::DueWeek stored(Week week) {
        SSRSIM_EXPECT(week <= last_week, "weeks end in the year 2597");
        return static_cast<detail::DueWeek>(week.number);
    }

    static constexpr std::size_t whole_blocks(std::size_t count) {
        return (count + block - 1) / block * block;
    }

    void take_block(std::size_t at, Week week, std::vector<I>& rows) {
        const std::span<detail::DueWeek, block> searched{&due_[at * block], block};
        std::uint32_t marks = detail::take_block(searched, stored(week), earliest_[at]);
        for (; marks != 0; marks &= marks - 1)
            rows.push_back(I{at * block + static_cast<std::size_t>(std::countr_zero(marks))});
    }

    std::vector<detail::DueWeek> due_;      ///< never: nothing waits
    std::vector<detail::DueWeek> earliest_; ///< of a block's rows, or less
};

} // namespace ssrsim
